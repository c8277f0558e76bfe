internal import CSystem
internal import Foundation
internal import TestSupport
internal import Testing

/// `leadlint cache`.
@Suite struct CacheTests {
  private func cache(
    _ scene: BadInputScene, _ arguments: [String] = []
  ) throws -> Program.Output {
    try scene.leadlint(["cache", "--repo", scene.path] + arguments)
  }

  @Test func whatIsNotThereIsSaid() throws {
    let scene = try BadInputScene("")
    let place = scene.path + "/.git/leadlint/history.index"
    let shown = try cache(scene)
    #expect(shown.status == 0 && shown.standardError.isEmpty)
    #expect(shown.text == "no history index yet: the next run writes \(place)\n")
    let removed = try cache(scene, ["--clear"])
    #expect(removed.status == 0)
    #expect(removed.text == "no history index to remove at \(place)\n")
    let json = try cache(scene, ["--format", "json"]).object()
    #expect(json["schema"] as? String == "leadlint.cache/1")
    #expect(json["state"] as? String == "missing")
    #expect(json["size"] is NSNull && json["tip"] is NSNull && json["commits"] is NSNull)
    #expect(!FileManager.default.fileExists(atPath: scene.path + "/.git/leadlint"))
  }

  @Test func anIndexIsDescribed() throws {
    let scene = try BadInputScene("")
    _ = try scene.leadlint("status")
    let head = try scene.text("git -C repo rev-parse HEAD")
    let size = try scene.text("stat -c %s repo/.git/leadlint/history.index")
    let shown = try cache(scene)
    #expect(shown.status == 0 && shown.standardError.isEmpty)
    let kibibytes = try #require(shown.text.firstMatch(of: /size     (\d+\.\d) KiB/)).1
    #expect(
      shown.text == """
        path     \(scene.path)/.git/leadlint/history.index
        size     \(kibibytes) KiB (\(size) bytes)
        tip      \(head), which is HEAD
        commits  4

        """)
    #expect(abs((Double(kibibytes) ?? 0) * 1024 - (Double(size) ?? 0)) <= 52)
    let json = try cache(scene, ["--format", "json"]).object()
    #expect(json["path"] as? String == scene.path + "/.git/leadlint/history.index")
    #expect(json["state"] as? String == "usable")
    #expect(json["size"] as? Int == Int(size))
    #expect(json["tip"] as? String == head && json["head"] as? String == head)
    #expect(json["commits"] as? Int == 4 && json["leftovers"] as? Int == 0)
    #expect(json["cleared"] as? Bool == false)
  }

  @Test func aHeadElsewhereIsNamed() throws {
    let scene = try BadInputScene("")
    _ = try scene.leadlint("status")
    try scene.shell("cd repo; echo more >> svc/a/main.c; git commit -qam fifth")
    let head = try scene.text("git -C repo rev-parse HEAD")
    let old = try scene.text("git -C repo rev-parse HEAD~1")
    #expect(try cache(scene).text.contains("tip      \(old), and HEAD is \(head): a run reads"))
    try scene.shell("cd repo; git checkout -q --orphan none; git worktree add -q ../side main")
    #expect(try cache(scene).text.contains("tip      \(old), and HEAD names no commit\n"))
    let side = try cache(scene, ["--repo", scene.directory.file("side")])
    #expect(side.text.contains("tip      \(old), and HEAD is \(head)"))
    #expect(side.text.hasPrefix("path     \(scene.path)/.git/leadlint/"))
  }

  @Test func clearingTakesAwayWhatIsOurs() throws {
    let scene = try BadInputScene("")
    let expected = try scene.leadlint("status", ["--format", "json"]).standardOutput
    try scene.shell("cd repo/.git/leadlint; touch history.index.7.9 survey.0123456789abcdef mine")
    #expect(try cache(scene).text.contains("\nleft     1 file of runs that were stopped\n"))
    let removed = try cache(scene, ["--clear"])
    #expect(removed.status == 0 && removed.standardError.isEmpty)
    #expect(removed.text.hasPrefix("removed \(scene.path)/.git/leadlint/history.index, "))
    #expect(removed.text.hasSuffix(" KiB, and 1 file of runs that were stopped\n"))
    #expect(try scene.text("ls -A repo/.git/leadlint") == "mine")
    try scene.shell("touch repo/.git/leadlint/history.index.7.9")
    let beside = try cache(scene, ["--clear"]).text
    #expect(beside.hasPrefix("removed 1 file of runs that were stopped beside "))
    try scene.shell("rm repo/.git/leadlint/mine")
    #expect(try scene.leadlint("status", ["--format", "json"]).standardOutput == expected)
    let json = try cache(scene, ["--clear", "--format", "json"]).object()
    #expect(json["cleared"] as? Bool == true && json["state"] as? String == "usable")
    #expect(!FileManager.default.fileExists(atPath: scene.path + "/.git/leadlint"))
    let nothing = try cache(scene, ["--clear", "--format", "json"]).object()
    #expect(nothing["cleared"] as? Bool == false)
  }

  @Test(arguments: [
    "head -c 100 history.index > x; mv x history.index", ": > history.index",
    "printf X | dd of=history.index bs=1 seek=200 conv=notrunc status=none",
    "mv history.index real; ln -s real history.index", "rm history.index; mkfifo history.index",
  ])
  func whatCannotBeUsedIsSaid(_ script: String) throws {
    let scene = try BadInputScene("")
    let expected = try scene.leadlint("status", ["--format", "json"])
    try scene.shell("cd repo/.git/leadlint; " + script)
    let shown = try cache(scene)
    #expect(shown.status == 0)
    #expect(
      shown.text.contains(
        "state    damaged, or written by another version; the next run makes it anew\n"))
    let json = try cache(scene, ["--format", "json"]).object()
    #expect(json["state"] as? String == "unusable" && json["tip"] is NSNull)
    let next = try scene.leadlint("status", ["--format", "json"])
    #expect(next.standardOutput == expected.standardOutput)
    #expect(next.errorText.split(separator: "\n").count == 1)
    #expect(next.errorText.contains("it is written again"))
    #expect(try cache(scene).text.contains("which is HEAD"))
    let last = try scene.leadlint("status", ["--format", "json"])
    #expect(last.standardOutput == expected.standardOutput && last.standardError.isEmpty)
  }

  @Test func whatIsNotOursIsLeftAlone() throws {
    let scene = try BadInputScene("")
    try scene.shell("mkdir -p repo/.git/leadlint/history.index/x")
    #expect(try cache(scene).text.contains("state    damaged"))
    let refused = try cache(scene, ["--clear"])
    #expect(refused.status == 2 && refused.standardOutput.isEmpty)
    #expect(refused.errorText.contains("history.index cannot be removed"))
    try scene.shell(
      "rm -r repo/.git/leadlint; mkdir other; touch other/history.index.1.1; "
        + "ln -s ../../other repo/.git/leadlint")
    let linked = try cache(scene, ["--clear"])
    #expect(linked.status == 0)
    #expect(try scene.text("ls -A other") == "history.index.1.1")
  }

  /// Whoever may read a repository can judge it. (Permissions do not bind root, so that somebody
  /// else is asked to run where that is possible.)
  @Test(arguments: ["", "rm -r repo/.git/leadlint", "printf x > repo/.git/leadlint/history.index"])
  func aRepositoryThatMayNotBeWrittenIsJudged(_ script: String) throws {
    let scene = try BadInputScene("")
    let expected = try scene.leadlint("status", ["--format", "json"]).standardOutput
    try scene.shell(script + "\n chmod -R a-w,a+rX repo")
    defer { #expect(throws: Never.self) { try scene.shell("chmod -R u+w repo") } }
    let isRoot = geteuid() == 0
    if isRoot {
      try scene.shell("chown -R 65534:65534 .; chmod a+rx .")
      guard try scene.text("command -v setpriv || true") != "" else { return }
    }
    let listing = "find repo -printf '%p %s %m %T@\n' | sort"
    let before = try scene.text(listing)
    let user = isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
    let program = try LeadlintProgram.path()
    guard try scene.text("\(user) test -x \(program) && echo yes || true") == "yes" else { return }
    for _ in 0..<2 {
      let output = try scene.shell(
        "\(user) \(program) status --repo repo --format json --now 2026-11-22 2> /dev/null")
      #expect(output == expected)
    }
    #expect(try scene.text(listing) == before)
  }

  @Test func anIndexThatMayNotBeReadIsDoneWithout() throws {
    let scene = try BadInputScene("")
    let expected = try scene.leadlint("status", ["--format", "json"]).standardOutput
    let isRoot = geteuid() == 0
    let user = isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
    let program = try LeadlintProgram.path()
    try scene.shell(
      isRoot
        ? "chmod a+rx .; chown -R 65534:65534 repo; chown 0:0 repo/.git/leadlint/*" : "true")
    try scene.shell("chmod 600 repo/.git/leadlint/*; chmod 555 repo/.git/leadlint")
    if !isRoot { try scene.shell("chmod 000 repo/.git/leadlint/*") }
    defer { #expect(throws: Never.self) { try scene.shell("chmod -R u+w repo") } }
    guard try scene.text("\(user) test -x \(program) && echo yes || true") == "yes" else { return }
    let arguments = "status --repo repo --format json --now 2026-11-22"
    for _ in 0..<2 {
      #expect(try scene.shell("\(user) \(program) \(arguments) 2> said") == expected)
      #expect(
        try scene.text("cat said")
          == "leadlint: note: you may not read the history index "
          + "\(scene.path)/.git/leadlint/history.index: history is read without it")
    }
    let shown = try scene.text("\(user) \(program) cache --repo repo")
    #expect(shown.hasSuffix("\nstate    you may not read it"))
    let json = try scene.text("\(user) \(program) cache --repo repo --format json")
    #expect(json.contains(#""state" : "unreadable""#))
  }

  @Test func aPlaceWithoutARepositoryIsAnError() throws {
    let home = try TemporaryDirectory()
    let output = try LeadlintProgram.run(["cache"], home: home.path, directory: home.path)
    #expect(output.status == 2 && output.standardOutput.isEmpty)
    #expect(output.errorText.contains("there is no git repository at ."))
    let shallow = try BadInputScene("cd ..; git clone -q --depth 1 file://$PWD/repo s", at: "s")
    #expect(try cache(shallow).status == 0)
  }
}

extension BadInputScene {
  /// What a script prints, without the line feed at its end.
  func text(_ script: String) throws -> String {
    var bytes = try shell(script)
    if bytes.last == 0x0A { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
