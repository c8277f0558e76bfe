internal import Basics
internal import LeadModel

/// The planned end of a turn has passed, and the lead is the same.
enum TurnEnded: MissingHandoffReason {
  static let reason = RuleReason(
    "until-passed", .drift, settled: "the turn was handed over, or got a new end")

  static let condition = "the day `until` has passed and one who led then still leads"

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    guard let until = area.file.until, until.value.end < survey.now else { return [] }
    // Who stands only in an uncommitted file is a new lead: the change is being made.
    let stayed = area.leads.filter { lead in
      guard let since = lead.since else { return false }
      return since.date.map { $0 <= until.value.end } ?? true
    }
    guard !stayed.isEmpty else { return [] }
    let people = stayed.map(\.person)
    let days = Int(survey.now.date.daysSince1970 - until.value.daysSince1970)
    return [
      .missingHandoff(
        reason, area, severity, at: until.position, people,
        .untilPassed(people, until.value, days: days), help: .rotate(area, people),
        subject: "until-passed",
        evidence: stayed.compactMap(\.since).prefix(1).map { .init("lead since", $0) },
        data: [.init("until", .text("\(until.value)")), .init("daysPast", .integer(days))])
    ]
  }
}

extension TurnEnded {
  static let examples: [RuleExample] = [
    .failing(
      "until-passed: the turn is over and the lead is the same", now: "2026-11-22",
      story: checkout("until: 2026-09-30"),
      finds:
        "the turn of Anna Okafor was to end on 2026-09-30, 53 days ago, but the lead has not changed"
    ),
    .passing(
      "the turn ends today", now: "2026-09-30",
      story: checkout("until: 2026-09-30")),
    .passing(
      "the turn is over and somebody new has begun", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          led initiatives/widget-api by Ari Lund <ari@example.com>
            until: 2026-09-30
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          led initiatives/widget-api by Andy Holm <andy@example.com>
            until: 2026-09-30
            handoffs:
              - date: 2026-10-01
                from: ari@example.com
                to: andy@example.com
                notes: >-
                  the schema is agreed, the cutover is not: the last clients move in May, and the old
                  tables go once nobody has read them for a month
        """),
    .passing(
      "an area that is paused", now: "2026-11-22",
      story: checkout("status: paused", "until: 2026-09-30")),
  ]
}

extension FindingMessage {
  fileprivate static func untilPassed(
    _ people: [Person], _ until: CalendarDate, days: Int
  ) -> FindingMessage {
    """
    the turn of \(listed(people)) was to end on \(until), \(plural(days, "day")) ago, \
    but the lead has not changed
    """
  }

  fileprivate static func rotate(_ area: Area, _ leads: [Person]) -> FindingMessage {
    let command =
      leads.first.map { NextCommand.handoff(by: $0, area) } ?? NextCommand.handoff(area.path)
    return """
      name the next lead:  \(command);  if the turn goes on, set a new 'until' in \
      \(area.ownersPath)
      """
  }
}
