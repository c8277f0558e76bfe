internal import Basics
package import LeadModel

/// Reports days of review that history does not support.
package struct UnsupportedReview: Rule {
  package init() {}

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let reviewed = area.file.reviewed, let review = area.review else { return [] }
    let isLater = review.commit.date.map { reviewed.value > $0.date } ?? false
    guard !area.leads.isEmpty, !review.isByLead || isLater else { return [] }
    let people = review.commit.people.map { survey.facts(of: $0)?.person.displayName ?? $0 }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: reviewed.position,
        person: review.commit.people.count == 1 ? review.commit.people.first : nil,
        reason: review.isByLead ? "future" : "not-by-lead",
        message: review.isByLead
          ? .future(reviewed.value, review) : .notByLead(reviewed.value, people),
        help: .askTheLead(area), subject: "reviewed",
        evidence: [.init("set in", review.commit)],
        data: [
          .init("reviewed", .text("\(reviewed.value)")), .init("date", .date(of: review.commit)),
          .init("people", .list(review.commit.people)),
        ])
    ]
  }
}

extension UnsupportedReview {
  package static let description = RuleDescription(
    id: "unsupported-review", principle: .filesThemselves, nature: .change, severity: .warning,
    summary: "A day of review was written by somebody who does not lead, or lies ahead",
    rationale: """
      `reviewed:` says that the lead read the docs. Written by somebody else, or with a day that had \
      not come, it says something that nobody did, and a reader of the file cannot tell. It counts for \
      nothing elsewhere in leadlint; here it is told.
      """,
    condition: """
      The area is active and has a lead, and for the day at `reviewed:` one of these holds:
      - not-by-lead: nobody is credited with the commit that set it who led the area then or leads it \
      now
      - future: it is later than the day of that commit (UTC)
      A day that no commit set yet is not judged.
      """,
    remedy: """
      The lead reads the docs and runs `leadlint review AREA`; or the line goes.
      """,
    settled: "the lead reviewed the docs", since: "0.1.0", hook: .blocks,
    examples: failing + passing)
}

extension UnsupportedReview {
  static let failing: [RuleExample] = [
    .failing(
      "not-by-lead: somebody else wrote that the docs were reviewed", now: "2026-04-10",
      story: described() + reviewed("Ben Ito <ben@example.com>"),
      finds: "'reviewed: 2026-04-01' was set by Ben Ito, who does not lead this"),
    .failing(
      "not-by-lead: a bot keeps the docs fresh", now: "2026-04-10",
      story: described() + reviewed("renovate[bot] <bot@example.com>"),
      finds: "'reviewed: 2026-04-01' was set by nobody who leads this"),
    .failing(
      "future: a day that had not come", now: "2026-06-10",
      story: described() + reviewed("Anna Okafor <anna@example.com>", "2026-05-30"),
      finds: "'reviewed: 2026-05-30' was set on 2026-04-01, before that day"),
    .failing(
      "only where .lead-rules asks for it", now: "2026-04-10",
      story: """
        on 2026-03-01 Ben Ito <ben@example.com>: Ask for it in services
          write .lead-rules
            version: 1
            rules: {unsupported-review: off}
            overrides:
              - {areas: ["services/*"], rules: {unsupported-review: info}}

        """ + described() + reviewed("Ben Ito <ben@example.com>"),
      finds: "'reviewed: 2026-04-01' was set by Ben Ito, who does not lead this"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "the lead reviewed the docs", now: "2026-04-10",
      story: described() + reviewed("Anna Okafor <anna@example.com>")),
    .passing(
      "somebody wrote it down together with the lead", now: "2026-04-10",
      story: described() + reviewed("Ben Ito <ben@example.com>") + """
          trailer Co-authored-by: Anna Okafor <anna@example.com>
        """),
    .passing(
      "who led then has handed over since", now: "2026-04-10",
      story: described() + reviewed("Anna Okafor <anna@example.com>") + """
        on 2026-04-05 Ben Ito <ben@example.com>: Take the lead of checkout
          led services/checkout by Ben Ito <ben@example.com>
            reviewed: 2026-04-01
        """),
    .passing(
      "an area that is paused", now: "2026-04-10",
      story: described() + reviewed("Ben Ito <ben@example.com>") + """
        on 2026-04-05 Anna Okafor <anna@example.com>: Pause
          led services/checkout by Anna Okafor <anna@example.com>
            reviewed: 2026-04-01
            status: paused
        """),
    .passing(
      "set where it is not asked for", now: "2026-04-10",
      story: described() + """
        on 2026-04-01 Ben Ito <ben@example.com>: Review the docs
          led services/checkout by Anna Okafor <anna@example.com>
            reviewed: 2026-04-01
            rules: {unsupported-review: off}
        """),
  ]
}

/// Anna leads checkout and describes it.
private func described() -> String { describedCheckout() }

/// Somebody sets the day of review.
private func reviewed(_ author: String, _ day: String = "2026-04-01") -> String {
  """
  on 2026-04-01 \(author): Review the docs
    led services/checkout by Anna Okafor <anna@example.com>
      reviewed: \(day)

  """
}

extension FindingMessage {
  fileprivate static func notByLead(
    _ day: CalendarDate, _ people: [ByteString]
  ) -> FindingMessage {
    guard !people.isEmpty else { return "'reviewed: \(day)' was set by nobody who leads this" }
    let verb = people.count == 1 ? "does" : "do"
    return "'reviewed: \(day)' was set by \(listed(people)), who \(verb) not lead this"
  }

  fileprivate static func future(_ day: CalendarDate, _ review: ReviewRecord) -> FindingMessage {
    "'reviewed: \(day)' was set \(review.commit.day), before that day"
  }

  fileprivate static func askTheLead(_ area: Area) -> FindingMessage {
    "the lead reads the docs and sets it:  \(NextCommand.review(area));  or remove the line"
  }
}
