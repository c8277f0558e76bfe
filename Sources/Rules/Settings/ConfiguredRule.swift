internal import LeadModel

/// A rule with the settings that apply to one area, or to the repository.
struct ConfiguredRule: Sendable {
  let rule: any Rule
  /// Nil where the rule is off.
  let severity: Severity?
}
