internal import Basics
internal import LeadModel

/// A reason for which a handoff is missing.
protocol MissingHandoffReason: Sendable {
  static var reason: RuleReason { get }
  /// As it stands in the rule's list of conditions.
  static var condition: String { get }
  static var examples: [RuleExample] { get }

  /// - Parameter rule: with the settings that apply to the area.
  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding]
}
