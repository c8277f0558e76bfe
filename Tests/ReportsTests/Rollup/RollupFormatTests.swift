import Basics
import Foundation
import Testing

@testable import Reports

@Suite struct RollupFormatTests {
  /// Names that a terminal, a site or a browser would obey.
  private static let hostile = [
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "@everyone #1",
    "| a | b |", "`x` [y](http://z.example)", "\u{1b}[31m", "a\nb", "::error::x", "##[error]x",
    "\u{202e}gpj", "'\"&<>", "{{x}} ${y}", "<!-- -->", String(repeating: "ü", count: 500),
  ]

  private func hostileRollup() throws -> Rollup {
    let documents = try Self.hostile.enumerated().map { number, text in
      var document = SampleDocument()
      document.title = text
      let person = SampleDocument.person(text, "p\(number)@example.com")
      document.areas = [SampleDocument.area(text, [person]), SampleDocument.area("v" + text, [])]
      document.leads = [
        SampleDocument.lead(
          person, overdue: [SampleDocument.item(text, message: text, command: text)],
          due: [SampleDocument.item(text, due: "2026-12-01", message: text)])
      ]
      document.leaderless = [SampleDocument.item(text, message: text)]
      document.unled = [["path": text + "/u", "message": text]]
      return try RollupSample.digest(document.object, file: ByteString("\(number)" + text))
    }
    return try RollupBuilder.rollup(
      documents,
      unread: Self.hostile.map { Rollup.UnreadRow(file: ByteString($0), problem: ByteString($0)) },
      RollupBuilder.Options(title: Self.hostile.joined(separator: " "), version: "1"))
  }

  @Test(arguments: RollupFormat.allCases)
  func theSameRollupGivesTheSameBytes(format: RollupFormat) throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    let first = try format.render(rollup)
    #expect(first.hasSuffix("\n"))
    #expect(try format.render(rollup) == first)
    #expect(first.contains("shop"))
  }

  @Test(arguments: RollupFormat.allCases)
  func nothingIsObeyed(format: RollupFormat) throws {
    let output = try format.render(try hostileRollup())
    let text = try #require(output.text)
    #expect(!text.contains("\u{1b}"))
    #expect(!text.contains("\u{202e}"))
    #expect(!text.contains("##[error]"))
    for line in text.split(separator: "\n") { #expect(!line.hasPrefix("::error")) }
  }

  @Test func textFitsATerminal() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    let text = RollupText(style: .plain).render(rollup).lossyText
    for row in [
      "repository  areas  healthy  errors  stale  silos  handoffs  no lead  week",
      "search*         1        —       —      —      1         1        0  —",
      "shop            4        1       6      2      0         0        2  as before",
      "bare            0        0       0      0      0         0        0  as before",
      "  error  shop · services/pay: the docs are old",
      "    next  read the docs:  leadlint review x", "  and 2 more overdue",
      "lead     posts  of all  last commit  where",
      "Anna O.      3     60%  2026-11-20   shop 2, search 1",
      "Anna O. · 4 overdue, 1 due soon · 3 posts · away until 2026-12-24",
      "Repositories without areas", "  bare",
    ] {
      #expect(text.split(separator: "\n").contains { $0 == row }, "\(row)")
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("note: ") {
      #expect(DisplayWidth.of(String(line)) <= 100, "\(line)")
    }
    let coloured = RollupText(style: Style(isEnabled: true)).render(rollup).lossyText
    #expect(coloured.contains("\u{1b}[1;31merror\u{1b}[0m"))
  }

  @Test func markdownBeginsWithTheMarker() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    let text = RollupMarkdown.render(rollup).lossyText
    #expect(text.hasPrefix("<!-- leadlint:rollup week=2026-W47 -->\n# All of it\n"))
    #expect(text.contains("| 1 | search \\* | 1 | — | — | — | 1 | 1 | 0 | — |\n"))
    #expect(
      text.contains("- error: shop, `services/pay`: the docs are old; read the docs: `leadlint"))
  }

  @Test func markdownIsCutAndSaysSo() throws {
    let documents = try (0..<600).map { number in
      var document = SampleDocument()
      let person = SampleDocument.person("Person \(number)", "p\(number)@example.com")
      document.areas = [SampleDocument.area("services/a\(number)", [person])]
      document.leads = [
        SampleDocument.lead(
          person, overdue: [SampleDocument.item("services/a\(number)")])
      ]
      return try RollupSample.digest(document.object, file: ByteString("r\(number).json"))
    }
    let rollup = try RollupSample.rollup(documents)
    let output = RollupMarkdown.render(rollup)
    #expect(output.count <= 65_000)
    #expect(output.count > 55_000)
    let text = output.lossyText
    let written = text.components(separatedBy: "\n### Person").count - 1
    #expect(written > 50 && written < 600)
    #expect(text.contains("\nand \(600 - written) more, which did not fit here"))
    #expect(text.hasSuffix("600 repositories · judged at 2026-11-22.\n"))
  }

  @Test func markdownMakesNoMentionNoElementAndNoCell() throws {
    let text = RollupMarkdown.render(try hostileRollup()).lossyText
    let withoutMarker = text.split(separator: "\n").dropFirst()
    for line in withoutMarker {
      let plain = withoutCode(String(line))
      #expect(!plain.contains("<") && !plain.contains("@") && !plain.contains("]("), "\(line)")
    }
    let rows = withoutMarker.filter { $0.hasPrefix("| ") && $0.contains("| as before |") }
    #expect(rows.count == Self.hostile.count)
    for row in rows { #expect(row.split(separator: "|").count == 10, "\(row)") }
  }

  /// What stands outside of code spans: each ends with as many backticks as it begins with.
  private func withoutCode(_ line: String) -> String {
    var output = ""
    var rest = Substring(line)
    while let start = rest.firstIndex(of: "`") {
      output += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      rest = rest[start...].dropFirst(fence.count)
      var runs = rest
      while let tick = runs.firstIndex(of: "`") {
        let run = runs[tick...].prefix { $0 == "`" }
        runs = runs[tick...].dropFirst(run.count)
        if run.count == fence.count { break }
      }
      rest = runs
    }
    return output + rest
  }

  @Test func thePageHoldsNoMarkupOfOthers() throws {
    let page = RollupHTML.render(try hostileRollup()).lossyText
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("script-src &#39;sha256-") || page.contains("script-src 'sha256-"))
    for heading in ["Repositories", "To do", "Directories without a lead", "Who leads"] {
      #expect(page.contains(">\(heading)</h2>"), "\(heading)")
    }
    #expect(
      page.components(separatedBy: "<table").count
        == page.components(separatedBy: "<caption>").count)
  }

  @Test func theSchemaHasTheKeysOfTheDocument() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    let parsed = try JSONSerialization.jsonObject(
      with: Data(try RollupJSON.render(rollup).bytes))
    let document = try #require(parsed as? [String: Any])
    let text = SchemaCatalog.render(.rollup, rules: [])
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(text.bytes)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])

    func check(_ value: Any, _ schema: [String: Any], _ path: String) {
      if let reference = schema["$ref"] as? String {
        return check(value, definitions[String(reference.dropFirst(8))] ?? [:], path)
      }
      if let forms = schema["anyOf"] as? [[String: Any]], let form = forms.first {
        if !(value is NSNull) { check(value, form, path) }
        return
      }
      if let object = value as? [String: Any] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        #expect(Set(object.keys) == Set(properties.keys), "\(path)")
        for (key, value) in object { check(value, properties[key] ?? [:], "\(path).\(key)") }
      }
      if let list = value as? [Any] {
        let items = schema["items"] as? [String: Any] ?? [:]
        #expect(!items.isEmpty, "\(path)")
        for value in list { check(value, items, path + "[]") }
      }
    }
    check(document, schema, "")
  }
}
