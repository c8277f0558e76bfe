package import Basics
package import LeadModel

/// What one run of the rules found: what every output format is written from.
package struct FindingsReport {
  /// All that was found, whether it counts or not, in any order.
  package let findings: [Finding]
  package let survey: Survey
  /// How many areas were looked at.
  package let areas: Int
  /// The commit that was compared with; nil where nothing was.
  package let base: ObjectID?
  /// leadlint's own version.
  package let version: String
  /// The rules, ascending by id, for formats that describe them.
  package let rules: [RuleText]
  /// The least severity that fails the run; nil where nothing does.
  package let failOn: Severity?
  /// Whether findings that the base has too count like new ones.
  package let allFindings: Bool
  /// The least severity that is listed for people; the others are counted. Whatever fails the run is
  /// listed all the same.
  package let show: Severity
  /// What else whoever judges a change should know, a sentence each.
  package let notes: [ByteString]
  /// The first line of a commit's message.
  package let subject: (ObjectID) -> ByteString

  package init(
    _ findings: [Finding], of survey: Survey, areas: Int, base: ObjectID? = nil,
    version: String, rules: [RuleText] = [], failOn: Severity? = .error,
    allFindings: Bool = false, show: Severity = .info,
    notes: [ByteString] = [], subject: @escaping (ObjectID) -> ByteString
  ) {
    self.findings = findings
    self.survey = survey
    self.areas = areas
    self.base = base
    self.version = version
    self.rules = rules
    self.failOn = failOn
    self.allFindings = allFindings
    self.show = show
    self.notes = notes
    self.subject = subject
  }

  /// What a rule says of itself. Our own words, in ASCII.
  package struct RuleText: Hashable, Sendable {
    package let id: String
    package let severity: Severity
    package let principle: String
    /// One sentence, without a dot.
    package let summary: String
    /// Why it matters; a line feed ends a paragraph.
    package let rationale: String
    /// How to fix what it finds.
    package let remedy: String
    /// What reports know it by; nil: they treat it like any other rule.
    package let topic: RuleTopic?

    package init(
      id: String, severity: Severity, principle: String, summary: String, rationale: String,
      remedy: String, topic: RuleTopic? = nil
    ) {
      self.id = id
      self.severity = severity
      self.principle = principle
      self.summary = summary
      self.rationale = rationale
      self.remedy = remedy
      self.topic = topic
    }
  }
}

extension FindingsReport {
  /// Whether a finding may fail a run.
  func counts(_ finding: Finding) -> Bool { finding.counts(all: allFindings) }

  /// Whether a finding fails this run.
  package func fails(_ finding: Finding) -> Bool {
    guard let failOn else { return false }
    return counts(finding) && finding.severity >= failOn
  }

  /// Those that count, in the order of all formats: for those that have no word for the others.
  var shown: [Finding] { findings.filter(counts).sorted(by: FindingOrder.isBefore) }

  /// The same, errors first: for formats that show only so many.
  var shownWorstFirst: [Finding] { findings.filter(counts).sorted(by: FindingOrder.isWorse) }

  /// All, those that count first, and of these the errors.
  var allWorstFirst: [Finding] {
    shownWorstFirst + findings.filter { !counts($0) }.sorted(by: FindingOrder.isWorse)
  }

  /// Whether a finding's severity is one that people are shown.
  func lists(_ severity: Severity) -> Bool { severity >= min(show, failOn ?? .error) }

  /// Those that count and are severe enough to be listed, one for each person where several areas
  /// have the same; errors first.
  var listedWorstFirst: [FindingGroup] {
    FindingGroup.groups(of: shownWorstFirst.filter { lists($0.severity) })
  }

  /// `2 waived, 1 known before` where findings are left out since they do not count; nil where none
  /// is.
  var leftOut: String? {
    let parts = FindingCounts(findings, all: allFindings).uncounted
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `2 errors, 1 warning in 14 areas (6 notes: --show info)`.
  var verdict: String { verdict(.plain) }

  /// The same, with the counts coloured.
  /// - Parameter others: counts that follow, of findings that do not count.
  func verdict(_ style: Style, _ others: [String] = []) -> String {
    if isWithoutAreas { return "no areas: no directory holds an OWNERS.lead" }
    let counts = FindingCounts(findings, all: allFindings)
    let severities = Severity.allCases.reversed().filter { counts[$0] > 0 }
    let listed = severities.filter(lists).map { style.severity($0, $0.counted(counts[$0])) }
    let found = (listed.isEmpty ? ["nothing found"] : listed) + others
    let hidden = severities.filter { !lists($0) }
    let rest = hidden.map { $0.counted(counts[$0]) }.joined(separator: ", ")
    let hint = hidden.last.map { " (\(rest): --show \($0.rawValue))" } ?? ""
    return "\(found.joined(separator: ", ")) in \(plural(areas, "area"))\(hint)"
  }

  var isWithoutAreas: Bool { areas == 0 && findings.isEmpty }

  /// The last lines of a format that people read in a log.
  var logSummary: [String] {
    (leftOut.map { ["leadlint: left out: \($0)"] } ?? []) + ["leadlint: \(verdict)"]
  }
}
