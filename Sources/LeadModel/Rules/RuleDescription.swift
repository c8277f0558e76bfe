internal import Basics

/// What a rule says of itself: the documentation, and the examples that are its tests.
package struct RuleDescription: Sendable {
  package let id: String
  package let principle: Principle
  package let severity: Severity
  /// One sentence, without a dot.
  package let summary: String
  /// Why it matters, in a paragraph or two.
  package let rationale: String
  /// The exact condition, as the formula is computed. A line feed ends a paragraph; one that begins
  /// with `- ` is an item of a list.
  package let condition: String
  /// How to mend what it finds.
  package let remedy: String
  /// The version it came in.
  package let since: String
  /// Made when they are asked for: no run of the rules needs them.
  package var examples: [RuleExample] { makeExamples() }

  private let makeExamples: @Sendable () -> [RuleExample]

  package init(
    id: String, principle: Principle, severity: Severity, summary: String, rationale: String,
    condition: String, remedy: String, since: String,
    examples: @autoclosure @escaping @Sendable () -> [RuleExample]
  ) {
    self.id = id
    self.principle = principle
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.condition = condition
    self.remedy = remedy
    self.since = since
    makeExamples = examples
  }
}
