package import Basics
package import LeadModel

/// What one run of the rules came to: what every output format is made from.
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
  /// Whether formats without a word for findings that do not count show them all the same.
  package let showsAll: Bool
  /// The first line of a commit's message.
  package let subject: (ObjectID) -> ByteString

  package init(
    _ findings: [Finding], of survey: Survey, areas: Int, base: ObjectID? = nil,
    version: String, rules: [RuleText] = [], failOn: Severity? = .error,
    showsAll: Bool = false, subject: @escaping (ObjectID) -> ByteString
  ) {
    self.findings = findings
    self.survey = survey
    self.areas = areas
    self.base = base
    self.version = version
    self.rules = rules
    self.failOn = failOn
    self.showsAll = showsAll
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
    /// How to mend what it finds.
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
  /// The findings that a format without a word for those that do not count shows, in the order of
  /// all formats.
  var shown: [Finding] {
    findings.filter { showsAll || $0.counts }.sorted(by: FindingOrder.isBefore)
  }

  /// The same, errors first: for formats that show only so many.
  var shownWorstFirst: [Finding] { Self.worstFirst(shown) }

  /// Those that count before those that do not, then by severity; else the order stays.
  static func worstFirst(_ findings: [Finding]) -> [Finding] {
    let ranked = Dictionary(grouping: findings) { Rank(counts: $0.counts, severity: $0.severity) }
    return ranked.keys.sorted(by: >).flatMap { ranked[$0] ?? [] }
  }

  private struct Rank: Hashable, Comparable {
    let counts: Bool
    let severity: Severity

    static func < (left: Rank, right: Rank) -> Bool {
      left.counts == right.counts ? left.severity < right.severity : right.counts
    }
  }

  /// Whether a finding fails the run.
  func fails(_ finding: Finding) -> Bool {
    guard let failOn else { return false }
    return finding.counts && finding.severity >= failOn
  }

  /// `2 waived, 1 known before` where findings are left out since they do not count; nil where none
  /// is.
  var leftOut: String? {
    guard !showsAll else { return nil }
    let parts = FindingCounts(findings).uncounted
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `2 errors, 1 warning in 14 areas`.
  var verdict: String {
    if areas == 0 && findings.isEmpty { return "no areas: no directory holds an OWNERS.lead" }
    let parts = FindingCounts(findings).counted
    let found = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
    return "\(found) in \(plural(areas, "area"))"
  }
}
