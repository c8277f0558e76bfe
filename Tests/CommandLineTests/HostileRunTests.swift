internal import Basics
internal import Foundation
internal import TestSupport
internal import Testing

/// What a run must not do, and what must not change it.
@Suite struct HostileRunTests {
  private static let listing =
    "cd repo; find . -printf '%p %y %m %s %T@ %C@ %l\\n' | sort; "
    + "find . -type f -print0 | sort -z | xargs -0 sha256sum"

  @Test(arguments: [
    "", "git gc -q", "git update-index --split-index", "git repack -adq; rm -r svc/b",
  ])
  func nothingInTheRepositoryIsTouched(_ script: String) throws {
    let scene = try BadInputScene(script)
    let before = try scene.shell(Self.listing)
    let commands = [["check"], ["status"], ["who", "svc/a"], ["check", "--rev", "HEAD"]]
    for command in commands {
      _ = try scene.leadlint(command[0], command.dropFirst() + ["--no-cache"])
      #expect(try scene.shell(Self.listing) == before, "\(command)")
    }
    // The index is leadlint's own, as is what it keeps beside it; only the directory that they are
    // made in shows that they are there.
    for command in commands {
      _ = try scene.leadlint(command[0], Array(command.dropFirst()))
      let lines = { (bytes: [UInt8]) in
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
          !$0.contains("/.git/leadlint") && !$0.hasPrefix("./.git ")
            && !$0.contains(" ./.git/leadlint/")
        }
      }
      #expect(try lines(scene.shell(Self.listing)) == lines(before), "\(command)")
    }
    #expect(
      try scene.shell("ls -A repo/.git/leadlint | sed 's/[0-9a-f]*$//' | sort -u")
        == Array("history.index\n".utf8))
  }

  @Test func aRepositoryThatCannotBeWrittenIsJudged() throws {
    let scene = try BadInputScene("chmod -R a-w .")
    #expect(try scene.leadlint("check").status == 1)
    try scene.shell("chmod -R u+w repo")
  }

  @Test func theSameBytesComeOutWhereverAndWheneverItRuns() async throws {
    let scene = try BadInputScene("")
    let arguments = ["--format", "json"]
    let expected = try scene.leadlint("status", arguments).standardOutput
    for environment in [
      ["TZ": "Asia/Tokyo"], ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C", "LANG": "de_DE"],
      ["HOME": "/nonexistent"], ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"],
    ] {
      let output = try scene.leadlint("status", arguments, environment: environment)
      #expect(output.standardOutput == expected, "\(environment)")
    }
    let elsewhere = try LeadlintProgram.run(
      ["status", "--now", "2026-11-22"] + arguments, home: scene.directory.path,
      directory: scene.path + "/svc/a")
    #expect(elsewhere.standardOutput == expected)
    let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<20 {
        group.addTask { try scene.leadlint("status", arguments).standardOutput }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.count == 20 && all.allSatisfy { $0 == expected })
  }
}

/// Commits and trees as no honest git writes them.
@Suite struct HostileHistoryTests {
  private static let commit = """
    T=$(git rev-parse HEAD^{tree}); P=$(git rev-parse HEAD); B=$(git rev-parse HEAD:svc/b/OWNERS.lead)
    S=$(git rev-parse HEAD:svc/b)
    WHO='A <a@x.y> 1767268800 +0000'

    """

  private func expectOrderly(_ scene: BadInputScene, _ status: ClosedRange<Int32>) throws {
    for mode in [[], ["--rev", "HEAD"]] {
      for command in [["check"], ["status"], ["check", "--format", "json"], ["who", "svc/a"]] {
        let output = try scene.leadlint(command[0], Array(command.dropFirst()) + mode)
        #expect(output.isOrderly && output.isPlain, "\(command) \(output.status)")
        #expect(command[0] == "who" || status.contains(output.status), "\(output.errorText)")
        if command.contains("json"), output.status != 2 {
          _ = try output.object()
        }
      }
    }
  }

  @Test(
    arguments: [
      "0 +0000", "2147483648 +0000", "8589934592 +0000", "9223372036854775807 +0000",
      "9223372036854775808 +0000", "-1000 +0000", "-9223372036854775808 +0000",
      "99999999999999999999999 +0000", "garbage", "1 +9999", "1 -1234567", "1767268800", "",
    ])
  func anyDateIsLivedWith(_ date: String) throws {
    let scene = try BadInputScene(
      Self.commit
        + """
        for n in 1 2 3; do
        commit "tree $T\\nparent $(git rev-parse HEAD)\\nauthor A <a@x.y> \(date)\\ncommitter A <a@x.y> \(date)\\n\\n$n\\n"
        done
        """)
    try expectOrderly(scene, 0...1)
  }

  @Test(
    arguments: [
      "tree $T\\nparent $P\\n\\nno author\\n",
      "tree $T\\nparent $P\\nauthor $WHO\\n\\nno committer",
      "tree $T\\nparent $P\\nauthor $WHO\\nauthor B <b@x.y> 1 +0000\\ncommitter $WHO\\n\\ntwo",
      "tree $T\\nparent $P\\nauthor A a@x.y 1 +0000\\ncommitter A <> 1 +0000\\n\\n",
      "tree $T\\nparent $P\\nauthor \\033[31mA\\r <a\\033@x.y> 1767268800 +0000\\ncommitter $WHO\\n"
        + "encoding \\033[31m\\n\\n::error::x\\n\\033[2J",
      "tree $T\\nparent $P\\nauthor A\\x9b31m \\xe9 <a@x.y> 1767268800 +0000\\ncommitter $WHO\\n\\n\\xe9",
      "tree $T\\nparent $P", "tree $T\\n",
      "tree $T\\nparent $P\\nparent $P\\nauthor $WHO\\n\\nsame",
    ])
  func aMalformedCommitCostsItself(_ text: String) throws {
    try expectOrderly(try BadInputScene(Self.commit + "commit \"\(text)\""), 0...1)
  }

  @Test(
    arguments: [
      "entry 40000 .. $S", "entry 40000 . $S", "entry 40000 .git $S", "entry 40000 a/b $S",
      "entry 40000 ::error::x $S", "entry 40000 $'\\x1b[31m' $S", "entry 40000 $'a\\nb' $S",
      "entry 40000 $'\\xe9' $S", "entry 40000 $'\\u202e' $S", "entry 777777 OWNERS.lead $B",
      "entry 100644 OWNERS.lead $S", "entry 160000 OWNERS.lead $B",
      "(entry 100644 OWNERS.lead $B; entry 100644 OWNERS.lead $B; entry 40000 a $S; entry 40000 a $S)",
    ])
  func aTreeWithOddNamesIsJudged(_ tree: String) throws {
    let scene = try BadInputScene(
      Self.commit
        + "R=$(\(tree) | tree); commit \"tree $R\\nparent $P\\nauthor $WHO\\ncommitter $WHO\\n\\nx\""
    )
    try expectOrderly(scene, 0...1)
    let output = try scene.leadlint("status", ["--rev", "HEAD", "--format", "json"])
    let areas = try output.objects("areas")
    let paths = areas.compactMap { $0["path"] as? String }
    #expect(paths.count == areas.count && Set(paths).count == paths.count)
  }

  @Test(
    arguments: [
      "printf '100644 OWN' | tree", "entry 40000 x $B | tree", "entry 40000 '' $S | tree",
      "entry 40000 x 1111111111111111111111111111111111111111 | tree",
    ])
  func aTreeThatCannotBeReadStopsTheRun(_ tree: String) throws {
    let scene = try BadInputScene(
      Self.commit
        + "R=$(\(tree)); commit \"tree $R\\nparent $P\\nauthor $WHO\\ncommitter $WHO\\n\\nx\"")
    try expectOrderly(scene, 2...2)
  }

  @Test func historiesOfOddShapesAreJudged() throws {
    for script in [
      // Only root commits; only merges besides; only empty commits.
      "git checkout -q --orphan other; git commit -qm root; git merge -q --allow-unrelated-histories main -m m",
      "for i in 1 2 3; do C=$(git commit-tree -p HEAD -p HEAD~1 -m m HEAD^{tree}); "
        + "git update-ref HEAD $C; done",
      "git checkout -q --orphan o; git rm -rfq .; for i in 1 2 3; do git commit -q --allow-empty -m e; done",
      "git checkout -q --orphan o; git commit -qm 'root only'; git branch -D main -q",
    ] {
      try expectOrderly(try BadInputScene(script), 0...1)
    }
  }

  @Test func aTreeOfSharedSubtreesDoesNotExplode() throws {
    // 20,000 paths out of a few objects, and a path of 3,000 directories.
    let scene = try BadInputScene(
      Self.commit
        + """
        D=$(entry 100644 f $B | tree)
        for i in 1 2 3 4; do D=$(for k in 0 1 2 3 4 5 6 7 8 9; do entry 40000 d$k $D; done | tree); done
        R=$( (entry 40000 bomb $D; entry 40000 svc $(git rev-parse HEAD:svc)) | tree)
        commit "tree $R\\nparent $P\\nauthor $WHO\\ncommitter $WHO\\n\\nx"
        """)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try scene.leadlint("check", ["--rev", "HEAD"]).status == 1)
    #expect(clock.now - start < .seconds(30))
    let deep = try BadInputScene("")
    let path = Array(repeating: "d", count: 3000).joined(separator: "/") + "/f"
    try deep.directory.write(
      "commit refs/heads/main\ncommitter A <a@x.y> 1767268800 +0000\ndata 1\nx\n"
        + "from refs/heads/main^0\nM 100644 inline \(path)\ndata 2\nx\n\n", to: "stream")
    try deep.shell("cd repo; git fast-import --quiet < ../stream")
    let output = try deep.leadlint("check", ["--rev", "HEAD"])
    #expect(output.status == 1 && output.errorText.contains("deeper than 1024"))
  }
}
