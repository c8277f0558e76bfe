internal import Basics

/// What all rules say of themselves, for reports, which do not see the rules.
package struct RuleDescriptions: Sendable {
  private let descriptions: [String: RuleDescription]
  private let ids: [RuleTopic: String]

  package init(_ descriptions: [RuleDescription]) {
    self.descriptions = Dictionary(
      descriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ids = Dictionary(
      descriptions.compactMap { about in about.topic.map { ($0, about.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The id of the rule on a topic; empty where no rule has it.
  package func id(of topic: RuleTopic) -> String { ids[topic] ?? "" }

  /// What is true once a finding is gone.
  package func settled(_ finding: Finding) -> String {
    descriptions[finding.rule]?.settled(finding.reason) ?? "settled"
  }

  /// Whether handing the area over settles what a rule finds.
  package func isSettledByHandoff(_ rule: String) -> Bool {
    descriptions[rule]?.isSettledByHandoff ?? false
  }
}
