internal import Basics
package import LeadModel

/// Reports leads who changed, left or are away without having handed anything over.
///
/// Each reason is a type of its own, in the folder of this rule's name.
package struct MissingHandoff: Rule {
  var lookback = 180
  var match = 30
  /// How far a change back to the former leads may be from the change.
  var settle = 30
  /// Nil: what this repository's own history says.
  var departedDays: Int?
  /// Nil: half of the other.
  var quietDays: Int?
  var departedCommits = 50

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("lookback", \.lookback, help: "how far back changes of the lead are looked at"),
    .days("match", \.match, help: "how far a handoff's date may be from the change"),
    .days("settle", \.settle, help: "a change that is taken back within these days is none"),
    .daysOrAuto(
      "departed-days", \.departedDays,
      help: "a lead without a commit for longer has departed; auto: as history says"),
    .daysOrAuto(
      "quiet-days", \.quietDays,
      help: "from when on that is mentioned; auto: half of departed-days, at least 60"),
    .count(
      "departed-commits", \.departedCommits,
      help: "the least number of commits by others since then, for that"),
  ]

  package func setWindows(_ questions: inout AreaQuestions) {
    questions.handoffMatchDays = match
    questions.handoffLookbackDays = lookback
  }

  package func ask(_ questions: inout AreaQuestions) {
    questions.othersSince = true
    questions.familiar = true
    questions.silences = questions.silences || departedDays == nil
  }

  /// From how many days on a lead who was not seen has departed.
  func departedLimit(_ survey: Survey) -> Int {
    departedDays ?? survey.silences?.departedDays ?? Silences.fallback
  }

  /// From how many days on it is mentioned that a lead was not seen.
  func quietLimit(_ survey: Survey) -> Int {
    quietDays ?? max(60, departedLimit(survey) / 2)
  }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    Self.reasons.flatMap { $0.findings(area, survey, self, context.severity) }
  }

  package func judgeRemovedArea(
    _ removed: RemovedArea, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    LeadRemoved.findings(removed, survey, self, context.severity)
  }

  /// Whether a commit lies within `lookback`. A date that nobody can read is older than any window.
  func isRecent(_ commit: CommitReference, _ now: Instant) -> Bool {
    commit.date.map { $0 >= now.earlier(days: lookback) } ?? false
  }
}

extension MissingHandoff {
  static let reasons: [any MissingHandoffReason.Type] = [
    LeadChanged.self, LeadDeparted.self, LeadQuiet.self, TurnEnded.self, AbsenceUncovered.self,
    LeadRemoved.self,
  ]

  package static let description = RuleDescription(
    id: "missing-handoff", principle: .noPermanentPosts, nature: .change, severity: .error,
    summary: "The lead changed, left or is away, and nothing was handed over",
    rationale: """
      Posts are meant to rotate, and people leave and go on vacation. What the lead knows is lost \
      unless it is passed on, and a few lines written at the time are worth more than a search \
      months later. A record of who handed what to whom also shows a team that rotating works.
      """,
    condition: """
      The area is (or was last) active, and one of these holds:
      \(reasons.map { "- \($0.reason.id): \($0.condition)" }.joined(separator: "\n"))
      A lead who is named only in an uncommitted file is not judged by departed and until-passed.
      """,
    remedy: """
      Write down what the successor should know and record it: `leadlint handoff AREA --from \
      PERSON --to PERSON` does so under `handoffs` in OWNERS.lead, and names the next lead where \
      that has not been done. For an absence, name a cover; for a turn that is over, hand over or \
      agree on a new `until`.
      """,
    settled: "the handoff is recorded", since: "0.1.0", reasons: reasons.map { $0.reason },
    hook: .blocks, isSettledByHandoff: true, topic: .handoffs,
    examples: reasons.flatMap { $0.examples })
}

extension Finding {
  /// A finding of `missing-handoff` in an area's file.
  static func missingHandoff(
    _ reason: RuleReason, _ area: Area, _ severity: Severity, at position: SourcePosition,
    _ people: [Person], _ message: FindingMessage, help: FindingMessage, subject: ByteString,
    evidence: [Evidence] = [], data: [Datum], notes: [FindingMessage] = []
  ) -> Finding {
    Finding(
      rule: MissingHandoff.description.id, severity: severity, area: area.path,
      path: area.ownersPath, position: position,
      person: people.count == 1 ? people[0].email : nil, reason: reason.id, message: message,
      help: help, subject: subject, evidence: evidence, data: data, notes: notes)
  }
}

extension Area {
  /// Whether another lead or a deputy is present.
  func hasStandIn(for lead: Lead, _ survey: Survey) -> Bool {
    (leads.map(\.person) + deputies.map(\.person)).contains { person in
      person.email != lead.person.email && survey.facts(of: person.email)?.isPresent ?? false
    }
  }
}
