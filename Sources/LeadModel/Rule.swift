package import Basics
package import LeadFiles

/// Looks at a survey and says what is wrong in it. Sees values only: no git, no files, no clock.
///
/// A value of the type holds its options; `init()` sets their defaults.
package protocol Rule: Sendable {
  static var description: RuleDescription { get }
  static var options: [RuleOption<Self>] { get }

  /// Whether the rule also judges areas whose `status` is not `active`. Without saying so: no.
  static var judgesInactiveAreas: Bool { get }

  init()

  /// Judges one area with the settings that apply to it. Called once for each area.
  func evaluate(_ area: Area, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges an `OWNERS.lead` that does not parse, with the settings that apply to its directory
  /// (those of the repository: the file's own cannot be read).
  func evaluate(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding]

  /// Judges a directory whose `OWNERS.lead` was deleted, with the settings that apply to it.
  func evaluate(_ removed: RemovedArea, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges what belongs to no single area, with the repository's settings.
  func evaluate(_ survey: Survey, _ context: RuleContext) -> [Finding]
}

extension Rule {
  package static var options: [RuleOption<Self>] { [] }

  package static var judgesInactiveAreas: Bool { false }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ removed: RemovedArea, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(_ survey: Survey, _ context: RuleContext) -> [Finding] { [] }
}

/// What the settings say of a rule beyond its own options.
package struct RuleContext: Sendable {
  /// The severity configured for the rule here.
  package let severity: Severity

  package init(severity: Severity) { self.severity = severity }
}

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
  package let examples: [RuleExample]

  package init(
    id: String, principle: Principle, severity: Severity, summary: String, rationale: String,
    condition: String, remedy: String, since: String, examples: [RuleExample]
  ) {
    self.id = id
    self.principle = principle
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.condition = condition
    self.remedy = remedy
    self.since = since
    self.examples = examples
  }
}

/// A tiny history in words, and what the rule finds in it.
package struct RuleExample: Sendable {
  /// What the example shows, in a few words.
  package let title: String
  /// The history, in the language of the `Stories` target.
  package let story: String
  /// The instant of judgement.
  package let now: String
  /// The findings' messages, in the order printed. Empty: the rule is content.
  package let findings: [String]

  package static func failing(
    _ title: String, now: String, story: String, findings: [String]
  ) -> RuleExample {
    RuleExample(title: title, story: story, now: now, findings: findings)
  }

  package static func passing(_ title: String, now: String, story: String) -> RuleExample {
    RuleExample(title: title, story: story, now: now, findings: [])
  }
}

/// One option of a rule, declared once: it feeds the parser, the example configuration, the schema
/// and the documentation.
package struct RuleOption<Owner>: Sendable {
  package let key: String
  package let help: String
  /// The default as it is written in a file.
  package let defaultText: String
  /// What values are accepted, in words: `a whole number of days, 0 or more`.
  package let accepts: String
  /// Sets the option from what a file says; returns what is wrong with the value, or nil. A value
  /// that is refused changes nothing.
  package let set: @Sendable (inout Owner, SettingValue) -> ByteString?

  package init(
    key: String, help: String, defaultText: String, accepts: String,
    set: @escaping @Sendable (inout Owner, SettingValue) -> ByteString?
  ) {
    self.key = key
    self.help = help
    self.defaultText = defaultText
    self.accepts = accepts
    self.set = set
  }
}
