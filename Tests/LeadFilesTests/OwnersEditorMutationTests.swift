import Basics
import LeadFiles
import LeadModel
import TestSupport
import Testing

/// Whatever a file looks like, an edit says what was meant or is refused, and comments stay.
@Suite struct OwnersEditorMutationTests {
  private static let pieces: [String] = [
    " ", "  ", "\n", "\r\n", "\t", "#", " # c", "\n# c\n", "'", "\"", "[", "]", "{", "}", ",", ", ",
    ":", ": ", "- ",
    "\n  - ", "|", ">", "a", "é", "<", ">", "x@y.z", "none", "2026-01-01", "---",
  ]

  @Test func editsOfMutatedFiles() throws {
    let seed = SplitMix64.seed
    print("LEADLINT_SEED=\(seed)")
    var random = SplitMix64(seed: seed)
    var (edited, refused) = (0, 0)
    for name in try Fixtures.names(in: "owners/valid") {
      let original = try Fixtures.bytes(of: "owners/valid/\(name)")
      for _ in 0..<150 {
        var bytes = original
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let place = Int.random(in: 0...bytes.count, using: &random)
          let end = min(bytes.count, place + (Int.random(in: 0..<3, using: &random)))
          let piece = Self.pieces.randomElement(using: &random) ?? ""
          bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
        }
        guard let file = OwnersFile.parse(bytes, file: "OWNERS.lead").value else { continue }
        do {
          let after = try Self.edit(bytes, file)
          edited += 1
          check(file, after, "\(name), seed \(seed):\n\(String(decoding: bytes, as: UTF8.self))")
          #expect(Self.comments(bytes) == Self.comments(after), "\(name), seed \(seed)")
        } catch is OwnersEditor.Refusal {
          refused += 1
        }
      }
    }
    #expect(edited > 300 && refused < edited)
  }

  private static func edit(_ bytes: [UInt8], _ file: OwnersFile) throws -> [UInt8] {
    var editor = try OwnersEditor(bytes, file: "OWNERS.lead")
    if let lead = file.leads.last {
      try editor.replace(.lead, at: lead.position, with: "Andy, Jr <andy@example.com>")
    } else {
      try editor.fillVacancy(with: "Andy, Jr <andy@example.com>")
    }
    if let deputy = file.deputies.first { try editor.remove(.deputy, at: deputy.position) }
    try editor.setReviewed(try day("2026-11-22"))
    try editor.setUntil(try day("2027-11-22"))
    try editor.addHandoff(
      .init(date: try day("2026-11-22"), from: "@ari", to: "andy@example.com", notes: "a: b"))
    return try editor.result()
  }

  private func check(_ before: OwnersFile, _ bytes: [UInt8], _ comment: Comment) {
    let parsed = OwnersFile.parse(bytes, file: "OWNERS.lead")
    guard let after = parsed.value else {
      Issue.record("it does not parse: \(comment)")
      return
    }
    #expect(
      after.leads.map(\.value).dropLast() == before.leads.map(\.value).dropLast()
        && after.leads.last?.value
          == PersonReference(name: "Andy, Jr", email: "andy@example.com"),
      comment)
    #expect(after.deputies.map(\.value) == Array(before.deputies.map(\.value).dropFirst()), comment)
    #expect(after.reviewed?.value == CalendarDate("2026-11-22"), comment)
    #expect(after.until?.value == CalendarDate("2027-11-22"), comment)
    #expect(after.handoffs.count == before.handoffs.count + 1, comment)
    #expect(after.handoffs.first?.from.value == PersonReference(handle: "ari"), comment)
    #expect(after.handoffs.first?.notes?.value == "a: b", comment)
    #expect(
      after.name?.value == before.name?.value && after.docs?.count == before.docs?.count, comment)
    #expect(after.rules.map(\.rule.value) == before.rules.map(\.rule.value), comment)
  }

  /// How many lines hold nothing but a comment: those stay, whatever is edited around them.
  private static func comments(_ bytes: [UInt8]) -> Int {
    bytes.split(separator: 0x0A).count { line in
      line.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
    }
  }
}
