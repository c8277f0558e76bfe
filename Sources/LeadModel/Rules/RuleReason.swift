internal import Basics

/// One of several conditions of a rule, where it differs from the rule in more than its condition.
package struct RuleReason: Sendable {
  /// As it stands in `Finding.reason`, such as `until-passed`.
  package let id: String
  package let nature: RuleNature
  /// What is true once such a finding is gone, as `RuleDescription.settled`.
  package let settled: String

  package init(_ id: String, _ nature: RuleNature, settled: String) {
    self.id = id
    self.nature = nature
    self.settled = settled
  }
}
