import Basics
import LeadModel
import Testing

@testable import LeadFiles

/// Records in `handoffs:` of all shapes, and all edits of a handoff in every valid file.
@Suite struct OwnersEditorHandoffTests {
  private static let head = "kind: service\nlead: none\ncontact: x\n"
  private static let written =
    "{date: 2026-11-22, from: ari@example.com, to: andy@example.com, notes: docs/a.md}"

  private func added(_ text: String, notes: ByteString = "docs/a.md") throws -> String {
    try OwnersEdit.text(text) { editor, _ in
      try editor.addHandoff(
        .init(
          date: try day("2026-11-22"), from: "ari@example.com", to: "andy@example.com",
          notes: notes))
    }
  }

  private static let old = "{date: 2025-01-01, from: a@x.org, to: ari@example.com, notes: n}"

  @Test(arguments: [
    ("", "handoffs:\n  - \(written)\n"),
    ("handoffs: []  # none yet\n", "handoffs: [\(written)]  # none yet\n"),
    ("handoffs: [ \(old) ]\n", "handoffs: [ \(written), \(old) ]\n"),
    ("handoffs: [\n  \(old)\n]\n", "handoffs: [\n  \(written),\n  \(old)\n]\n"),
    (
      "handoffs:   # newest first\n- \(old)\n",
      "handoffs:   # newest first\n- \(written)\n- \(old)\n"
    ),
    (
      "handoffs:\n  # the first\n  -   \(old) # a\n",
      "handoffs:\n  # the first\n  -   \(written)\n  -   \(old) # a\n"
    ),
    (
      "handoffs:\n  - date: 2025-01-01\n    from: a@x.org\n    to: b@x.org\n",
      """
      handoffs:
        - date: 2026-11-22
          from: ari@example.com
          to: andy@example.com
          notes: docs/a.md
        - date: 2025-01-01
          from: a@x.org
          to: b@x.org

      """
    ),
  ])
  func aRecordComesFirst(_ before: String, _ after: String) throws {
    for tail in ["", "waivers: []\n", "# at the end\n"] {
      #expect(try added(Self.head + before + tail) == Self.head + after + tail)
    }
  }

  @Test(arguments: [
    "all is in the README", "it's: a \"text\", #1", "two\nlines\n\tand a tab", "- x", "@ari",
    "100%",
    "a [link](b.md) {c}", "null", "\\ backslash", "Grüße",
  ])
  func notesAreTextWhateverTheyHold(_ notes: String) throws {
    for text in [
      "", "handoffs: [\(Self.old)]\n",
      "handoffs:\n- date: 2025-01-01\n  from: a@x.org\n  to: b@x.org\n",
    ] {
      let edited = try added(Self.head + text, notes: ByteString(notes))
      let file = try #require(OwnersFile.parse(Array("---\n\(edited)---\n".utf8), file: "").value)
      #expect(file.handoffs.first?.notes?.value == ByteString(notes))
      #expect(file.handoffs.first?.date == CalendarDate("2026-11-22"))
      #expect(file.handoffs.count == (text.isEmpty ? 1 : 2))
    }
  }

  @Test func aListThatBeginsOddlyIsRefused() throws {
    let text =
      Self.head + "handoffs:\n  -\n    date: 2025-01-01\n    from: a@x.org\n    to: b@x.org\n"
    let found = try OwnersEdit.refusal(text) { editor, _ in
      try editor.addHandoff(
        .init(
          date: try day("2026-11-22"), from: "ari@example.com", to: "andy@example.com",
          notes: "docs/a.md"))
    }
    #expect(
      found == ["7: cannot add to this safely; edit it by hand: - \(Self.written)"])
  }

  // MARK: Every valid file

  private static let touched: Set<ByteString> = [
    "lead", "deputies", "until", "reviewed", "handoffs",
  ]

  @Test(arguments: try Fixtures.names(in: "owners/valid"))
  func inEveryValidFileOnlyTheMeantKeysChange(_ name: String) throws {
    let before = try Fixtures.bytes(of: "owners/valid/\(name)")
    var edit = try OwnersEdit(before)
    let after = try edit.bytes { editor, file in
      if let lead = file.leads.first {
        try editor.replace(.lead, at: lead.position, with: "Andy Holm <andy@example.com>")
      } else {
        try editor.fillVacancy(with: "Andy Holm <andy@example.com>")
      }
      try editor.addDeputy("ari@example.com")
      try editor.setUntil(nil)
      try editor.setReviewed(try day("2026-11-22"))
      try editor.addHandoff(
        .init(
          date: try day("2026-11-22"), from: "ari@example.com", to: "andy@example.com",
          notes: "docs/a.md"))
    }
    let parsed = OwnersFile.parse(after, file: "OWNERS.lead")
    #expect(parsed.diagnostics.map { $0.rendered().lossyText } == [])
    let file = try #require(parsed.value)
    #expect(file.leads.first?.value.email == "andy@example.com")
    #expect(file.leads.count == max(edit.file.leads.count, 1))
    #expect(file.deputies.map(\.value).dropLast() == edit.file.deputies.map(\.value)[...])
    #expect(file.deputies.last?.value.email == "ari@example.com")
    #expect(file.until == nil && file.reviewed?.value == CalendarDate("2026-11-22"))
    #expect(file.handoffs.dropFirst().map(\.date) == edit.file.handoffs.map(\.date))
    let (one, two) = (try Self.front(before), try Self.front(after))
    #expect(
      one.data.filter { !Self.touched.contains($0.key) }
        == two.data.filter { !Self.touched.contains($0.key) })
    #expect(one.tail == two.tail)
    // A line of the file is gone only where it holds an item that was meant.
    let lines = Self.lines(before).difference(from: Self.lines(after)).insertions
    for case .insert(_, let line, _) in lines {
      let text = String(decoding: line, as: UTF8.self)
      #expect(
        ["lead:", "deputies:", "until:", "reviewed:", "handoffs:", "Anna Okafor"].contains {
          text.contains($0)
        }, "\(text)")
    }
    #expect(lines.count <= 5)
  }

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// What the front matter says, by key, and the bytes from its end on.
  private static func front(
    _ bytes: [UInt8]
  ) throws -> (data: [ByteString: PlainValue], tail: [UInt8]) {
    let text = try FrontMatter(ofOwnersFile: SourceText(file: "OWNERS.lead", bytes: bytes))
    var reader = YAMLReader(text, allowsDocumentStart: false)
    let root = reader.read()
    guard case .map(let pairs) = try #require(root).content else { return ([:], []) }
    var data: [ByteString: PlainValue] = [:]
    for (key, value) in pairs {
      guard case .scalar(let name) = key.content else { continue }
      data[name] = PlainValue(value)
    }
    return (data, Array(bytes[text.range.upperBound...]))
  }
}
