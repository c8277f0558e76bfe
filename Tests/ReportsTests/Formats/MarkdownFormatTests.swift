internal import Basics
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct MarkdownFormatTests {
  @Test func ordinaryWordsStayWordsAndAllElseIsCode() {
    let vectors = [
      (
        "Anna Okafor last touched the docs 141 days ago (limit 90); 2 commits changed it",
        "Anna Okafor last touched the docs 141 days ago (limit 90); 2 commits changed it"
      ),
      ("ask @team, please", "ask `@team`, please"),
      ("enter it in a_b/OWNERS.lead; else", "enter it in `a_b/OWNERS.lead`; else"),
      ("fixes #12 now", "fixes `#12` now"),
      ("GH-12 and ABC-1", "`GH-12` and `ABC-1`"),
      ("on 2026-11-22, 85.7% of it", "on 2026-11-22, 85.7% of it"),
      ("a1b2c3d4 is a commit", "`a1b2c3d4` is a commit"),
      ("www.example.com", "`www.example.com`"), ("http://a.b/", "`http://a.b/`"),
      ("a | b", "a `|` b"), ("<b> c", "`<b>` c"), ("\\x1b[2J x", "`\\x1b[2J` x"),
      ("two `` ticks", "two ``` `` ``` ticks"), ("@a @b c", "`@a @b` c"),
      ("(@a) '@b' \"@c\"", "`(@a) '@b' \"@c\"`"), ("Zoë schrieb über Ö.", "Zoë schrieb über Ö."),
      ("_a_ *b*", "`_a_ *b*`"), ("!12 ~x", "`!12 ~x`"), ("", ""),
    ]
    for (text, expected) in vectors { #expect(MarkdownText.inline(text) == expected) }
  }

  @Test func aSpansFenceIsLongerThanWhatItHolds() {
    #expect(MarkdownText.code("a") == "`a`")
    #expect(MarkdownText.code("`") == "`` ` ``")
    #expect(MarkdownText.code("a```b`") == "```` a```b` ````")
    #expect(MarkdownText.code(" a") == "`  a `")
    // A combining mark joins the backtick before it in a `Character`.
    #expect(MarkdownText.code("`\u{301}") == "`` `\u{301} ``")
  }

  @Test func aLongReportIsCutBetweenFindingsAndSaysSo() throws {
    let findings = (1...2_000).map {
      Sample.finding(line: $0, message: "\(String(repeating: "é ", count: $0 % 50))")
    }
    for limit in [65_000, 20_000, 3_000] {
      let document = MarkdownSummary(limit: limit).render(FormatSamples.report(findings))
      #expect(document.count <= limit && document.count > limit - 1_000)
      let lines = document.split(separator: 0x0A).map(\.lossyText)
      #expect(lines.first == MarkdownSummary.marker)
      let shown = lines.count { $0.hasPrefix("- `stale-docs`") }
      #expect(
        lines.contains(
          "**\(2_000 - shown) more findings** did not fit here; run `leadlint check` to see all."))
      #expect(lines.dropLast().last?.hasPrefix("Judged at 2026-11-22 on ") == true)
    }
  }

  @Test func everyLineOfAHostileReportIsOneOfOurs() throws {
    let document = FormatSamples.render(.markdown, FormatSamples.report("hostile"))
    for line in document.split(separator: 0x0A).dropFirst(2).map(\.lossyText) {
      let isOurs =
        line.isEmpty || line.hasPrefix("- `stale-docs` `") || line.hasPrefix("  - ")
        || line.hasPrefix("**") || line.hasPrefix("Left out: 12 waived. Judged at 2026-11-22 on `")
      #expect(isOurs, "\(line)")
    }
  }
}
