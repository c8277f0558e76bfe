internal import Basics
package import LeadModel

/// What is kept of one point in time once it is judged.
package struct WeekDigest: Sendable {
  /// The topics of rules that have a figure or a list of their own.
  package static let topics: [RuleTopic] = [.docReviews, .silos, .handoffs, .expectedLeads]

  let week: ISOWeek
  let at: Instant
  let tip: ObjectID?
  let areas: Int
  let healthy: Int
  let staleDocs: Int
  let silos: Int
  let missingHandoffs: Int
  let leading: Int
  let active: Int
  let effectiveLeads: Double
  let counts: [Severity: Int]
  /// Days since a lead looked at the docs, by area; without those that are not judged on time.
  let ages: [ByteString: Int]
  /// What counted, by fingerprint.
  let findings: [String: Finding]

  /// - Parameters:
  ///   - survey: of the part of the repository that the report is about.
  ///   - findings: of the same part.
  ///   - rules: tell which findings are behind the figures.
  package init(
    _ week: ISOWeek, _ survey: Survey, _ findings: [Finding], _ rules: RuleDescriptions
  ) {
    let counting = findings.filter(\.counts)
    self.week = week
    at = survey.now
    tip = survey.tip
    let active = survey.areas.filter(\.isActive)
    areas = active.count
    let troubled = Set(counting.filter { $0.severity > .info }.compactMap(\.area))
    healthy = active.count { !troubled.contains($0.path) }
    func areaCount(of topic: RuleTopic) -> Int {
      let rule = rules.id(of: topic)
      return Set(counting.filter { $0.rule == rule }.map(\.area)).count
    }
    staleDocs = areaCount(of: .docReviews)
    silos = areaCount(of: .silos)
    let handoffs = rules.id(of: .handoffs)
    missingHandoffs = counting.count { $0.rule == handoffs }
    let spread = survey.spread
    leading = spread.leading
    self.active = spread.active
    effectiveLeads = spread.effectiveLeads
    counts = counting.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
    var ages: [ByteString: Int] = [:]
    for area in active where !area.docs.isEmpty {
      ages[area.path] = area.attention?.date.map { survey.now.days(since: $0) }
    }
    self.ages = ages
    self.findings = Dictionary(
      counting.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var point: WeeklyReport.Point {
    WeeklyReport.Point(
      week: week.label, at: at, tip: tip?.description ?? "", areas: areas, healthy: healthy,
      staleDocs: staleDocs, silos: silos, missingHandoffs: missingHandoffs, leading: leading,
      active: active, effectiveLeads: Rounding.fourPlaces(effectiveLeads),
      errors: counts[.error] ?? 0, warnings: counts[.warning] ?? 0, infos: counts[.info] ?? 0)
  }
}
