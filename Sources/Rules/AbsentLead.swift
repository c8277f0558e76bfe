internal import Basics
package import LeadModel

/// Reports areas where others work and the lead has not been seen for a long time.
package struct AbsentLead: Rule {
  var days = 365
  var commits = 5

  package init() {}

  package static let judgedLeads: JudgedLeads? = .together

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long the leads may go without a change in the area"),
    .count("commits", \.commits, help: "the least number of commits by others for a finding"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.recentDays = days }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let now = survey.now
    // Where nobody works, nobody is missed, whatever the limit.
    guard let recent = area.recent, recent.commitsByOthers >= max(1, commits), area.leadIsCommitted,
      area.leads.allSatisfy({ lead in
        // The first version of the file describes what was so before.
        lead.since?.id == area.firstVersion?.id || lead.hasLed(longerThan: days, at: now)
      }),
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
    id: "absent-lead", principle: .noForgottenLeads, nature: .drift, severity: .warning,
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
      changed its code (no auxiliary files, no sweeping commits). There is no finding during an absence entered under `away`, where any lead's turn is \
      younger than `days` days (but for a lead whom the file's first version names), where nobody knows one of the leads by the address that stands there \
      (unknown-person says so), or while a lead is named only in an uncommitted file.
      """,
    remedy: """
      Ask whether the post should go to one of those who do the work. A lead who follows it \
      without committing can say so by reviewing the docs; an absence belongs under `away`, with \
      a cover.
      """,
    settled: "the lead works in the area again", since: "0.1.0", examples: failing + passing)
}

/// Leads who were not seen for long, and leads who were.
extension AbsentLead {
  static let failing: [RuleExample] = [
    .failing(
      "others work, and the lead has not been seen", now: "2027-07-21T12:00:00Z",
      story: led() + work(5, from: "2027-05-01", every: 3),
      finds: "Anna Okafor last changed something in the area 506 days ago (limit 365); "
        + "others made 5 commits there in the last 365 days"),
    .failing(
      "the lead was named by others and has never been there", now: "2026-07-21T12:00:00Z",
      story: led(by: "Ben Ito <ben@example.com>") + elsewhere("Anna Okafor <anna@example.com>")
        + work(21, from: "2026-05-01", every: 3),
      finds: "Anna Okafor is credited with no change in the area; "
        + "others made 21 commits there in the last 365 days"),
    .failing(
      "a second beyond the limit", now: "2027-03-02T12:00:01Z",
      story: led() + work(20, from: "2026-03-05", every: 2),
      finds: "Anna Okafor last changed something in the area more than 365 days ago (limit 365); "
        + "others made 20 commits there in the last 365 days"),
    .failing(
      "two leads, and neither is there; an absence that is over excuses nobody",
      now: "2027-07-21T12:00:00Z",
      story: led(
        "[Anna Okafor <anna@example.com>, Cleo Dahl <cleo@example.com>]",
        "away: [{from: 2027-07-01, to: 2027-07-20, cover: Ben Ito <ben@example.com>}]")
        + elsewhere("Cleo Dahl <cleo@example.com>") + work(20, from: "2027-05-01", every: 3),
      finds:
        "Anna Okafor and Cleo Dahl last changed something in the area 506 days ago (limit 365); "
        + "others made 20 commits there in the last 365 days"),
    .failing(
      "limits of the area's own", now: "2026-07-21T12:00:00Z",
      story: led("Anna Okafor <anna@example.com>", "rules: {absent-lead: {days: 30, commits: 1}}")
        + """
        on 2026-07-01 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      finds: "Anna Okafor last changed something in the area 141 days ago (limit 30); "
        + "others made 1 commit there in the last 30 days"),
    .failing(
      "limits of the repository, and of some areas", now: "2026-07-21T12:00:00Z",
      story: led() + """
          write .lead-rules
            version: 1
            rules: {absent-lead: {days: 120, commits: 100}}
            overrides:
              - {areas: ["services/*"], rules: {absent-lead: {commits: 5}}}

        """ + work(6, from: "2026-05-01", every: 3),
      finds: "Anna Okafor last changed something in the area 141 days ago (limit 120); "
        + "others made 6 commits there in the last 120 days"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "nobody knows the lead by this address", now: "2026-07-21T12:00:00Z",
      story: led(by: "Ben Ito <ben@example.com>") + work(21, from: "2026-05-01", every: 3)),
    .passing(
      "one commit short of the limit", now: "2027-07-21T12:00:00Z",
      story: led() + work(4, from: "2027-05-01", every: 3)),
    .passing(
      "on the last day of the limit", now: "2027-03-02T12:00:00Z",
      story: led() + work(20, from: "2026-03-05", every: 2)),
    .passing(
      "the lead is on vacation", now: "2027-07-21T12:00:00Z",
      story: led(
        "Anna Okafor <anna@example.com>",
        "away: [{from: 2027-07-01, to: 2027-07-21, cover: Ben Ito <ben@example.com>}]")
        + work(20, from: "2027-05-01", every: 3)),
    .passing(
      "the lead reviewed the docs in a commit elsewhere", now: "2027-07-21T12:00:00Z",
      story: led() + work(20, from: "2027-05-01", every: 3) + """
        on 2027-07-15 Anna Okafor <anna@example.com>: Tidy the tools
          change tools/format.swift
          trailer Docs-reviewed: services/checkout
        """),
    .passing(
      "working in a pair is being there", now: "2027-07-21T12:00:00Z",
      story: led() + work(20, from: "2027-05-01", every: 3) + """
        on 2027-07-15 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
          trailer Co-authored-by: Anna Okafor <anna@example.com>
        """),
    .passing(
      "the turn began lately", now: "2026-07-21T12:00:00Z",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Begin checkout
          led services/checkout by Ben Ito <ben@example.com>
          change services/checkout/cache.swift

        """ + work(20, from: "2026-05-01", every: 3) + """
          on 2026-07-01 Ben Ito <ben@example.com>: Name the lead of checkout
            led services/checkout by Anna Okafor <anna@example.com>
          """),
    .passing(
      "bots are no others", now: "2027-07-21T12:00:00Z",
      story: led() + """
        30 times every 1 day from 2027-05-01 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        """),
  ]
}

/// Anna becomes the lead of checkout, with one more key in the file.
private func led(
  _ leads: String = "Anna Okafor <anna@example.com>", _ key: String = "contact: \"#checkout\"",
  by author: String = "Anna Okafor <anna@example.com>"
) -> String {
  """
  on 2026-03-02 \(author): Name the lead of checkout
    led services/checkout by \(leads)
      \(key)

  """
}

/// A commit outside the area.
private func elsewhere(_ author: String) -> String {
  """
  on 2026-03-05 \(author): Write down the way to work
    change handbook.txt

  """
}

extension FindingMessage {
  fileprivate static func absent(
    _ leads: [Person], _ recent: RecentWork, age: Int?, limit: Int
  ) -> FindingMessage {
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

  fileprivate static func ask(_ area: Area) -> FindingMessage {
    """
    ask whether somebody else should lead it:  \(NextCommand.handoff(area.path));  a lead who \
    follows the work reads the docs:  \(NextCommand.review(area))
    """
  }
}
