internal import Basics
package import LeadModel

/// Reports areas where others work and the lead has not been seen for a long time.
package struct AbsentLead: Rule {
  var days = 90
  var commits = 20

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long the leads may go without a change in the area"),
    .count("commits", \.commits, help: "with fewer commits by others meanwhile, nothing is said"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.recentDays = days }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let now = survey.now
    // Where nobody works, nobody is missed, whatever the limit.
    guard let recent = area.recent, recent.commitsByOthers >= max(1, commits), area.leadIsCommitted,
      area.leads.allSatisfy({ $0.since?.isOlder(than: days, at: now) ?? false }),
      recent.lastByLead?.isOlder(than: days, at: now) ?? true,
      area.leads.allSatisfy(\.declared.isKnown),
      !area.absences.contains(where: { $0.isUnderWay(at: now) })
    else { return [] }
    let age = recent.lastByLead?.age(at: now)
    let last = recent.lastByLead.map { [Finding.Evidence("last change", $0)] } ?? []
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition, person: area.soleLead,
        message: .absent(area.leads.map(\.person), recent, age: age, limit: days),
        help: .ask(area), subject: "absent",
        evidence: last + recent.newestByOthers.map { .init("by others", $0) },
        furtherEvidence: max(0, recent.commitsByOthers - recent.newestByOthers.count),
        data: [
          .init("ageDays", .days(age)), .init("limitDays", .integer(days)),
          .init("commitsByOthers", .integer(recent.commitsByOthers)),
          .init("minCommits", .integer(commits)),
          .init("leads", .list(area.leads.map(\.person.email))),
          .init("lastByLead", .date(of: recent.lastByLead)),
        ])
    ]
  }
}

extension AbsentLead {
  package static let description = RuleDescription(
    id: "absent-lead", principle: .noForgottenLeads, severity: .warning,
    summary: "Others work in the area, and no lead has been seen there for long",
    rationale: """
      A lead need not do the work; a lead must know what becomes of it. Where others change an \
      area week after week and the lead leaves no trace, not even a review of the docs, somebody \
      else leads it in fact, without the name and without being asked. Saying so gives the post to \
      the one who holds it. A quiet area says nothing: without traffic nobody is missed.
      """,
    condition: """
      The area is active and has a lead; in the last `days` days no current lead is credited with \
      any change in the area (OWNERS.lead, merges and reviews of the docs included), while at \
      least `commits` (and at least one) credited, non-merge commits that credit no current lead \
      changed it. Nothing is said during an absence entered under `away`, where any lead's turn is \
      younger than `days` days, where nobody knows one of the leads by the address that stands there \
      (unknown-person says so), or while a lead stands only in an uncommitted file.
      """,
    remedy: """
      Ask whether the post should go to one of those who do the work. A lead who follows it \
      without committing can say so by reviewing the docs; an absence belongs under `away`, with \
      a cover.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func absent(
    _ leads: [Person], _ recent: RecentWork, age: Int?, limit: Int
  ) -> ByteString {
    let others: ByteString =
      """
      others made \(plural(recent.commitsByOthers, "commit")) there in the last \
      \(plural(limit, "day"))
      """
    guard recent.lastByLead != nil else {
      let verb = leads.count == 1 ? "is" : "are"
      return "\(listed(leads)) \(verb) credited with no change in the area; \(others)"
    }
    return
      "\(listed(leads)) last changed something in the area \(ago(age, limit: limit)); \(others)"
  }

  fileprivate static func ask(_ area: Area) -> ByteString {
    """
    ask whether somebody else should lead it:  \(NextCommand.handoff(area.path));  a lead who \
    follows the work reads the docs:  \(NextCommand.review(area))
    """
  }
}
