internal import Basics
internal import LeadModel

/// Findings for people, and for everything that reads `PATH:LINE:COL: severity: [rule] message`.
///
/// The areas with the worst findings come first, and in each the worst finding. Of many findings each
/// is one line, and what to begin with follows.
struct FindingsText: FindingsReporter {
  /// How many lines of findings there may be for each to stand with its commits.
  static let detailLimit = 20
  /// Lines of findings at most, where none of them fails the run: two screens.
  static let briefLimit = 80

  let style: Style
  /// Leaves the summary out.
  var isQuiet = false
  var detail = FindingsDetail.fitting
  /// Seconds that the run took; nil leaves them out, so that two runs print the same bytes.
  var elapsed: Double?

  func render(_ report: FindingsReport) -> ByteString {
    if detail == .statistics { return statistics(report) }
    let findings = report.findings
    let order = AreaOrder(findings, report)
    // Indices are sorted, since a finding is large.
    let counting = findings.indices
      .filter { report.counts(findings[$0]) && report.lists(findings[$0].severity) }
      .sorted { order.isBefore(findings[$0], findings[$1]) }
    let groups = FindingGroup.groups(of: counting.lazy.map { findings[$0] })
    var output = TextOutput()
    if groups.count > Self.detailLimit, detail == .fitting {
      writeBriefly(groups, report, to: &output)
    } else {
      writeByArea(groups, waived(of: report, order), report, to: &output)
    }
    if isQuiet { return ByteString(output.bytes) }
    if report.isWithoutAreas { output.write(literal: Self.firstSteps) }
    if groups.count > Self.detailLimit {
      for line in FindingsOverview(report).lines(style) { output.write(line: line) }
      output.endLine()
    }
    output.write(line: summary(report))
    return ByteString(output.bytes)
  }

  private static let firstSteps: StaticString = """
    Put a file OWNERS.lead into a directory that somebody looks after, and commit it:

        ---
        kind: service          # or initiative, or team
        lead: NAME <EMAIL>
        ---

    Or let leadlint propose them, from CODEOWNERS and the like and from history:

        leadlint survey            look, and write nothing
        leadlint init              show the files, ask, and write them

    Then run leadlint check again. What it can look like:  leadlint demo


    """

  private func statistics(_ report: FindingsReport) -> ByteString {
    let rows = FindingsOverview(report).statistics(style)
    let summary = isQuiet ? [] : (rows.isEmpty ? [] : [""]) + [summary(report)]
    return ByteString((rows + summary).map { $0 + "\n" }.joined())
  }

  private func waived(of report: FindingsReport, _ order: AreaOrder) -> [Finding] {
    report.findings.filter { $0.waiver != nil && report.lists($0.severity) }
      .sorted(by: order.isBefore)
  }

  /// Waived findings first, in each area.
  private func writeByArea(
    _ groups: [FindingGroup], _ waived: [Finding], _ report: FindingsReport,
    to output: inout TextOutput
  ) {
    let areas = Dictionary(
      report.survey.areas.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
    var paths: [ByteString?] = []
    for path in groups.map(\.first.area) + waived.map(\.area) where !paths.contains(path) {
      paths.append(path)
    }
    for (index, path) in paths.enumerated() {
      output.write(line: header(path, path.flatMap { areas[$0] }.map { report.survey.areas[$0] }))
      for finding in waived where finding.area == path {
        if let waiver = finding.waiver {
          output.write(line: self.waived(finding, waiver.waiver))
        }
      }
      for group in groups where group.first.area == path { write(group, report, to: &output) }
      if index + 1 < paths.count || !isQuiet { output.endLine() }
    }
  }

  /// A line each. Of those that fail no run, as many as two screens hold.
  private func writeBriefly(
    _ groups: [FindingGroup], _ report: FindingsReport, to output: inout TextOutput
  ) {
    let failing = groups.count { report.fails($0.first) }
    let others = groups.filter { !report.fails($0.first) }
      .spreadOverRules(atMost: max(0, Self.briefLimit - failing))
    var kept = others[...]
    for group in groups {
      if !report.fails(group.first) {
        guard let next = kept.first, next.first == group.first else { continue }
        kept.removeFirst()
      }
      writeLine(group.first, to: &output)
      if let areas = group.alsoIn {
        output.write(literal: "    ")
        output.write(style.dim("also in"))
        output.write(literal: "  ")
        output.write(sentence: areas)
        output.endLine()
      }
    }
    let left = groups.count - failing - others.count
    if left > 0 {
      output.write(line: "… and \(left) more:  leadlint check --verbose, or leadlint check AREA")
    }
    if !isQuiet { output.endLine() }
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

  /// `PATH:LINE:COL: severity: [rule] message`.
  private func writeLine(_ finding: Finding, to output: inout TextOutput) {
    output.write(TerminalEscaper.path(finding.path))
    output.write(literal: ":")
    output.write(finding.position.line)
    output.write(literal: ":")
    output.write(finding.position.column)
    output.write(literal: ": ")
    output.write(style.severity(finding.severity, finding.severity.rawValue))
    output.write(literal: ": [")
    output.write(finding.rule)
    output.write(literal: "] ")
    output.write(sentence: finding.message)
    output.endLine()
  }

  private func write(
    _ group: FindingGroup, _ report: FindingsReport, to output: inout TextOutput
  ) {
    let finding = group.first
    writeLine(finding, to: &output)
    if let diagnostic = finding.diagnostic {
      for line in Excerpt.lines(diagnostic, style) { output.write(line: line) }
    }
    let labels = finding.evidence.map { DisplayWidth.of($0.label) }
    let width = (labels + [finding.isNew ? 4 : 5, group.others.isEmpty ? 4 : 7]).max() ?? 5
    func begin(_ label: String) {
      output.write(literal: "    ")
      output.write(label)
      output.write(literal: "  ")
    }
    if let areas = group.alsoIn {
      begin(style.dim(DisplayWidth.fit("also in", width)))
      output.write(sentence: areas)
      output.endLine()
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

  private func summary(_ report: FindingsReport) -> String {
    let counts = FindingCounts(report.findings, all: report.allFindings)
    let known = counts.known > 0 ? ", \(counts.known) known before" : ""
    var line = "\(report.verdict(style, counts.setAside))\(known) · \(report.survey.judged)"
    if let name = report.survey.baseName {
      let commit = report.base.map { " (\($0.short))" } ?? ""
      line += " against \(TerminalEscaper.field(name))\(commit)"
    }
    if let elapsed { line += " · \(Rounding.fixed(elapsed, places: 2)) s" }
    return line
  }
}
