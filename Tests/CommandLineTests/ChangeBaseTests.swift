internal import Foundation
internal import TestSupport
internal import Testing

/// Which commit a change is compared with, and what is said of it.
@Suite struct ChangeBaseTests {
  private static let breaksLink = "echo '[gone](gone.md)' >> svc/b/README.md; by ben 2026-01-26\n"

  @Test func anyNameOfACommit() throws {
    let scene = try ChangeScene(main: "git tag v1; git tag -m note v2", Self.breaksLink)
    let id = try scene.shell("git rev-parse main")
    for name in ["v1", "v2", "main", "refs/heads/main", id, String(id.prefix(8)), "HEAD~1"] {
      for flags in [[], ["--merge-base"]] {
        let output = try scene.check(["--base", name, "--fail-on", "warning"] + flags)
        #expect(output.isBlocked(by: "broken-link"))
        #expect(output.text.contains(" against \(name) (\(id.prefix(7)))\n"))
      }
    }
  }

  @Test func noCommit() throws {
    let scene = try ChangeScene(
      Self.breaksLink + "git checkout -q --orphan other; by ben 2026-01-27; git checkout -q pr")
    for (arguments, problem) in [
      (["--base", "nope"], "there is no commit 'nope'"),
      (["--base", "HEAD:svc"], "names no commit"), (["--base", ""], "error"),
      (["--base", "other", "--merge-base"], "have no commit in common"),
      (["--merge-base"], "--merge-base and --policy need --base"),
      (["--base", "main", "--staged"], "--staged compares with HEAD"),
      (["--all-findings"], "--all-findings needs"),
    ] {
      let output = try scene.check(arguments)
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(problem), "\(output.errorText)")
    }
    #expect(try scene.check(["--base", "other"]).status < 2)
  }

  @Test func aShallowClone() throws {
    let scene = try ChangeScene(Self.breaksLink)
    try scene.shell("git clone -q --depth 1 --branch pr file://$PWD ../shallow")
    let output = try LeadlintProgram.run(
      ["check", "--repo", scene.directory.file("shallow"), "--base", "HEAD"],
      home: scene.directory.path)
    #expect(output.status == 2 && output.errorText.contains("git fetch --unshallow"))
  }

  @Test func nothingIsNewOfTheBaseItself() throws {
    let scene = try ChangeScene(Self.breaksLink)
    for now in ["2026-02-01", "2026-11-22", "2029-11-22"] {
      let output = try scene.check(["--base", "HEAD", "--fail-on", "info"], now: now)
      #expect(output.status == 0 && output.text.contains("nothing found in 3 areas, "))
    }
  }

  /// What a code review site makes to show what merging would come to.
  @Test func aMergeCommitAsHead() throws {
    let scene = try ChangeScene(
      Self.breaksLink
        + """
        git checkout -q main; echo 9 >> svc/c/code.c; by cleo 2026-01-27
        git checkout -q -b merge; git merge -q --no-ff -m merge pr
        """)
    let output = try scene.judge()
    #expect(output.isBlocked(by: "broken-link", at: "svc/b/README.md"))
    #expect(output.text.contains("1 warning in 3 areas"))
  }

  /// The base settled its stale docs after the change began: that is no fault of the change.
  @Test func aBaseThatHasGoneOn() throws {
    let scene = try ChangeScene(
      """
      git checkout -q main; echo new >> svc/a/README.md; by anna 2026-06-01
      echo '[gone](gone.md)' >> svc/c/README.md; by anna 2026-06-01
      git checkout -q pr; echo 9 >> svc/b/code.c; by ben 2026-06-02
      """)
    for now in ["2026-07-01", "2027-07-01"] {
      for flags in [[], ["--merge-base"]] {
        let output = try scene.judge(flags, now: now)
        #expect(output.status == 0, "\(output.text)")
      }
    }
    let output = try scene.judge(["--format", "json"], now: "2026-07-01")
    let began = try scene.shell("git merge-base main pr")
    #expect(output.text.contains("\"base\" : \"\(began)\""))
  }

  @Test func theLeadOfAnOldBranchHasNotDeparted() throws {
    let scene = try ChangeScene(
      """
      git checkout -q main
      for i in $(seq 60); do echo $i >> svc/c/code.c; by cleo 2026-06-01; done
      echo 1 >> svc/c/code.c; by anna 2026-06-02
      git checkout -q pr; echo 9 >> svc/b/code.c; by ben 2026-06-02
      """)
    #expect(try scene.judge(now: "2026-07-01").status == 0)
  }

  @Test func aConfigurationThatIsNotValid() throws {
    let broken = [
      "echo 'version: 9' > .lead-rules",
      "printf 'version: 1\\nrules: {silo: {max-share: 9}}\\n' > .lead-rules",
    ]
    for edit in broken {
      let own = try ChangeScene(edit + "; by ben 2026-01-26")
      #expect(try own.judge().status == 2)
      #expect(try own.judge().errorText.contains("error: .lead-rules is not valid\n"))
      let fixed = try ChangeScene(
        main: edit + "; by anna 2026-01-21", "rm .lead-rules; by ben 2026-01-26")
      let output = try fixed.judge()
      #expect(output.status == 2)
      #expect(output.errorText.contains("error: in the base main, .lead-rules is not valid\n"))
      #expect(output.errorText.contains("--policy head"))
      #expect(try fixed.judge(["--policy", "head"]).status == 0)
    }
  }

  @Test func reportsSayWhatIsNew() throws {
    let scene = try ChangeScene(
      main: "echo '[old](old.md)' >> svc/a/README.md; by anna 2026-01-21", Self.breaksLink)
    let id = try scene.shell("git rev-parse main")
    let document = try scene.judge(["--format", "json"]).object()
    #expect(document["base"] as? String == id)
    #expect((document["summary"] as? NSDictionary)?["new"] as? Int == 1)
    #expect((document["summary"] as? NSDictionary)?["warning"] as? Int == 1)
    let findings = try #require(document["findings"] as? [[String: Any]])
    let links = findings.filter { $0["rule"] as? String == "broken-link" }
    #expect(links.map { $0["new"] as? Bool } == [false, true])

    let text = try scene.judge()
    #expect(!text.text.contains("old.md") && text.text.contains("gone.md"))
    let head = try scene.shell("git rev-parse pr")
    #expect(text.text.contains("\n1 warning in 3 areas, "))
    #expect(text.text.contains(" known before · judged at 2026-02-01"))
    #expect(
      text.text.hasSuffix(
        " on pr (\(head.prefix(7))) against main (\(id.prefix(7)))\n"))
    let all = try scene.judge(["--all-findings"])
    #expect(all.text.contains("old.md") && all.text.contains("gone.md"))
    #expect(try scene.check(["--base", "pr", "--fail-on", "info"]).status == 0)
    #expect(try scene.check(["--base", "pr", "--fail-on", "info", "--all-findings"]).status == 1)
  }

  @Test func notesAreOneLineEachAndNotTooMany() throws {
    let scene = try ChangeScene(
      "for i in $(seq 30); do owners svc/x$i \"$B\" 'rules: {silo: off}'; done; by ben 2026-01-26")
    let lines = try scene.judge(["--fail-on", "never"]).errorText.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.allSatisfy { $0.hasPrefix("leadlint: note: ") })
    #expect(lines.last?.hasPrefix("leadlint: note: and ") == true)
    #expect(lines.last?.hasSuffix(" more notes") == true)
  }
}
