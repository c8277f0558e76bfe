internal import Basics
package import LeadModel

/// Reports leads who were named and never showed that they agree.
package struct UnacceptedLead: Rule {
  var grace = 14
  var lookback = 180

  package init() {}

  package static let judgedLeads: JudgedLeads? = .each

  package static let options: [RuleOption<Self>] = [
    .days("grace", \.grace, help: "how long a new lead may take to agree"),
    .days("lookback", \.lookback, help: "turns that began earlier are not checked"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.agreementDays = lookback }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let now = survey.now
    return area.leads.compactMap { lead in
      guard lead.hasAgreed == false, let since = lead.since, let age = since.age(at: now),
        since.isOlder(than: grace, at: now), !since.isOlder(than: lookback, at: now)
      else { return nil }
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.position(of: lead), person: lead.person.email,
        message: .unaccepted(lead.person, age: age, limit: grace),
        help: .ask(lead.person, area), subject: lead.person.email,
        evidence: [.init("named in", since)],
        data: [
          .init("ageDays", .integer(age)), .init("graceDays", .integer(grace)),
          .init("lookbackDays", .integer(lookback)), .init("since", .date(of: since)),
        ])
    }
  }
}

extension UnacceptedLead {
  package static let description = RuleDescription(
    id: "unaccepted-lead", principle: .noForcedLeads, nature: .drift, severity: .warning,
    summary: "Somebody was named lead and has shown no sign of agreeing",
    rationale: """
      A lead is somebody who said yes. A name that others wrote into a file looks the same, but \
      the person may not know of it, or may not want it, and the area has no lead in fact. \
      Saying yes costs one commit or one trailer; a post that nobody accepts should be asked \
      about, not filled.
      """,
    condition: """
      The area is active, a lead's turn began more than `grace` and at most `lookback` days ago, \
      and history shows no sign of agreement: the lead is neither credited with the commit that \
      named them, nor in its trailers `Acked-by:`, `Reviewed-by:` or `Signed-off-by:`, nor \
      credited with any change in the area, before or after. One finding a lead.
      """,
    remedy: """
      Ask. A yes is any commit of the lead's own to OWNERS.lead or to one of the docs; better \
      still, the next lead is named by a commit of their own, or by one that carries their \
      `Acked-by:`. If it is a no, name somebody who wants the post, or say `lead: none`.
      """,
    settled: "the lead agreed, or somebody else leads", since: "0.1.0",
    isSettledByHandoff: true, examples: failing + passing)
}

/// Leads who said nothing, and the ways of saying yes.
extension UnacceptedLead {
  static let failing: [RuleExample] = [
    .failing(
      "named by somebody else, and silent", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-11-01"),
      finds:
        "Anna Okafor was named lead 21 days ago (limit 14), and no commit shows that they agreed"),
    .failing(
      "a second beyond the limit; work elsewhere says nothing about the post",
      now: "2026-11-22T12:00:01Z",
      story: named(on: "2026-11-08") + """
        3 times every 1 day from 2026-11-09 Anna Okafor <anna@example.com>: Work on the ledger
          change services/ledger/book.swift
        """,
      finds: "Anna Okafor was named lead more than 14 days ago (limit 14), "
        + "and no commit shows that they agreed"),
    .failing(
      "one of two leads agreed", now: "2026-11-22T12:00:00Z",
      story: """
        on 2026-01-05 Anna Okafor <anna@example.com>: Write down the way to work
          change handbook.txt
        on 2026-10-01 Ben Ito <ben@example.com>: Lead checkout together
          led services/checkout by [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
        """,
      finds:
        "Anna Okafor was named lead 52 days ago (limit 14), and no commit shows that they agreed"),
    .failing(
      "somebody else's yes, and a limit of the area's own", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-11-14", "rules: {unaccepted-lead: {grace: 7}}") + """
          trailer Acked-by: Cleo Dahl <cleo@example.com>
        """,
      finds: "Anna Okafor was named lead 8 days ago (limit 7), and no commit shows that they agreed"
    ),
    .failing(
      "limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-02-01") + """
          write .lead-rules
            version: 1
            rules: {unaccepted-lead: {grace: 30}}
            overrides:
              - {areas: ["services/*"], rules: {unaccepted-lead: {lookback: 365}}}
        """,
      finds:
        "Anna Okafor was named lead 294 days ago (limit 30), and no commit shows that they agreed"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "on the last day of the limit", now: "2026-11-22T12:00:00Z", story: named(on: "2026-11-08")),
    .passing(
      "the lead acknowledged the commit", now: "2026-11-22",
      story: named(on: "2026-10-01") + """
          trailer Acked-by: Anna Okafor <anna@example.com>
        """),
    .passing(
      "the lead had worked there before", now: "2026-11-22",
      story: """
        on 2026-01-02 Anna Okafor <anna@example.com>: Begin checkout
          change services/checkout/cache.swift

        """ + named(on: "2026-10-01")),
    .passing(
      "the lead changed a doc afterwards", now: "2026-11-22",
      story: named(on: "2026-10-01") + """
        on 2026-11-20 Anna Okafor <anna@example.com>: Describe the cache
          write services/checkout/README.md
            The address cache sits before the database.
        """),
    .passing(
      "the lead wrote the file", now: "2026-11-22",
      story: """
        on 2026-10-01 Anna Okafor <anna@example.com>: Take the lead of checkout
          led services/checkout by Anna Okafor <anna@example.com>
        """),
    .passing(
      "a turn that began long ago", now: "2026-11-22", story: named(on: "2026-05-26")),
    .passing(
      "an area that asks in another way", now: "2026-11-22",
      story: named(on: "2026-10-01", "rules: {unaccepted-lead: off}")),
  ]
}

/// Ben names Anna as the lead of checkout, with one more key in the file.
private func named(on day: String, _ key: String = "contact: \"#checkout\"") -> String {
  """
  on 2026-01-05 Anna Okafor <anna@example.com>: Write down the way to work
    change handbook.txt
  on \(day) Ben Ito <ben@example.com>: Name the lead of checkout
    led services/checkout by Anna Okafor <anna@example.com>
      \(key)

  """
}

extension FindingMessage {
  fileprivate static func unaccepted(_ lead: Person, age: Int, limit: Int) -> FindingMessage {
    """
    \(lead.displayName) was named lead \(ago(age, limit: limit)), and no commit shows that they agreed
    """
  }

  fileprivate static func ask(_ lead: Person, _ area: Area) -> FindingMessage {
    """
    ask \(lead.displayName): a yes is a commit of their own to \(area.ownersPath) or a doc; \
    if it is a no, let somebody who wants the post have it:  \(NextCommand.handoff(by: lead, area))
    """
  }
}
