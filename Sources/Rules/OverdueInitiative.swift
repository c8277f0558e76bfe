internal import Basics
package import LeadModel

/// Reports initiatives that are still active after the day on which they were due.
package struct OverdueInitiative: Rule {
  package init() {}

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.kind == .initiative, let due = area.file.due, due.value.end < survey.now else {
      return []
    }
    let days = Int(survey.now.date.daysSince1970 - due.value.daysSince1970)
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: due.position, person: area.soleLead,
        message: .overdue(due.value, days: days), help: .decide(area), subject: "overdue",
        evidence: area.activity.newest.prefix(1).map { .init("last work", $0) },
        data: [.init("due", .text("\(due.value)")), .init("daysPast", .integer(days))])
    ]
  }
}

extension OverdueInitiative {
  package static let description = RuleDescription(
    id: "overdue-initiative", principle: .noForgottenLeads, nature: .drift, severity: .warning,
    summary: "An initiative is still active after the day on which it was due",
    rationale: """
      Being late is no fault; plans change. But a day that passed without a word tells everyone \
      who counts on the initiative that nobody is looking at its plan. Closing it or agreeing on a \
      new day takes a minute, and either is news that others need.
      """,
    condition: """
      The area is an initiative, its status is active, and the day `due` is over (UTC). Services \
      and teams have no end; `due` means nothing there.
      """,
    remedy: """
      Where the work is done, say `status: done`. Where it is not, agree on what is left and set \
      `due` to a day that somebody believes in. Where it rests, say `status: paused`.
      """,
    settled: "the initiative is done, or has a new date", since: "0.1.0", hook: .mentions,
    topic: .dueDates, examples: failing + passing)
}

/// Initiatives past their day, and those that are not.
extension OverdueInitiative {
  static let failing: [RuleExample] = [
    .failing(
      "the day passed without a word", now: "2026-11-22",
      story: begun(),
      finds: "the initiative was due on 2026-11-01, 21 days ago, and is still active"),
    .failing(
      "the moment after its last day", now: "2026-11-02T00:00:00Z",
      story: begun(),
      finds: "the initiative was due on 2026-11-01, 1 day ago, and is still active"),
    .failing(
      "work that goes on is no answer", now: "2026-11-22",
      story: begun() + """
        3 times every 2 days from 2026-11-10 Ben Ito <ben@example.com>: Write an endpoint
          change initiatives/widget-api/endpoint.swift
        """,
      finds: "the initiative was due on 2026-11-01, 21 days ago, and is still active"),
    .failing(
      "off everywhere, on for some areas, and off again for one of them", now: "2026-11-22",
      story: """
        on 2026-03-02 Andy Holm <andy@example.com>: Begin three migrations
          write .lead-rules
            version: 1
            rules: {overdue-initiative: off}
            overrides:
              - {areas: ["initiatives/*"], rules: {overdue-initiative: info}}
          led initiatives/receipts by Andy Holm <andy@example.com>
            due: 2026-10-31
          led initiatives/search by Andy Holm <andy@example.com>
            due: 2026-11-01
            rules: {overdue-initiative: off}
          write old/labels/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            due: 2026-11-01
            ---
        """,
      finds: "the initiative was due on 2026-10-31, 22 days ago, and is still active"),
  ]

  static let passing: [RuleExample] = [
    .passing("on its last day", now: "2026-11-01T23:59:59Z", story: begun()),
    .passing("it is done", now: "2026-11-22", story: begun("status: done")),
    .passing("it is paused", now: "2026-11-22", story: begun("status: paused")),
    .passing("a service has no end", now: "2026-11-22", story: begun(of: "services/widget-api")),
    .passing(
      "a new day was agreed on", now: "2026-11-22",
      story: begun() + """
        on 2026-11-03 Andy Holm <andy@example.com>: The last endpoint takes until spring
          led initiatives/widget-api by Andy Holm <andy@example.com>
            due: 2027-03-31
        """),
  ]
}

/// Andy begins a migration that is due on the first of November.
private func begun(_ key: String = "plan: PLAN.md", of area: String = "initiatives/widget-api")
  -> String
{
  """
  on 2026-03-02 Andy Holm <andy@example.com>: Begin the migration
    led \(area) by Andy Holm <andy@example.com>
      due: 2026-11-01
      \(key)

  """
}

extension FindingMessage {
  fileprivate static func overdue(_ due: CalendarDate, days: Int) -> FindingMessage {
    "the initiative was due on \(due), \(plural(days, "day")) ago, and is still active"
  }

  fileprivate static func decide(_ area: Area) -> FindingMessage {
    """
    say 'status: done' in \(area.ownersPath) if it is finished, else agree on a new 'due' and set \
    it there
    """
  }
}
