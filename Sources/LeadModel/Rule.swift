package import Basics
package import LeadFiles

/// Looks at a survey and says what is wrong in it. Sees values only: no git, no files, no clock.
///
/// A value of the type holds its options; `init()` sets their defaults.
package protocol Rule: Sendable {
  static var description: RuleDescription { get }
  static var options: [RuleOption<Self>] { get }

  /// Whether the settings of the file in which a finding stands decide also of findings about the
  /// survey as a whole: the rule is asked then even where it is off for the repository. Without
  /// saying so: no.
  static var isSetAtPlace: Bool { get }

  /// Whether the rule also judges areas whose `status` is not `active`. Without saying so: no.
  static var judgesInactiveAreas: Bool { get }

  init()

  /// Says over which windows the facts of an area are taken. Asked even where the rule is off: the
  /// facts do not depend on that.
  func setWindows(_ questions: inout AreaQuestions)

  /// Says what else the rule must know of an area. Asked only where the rule is on.
  func ask(_ questions: inout AreaQuestions)

  /// Judges one area with the settings that apply to it. Called once for each area.
  func evaluate(_ area: Area, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges an `OWNERS.lead` that does not parse, with the settings that apply to its directory
  /// (those of the repository: the file's own cannot be read).
  func evaluate(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding]

  /// Judges a directory whose `OWNERS.lead` was deleted, with the settings that apply to it.
  func evaluate(_ removed: RemovedArea, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges a directory that should have an `OWNERS.lead`, with the settings that apply to it.
  func evaluate(_ directory: UnledDirectory, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges a waiver, with the settings that apply where it stands.
  /// - Parameters:
  ///   - isKnown: whether there is a rule of the name that it holds.
  ///   - count: how many findings it covers.
  func evaluate(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, in survey: Survey,
    _ context: RuleContext
  ) -> [Finding]

  /// Judges what belongs to no single area, with the repository's settings; for a finding that stands
  /// in an area's file, `context.settings` has those that apply there.
  func evaluate(_ survey: Survey, _ context: RuleContext) -> [Finding]
}

extension Rule {
  package static var options: [RuleOption<Self>] { [] }

  package static var judgesInactiveAreas: Bool { false }

  package static var isSetAtPlace: Bool { false }

  package func setWindows(_ questions: inout AreaQuestions) {}

  package func ask(_ questions: inout AreaQuestions) {}

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ removed: RemovedArea, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ directory: UnledDirectory, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, in survey: Survey,
    _ context: RuleContext
  ) -> [Finding] { [] }

  package func evaluate(_ survey: Survey, _ context: RuleContext) -> [Finding] { [] }
}

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
    RuleExample(title: title, story: trimmed(story), now: now, findings: findings)
  }

  package static func passing(_ title: String, now: String, story: String) -> RuleExample {
    RuleExample(title: title, story: trimmed(story), now: now, findings: [])
  }

  /// Stories are put together from parts that end in a line feed; the last is not to be shown.
  private static func trimmed(_ story: String) -> String {
    story.hasSuffix("\n") ? String(story.dropLast()) : story
  }
}

/// One option of a rule, declared once: it feeds the parser, the example configuration, the schema
/// and the documentation.
package struct RuleOption<Owner>: Sendable {
  package let key: String
  package let help: String
  /// The default as it is written in a file.
  package let defaultText: String
  package let kind: RuleOptionKind
  /// Sets the option from what a file says; returns what is wrong with the value, or nil. A value
  /// that is refused changes nothing.
  package let set: @Sendable (inout Owner, SettingValue) -> ByteString?

  package init(
    key: String, help: String, defaultText: String, kind: RuleOptionKind,
    set: @escaping @Sendable (inout Owner, SettingValue) -> ByteString?
  ) {
    self.key = key
    self.help = help
    self.defaultText = defaultText
    self.kind = kind
    self.set = set
  }

  /// What values are accepted, in words: `a whole number of days, from 0 to 100000`.
  package var accepts: String { kind.accepts }
}

/// What values an option takes.
package enum RuleOptionKind: String, CaseIterable, Hashable, Sendable {
  /// Whole days.
  case days
  /// A number of things.
  case count
  /// A share of a whole, 0 to 1.
  case fraction
  /// A severity, or `off`.
  case severity
  /// `true` or `false`.
  case flag
  /// Path patterns.
  case patterns

  /// The largest number that is accepted; nil where values are no whole numbers.
  package var limit: Int? {
    switch self {
    case .days: 100_000
    case .count: 1_000_000_000
    case .fraction, .severity, .flag, .patterns: nil
    }
  }

  /// What values are accepted, in words.
  package var accepts: String {
    switch self {
    case .days: "a whole number of days, from 0 to 100000"
    case .count: "a whole number, from 0 to 1000000000"
    case .fraction: "a share from 0 to 1, such as 0.75"
    case .severity: "error, warning, info or off"
    case .flag: "true or false"
    case .patterns: "a list of path patterns, relative to the area's directory"
    }
  }
}
