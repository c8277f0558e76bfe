internal import Basics
internal import LeadModel

/// Findings for people, and for everything that reads `PATH:LINE:COL: severity: [rule] message`.
struct FindingsText: FindingsReporter {
  let style: Style
  /// Leaves the summary out.
  var isQuiet = false
  /// Seconds that the run took; nil leaves them out, so that two runs print the same bytes.
  var elapsed: Double?

  /// Grouped by area in path order. Of the findings that a baseline lists, only the number is told.
  func render(_ report: FindingsReport) -> ByteString {
    let areas = Dictionary(
      report.survey.areas.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
    let findings = report.findings
    // Indices are sorted, since a finding is large.
    let shown = findings.indices
      .filter { findings[$0].waiver != nil || report.counts(findings[$0]) }
      .sorted { FindingOrder.isBefore(findings[$0], findings[$1]) }
    var output = TextOutput()
    var rest = shown[...]
    while let first = rest.first {
      let path = findings[first].area
      let group = rest.prefix { findings[$0].area == path }
      rest = rest.dropFirst(group.count)
      let area = path.flatMap { areas[$0] }.map { report.survey.areas[$0] }
      output.write(line: header(path, area))
      for index in group {
        let finding = findings[index]
        if let waiver = finding.waiver { output.write(line: waived(finding, waiver.waiver)) }
      }
      for index in group where findings[index].waiver == nil {
        write(findings[index], report, to: &output)
      }
      if !rest.isEmpty || !isQuiet { output.endLine() }
    }
    if !isQuiet { output.write(line: summary(report)) }
    return ByteString(output.bytes)
  }

  private func header(_ path: ByteString?, _ area: Area?) -> String {
    guard let path else { return style.bold("the repository") }
    guard let area else { return style.bold(TerminalEscaper.path(path)) }
    let leads = area.leads.map { TerminalEscaper.field($0.person.displayName) }
    return [
      style.bold(TerminalEscaper.path(path)), TerminalEscaper.field(area.name),
      leads.isEmpty ? "no lead" : leads.joined(separator: ", "),
    ].joined(separator: " · ")
  }

  private func write(
    _ finding: Finding, _ report: FindingsReport, to output: inout TextOutput
  ) {
    output.write(TerminalEscaper.path(finding.path))
    output.write(literal: ":")
    output.write(finding.position.line)
    output.write(literal: ":")
    output.write(finding.position.column)
    output.write(literal: ": ")
    output.write(coloured(finding.severity))
    output.write(literal: ": [")
    output.write(finding.rule)
    output.write(literal: "] ")
    output.write(sentence: finding.message)
    output.endLine()
    if let diagnostic = finding.diagnostic {
      for line in Excerpt.lines(diagnostic, style) { output.write(line: line) }
    }
    let width =
      (finding.evidence.map { DisplayWidth.of($0.label) } + [finding.isNew ? 4 : 5]).max() ?? 5
    func begin(_ label: String) {
      output.write(literal: "    ")
      output.write(label)
      output.write(literal: "  ")
    }
    for (index, evidence) in finding.evidence.enumerated() {
      let commit = evidence.commit
      begin(style.dim(DisplayWidth.fit(evidence.label, width)))
      output.write(style.yellow(commit.id.short))
      output.write(literal: "  ")
      output.write(commit.date?.date.description ?? "no date   ")
      output.write(literal: "  ")
      output.write(field: report.subject(commit.id))
      if index + 1 == finding.evidence.count, finding.furtherEvidence > 0 {
        output.write("    (+\(finding.furtherEvidence) more)")
      }
      output.endLine()
    }
    if !finding.isNew {
      begin(style.dim(DisplayWidth.fit("known", width)))
      output.write(line: "the base has it too")
    }
    for note in finding.notes {
      begin(style.dim(DisplayWidth.fit("note", width)))
      output.write(sentence: note)
      output.endLine()
    }
    if !finding.help.isEmpty {
      begin(style.green(DisplayWidth.fit("next", width)))
      output.write(sentence: finding.help)
      output.endLine()
    }
  }

  /// Below its area and not on a line of its own: what reads the findings' lines must not count it.
  private func waived(_ finding: Finding, _ waiver: Waiver) -> String {
    let reason = TerminalEscaper.sentence(waiver.reason?.value.trimmed ?? "")
    let terms = waiver.until.map { "until \($0.value): \(reason)" } ?? reason
    return "    " + style.dim(DisplayWidth.fit("waived", 10)) + "  [\(finding.rule)] "
      + TerminalEscaper.sentence(finding.message) + "  (\(terms))"
  }

  private func coloured(_ severity: Severity) -> String {
    switch severity {
    case .error: style.red(severity.rawValue)
    case .warning: style.yellow(severity.rawValue)
    case .info: style.blue(severity.rawValue)
    }
  }

  private func summary(_ report: FindingsReport) -> String {
    let counts = FindingCounts(report.findings, all: report.allFindings)
    let (errors, warnings, notes) = (counts[.error], counts[.warning], counts[.info])
    var parts: [String] = []
    if errors > 0 { parts.append(style.red(plural(errors, "error"))) }
    if warnings > 0 { parts.append(style.yellow(plural(warnings, "warning"))) }
    if notes > 0 { parts.append(style.blue("\(notes) info")) }
    if parts.isEmpty { parts.append("nothing found") }
    parts += counts.setAside
    let found = parts.joined(separator: ", ")
    let looked =
      report.isWithoutAreas
      ? "no areas: no directory holds an OWNERS.lead"
      : "\(found) in \(plural(report.areas, "area"))"
    let known = counts.known > 0 ? ", \(counts.known) known before" : ""
    var line = "\(looked)\(known) · \(report.survey.judged)"
    if let name = report.survey.baseName {
      let commit = report.base.map { " (\($0.short))" } ?? ""
      line += " against \(TerminalEscaper.field(name))\(commit)"
    }
    if let elapsed { line += " · \(Rounding.fixed(elapsed, places: 2)) s" }
    return line
  }
}
