package import Basics
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
    var output = TextOutput()
    let known = Dictionary(
      survey.areas.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    let shown = findings.indices.filter { isShown(findings[$0]) }
      .sorted { FindingOrder.isBefore(findings[$0], findings[$1]) }
    var rest = shown[...]
    while let first = rest.first {
      let area = findings[first].area
      let group = rest.prefix { findings[$0].area == area }
      rest = rest.dropFirst(group.count)
      output.write(line: header(area, area.flatMap { known[$0] }.map { survey.areas[$0] }))
      for place in group {
        let finding = findings[place]
        if let waiver = finding.waiver { output.write(line: waived(finding, waiver.waiver)) }
      }
      for place in group where findings[place].waiver == nil {
        write(findings[place], to: &output)
      }
      if !rest.isEmpty || !isQuiet { output.endLine() }
    }
    if !isQuiet { output.write(line: summary(findings, survey, areas, base)) }
    return ByteString(output.bytes)
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

  private func write(_ finding: Finding, to output: inout TextOutput) {
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
      output.write(field: subject(commit.id))
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
    var bySeverity: [Severity: Int] = [:]
    var (waived, baselined, known) = (0, 0, 0)
    for place in findings.indices {
      if findings[place].waiver != nil {
        waived += 1
      } else if findings[place].isBaselined {
        baselined += 1
      } else if all || findings[place].isNew {
        bySeverity[findings[place].severity, default: 0] += 1
      } else {
        known += 1
      }
    }
    self.bySeverity = bySeverity
    self.waived = waived
    self.baselined = baselined
    self.known = known
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
    if left.area != right.area {
      let areas = (left.area ?? ByteString(), right.area ?? ByteString())
      if areas.0 != areas.1 { return areas.0 < areas.1 }
    }
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
