import Basics
import LeadFiles
import LeadModel
import Testing

/// `reviewed:` and `until:` in files of all shapes.
@Suite struct OwnersEditorTests {
  private func reviewed(_ text: String) throws -> String {
    try OwnersEdit.text(text) { editor, _ in try editor.setReviewed(try day("2026-11-22")) }
  }

  private static let head = "kind: service\nlead: none\n"

  @Test(arguments: [
    ("reviewed: 2026-07-04\n", "reviewed: 2026-11-22\n"),
    (
      "reviewed:   2026-07-04   # by hand\nteam: a\n",
      "reviewed:   2026-11-22   # by hand\nteam: a\n"
    ),
    ("reviewed: \"2026-07-04\"\n", "reviewed: \"2026-11-22\"\n"),
    ("reviewed: '2026-07-04' # x\n", "reviewed: '2026-11-22' # x\n"),
    ("reviewed:\n  2026-07-04\n", "reviewed:\n  2026-11-22\n"),
    ("reviewed:\t2026-07-04\t\n", "reviewed:\t2026-11-22\t\n"),
    ("\"reviewed\" : 2026-07-04\n", "\"reviewed\" : 2026-11-22\n"),
    ("", "reviewed: 2026-11-22\n"),
    ("docs: a.md\ncontact: x\n", "docs: a.md\nreviewed: 2026-11-22\ncontact: x\n"),
    ("docs: [a.md,\n  b.md]\n# note\n", "docs: [a.md,\n  b.md]\nreviewed: 2026-11-22\n# note\n"),
    (
      "docs:\n- a.md\n- b.md  # b\n\n# about the channel\ncontact: x\n",
      "docs:\n- a.md\n- b.md  # b\nreviewed: 2026-11-22\n\n# about the channel\ncontact: x\n"
    ),
    (
      "docs:\n  - a.md\n  # - b.md\n\nteam: t\n",
      "docs:\n  - a.md\n  # - b.md\nreviewed: 2026-11-22\n\nteam: t\n"
    ),
    ("team: t\ndocs: a.md\n", "team: t\ndocs: a.md\nreviewed: 2026-11-22\n"),
    (
      "deputies: [a@example.com]\nteam: t\n",
      "deputies: [a@example.com]\nreviewed: 2026-11-22\nteam: t\n"
    ),
  ])
  func aReviewIsWritten(_ before: String, _ after: String) throws {
    #expect(try reviewed(Self.head + before) == Self.head + after)
  }

  @Test func keysThatAreIndentedStayInTheirColumn() throws {
    let head = "  kind: service\n  lead: none\n  docs: a.md\n"
    #expect(try reviewed(head + "  team: t\n") == head + "  reviewed: 2026-11-22\n  team: t\n")
  }

  @Test func lineEndsMarksAndTheTextBelowStay() throws {
    let before = "\u{FEFF}---\r\nkind: team\r\nlead: none\r\n--- \r\ntext\rwithout an end"
    let after =
      "\u{FEFF}---\r\nkind: team\r\nlead: none\r\nreviewed: 2026-11-22\r\n--- \r\ntext\rwithout an end"
    var edit = try OwnersEdit(Array(before.utf8))
    let bytes = try edit.bytes { editor, _ in try editor.setReviewed(try day("2026-11-22")) }
    #expect(bytes == Array(after.utf8))
  }

  @Test func theLastLineMayLackItsEnd() throws {
    var edit = try OwnersEdit(Array("---\nkind: team\nlead: none\n---".utf8))
    let bytes = try edit.bytes { editor, _ in try editor.setReviewed(try day("2026-11-22")) }
    #expect(bytes == Array("---\nkind: team\nlead: none\nreviewed: 2026-11-22\n---".utf8))
  }

  @Test func untilIsSetAndTakenOut() throws {
    let with = "kind: team\nlead: none\nuntil: 2026-01-01   # the end\n# away\nteam: t\n"
    let without = "kind: team\nlead: none\n# away\nteam: t\n"
    #expect(try OwnersEdit.text(with) { editor, _ in try editor.setUntil(nil) } == without)
    #expect(try OwnersEdit.text(without) { editor, _ in try editor.setUntil(nil) } == without)
    let set = try OwnersEdit.text(without) { editor, _ in
      try editor.setUntil(try day("2027-01-01"))
    }
    #expect(set == "kind: team\nlead: none\nuntil: 2027-01-01\n# away\nteam: t\n")
  }

  @Test func withoutAnEditTheBytesAreTheSame() throws {
    for name in try Fixtures.names(in: "owners/valid") {
      let before = try Fixtures.bytes(of: "owners/valid/\(name)")
      var edit = try OwnersEdit(before)
      #expect(try edit.bytes { _, _ in } == before, "\(name)")
    }
  }

  @Test func whatCannotBeEditedSurelyIsRefused() throws {
    func refusal(_ text: String) throws -> [String] {
      try OwnersEdit.refusal(text) { editor, _ in try editor.setReviewed(try day("2026-11-22")) }
    }
    #expect(
      try refusal("{kind: team, lead: none}\n") == [
        "2: cannot edit front matter in braces; "
          + "write each key on its own line, without the braces"
      ])
    #expect(
      try refusal("kind: team\nlead: none\nreviewed: >-\n  2026-07-04\n") == [
        "4: cannot edit this value safely; edit it by hand: reviewed: 2026-11-22"
      ])
    // The text in quotes has a line that looks like a comment in the keys' column.
    #expect(
      try refusal("kind: team\nlead: none\ncontact: x\ndocs: [\"a\n# b\"]\n") == [
        "2: cannot edit this safely; edit it by hand: reviewed: 2026-11-22"
      ])
  }

  @Test func aFileThatDoesNotParseIsRefusedWithItsDiagnostics() throws {
    let text = "---\nkind: team\nlaed: none\n---\n"
    let refusal = #expect(throws: OwnersEditor.Refusal.self) {
      _ = try OwnersEditor(Array(text.utf8), file: "a/OWNERS.lead")
    }
    #expect(refusal?.diagnostics.count == 2)
    #expect(refusal?.diagnostics.allSatisfy { $0.file == "a/OWNERS.lead" } == true)
  }
}
