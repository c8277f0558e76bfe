internal import Basics

/// What the settings say of a rule beyond its own options.
package struct RuleContext: Sendable {
  /// The severity configured for the rule here.
  package let severity: Severity
  /// The rule as it is set for an area, and its severity there: nil where it is off. Asked for where
  /// the whole survey is judged.
  package let settings: @Sendable (Area) -> (rule: any Rule, severity: Severity?)?

  package init(
    severity: Severity,
    settings: @escaping @Sendable (Area) -> (rule: any Rule, severity: Severity?)? = { _ in nil }
  ) {
    self.severity = severity
    self.settings = settings
  }
}
