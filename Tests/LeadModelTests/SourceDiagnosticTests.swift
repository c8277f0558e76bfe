import Basics
import LeadFiles
import LeadModel
import Testing

@Suite struct SourceDiagnosticTests {
  @Test func everyPart() {
    let diagnostic = SourceDiagnostic(
      file: "services/a/OWNERS.lead", position: SourcePosition(line: 3, column: 7), length: 5,
      message: "'@' cannot start a plain value", suggestion: "quote it: lead: \"@anna\"",
      sourceLine: "lead: @anna")
    #expect(
      diagnostic.rendered().text == """
        services/a/OWNERS.lead:3:7: '@' cannot start a plain value
          3 | lead: @anna
            |       ^^^^^
          help: quote it: lead: "@anna"
        """)
  }

  @Test func withoutLineAndHelp() {
    let diagnostic = SourceDiagnostic(file: "a", position: .start, message: "the file is empty")
    #expect(diagnostic.rendered() == "a:1:1: the file is empty")
  }

  @Test(
    arguments: [
      ("\ta: b", 5, 1, "\t   ^"), ("é: b", 5, 1, "   ^"), ("李: b", 6, 1, "    ^"),
      ("e\u{301}: b", 6, 1, "   ^"), ("\u{1F600}x", 5, 1, "  ^"), ("a 李李", 3, 6, "  ^^^^"),
      ("abc", 3, 10, "  ^"), ("abc", 4, 1, "   ^"), ("abc", 9, 3, "   ^"), ("a\tb", 1, 3, "^^^"),
    ] as [(ByteString, Int, Int, ByteString)])
  func caretsStandBelow(_ line: ByteString, _ column: Int, _ length: Int, _ carets: ByteString) {
    let diagnostic = SourceDiagnostic(
      file: "f", position: SourcePosition(line: 12, column: column), length: length, message: "m",
      sourceLine: line)
    #expect(
      diagnostic.rendered()
        == "f:12:\(column): m\n  12 | \(line)\n     | \(carets)")
  }

  @Test func bytesStayWhatTheyAre() {
    let line = ByteString([0x61, 0xE9, 0x1B])
    let diagnostic = SourceDiagnostic(
      file: "f", position: SourcePosition(line: 1, column: 3), message: "m", sourceLine: line)
    #expect(diagnostic.rendered().contains(line))
  }

  @Test(arguments: [1, 60, 199, 200, 201, 500, 999, 1000])
  func anExcerptHoldsThePlace(_ before: Int) throws {
    // The value is no person, whatever stands before and behind it on its line.
    let line = String(repeating: " ", count: before) + "Änna" + String(repeating: "ä", count: 300)
    let text = "---\nkind: team\nlead:\(line)\n---\n"
    let parsed = OwnersFile.parse(Array(text.utf8), file: "f")
    let diagnostic = try #require(parsed.diagnostics.first)
    #expect(diagnostic.position == SourcePosition(line: 3, column: 6 + before))
    #expect(diagnostic.sourceLine.count <= SourceDiagnostic.excerptLimit)
    #expect(diagnostic.sourceLine.text != nil, "a character was cut in two")
    let offset = diagnostic.position.column - diagnostic.sourceColumn
    #expect(ByteString(diagnostic.sourceLine.bytes[offset...]).hasPrefix("Änna"))
  }
}
