internal import Basics
internal import LeadModel

/// How many findings each rule and each area has, and what to begin with.
struct FindingsOverview {
  private let report: FindingsReport
  private let findings: [Finding]

  /// Findings that do not count are left out.
  init(_ report: FindingsReport) {
    self.report = report
    findings = report.findings.filter(report.counts)
  }

  /// What follows a long list: the rules, the heaviest areas, and where to begin.
  func lines(_ style: Style) -> [String] {
    let listed = findings.filter { report.lists($0.severity) }
    let rules = Self.counts(listed.map { ByteString($0.rule) }).map { "\($1) \($0.lossyText)" }
    let areas = Self.counts(listed.compactMap(\.area))
      .map { "\(TerminalEscaper.path($0)) (\($1))" }
    var rows = [("by rule", rules.joined(separator: ", "))]
    if areas.count > 1 { rows.append(("by area", Self.first(areas, 5))) }
    rows += begin.enumerated().map { ($0 == 0 ? "begin" : "", $1) }
    return rows.map { style.dim(DisplayWidth.fit($0, 7)) + "  " + $1 }
  }

  /// The counts alone, the most frequent rule first, with what each rule is about.
  func statistics(_ style: Style) -> [String] {
    let rows = Self.counts(findings.map { ByteString($0.rule) })
    let worst = Dictionary(
      findings.map { (ByteString($0.rule), $0.severity) }, uniquingKeysWith: { max($0, $1) })
    let width = rows.map { String($0.count).count }.max() ?? 0
    let names = rows.map { DisplayWidth.of($0.name.lossyText) }.max() ?? 0
    return rows.map { name, count in
      let severity = worst[name] ?? .info
      let summary = report.rules.first { $0.id == name.lossyText }?.summary ?? ""
      return DisplayWidth.fit("\(count)", width, alignRight: true) + "  "
        + style.severity(severity, DisplayWidth.fit(severity.rawValue, 7)) + "  "
        + DisplayWidth.fit(name.lossyText, names) + "  " + summary
    }
  }

  /// First whom nobody knows: much else follows from that. Then what is there, so that only what is new
  /// fails.
  private var begin: [String] {
    var steps: [String] = []
    let rule = report.rules.first { $0.topic == .identities }?.id
    let unknown = Set(findings.filter { $0.rule == rule }.compactMap(\.person))
    if !unknown.isEmpty {
      steps.append(
        "say who \(plural(unknown.count, "unknown person is", "unknown people are")): fix the address "
          + "in OWNERS.lead, or add it under 'people' in .lead-rules")
    }
    steps.append("one area at a time:  leadlint check AREA")
    if report.base == nil {
      steps.append("let only what is new fail:  leadlint baseline write")
    }
    return steps
  }

  private static func counts(_ names: [ByteString]) -> [(name: ByteString, count: Int)] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
      .map { (name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func first(_ items: [String], _ limit: Int) -> String {
    items.prefix(limit).joined(separator: ", ")
      + (items.count > limit ? " and \(items.count - limit) more" : "")
  }
}
