package import Basics
internal import LeadFiles
package import LeadModel

/// Findings for people, and for everything that reads `PATH:LINE:COL: severity: [rule] message`.
package struct FindingsText {
  package let style: Style
  /// Leaves the summary out.
  package let isQuiet: Bool
  /// Seconds that the run took; nil leaves them out, so that two runs print the same bytes.
  package let elapsed: Double?
  /// Whether findings that the base has too are shown and count like new ones.
  package let allFindings: Bool
  /// The first line of a commit's message.
  private let subject: (ObjectID) -> ByteString

  package init(
    style: Style, isQuiet: Bool = false, elapsed: Double? = nil,
    allFindings: Bool = false, subject: @escaping (ObjectID) -> ByteString
  ) {
    self.style = style
    self.isQuiet = isQuiet
    self.elapsed = elapsed
    self.allFindings = allFindings
    self.subject = subject
  }

  /// The report of `findings`, grouped by area in path order; `areas` is how many were looked at.
  /// Of those that a baseline lists, only the number is told. Where the survey was compared with
  /// another, `base` is its commit.
  package func render(
    _ findings: [Finding], of survey: Survey, areas: Int, base: ObjectID? = nil
  ) -> ByteString {
    var lines: [String] = []
    let groups = Dictionary(grouping: findings.filter(isShown)) { $0.area }
    let known = Dictionary(
      survey.areas.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for area in groups.keys.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      lines.append(header(area, area.flatMap { known[$0] }))
      let ordered = (groups[area] ?? []).sorted(by: FindingOrder.isBefore)
      for finding in ordered {
        if let waiver = finding.waiver { lines.append(waived(finding, waiver.waiver)) }
      }
      for finding in ordered where finding.waiver == nil { lines += block(finding) }
      lines.append("")
    }
    if !isQuiet {
      lines.append(summary(findings, survey, areas, base))
    } else if !lines.isEmpty {
      lines.removeLast()
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private func isShown(_ finding: Finding) -> Bool {
    finding.waiver != nil || finding.counts(all: allFindings)
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

  private func block(_ finding: Finding) -> [String] {
    let place =
      "\(TerminalEscaper.path(finding.path)):\(finding.position.line):\(finding.position.column):"
    let message = TerminalEscaper.sentence(finding.message)
    var lines = ["\(place) \(coloured(finding.severity)): [\(finding.rule)] \(message)"]
    if let diagnostic = finding.diagnostic { lines += Excerpt.lines(diagnostic, style) }
    let width =
      (finding.evidence.map { DisplayWidth.of($0.label) } + [finding.isNew ? 4 : 5]).max() ?? 5
    for (index, evidence) in finding.evidence.enumerated() {
      let isLast = index + 1 == finding.evidence.count
      let hidden = isLast ? finding.furtherEvidence : 0
      let more = hidden > 0 ? "    (+\(hidden) more)" : ""
      let commit = evidence.commit
      lines.append(
        "    " + style.dim(DisplayWidth.fit(evidence.label, width)) + "  "
          + style.yellow(commit.id.short) + "  " + (commit.date?.date.description ?? "no date   ")
          + "  " + TerminalEscaper.field(subject(commit.id)) + more)
    }
    if !finding.isNew {
      lines.append("    " + style.dim(DisplayWidth.fit("known", width)) + "  the base has it too")
    }
    for note in finding.notes {
      lines.append(
        "    " + style.dim(DisplayWidth.fit("note", width)) + "  " + TerminalEscaper.sentence(note))
    }
    if !finding.help.isEmpty {
      lines.append(
        "    " + style.green(DisplayWidth.fit("next", width)) + "  "
          + TerminalEscaper.sentence(finding.help))
    }
    return lines
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

  private func summary(
    _ findings: [Finding], _ survey: Survey, _ areas: Int, _ base: ObjectID?
  ) -> String {
    let counts = FindingCounts(findings, all: allFindings)
    let (errors, warnings, notes) = (counts[.error], counts[.warning], counts[.info])
    var parts: [String] = []
    if errors > 0 { parts.append(style.red(plural(errors, "error"))) }
    if warnings > 0 { parts.append(style.yellow(plural(warnings, "warning"))) }
    if notes > 0 { parts.append(style.blue("\(notes) info")) }
    if parts.isEmpty { parts.append("nothing found") }
    parts += counts.setAside
    let found = parts.joined(separator: ", ")
    let looked =
      areas == 0 && findings.isEmpty
      ? "no areas: no directory holds an OWNERS.lead" : "\(found) in \(plural(areas, "area"))"
    let known = counts.known > 0 ? ", \(counts.known) known before" : ""
    var line = "\(looked)\(known) · \(Self.judged(survey))"
    if let name = survey.baseName {
      line += " against \(TerminalEscaper.field(name))" + (base.map { " (\($0.short))" } ?? "")
    }
    if let elapsed { line += " · \(Rounding.fixed(elapsed, places: 2)) s" }
    return line
  }

  /// `judged at 2026-11-22 on main (5e6f7a8)`.
  static func judged(_ survey: Survey) -> String {
    let tip = survey.tip.map(\.short) ?? "no commit yet"
    return "judged at \(survey.now.date) on \(TerminalEscaper.field(survey.tipName)) (\(tip))"
  }
}

/// `1 error`, `2 errors`.
func plural(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

/// How many findings there are of each severity; those that do not count are counted apart.
package struct FindingCounts: Hashable, Sendable {
  private let bySeverity: [Severity: Int]
  package let waived: Int
  /// Not waived, and listed by the baseline file.
  package let baselined: Int
  /// Neither, and the base that was compared with has them too.
  package let known: Int

  /// - Parameter all: whether findings that the base has too count like new ones.
  package init(_ findings: [Finding], all: Bool = false) {
    let counting = findings.filter { $0.counts(all: all) }
    bySeverity = Dictionary(grouping: counting, by: \.severity).mapValues(\.count)
    waived = findings.count { $0.waiver != nil }
    baselined = findings.count { $0.waiver == nil && $0.isBaselined }
    known = findings.count { $0.waiver == nil && !$0.isBaselined && !$0.isNew && !all }
  }

  /// Those that may fail a run.
  package var counting: Int { bySeverity.values.reduce(0, +) }

  /// Those of one severity that may fail a run.
  package subscript(severity: Severity) -> Int { bySeverity[severity, default: 0] }

  /// `2 errors`, `1 warning`, `3 info`: those that are there.
  var counted: [String] {
    [
      self[.error] > 0 ? plural(self[.error], "error") : nil,
      self[.warning] > 0 ? plural(self[.warning], "warning") : nil,
      self[.info] > 0 ? "\(self[.info]) info" : nil,
    ].compactMap { $0 }
  }

  /// `2 waived`, `3 in the baseline`, `1 known before`: those that are there.
  var uncounted: [String] { setAside + (known > 0 ? ["\(known) known before"] : []) }

  /// The same without those that the base has too.
  var setAside: [String] {
    [
      waived > 0 ? "\(waived) waived" : nil,
      baselined > 0 ? "\(baselined) in the baseline" : nil,
    ].compactMap { $0 }
  }
}

/// The order in which findings are printed, in every format: by area, then where they stand.
package enum FindingOrder {
  package static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    let areas = (left.area ?? "", right.area ?? "")
    if areas.0 != areas.1 { return areas.0 < areas.1 }
    if left.path != right.path { return left.path < right.path }
    if left.position != right.position { return left.position < right.position }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.subject != right.subject { return left.subject < right.subject }
    if left.message != right.message { return left.message < right.message }
    return left.severity > right.severity
  }

  /// The worst first, else as they are printed.
  static func isWorse(_ left: Finding, _ right: Finding) -> Bool {
    left.severity != right.severity ? left.severity > right.severity : isBefore(left, right)
  }
}
