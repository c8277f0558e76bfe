internal import Basics

/// What a rule says of itself: the documentation, the examples that are its tests, and how the hook
/// and the reports treat it.
package struct RuleDescription: Sendable {
  package let id: String
  package let principle: Principle
  package let nature: RuleNature
  package let severity: Severity
  /// One sentence, without a dot.
  package let summary: String
  /// Why it matters, in a paragraph or two.
  package let rationale: String
  /// The exact condition, as the formula is computed. A line feed ends a paragraph; one that begins
  /// with `- ` is an item of a list.
  package let condition: String
  /// How to fix what it finds.
  package let remedy: String
  /// What is true once a finding is gone, for the weekly report: thanks nobody and blames nobody.
  package let settled: String
  /// The version it came in.
  package let since: String
  /// The reasons that have a nature or a `settled` of their own.
  package let reasons: [RuleReason]
  package let hook: HookPolicy
  /// Whether it is about several areas and reports at the first of them: after a change that may be
  /// another one, and the finding is still the same.
  package let movesBetweenAreas: Bool
  /// Whether handing the area over settles what it finds.
  package let isSettledByHandoff: Bool
  /// What reports know it by; nil: they treat it like any other rule.
  package let topic: RuleTopic?
  /// Made when they are asked for: no run of the rules needs them.
  package var examples: [RuleExample] { makeExamples() }

  private let makeExamples: @Sendable () -> [RuleExample]

  package init(
    id: String, principle: Principle, nature: RuleNature, severity: Severity, summary: String,
    rationale: String, condition: String, remedy: String, settled: String, since: String,
    reasons: [RuleReason] = [], hook: HookPolicy = .silent, movesBetweenAreas: Bool = false,
    isSettledByHandoff: Bool = false, topic: RuleTopic? = nil,
    examples: @autoclosure @escaping @Sendable () -> [RuleExample]
  ) {
    self.id = id
    self.principle = principle
    self.nature = nature
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.condition = condition
    self.remedy = remedy
    self.settled = settled
    self.since = since
    self.reasons = reasons
    self.hook = hook
    self.movesBetweenAreas = movesBetweenAreas
    self.isSettledByHandoff = isSettledByHandoff
    self.topic = topic
    makeExamples = examples
  }

  /// The nature of a finding with a reason.
  package func nature(_ reason: String?) -> RuleNature {
    reasons.first { $0.id == reason }?.nature ?? nature
  }

  /// What is true once a finding with a reason is gone.
  package func settled(_ reason: String?) -> String {
    reasons.first { $0.id == reason }?.settled ?? settled
  }
}
