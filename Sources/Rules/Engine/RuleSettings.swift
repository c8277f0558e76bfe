package import Basics
package import LeadFiles
internal import LeadModel

/// How the rules are set at each place of a repository.
///
/// The nearest setting wins, option by option: the area's `OWNERS.lead`, then the last matching
/// override that sets the option, then `rules`, then the default. A value that is refused counts
/// as not written; `diagnostics` reports it.
package struct RuleSettings: Sendable {
  private static let silo = RegisteredRule(Silo.self)
  private static let missingHandoff = RegisteredRule(MissingHandoff.self)

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
    /// How far back a lead's last commit is looked for, in days: `missing-handoff`'s
    /// `departed-days`.
    package let departedDays: Int
  }

  /// The windows for one area.
  package func windows(for area: ByteString, _ file: OwnersFile) -> SurveyWindows {
    windows(matchingOverrides(of: area), file.rules)
  }

  /// The windows for what belongs to no area.
  package var windows: SurveyWindows { windows([], []) }

  private func windows(_ matched: [Int], _ own: [RuleSetting]) -> SurveyWindows {
    let silo = configured(Self.silo, matched, own).rule as? Silo
    let handoff = configured(Self.missingHandoff, matched, own).rule as? MissingHandoff
    return SurveyWindows(
      activityDays: (silo ?? Silo()).window,
      handoffMatchDays: (handoff ?? MissingHandoff()).match,
      departedDays: (handoff ?? MissingHandoff()).departedDays)
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
