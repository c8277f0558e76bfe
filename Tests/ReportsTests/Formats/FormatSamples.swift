internal import Basics
internal import LeadModel

@testable internal import Reports

/// What one run may come to, for every format to write.
enum FormatSamples {
  static let names = ["ordinary", "compared", "empty", "hostile"]

  static func report(_ name: String) -> FindingsReport {
    switch name {
    case "ordinary": report(ordinary)
    case "compared": report(compared, base: Sample.id("b"), failOn: .warning)
    case "empty": report([])
    default: hostileReport
    }
  }

  static func report(
    _ findings: [Finding], base: ObjectID? = nil, failOn: Severity? = .error,
    allFindings: Bool = false, areas: Int = 14
  ) -> FindingsReport {
    FindingsReport(
      findings, of: Sample.survey([Sample.area("services/checkout")]), areas: areas, base: base,
      version: "0.1.0", rules: rules, failOn: failOn, allFindings: allFindings,
      subject: Sample.subject())
  }

  static func render(_ format: FindingsFormat, _ report: FindingsReport) -> ByteString {
    format.reporter(detail: .full).render(report)
  }

  static let rules = ["silo", "stale-docs"].map {
    FindingsReport.RuleText(
      id: $0, severity: .error, principle: "no forgotten leads",
      summary: "The lead has not touched the docs for a long time",
      rationale: "Docs that nobody reads again grow old.\nThen they are wrong.",
      remedy: "Read what changed, and settle it.")
  }

  static let ordinary: [Finding] = [
    Sample.finding(
      evidence: [
        .init("last touch", Sample.commit("a", 141)), .init("since then", Sample.commit("9", 71)),
      ], further: 11, notes: ["the lead is away until 2026-12-06"]),
    Sample.finding(.warning, path: "services/checkout/docs/architecture.md", line: 12),
    Finding(
      rule: "stale-docs", severity: .info, area: nil, path: ".lead-rules",
      position: SourcePosition(line: 3, column: 4), message: "unknown key 'rulés'", help: "",
      subject: "rulés",
      diagnostic: SourceDiagnostic(
        file: ".lead-rules", position: SourcePosition(line: 3, column: 4), length: 6,
        message: "unknown key", sourceLine: "é rulés: {}")),
    Sample.finding(.warning, line: 9, message: "waived", waiver: Sample.waiver()),
    Sample.finding(.info, path: "services/checkout/docs/architecture.md", line: 12),
  ]

  /// With findings that the base has too, and some that a baseline lists.
  static var compared: [Finding] {
    var known = Sample.finding(.error, line: 5, message: "known")
    known.isNew = false
    var listed = Sample.finding(.error, line: 6, message: "listed")
    listed.isBaselined = true
    return [known, listed] + ordinary
  }

  /// What a repository may hold wherever it has a word.
  static let hostile: [ByteString] = [
    "a\nb", "a\n::error::b", "a\r##[error]b", "::add-mask::x", "##vso[task.complete]x",
    "##[group]x", "a%0Ab", "50% of it", "%25", "a,b:c;d]e", "a b", " a ", "\u{1b}[2Jx",
    "\u{202e}gnp.exe", "\u{2028}x\u{200b}", "\u{7f}\u{9b}31m", "]]>", "<script>alert(1)</script>",
    "\"><img src=x onerror=y>", "\"\u{301}<\u{338}&\u{301}", "&lt;&#10;", "'--", "| a | b |",
    "`x` ``y`` ```", "`", "```\n# x", "@team", "@org/team, #12 GH-3 !4 abc1234 org/repo#5",
    "[x](https://example.com)", "![x](https://example.com/y.png)", "https://example.com",
    "www.example.com", "(@team) \"#1\" '@a'", "{0} }{", "$`x`$ $x$", "~~x~~ *y* __z__ \\", ":x:",
    "<!-- x", "-->", "--", "\u{FFFE}\u{FFFF}", "\u{0}\u{1}\t\u{c}", ByteString([0x63, 0xE9]),
    ByteString([0xFF, 0xFE, 0x0A, 0xC3]), "שלום\u{200f}", "=1+1", "./x", "../x", "a?b#c",
  ]

  static var hostileFindings: [Finding] {
    let waived = hostile.enumerated().filter { $0.offset % 4 == 1 }.map { index, text in
      Sample.finding(
        line: index + 1, message: "\(index)", waiver: Sample.waiver(reason: "\(text)\(index)"))
    }
    return waived + hostileCounting
  }

  static var hostileCounting: [Finding] {
    hostile.enumerated().map { index, text in
      var finding = Finding(
        rule: "stale-docs", severity: Severity.allCases[index % 3], area: text, path: text,
        position: SourcePosition(line: index + 1, column: 1), person: text,
        message: FindingMessage(text),
        help: FindingMessage(text), subject: text,
        evidence: [.init("last touch", Sample.commit("a", nil))],
        data: [.init("text", .text(text))], notes: [FindingMessage(text)])
      if index % 5 == 4 { finding.isNew = false }
      return finding
    }
  }

  private static var hostileReport: FindingsReport {
    var survey = Sample.survey(
      hostile.map { text in
        Sample.area(text, name: text, leads: [Sample.lead(text, text, since: nil)])
      })
    survey.tipName = hostile.reduce(into: "") { $0.append($1) }
    return FindingsReport(
      hostileFindings, of: survey, areas: hostile.count, base: nil, version: "0.1.0",
      rules: rules, allFindings: true,
      subject: { _ in hostile.reduce(into: "") { $0.append($1) } })
  }
}
