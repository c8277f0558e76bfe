internal import Basics
package import LeadModel

/// Reports initiatives that are still active after the day on which they were due.
package struct OverdueInitiative: Rule {
  package init() {}

  package func evaluate(
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
    id: "overdue-initiative", principle: .noForgottenLeads, severity: .warning,
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
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func overdue(_ due: CalendarDate, days: Int) -> ByteString {
    "the initiative was due on \(due), \(plural(days, "day")) ago, and is still active"
  }

  fileprivate static func decide(_ area: Area) -> ByteString {
    """
    say 'status: done' in \(area.ownersPath) if it is finished, else agree on a new 'due' and set \
    it there
    """
  }
}
