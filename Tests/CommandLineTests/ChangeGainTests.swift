internal import Foundation
internal import TestSupport
internal import Testing

/// What a change gains by bending what it is judged by: nothing.
/// Notes that say something.
private let notes = """
  all that is open stands in the README and the prices follow in May and Anna stays for questions until the end \
  of the month
  """

@Suite struct ChangeGainTests {
  private static let takesA = "owners svc/a \"$B\"; by ben 2026-01-26\n"
  private static let old = "2026-11-22"

  private func isFound(_ scene: ChangeScene, _ arguments: [String] = []) throws -> Bool {
    try scene.judge(arguments).isBlocked(
      by: "missing-handoff", at: "from Anna Okafor to Ben Ito on 2026-02-01")
  }

  @Test func aChangeOfTheLeadIsFoundByItself() throws {
    #expect(try isFound(ChangeScene(Self.takesA)))
  }

  @Test(arguments: [
    "printf 'version: 1\\nrules: {missing-handoff: off}\\n' > .lead-rules",
    "printf 'version: 1\\noverrides: [{areas: [\"**\"], rules: {missing-handoff: off}}]\\n' > .lead-rules",
    "printf 'version: 1\\nwaivers: [{rule: missing-handoff, reason: quick}]\\n' > .lead-rules",
    "printf 'version: 1\\nhistory: {bots: [ben]}\\n' > .lead-rules",
    "printf 'version: 1\\nhistory: {since: 2026-01-31}\\n' > .lead-rules",
    "printf 'version: 1\\npeople: [{name: Anna, emails: [anna@example.com, ben@example.com]}]\\n' > .lead-rules",
    "echo 'Anna Okafor <anna@example.com> <ben@example.com>' > .mailmap",
    "git rev-parse HEAD > .git-blame-ignore-revs",
  ])
  func looserConfiguration(_ edit: String) throws {
    for order in [edit + "; " + Self.takesA, Self.takesA + edit + "; by ben 2026-01-27"] {
      let scene = try ChangeScene(order)
      #expect(try isFound(scene))
      let output = try scene.judge()
      #expect(output.notes("but the base's is used; --policy head uses its own"))
    }
  }

  @Test func theChangesOwnPolicyOnDemand() throws {
    let edit = "printf 'version: 1\\nrules: {missing-handoff: off}\\n' > .lead-rules; "
    let scene = try ChangeScene(edit + Self.takesA)
    let output = try scene.judge(["--policy", "head"])
    #expect(output.status == 0 && output.errorText.isEmpty)
  }

  @Test func deletingTheConfiguration() throws {
    let scene = try ChangeScene(
      main:
        "printf 'version: 1\\nrules: {missing-handoff: {match: 1}}\\n' > .lead-rules; by anna 2026-01-21",
      """
      rm .lead-rules
      owners svc/a "$B" "handoffs: [{date: 2026-01-25, from: anna@example.com, to: ben@example.com, notes: \(notes)}]"
      by ben 2026-01-26
      """)
    #expect(try scene.judge().isBlocked(by: "missing-handoff", at: "limit 1 day apart"))
    #expect(try scene.judge(["--policy", "head"]).status == 0)
  }

  @Test(arguments: [
    ("rules: {missing-handoff: off}", "this change sets rules here, but the base's are used"),
    (
      "waivers: [{rule: missing-handoff, reason: quick}]",
      "adds a waiver of 'missing-handoff', which counts from the next change on"
    ),
  ])
  func termsOfItsOwn(line: String, note: String) throws {
    let scene = try ChangeScene("owners svc/a \"$B\" '\(line)'; by ben 2026-01-26")
    #expect(try isFound(scene))
    #expect(try scene.judge().notes("svc/a/OWNERS.lead: this change"))
    #expect(try scene.judge().notes(note))
    #expect(try scene.judge(["--policy", "head"]).status == 0)
  }

  /// What a request writes in its own favour is seen where reviewers look.
  @Test func reviewersSeeWhatARequestBends() throws {
    let scene = try ChangeScene(
      "owners svc/a \"$A\" 'docs: [README.md]'; owners svc/b \"$A\" 'status: planned'; by ben 2026-01-26"
    )
    let words = ["points the docs elsewhere: from the default to [README.md]", "status to planned"]
    for format in ["github", "markdown", "sarif", "json"] {
      let output = try scene.judge(["--format", format, "--fail-on", "never"]).text
      for word in words {
        #expect(
          output.replacing("%0A", with: "").filter { !"\\`".contains($0) }.contains(word),
          "\(format): \(output)")
      }
    }
    #expect(
      try scene.judge(["--format", "github", "--fail-on", "never"]).text.contains(
        "::notice title=leadlint::svc/b/OWNERS.lead: this change sets the status to planned"))
    let own = try scene.check(["--format", "github", "--fail-on", "never"])
    #expect(!own.text.contains("::notice title=leadlint::"))
  }

  @Test func aRunThatCannotJudgeIsAnErrorOfTheStep() throws {
    let scene = try ChangeScene("printf 'version: 9\\n' > .lead-rules; by ben 2026-01-26")
    let output = try scene.check(
      ["--format", "github"], environment: ["GITHUB_STEP_SUMMARY": scene.path + "/../summary"])
    #expect(output.status == 2 && output.errorText.contains(".lead-rules is not valid"))
    #expect(output.text.hasPrefix("::error title=leadlint cannot judge::"))
    let summary = try String(contentsOfFile: scene.path + "/../summary", encoding: .utf8)
    #expect(summary.contains("### leadlint cannot judge"))
    #expect(try scene.check(["--format", "json"]).standardOutput.isEmpty)
  }

  @Test func aHandoffWithAFalseDate() throws {
    func handoff(_ date: String) throws -> ChangeScene {
      try ChangeScene(
        "owners svc/a \"$B\" 'handoffs: [{date: \(date), from: anna@example.com, "
          + "to: ben@example.com, notes: \(notes)}]'; by ben 2026-01-26")
    }
    #expect(try isFound(handoff("2025-06-01")))
    let honest = try handoff("2026-01-25").judge()
    #expect(honest.status == 0)
    #expect(
      honest.notes("records a handoff from anna@example.com to ben@example.com on 2026-01-25"))
  }

  @Test(arguments: [
    "2010-01-01", "2040-01-01", "1969-12-31", "2026-01-20T11:59:59Z",
  ])
  func commitsWithFalseDates(_ date: String) throws {
    let change = date < "1970" ? "1970-01-01T00:00:01Z" : date
    #expect(try isFound(ChangeScene("owners svc/a \"$B\"; by ben \(change)")))
  }

  @Test func datesBeforeTheFloorOfHistory() throws {
    let scene = try ChangeScene(
      main:
        "printf 'version: 1\\nhistory: {since: 2025-01-01}\\n' > .lead-rules; by anna 2026-01-21",
      "owners svc/a \"$B\"; by ben 2020-01-26")
    #expect(try isFound(scene))
    #expect(try isFound(scene, ["--no-cache"]))
  }

  /// A review from long ago is no answer to what is judged today, nor one from the days to come.
  @Test(arguments: ["2010-01-01", "2040-01-01"])
  func falseDatesMakeNoDriftGoAway(_ date: String) throws {
    let scene = try ChangeScene("echo 9 >> svc/b/code.c; by cleo \(date)")
    let output = try scene.judge(["--format", "json", "--all-findings"], now: Self.old)
    #expect(output.text.contains("\"driftCommits\" : 2"))
  }

  @Test(arguments: [
    "owners svc/a none; by anna 2026-01-24; " + takesA,
    "git rm -q svc/a/OWNERS.lead; by anna 2026-01-24; " + takesA,
    "owners svc/a \"$C\"; by cleo 2026-01-24; " + takesA,
    "echo nonsense > svc/a/OWNERS.lead; by anna 2026-01-24; " + takesA,
  ])
  func detours(_ change: String) throws {
    #expect(try isFound(ChangeScene(change)))
  }

  @Test func thereAndBackIsNoChange() throws {
    let scene = try ChangeScene(Self.takesA + "owners svc/a \"$A\"; by anna 2026-01-27")
    #expect(try scene.judge().status == 0)
  }

  /// Pausing is seen by whoever reviews it, so that it is allowed; what was left undone shows as soon
  /// as the area is active again.
  @Test func pausingIsSeen() throws {
    let scene = try ChangeScene("owners svc/a \"$B\" 'status: paused'; by ben 2026-01-26")
    let output = try scene.judge()
    #expect(output.status == 0)
    #expect(output.notes("this change sets the status to paused"))
    try scene.shell("git checkout -q -B main; git checkout -q pr; " + Self.takesA)
    #expect(
      try scene.judge().isBlocked(by: "missing-handoff", at: "from Anna Okafor to Ben Ito"))
  }

  @Test func movingAnAreaKeepsItsSettings() throws {
    let scene = try ChangeScene(
      main: """
        owners svc/a "$A" 'rules: {stale-docs: {days: 30}, missing-handoff: {match: 1}}' \
          'waivers: [{rule: permanent-post, reason: they like it}]'
        by anna 2026-01-21
        """,
      """
      git mv svc/a svc/z; by ben 2026-01-22
      owners svc/z "$B" "handoffs: [{date: 2026-01-20, from: anna@example.com, to: ben@example.com, notes: \(notes)}]"
      by ben 2026-01-26
      """)
    #expect(try scene.judge().isBlocked(by: "missing-handoff", at: "svc/z/OWNERS.lead"))
    #expect(try scene.judge(now: "2026-01-22T13:00:00Z").status == 1)
  }

  @Test func whatWasFoundOfAMovedAreaIsNotNew() throws {
    let scene = try ChangeScene(
      main: "echo '[gone](gone.md)' >> svc/a/README.md; by anna 2026-01-21",
      "git mv svc/a svc/z; by ben 2026-01-26")
    for now in ["2026-02-01", "2026-11-22", "2028-11-22"] {
      let output = try scene.judge(now: now)
      #expect(output.status == 0, "\(output.text)")
      #expect(output.text.contains("known before"))
    }
    try scene.shell("echo '[lost](lost.md)' >> svc/z/README.md; by ben 2026-01-27")
    #expect(try scene.judge().isBlocked(by: "broken-link", at: "lost.md"))
    #expect(try !scene.judge().text.contains("gone.md"))
  }

  @Test func branchingOffBeforeTheRulesWereTightened() throws {
    let scene = try ChangeScene(
      main: """
        printf 'version: 1\\nrules: {missing-handoff: off}\\n' > .lead-rules; by anna 2026-01-21
        printf 'version: 1\\nrules: {missing-handoff: error}\\n' > .lead-rules; by anna 2026-01-22
        """, "git reset -q --hard main~1\n" + Self.takesA)
    #expect(try isFound(scene))
    #expect(try isFound(scene, ["--merge-base"]))
    #expect(try scene.judge().errorText.isEmpty, "the change did not edit .lead-rules")
  }

  @Test func removingLeads() throws {
    let all = try ChangeScene("git rm -q 'svc/*/OWNERS.lead'; by ben 2026-01-26").judge()
    #expect(all.isBlocked(by: "missing-handoff", at: "OWNERS.lead was deleted"))
    #expect(all.text.contains("3 errors in 0 areas"))
    let one = try ChangeScene("owners svc/b none; by ben 2026-01-26").judge()
    #expect(one.isBlocked(by: "missing-handoff", at: "svc/b/OWNERS.lead:3:1: error:"))
  }

  @Test func theFirstLeadOfAll() throws {
    let scene = try ChangeScene(
      main:
        "git rm -q 'svc/*/OWNERS.lead'; git checkout -q --orphan new; by anna 2026-01-21; git branch -f main; git checkout -q main",
      "owners svc/b \"$B\"; by ben 2026-01-26")
    #expect(try scene.judge().status == 0)
    try scene.shell("owners svc/b \"$C\"; by ben 2026-01-27")
    #expect(try scene.judge().isBlocked(by: "unknown-person", at: "Cleo Dahl"))
  }

  /// A change that fixes something may leave a waiver without use, and is judged by the base's, which it
  /// cannot edit.
  @Test func fixingWhatWasWaived() throws {
    for file in [".lead-rules", "svc/a/OWNERS.lead"] {
      let main =
        file == ".lead-rules"
        ? "printf 'version: 1\\nwaivers: [{rule: broken-link, reason: later}]\\n' > .lead-rules"
        : "owners svc/a \"$A\" 'waivers: [{rule: broken-link, reason: later}]'"
      let scene = try ChangeScene(
        main: "echo '[gone](gone.md)' >> svc/a/README.md; \(main); by anna 2026-01-21",
        "echo '# about' > svc/a/README.md; sed -i /waivers/d \(file); by ben 2026-01-26")
      #expect(try scene.judge().status == 0)
    }
  }
}
