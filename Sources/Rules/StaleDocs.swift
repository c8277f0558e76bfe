internal import Basics
package import LeadModel

/// Reports areas whose lead has not touched or reviewed the architecture docs for a long time.
package struct StaleDocs: Rule {
  var days = 90
  var quietSeverity: Severity? = .info
  var dueSoon = 14

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long the lead may leave the docs unread"),
    .severity("quiet-severity", \.quietSeverity, help: "severity while no code changed since"),
    .days("due-soon", \.dueSoon, help: "how far ahead the report lists docs that fall due"),
  ]

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let attention = attention(in: area), isStale(attention, at: survey.now),
      let severity = area.driftCommits > 0 ? context.severity : quietSeverity
    else { return [] }
    let lead =
      area.leads.first { $0.person.email == attention.by }?.person.displayName ?? attention.by
    let age = attention.date.map { survey.now.days(since: $0) }
    var evidence = [Finding.Evidence(attention.how.label, attention.commit)]
    if let newest = area.newestDrift.first { evidence.append(.init("since then", newest)) }
    return [
      Finding(
        rule: Self.description.id, severity: severity, area: area.path, path: area.ownersPath,
        position: area.file.leadPosition, person: attention.by,
        message: .stale(
          lead, of: area.leads.count, attention.how, age: age, limit: days,
          drift: area.driftCommits),
        help: .settle(area, drift: area.driftCommits),
        subject: "docs", evidence: evidence,
        furtherEvidence: max(0, area.driftCommits - (evidence.count - 1)),
        data: [
          .init("ageDays", age.map { .integer($0) } ?? .null),
          .init("limitDays", .integer(days)),
          .init("driftCommits", .integer(area.driftCommits)),
          .init("attention", .text(ByteString(attention.how.rawValue))),
          .init("attentionDate", attention.date.map { .text("\($0)") } ?? .null),
        ], notes: unsupported(in: area))
    ]
  }

  /// Dates of review that docs state and that no change by the lead supports.
  private func unsupported(in area: Area) -> [FindingMessage] {
    let docs = area.docs.filter { doc in
      guard let stated = doc.stated else { return false }
      return doc.lastLeadChange?.date.map { $0.date < stated.date } ?? true
    }
    let shown = docs.prefix(3).compactMap { doc in
      doc.stated.map { FindingMessage.notBelieved($0, doc) }
    }
    return docs.count > 3
      ? shown + ["\(plural(docs.count - 3, "more doc")) too"] : shown
  }

  /// When the area's docs became or become stale; nil where they cannot, or have no known date.
  func dueDate(of area: Area) -> Instant? { attention(in: area)?.date?.later(days: days) }

  /// None where a lead is named only in an uncommitted file: that turn is about to begin.
  private func attention(in area: Area) -> Attention? {
    let isJudged =
      !area.leads.isEmpty && !area.docs.isEmpty && area.leads.allSatisfy { $0.since != nil }
    return isJudged ? area.attention : nil
  }

  /// A date that nobody can read counts as the oldest there is.
  private func isStale(_ attention: Attention, at now: Instant) -> Bool {
    attention.date.map { $0 < now.earlier(days: days) } ?? true
  }
}

extension StaleDocs {
  package static let description = RuleDescription(
    id: "stale-docs", principle: .noForgottenLeads, nature: .drift, severity: .error,
    summary: "The lead has not touched or reviewed the architecture docs for a long time",
    rationale: """
      Docs are trusted as long as somebody looks at them. A lead who has not looked for a season \
      cannot say whether they are still true, and a newcomer cannot tell either. A calendar alone \
      is noise, so the finding also says how much the code moved meanwhile: where it did not, the \
      docs are probably still right and the severity is low.
      """,
    condition: """
      The area is active and has a lead and at least one doc, and more than `days` days have \
      passed since the lead's newest attention: a substantive change of a doc, a review that \
      the lead committed (`reviewed:`, or the trailer `Docs-reviewed: AREA`), or the start of the \
      lead's turn. A date that is typed into a doc (`last_reviewed_on`, `ms.date`, `lastVerified`, \
      MADR's `date`, a freshness comment) is no attention; where it is later than the lead's last \
      change of the doc, the finding says so in a note. The severity is the configured one where credited, non-merge commits changed \
      the code since, else `quiet-severity`. A lead who is named only in an uncommitted file is not \
      judged.
      """,
    remedy: """
      Read what changed since and settle it: edit the docs, or, where they are still right, run \
      `leadlint review AREA`, which sets `reviewed:` in OWNERS.lead to today's date. The lead must \
      be the one who commits it. If the lead has no time for it, hand the area over: \
      `leadlint handoff AREA --to PERSON`.
      """,
    settled: "the lead looked at the docs", since: "0.1.0", hook: .mentions, topic: .docReviews,
    examples: [
      .failing(
        "the code moved on and the lead did not look", now: "2026-07-21T12:00:00Z",
        story: describedCheckout() + """
            change services/checkout/cache.swift
          12 times every 5 days from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
            change services/checkout/cache.swift
          """,
        finds: "Anna Okafor last touched the docs 141 days ago (limit 90); "
          + "12 commits changed the code since"),
      .failing(
        "the lead took over and never looked", now: "2026-05-25T12:00:00Z",
        story: """
          on 2026-01-05 Ben Ito <ben@example.com>: Describe checkout
            led services/checkout by Ben Ito <ben@example.com>
            write services/checkout/README.md
              The address cache sits before the database.
            change services/checkout/cache.swift
          on 2026-02-23 Anna Okafor <anna@example.com>: Take the lead of checkout
            led services/checkout by Anna Okafor <anna@example.com>
          on 2026-04-01 Ben Ito <ben@example.com>: Split the cache
            change services/checkout/cache.swift
          """,
        finds: "Anna Okafor has not touched the docs since taking the lead 91 days ago (limit 90); "
          + "1 commit changed the code since"),
      .failing(
        "leadlint came, and nobody has looked since", now: "2026-05-25T12:00:00Z",
        story: """
          on 2026-02-20 Ben Ito <ben@example.com>: Describe checkout
            write services/checkout/README.md
              The address cache sits before the database.
          on 2026-02-23 Ben Ito <ben@example.com>: Say who leads checkout
            led services/checkout by Anna Okafor <anna@example.com>
          on 2026-04-01 Ben Ito <ben@example.com>: Split the cache
            change services/checkout/cache.swift
          """,
        finds: "Anna Okafor has not touched the docs since leadlint came 91 days ago (limit 90); "
          + "1 commit changed the code since"),
      .failing(
        "white space and the work of others are no sign of the lead",
        now: "2026-05-31T12:00:01Z",
        story: describedCheckout() + """
          on 2026-05-10 Ben Ito <ben@example.com>: Describe the second cache
            append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
          on 2026-05-20 Anna Okafor <anna@example.com>: Indent
            write services/checkout/README.md
                The address cache sits before the database.
              A second cache holds prices.
          """,
        finds: "Anna Okafor last touched the docs more than 90 days ago (limit 90); "
          + "the code has not changed since"),
      .failing(
        "a review ages too, and the area sets a shorter limit",
        now: "2026-05-01T12:00:00Z",
        story: describedCheckout("rules: {stale-docs: {days: 30}}") + """
          on 2026-03-31 Anna Okafor <anna@example.com>: Review the docs of checkout
            led services/checkout by Anna Okafor <anna@example.com>
              reviewed: 2026-03-31
              rules: {stale-docs: {days: 30}}
          2 times every 1 day from 2026-04-02 Ben Ito <ben@example.com>: Work on the cache
            change services/checkout/cache.swift
          """,
        finds: "Anna Okafor last reviewed the docs 31 days ago (limit 30); "
          + "2 commits changed the code since"),
      .failing(
        "a longer limit for the repository, and a shorter one for some areas",
        now: "2026-04-02T12:00:01Z",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              rules: {stale-docs: {days: 365, quiet-severity: warning}}
              overrides:
                - {areas: ["services/*"], rules: {stale-docs: {days: 30}}}
            led services/checkout by Anna Okafor <anna@example.com>
            write services/checkout/README.md
              The address cache sits before the database.
            led tools/prices by Anna Okafor <anna@example.com>
            write tools/prices/README.md
              Prices are kept in cents.
          """,
        finds:
          "Anna Okafor last touched the docs 31 days ago (limit 30); the code has not changed since"
      ),
      .passing(
        "on the last day of the limit", now: "2026-05-31T12:00:00Z",
        story: describedCheckout() + """
          on 2026-04-01 Ben Ito <ben@example.com>: Split the cache
            change services/checkout/cache.swift
          """),
      .passing(
        "the lead recorded a review in a trailer", now: "2026-11-22",
        story: describedCheckout() + """
          on 2026-10-01 Anna Okafor <anna@example.com>: Tune the cache
            change services/checkout/cache.swift
            trailer Docs-reviewed: services/checkout
          """),
      .passing(
        "an area that is paused", now: "2026-11-22",
        story: describedCheckout("status: paused")),
      .passing(
        "an area without docs is reported by other rules", now: "2026-11-22",
        story: checkout() + """
            change services/checkout/cache.swift
          """),
    ])
}

extension Attention.How {
  fileprivate var label: String {
    switch self {
    case .edit: "last touch"
    case .review: "reviewed"
    case .tenure: "lead since"
    case .never: "first version"
    }
  }
}

extension FindingMessage {
  fileprivate static func stale(
    _ lead: ByteString, of leads: Int, _ how: Attention.How, age: Int?, limit: Int, drift: Int
  ) -> FindingMessage {
    // One of several is not to stand there for all.
    let what: ByteString =
      switch (how, leads > 1) {
      case (.edit, false): "\(lead) last touched the docs"
      case (.review, false): "\(lead) last reviewed the docs"
      case (.tenure, false): "\(lead) has not touched the docs since taking the lead"
      case (.never, false): "\(lead) has not touched the docs since leadlint came"
      case (.edit, true):
        "of the \(leads) leads, \(lead) was the last to touch the docs,"
      case (.review, true):
        "of the \(leads) leads, \(lead) was the last to review the docs,"
      case (.tenure, true):
        "none of the \(leads) leads has touched the docs since \(lead) became one"
      case (.never, true): "none of the \(leads) leads has touched the docs since leadlint came"
      }
    let ago: ByteString =
      switch age {
      case nil: "at an unknown date (limit \(plural(limit, "day")))"
      case limit: "more than \(plural(limit, "day")) ago (limit \(limit))"
      case let age?: "\(plural(age, "day")) ago (limit \(limit))"
      }
    let meanwhile: ByteString =
      drift == 0
      ? "the code has not changed since" : "\(plural(drift, "commit")) changed the code since"
    return "\(what) \(ago); \(meanwhile)"
  }

  fileprivate static func notBelieved(_ stated: StatedReview, _ doc: DocFacts) -> FindingMessage {
    let seen: ByteString =
      doc.lastLeadChange?.date.map { "last changed it on \($0.date)" } ?? "never changed it"
    return "\(doc.path):\(stated.line) says '\(stated.key): \(stated.date)', but the lead \(seen)"
  }

  fileprivate static func settle(_ area: Area, drift: Int) -> FindingMessage {
    let first: ByteString = drift == 0 ? "read the docs" : "read what changed"
    return "\(first) and settle it:  \(NextCommand.review(area))"
  }
}
