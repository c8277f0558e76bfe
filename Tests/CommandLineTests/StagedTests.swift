internal import Foundation
internal import TestSupport
internal import Testing

/// `check --staged`: what keeps a commit from being made, and what is only said.
/// Notes that say something.
private let notes = """
  all that is open stands in the README and the prices follow in May and Anna stays for questions until the end \
  of the month
  """

@Suite struct StagedTests {
  private func isLetThrough(_ output: Program.Output) -> Bool {
    output.status == 0 && output.standardOutput.isEmpty
  }

  @Test func nothingStaged() throws {
    let output = try ChangeScene().staged(as: "cleo", now: "2028-01-01")
    #expect(isLetThrough(output))
    #expect(
      output.errorText == """
        leadlint: note: nothing is staged, and so nothing was judged; all there is:  leadlint check

        """)
  }

  @Test(arguments: [
    "echo nonsense > svc/a/OWNERS.lead",
    "owners svc/a \"$A\" 'leed: Anna'",
    "owners svc/d \"$A\" 'rules: {silo: {max-share: 9}}'",
  ])
  func aLeadFileThatCannotBeRead(edit: String) throws {
    let scene = try ChangeScene(edit + "; git add -A")
    #expect(try scene.staged().isBlocked(by: "invalid-owners-file"))
  }

  @Test func configurationThatCannotBeRead() throws {
    for text in ["version: 9", "version: 1\\nrules: {silo: {max-share: 9}}"] {
      let output = try ChangeScene("printf '\(text)\\n' > .lead-rules; git add -A").staged()
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(".lead-rules is not valid"))
      let unstaged = try ChangeScene("printf '\(text)\\n' > .lead-rules").staged()
      #expect(isLetThrough(unstaged), "what is not staged is not judged")
    }
  }

  @Test func aChangeOfTheLead() throws {
    let bare = try ChangeScene("owners svc/a \"$B\"; git add -A").staged()
    #expect(bare.isBlocked(by: "missing-handoff", at: "svc/a/OWNERS.lead:3:1: error:"))
    #expect(!bare.text.contains("changed in"), "the commit that is not made yet is no evidence")
    let recorded = try ChangeScene(
      """
      owners svc/a "$B" "handoffs: [{date: 2026-02-01, from: anna@example.com, to: ben@example.com, notes: \(notes)}]"
      git add -A
      """
    ).staged()
    #expect(isLetThrough(recorded))
    let unstaged = try ChangeScene("owners svc/a \"$B\"").staged()
    #expect(isLetThrough(unstaged))
  }

  @Test(arguments: [
    ("git rm -q svc/a/OWNERS.lead", "missing-handoff"),
    ("owners svc/a none; git add -A", "missing-handoff"),
    ("git rm -q svc/a/README.md", "missing-docs"),
    (": > svc/a/README.md; git add -A", "missing-docs"),
    ("owners svc/a \"Dora Ek <dora@example.com>\"; git add -A", "unknown-person"),
  ])
  func whatBlocks(edit: String, rule: String) throws {
    let scene = try ChangeScene(edit)
    #expect(try scene.staged().isBlocked(by: rule))
    #expect(try scene.staged(["--fail-on", "never"]).status == 0)
    // Git would make the commit in any case once the hook is passed by; then it is known.
    try scene.shell("by ben 2026-01-26")
    #expect(try isLetThrough(scene.staged()))
  }

  @Test func aLinkFromAnotherArea() throws {
    let scene = try ChangeScene(
      main: "echo '[code](../a/code.c)' >> svc/b/README.md; by anna 2026-01-21",
      "git rm -q svc/a/code.c")
    let strict = try scene.staged(["--fail-on", "warning"])
    #expect(strict.isBlocked(by: "broken-link", at: "svc/b/README.md:2:1: warning:"))
    // Where a request would pass, so does the commit, and the author is told.
    let output = try scene.staged()
    #expect(output.status == 0)
    #expect(output.errorText.contains("svc/b/README.md: [broken-link] broken link '../a/code.c'"))
  }

  @Test func aNewcomerLeads() throws {
    let scene = try ChangeScene("owners svc/d \"dora <dora@example.com>\"; git add -A")
    #expect(try isLetThrough(scene.staged(as: "dora")))
    #expect(try scene.staged(as: "anna").isBlocked(by: "unknown-person"))
  }

  @Test func timeBlocksNobody() throws {
    let scene = try ChangeScene("echo 9 >> svc/a/code.c; git add -A")
    for now in ["2026-09-01", "2027-06-01", "2031-06-01"] {
      let other = try scene.staged(as: "ben", now: now)
      #expect(isLetThrough(other) && other.errorText.isEmpty, "\(other.errorText)")
      let lead = try scene.staged(as: "anna", now: now)
      #expect(isLetThrough(lead))
      #expect(lead.notes("you lead svc/a: its docs were last looked at "))
      #expect(lead.errorText.split(separator: "\n").count == 1)
    }
  }

  @Test func whatTheConfigurationLetsBlock() throws {
    let main =
      "printf 'version: 1\\nhook: {block: [stale-docs]}\\n' > .lead-rules; by anna 2026-01-21"
    let scene = try ChangeScene(main: main, "echo 9 >> svc/a/code.c; git add -A")
    let output = try scene.staged(as: "ben", now: "2026-11-22")
    #expect(output.isBlocked(by: "stale-docs", at: "svc/a/OWNERS.lead"))
    #expect(!output.text.contains("svc/b"), "an area that the commit does not touch")
    #expect(try isLetThrough(scene.staged(as: "ben", now: "2026-02-01")))
  }

  @Test func aWaiverThatIsStagedTooIsSeenByReviewers() throws {
    let scene = try ChangeScene(
      "owners svc/a \"$B\" 'waivers: [{rule: missing-handoff, reason: she left}]'; git add -A")
    #expect(try isLetThrough(scene.staged()))
  }

  @Test func theFirstCommitOfAll() throws {
    let scene = try ChangeScene("rm -rf .git; git init -q -b main .; git add -A")
    #expect(try isLetThrough(scene.staged()))
    #expect(try scene.staged(as: "ben").isBlocked(by: "unknown-person", at: "Anna Okafor"))
  }
}
