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
  /// The first line of a commit's message.
  package let subject: (ObjectID) -> ByteString

  package init(
    _ findings: [Finding], of survey: Survey, areas: Int, base: ObjectID? = nil,
    version: String, rules: [RuleText] = [], failOn: Severity? = .error,
    allFindings: Bool = false, subject: @escaping (ObjectID) -> ByteString
  ) {
    self.findings = findings
    self.survey = survey
    self.areas = areas
    self.base = base
    self.version = version
    self.rules = rules
    self.failOn = failOn
    self.allFindings = allFindings
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

    package init(
      id: String, severity: Severity, principle: String, summary: String, rationale: String,
      remedy: String
    ) {
      self.id = id
      self.severity = severity
      self.principle = principle
      self.summary = summary
      self.rationale = rationale
      self.remedy = remedy
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

  /// `2 waived, 1 known before` where findings are left out since they do not count; nil where none
  /// is.
  var leftOut: String? {
    let parts = FindingCounts(findings, all: allFindings).uncounted
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `2 errors, 1 warning in 14 areas`.
  var verdict: String {
    if isWithoutAreas { return "no areas: no directory holds an OWNERS.lead" }
    let parts = FindingCounts(findings, all: allFindings).counted
    let found = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
    return "\(found) in \(plural(areas, "area"))"
  }

  var isWithoutAreas: Bool { areas == 0 && findings.isEmpty }

  /// The last lines of a format that people read in a log.
  var logSummary: [String] {
    (leftOut.map { ["leadlint: left out: \($0)"] } ?? []) + ["leadlint: \(verdict)"]
  }
}
