package import Basics
package import LeadFiles
internal import LeadModel

/// How the rules are set at each place of a repository.
///
/// The nearest setting wins, option by option: the area's `OWNERS.lead`, then the last matching
/// override that sets the option, then `rules`, then the default. A value that is refused counts
/// as not written; `diagnostics` reports it.
package struct RuleSettings: Sendable {
  private let base: [ByteString: [RuleSetting]]
  private let overrides: [(areas: [PathPattern], rules: [ByteString: [RuleSetting]])]

  /// The settings that `.lead-rules` (or, without one, a default `RulesFile`) holds.
  package init(_ file: RulesFile) {
    base = Dictionary(grouping: file.rules, by: \.rule.value)
    overrides = file.overrides.map { override in
      (override.areas.map(\.value), Dictionary(grouping: override.rules, by: \.rule.value))
    }
  }

  /// What the surveyor must know of an area's settings before rules run.
  package struct SurveyWindows: Hashable, Sendable {
    /// The window of `activity`, in days: `silo`'s `window`.
    package let activityDays: Int
    /// How far a handoff record may be from its lead change, in days: `missing-handoff`'s `match`.
    package let handoffMatchDays: Int
  }

  /// The windows for one area.
  package func windows(for area: ByteString, _ file: OwnersFile) -> SurveyWindows {
    let matched = matchingOverrides(of: area)
    return SurveyWindows(
      activityDays: options(of: Silo.self, matched, file.rules).window,
      handoffMatchDays: options(of: MissingHandoff.self, matched, file.rules).match)
  }

  /// One rule as it is set for one area.
  func configured(_ rule: RegisteredRule, for area: Area) -> ConfiguredRule {
    configured(rule, matchingOverrides(of: area.path), area.file.rules)
  }

  private func options<R: Rule>(
    of type: R.Type, _ matched: [Int], _ own: [RuleSetting]
  ) -> R {
    configured(RegisteredRule(type), matched, own).rule as? R ?? R()
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
    overrides.indices.filter { overrides[$0].areas.select(path, in: "") }
  }
}
