package import Basics
package import LeadModel

/// Docs that are not stale yet, and when they will be if the lead does not look.
package struct DueSoon: Hashable, Sendable {
  /// The area's path.
  package let area: ByteString
  /// The moment after which `stale-docs` reports the area.
  package let due: Instant
  /// The lead's newest attention, which the limit is counted from.
  package let attention: Attention
}

extension RuleEngine {
  /// The docs that become stale within `stale-docs`' `due-soon` days, soonest first, then by area.
  ///
  /// Areas where the rule is off, or that are not active, are left out.
  package func docsDueSoon(in survey: Survey) -> [DueSoon] {
    let rule = RegisteredRule(StaleDocs.self)
    var found: [DueSoon] = []
    for area in survey.areas where area.isActive {
      let set = settings.configured(rule, for: area)
      guard set.severity != nil, let staleDocs = set.rule as? StaleDocs,
        let attention = area.attention, let due = staleDocs.dueDate(of: area),
        due >= survey.now, due <= survey.now.later(days: staleDocs.dueSoon)
      else { continue }
      found.append(DueSoon(area: area.path, due: due, attention: attention))
    }
    return found.sorted { ($0.due, $0.area) < ($1.due, $1.area) }
  }

  /// How old the lead's look at the docs of an area may be before `stale-docs` reports it, in days; nil
  /// where that rule is off, or where the area is not judged on time.
  package func docsLimit(of area: Area) -> Int? {
    guard area.isActive else { return nil }
    let set = settings.configured(RegisteredRule(StaleDocs.self), for: area)
    return set.severity == nil ? nil : (set.rule as? StaleDocs)?.days
  }

  /// Those of some rules that are off in every active area; none where no area is active. Ids that
  /// no rule has are ignored.
  package func off(_ ids: [String], in survey: Survey) -> [String] {
    let active = survey.areas.filter(\.isActive)
    guard !active.isEmpty else { return [] }
    return ids.filter { id in
      guard let rule = RuleRegistry.rule(ByteString(id)) else { return false }
      return active.allSatisfy { settings.configured(rule, for: $0).severity == nil }
    }
  }
}
