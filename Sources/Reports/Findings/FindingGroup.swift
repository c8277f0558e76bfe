internal import Basics
internal import LeadModel

/// Findings that say the same of one person in several areas: the first stands for all.
///
/// Rule, person, reason and severity are the same, and whether the finding is new. Findings about no
/// single person stand alone.
struct FindingGroup {
  let first: Finding
  private(set) var others: [Finding] = []

  private struct Key: Hashable {
    let rule: String
    let person: ByteString
    let reason: String?
    let severity: Severity
    let isNew: Bool
  }

  /// The groups of some findings, each where its first finding stands.
  static func groups(of findings: some Sequence<Finding>) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var indices: [Key: Int] = [:]
    for finding in findings {
      guard let person = finding.person, finding.area != nil else {
        groups.append(FindingGroup(first: finding))
        continue
      }
      let key = Key(
        rule: finding.rule, person: person, reason: finding.reason, severity: finding.severity,
        isNew: finding.isNew)
      if let index = indices[key], groups[index].first.area != finding.area {
        groups[index].others.append(finding)
      } else {
        indices[key] = groups.count
        groups.append(FindingGroup(first: finding))
      }
    }
    return groups
  }

  var count: Int { 1 + others.count }

  /// `services/cart, services/ledger (+3 more)`: where the others stand; nil without others.
  var alsoIn: ByteString? {
    var areas: [ByteString] = []
    for case let area? in others.map(\.area) where areas.last != area { areas.append(area) }
    if areas.isEmpty { return nil }
    let shown = ByteString(areas.prefix(6).map(\.bytes).joined(separator: ", ".utf8))
    return areas.count > 6 ? "\(shown) (+\(areas.count - 6) more)" : shown
  }
}

extension [FindingGroup] {
  /// The indices in the order in which room is given away: errors first, and of one severity the first
  /// of each rule, then the second of each.
  private var byUrgency: [Int] {
    var seen: [Severity: [String: Int]] = [:]
    let ranks = map { group in
      seen[group.first.severity, default: [:]][group.first.rule, default: 0] += 1
      return seen[group.first.severity]?[group.first.rule] ?? 0
    }
    return indices.sorted { left, right in
      let severities = (self[left].first.severity, self[right].first.severity)
      if severities.0 != severities.1 { return severities.0 > severities.1 }
      return (ranks[left], left) < (ranks[right], right)
    }
  }

  /// `limit` of them, of as many rules as there is room for, in their order.
  func spreadOverRules(atMost limit: Int) -> [FindingGroup] {
    count > limit ? byUrgency.prefix(limit).sorted().map { self[$0] } : self
  }

  /// The indices, ascending, of those that fit where each takes so much room, of as many rules as there
  /// is room for.
  func spreadOverRules(_ sizes: [Int], in room: Int) -> [Int] {
    guard sizes.reduce(0, +) > room else { return Array<Int>(indices) }
    var left = room
    return byUrgency.prefix { index in
      left -= sizes[index]
      return left >= 0
    }.sorted()
  }
}
