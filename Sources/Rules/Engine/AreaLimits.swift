package import LeadModel

/// What the rules allow in an area, for tables that show the facts.
package struct AreaLimits: Sendable {
  /// How old the lead's look at the docs may be, in days; nil where nothing is said of it.
  package var docsDays: Int?
  /// The largest share of the commits that one person may have; nil where nothing is said of it.
  package var share: Double?
}

extension RuleEngine {
  /// The limits as they are set for an area. None where it is not active, or the rule is off.
  package func limits(of area: Area) -> AreaLimits {
    var limits = AreaLimits(docsDays: docsLimit(of: area))
    let silo = settings.configured(RegisteredRule(Silo.self), for: area)
    if area.isActive, silo.severity != nil { limits.share = (silo.rule as? Silo)?.maxShare }
    return limits
  }
}
