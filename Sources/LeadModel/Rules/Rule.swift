internal import Basics

/// Looks at a survey and says what is wrong in it. Sees values only: no git, no files, no clock.
///
/// A value of the type holds its options; `init()` sets their defaults. A rule writes those of the six
/// `judge…` methods that it needs; the others find nothing. `JudgeMethodTests` compares what rules
/// write with the signatures here, so that one which is slightly off does not go unnoticed.
package protocol Rule: Sendable {
  static var description: RuleDescription { get }
  static var options: [RuleOption<Self>] { get }

  /// Whether the settings of the file in which a finding stands decide also of findings about the
  /// survey as a whole: the rule is asked then even where it is off for the repository. Without
  /// saying so: no.
  static var isSetPerArea: Bool { get }

  /// Whose deeds the rule judges: it keeps still where nobody knows that lead, or the lead has departed,
  /// since one finding says so already. Nil, without saying so: nobody's.
  static var judgedLeads: JudgedLeads? { get }

  /// Whether the rule also judges areas whose `status` is not `active`. Without saying so: no.
  static var judgesInactiveAreas: Bool { get }

  init()

  /// Says over which windows the facts of an area are taken. Asked even where the rule is off: the
  /// facts do not depend on that.
  func setWindows(_ questions: inout AreaQuestions)

  /// Says what else the rule must know of an area. Asked only where the rule is on.
  func ask(_ questions: inout AreaQuestions)

  /// Judges one area with the settings that apply to it. Called once for each area.
  func judgeArea(_ area: Area, in survey: Survey, _ context: RuleContext) -> [Finding]

  /// Judges an `OWNERS.lead` that does not parse, with the settings that apply to its directory
  /// (those of the repository: the file's own cannot be read).
  func judgeInvalidFile(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding]

  /// Judges a directory whose `OWNERS.lead` was deleted, with the settings that apply to it.
  func judgeRemovedArea(_ removed: RemovedArea, in survey: Survey, _ context: RuleContext)
    -> [Finding]

  /// Judges a directory that should have an `OWNERS.lead`, with the settings that apply to it.
  func judgeUnledDirectory(
    _ directory: LeadlessDirectory, in survey: Survey, _ context: RuleContext
  ) -> [Finding]

  /// Judges a waiver, with the settings that apply where it stands.
  /// - Parameters:
  ///   - isKnown: whether there is a rule of the name that it holds.
  ///   - count: how many findings it covers.
  func judgeWaiver(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, in survey: Survey,
    _ context: RuleContext
  ) -> [Finding]

  /// Judges what belongs to no single area, with the repository's settings; for a finding that stands
  /// in an area's file, `context.settings` has those that apply there.
  func judgeSurvey(_ survey: Survey, _ context: RuleContext) -> [Finding]
}

extension Rule {
  package static var judgedLeads: JudgedLeads? { nil }

  package static var options: [RuleOption<Self>] { [] }

  package static var judgesInactiveAreas: Bool { false }

  package static var isSetPerArea: Bool { false }

  package func setWindows(_ questions: inout AreaQuestions) {}

  package func ask(_ questions: inout AreaQuestions) {}

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func judgeInvalidFile(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func judgeRemovedArea(
    _ removed: RemovedArea, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func judgeUnledDirectory(
    _ directory: LeadlessDirectory, in survey: Survey, _ context: RuleContext
  ) -> [Finding] { [] }

  package func judgeWaiver(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, in survey: Survey,
    _ context: RuleContext
  ) -> [Finding] { [] }

  package func judgeSurvey(_ survey: Survey, _ context: RuleContext) -> [Finding] { [] }
}
