internal import Basics
package import LeadModel

/// Reports areas whose lead has not touched or reviewed the architecture docs for a long time.
package struct StaleDocs: Rule {
  var days = 180
  var behind = 10
  var quietSeverity: Severity? = .info
  var dueSoon = 14

  package init() {}

  package static let judgedLeads: JudgedLeads? = .together

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long the lead may leave the docs unread"),
    .count(
      "behind", \.behind,
      help: "from how many commits on that no doc followed the severity is the configured one"),
    .severity("quiet-severity", \.quietSeverity, help: "severity while no code changed since"),
    .days("due-soon", \.dueSoon, help: "how far ahead the report lists docs that fall due"),
  ]

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let attention = attention(in: area), isStale(attention, at: survey.now),
      let severity = severity(of: area, context)
    else { return [] }
    let age = attention.date.map { survey.now.days(since: $0) }
    let newestChange = area.docs.compactMap(\.lastChange)
      .max { ($0.date ?? Instant(seconds: .min)) < ($1.date ?? Instant(seconds: .min)) }
    var evidence: [Finding.Evidence] = []
    if let newestChange, newestChange.id != attention.commit.id {
      evidence.append(.init("docs changed", newestChange))
    }
    evidence.append(.init(attention.how.label, attention.commit))
    if let newest = area.newestDrift.first { evidence.append(.init("since then", newest)) }
    return [
      Finding(
        rule: Self.description.id, severity: severity, area: area.path, path: area.ownersPath,
        position: area.file.leadPosition, person: attention.by,
        message: StaleDocsMessage(
          area: area, attention: attention, age: age, limit: days,
          unchanged: seen(area, newestChange).map { survey.now.days(since: $0) }
        ).text,
        help: .settle(area, drift: area.driftCommits),
        subject: "docs", evidence: evidence,
        furtherEvidence: max(0, area.driftCommits - min(1, area.newestDrift.count)),
        data: [
          .init("ageDays", age.map { .integer($0) } ?? .null),
          .init("limitDays", .integer(days)),
          .init("driftCommits", .integer(area.driftCommits)),
          .init("docsDrift", area.docsDrift.map { .integer($0) } ?? .null),
          .init("behind", .integer(behind)),
          .init("attention", .text(ByteString(attention.how.rawValue))),
          .init("attentionDate", attention.date.map { .text("\($0)") } ?? .null),
        ], notes: trivial(in: area) + unsupported(in: area))
    ]
  }

  /// By what the code did since the lead looked, and since anybody changed a doc; nil: nothing is said.
  private func severity(of area: Area, _ context: RuleContext) -> Severity? {
    guard area.driftCommits > 0 else { return quietSeverity }
    let unfollowed = area.docsDrift ?? area.driftCommits
    if unfollowed >= max(1, behind) { return context.severity }
    return unfollowed > 0 ? context.severity.lower : context.severity.lower?.lower
  }

  /// When somebody last changed a doc in substance, or a lead looked.
  private func seen(_ area: Area, _ change: CommitReference?) -> Instant? {
    [change?.date, area.lastLook?.date].compactMap(\.self).max()
  }

  /// A small edit that the lead may take for a look.
  private func trivial(in area: Area) -> [FindingMessage] {
    area.trivialEdit.map { edit in
      let name =
        area.leads.first { $0.person.email == edit.by }?.person.displayName ?? edit.by
      let what: ByteString =
        edit.words == 0 ? "no word" : plural(edit.words, "word")
      return ["\(name) changed \(what) \(edit.commit.day), which does not count"]
    } ?? []
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
      the lead committed (`reviewed:`, or the trailer `Docs-reviewed: AREA`), the start of a turn that \
      began after the file's first version, or, where there is none of these, that version. A date that \
      is typed into a doc (`last_reviewed_on`, `ms.date`, `lastVerified`, MADR's `date`, a freshness \
      comment) is no attention; where it is later than the lead's last change of the doc, a note says \
      so, as of an edit that is too small to count. The severity follows what the code did: \
      `quiet-severity` where no credited, non-merge commit changed it since that attention; the \
      configured one where `behind` such commits or more came after anybody last changed a doc in \
      substance, or a lead looked; one lower for fewer; two lower where others kept the docs up. A \
      lead who is named only in an uncommitted file is not judged.
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
        "the code moved on and nobody followed", now: "2026-10-21T12:00:00Z",
        story: describedCheckout() + """
            change services/checkout/cache.swift
          12 times every 5 days from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
            change services/checkout/cache.swift
          """,
        finds: "nobody has changed the docs for 233 days while 12 commits changed the code; "
          + "Anna Okafor last looked 233 days ago (limit 180)"),
      .failing(
        "the lead took over and has not looked yet", now: "2026-09-25T12:00:00Z",
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
        finds: "nobody has changed the docs for 263 days while 1 commit changed the code; "
          + "Anna Okafor has led for 214 days and has not looked at the docs yet (limit 180)"),
      .failing(
        "leadlint came, and nobody has looked since", now: "2026-09-25T12:00:00Z",
        story: """
          on 2026-01-05 Anna Okafor <anna@example.com>: Write down the way to work
            change handbook.txt
          on 2026-02-20 Ben Ito <ben@example.com>: Describe checkout
            write services/checkout/README.md
              The address cache sits before the database.
          on 2026-02-23 Ben Ito <ben@example.com>: Say who leads checkout
            led services/checkout by Anna Okafor <anna@example.com>
          on 2026-04-01 Ben Ito <ben@example.com>: Split the cache
            change services/checkout/cache.swift
          """,
        finds: "nobody has changed the docs for 217 days while 1 commit changed the code; "
          + "Anna Okafor has not looked at the docs since leadlint came, 214 days ago (limit 180)"),
      .failing(
        "others kept the docs up: a note", now: "2026-10-21T12:00:00Z",
        story: describedCheckout() + """
          on 2026-04-01 Ben Ito <ben@example.com>: Split the cache
            change services/checkout/cache.swift
            append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
          """,
        finds: "Anna Okafor last looked 233 days ago (limit 180); others kept the docs up with the "
          + "1 commit that changed the code since"),
      .failing(
        "white space and the work of others are no sign of the lead",
        now: "2026-08-29T12:00:01Z",
        story: describedCheckout() + """
          on 2026-05-10 Ben Ito <ben@example.com>: Describe the second cache
            append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
          on 2026-05-20 Anna Okafor <anna@example.com>: Indent
            write services/checkout/README.md
                The address cache sits before the database.
              A second cache holds prices.
          """,
        finds: "Anna Okafor last looked more than 180 days ago (limit 180); "
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
        finds: "nobody has changed the docs for 31 days while 2 commits changed the code; "
          + "Anna Okafor last looked 31 days ago (limit 30)"),
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
          "Anna Okafor last looked 31 days ago (limit 30); the code has not changed since"
      ),
      .passing(
        "on the last day of the limit", now: "2026-08-29T12:00:00Z",
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
    case .edit: "last look"
    case .review: "reviewed"
    case .tenure: "lead since"
    case .never: "first version"
    }
  }
}

extension FindingMessage {
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
