internal import Basics
package import LeadModel

/// Reports leads who were named and never showed that they agree.
package struct UnacceptedLead: Rule {
  var grace = 14
  var lookback = 180

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("grace", \.grace, help: "how long a new lead may take to agree"),
    .days("lookback", \.lookback, help: "turns that began earlier are not looked at"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.agreementDays = lookback }

  package func evaluate(
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
    id: "unaccepted-lead", principle: .noForcedLeads, severity: .warning,
    summary: "Somebody was named lead and has shown no sign of agreeing",
    rationale: """
      A lead is somebody who said yes. A name that others wrote into a file looks the same, but \
      whoever bears it may not know of it, or may not want it, and the area has no lead in fact. \
      Saying yes costs one commit or one trailer; a post that nobody accepts should be asked \
      about, not filled.
      """,
    condition: """
      The area is active, a lead's turn began more than `grace` and at most `lookback` days ago, \
      and history shows no sign of agreement: the lead is neither credited with the commit that \
      named them, nor in its trailers `Acked-by:`, `Reviewed-by:` or `Signed-off-by:`, nor \
      credited with any later change of the area's OWNERS.lead or docs. One finding a lead.
      """,
    remedy: """
      Ask. A yes is any commit of the lead's own to OWNERS.lead or to one of the docs; better \
      still, the next lead is named by a commit of their own, or by one that carries their \
      `Acked-by:`. If it is a no, name somebody who wants the post, or say `lead: none`.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func unaccepted(_ lead: Person, age: Int, limit: Int) -> ByteString {
    """
    \(lead.displayName) was named lead \(ago(age, limit: limit)), and history shows no sign of a yes
    """
  }

  fileprivate static func ask(_ lead: Person, _ area: Area) -> ByteString {
    """
    ask \(lead.displayName): a yes is a commit of their own to \(area.ownersPath) or a doc; \
    if it is a no, let somebody who wants the post have it:  \(NextCommand.handoff(by: lead, area))
    """
  }
}
