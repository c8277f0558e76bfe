internal import Basics
package import LeadModel

/// How the rules are set in each part of a repository.
///
/// The nearest setting wins, option by option: the area's `OWNERS.lead`, then the last matching
/// override that sets the option, then `rules`, then the default. A value that is refused counts
/// as not written; `diagnostics` reports it.
package struct RuleSettings: Sendable {
  /// What `.lead-rules` waives.
  let waivers: [PlacedWaiver]
  private let base: [ByteString: [RuleSetting]]
  private let overrides: [(areas: [PathPattern], rules: [ByteString: [RuleSetting]])]

  /// The settings that `.lead-rules` (or, without one, a default `RulesFile`) holds.
  package init(_ file: RulesFile) {
    waivers = file.waivers.map {
      PlacedWaiver(waiver: $0, file: RulesFile.fileName, area: $0.area?.value)
    }
    base = Dictionary(grouping: file.rules, by: \.rule.value)
    overrides = file.overrides.map { override in
      (override.areas.map(\.value), Dictionary(grouping: override.rules, by: \.rule.value))
    }
  }

  /// One rule as it is set for one area.
  func configured(_ rule: RegisteredRule, for area: Area) -> ConfiguredRule {
    configured(rule, matchingOverrides(of: area.path), area.file.rules)
  }

  /// One rule under the overrides at these indices and an area's own settings.
  func configured(
    _ rule: RegisteredRule, _ matched: [Int], _ own: [RuleSetting] = []
  ) -> ConfiguredRule {
    let id = ByteString(rule.id)
    var settings = base[id] ?? []
    for index in matched { settings += overrides[index].rules[id] ?? [] }
    settings += own.filter { $0.rule.value == id }
    return rule.configured(by: settings)
  }

  /// Which overrides apply at a path, in the order written. Empty for the repository as a whole.
  func matchingOverrides(of path: ByteString) -> [Int] {
    overrides.indices.filter { overrides[$0].areas.select(path, in: "", isDirectory: true) }
  }
}
