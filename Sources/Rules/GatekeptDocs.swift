internal import Basics
package import LeadModel

/// Reports areas where only the leads change the docs, while others change the code.
package struct GatekeptDocs: Rule {
  var window = 365
  var minCommits = 10

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("window", \.window, help: "how far back changes are looked at"),
    .count(
      "min-commits", \.minCommits,
      help: "the least number of commits to the code by others for a finding"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.gateDays = window }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let gate = area.gate, let byLead = gate.lastByLead, let date = byLead.date,
      date >= survey.now.earlier(days: window), gate.byOthers == nil,
      gate.codeCommitsByOthers >= minCommits
    else { return [] }
    let leads = area.leads.map(\.person)
    let others = gate.newestByOthers.flatMap(\.people).reduce(into: [ByteString]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let evidence =
      [Finding.Evidence("the docs", byLead)]
      + gate.newestByOthers.prefix(2).map { .init("the code", $0) }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition,
        person: leads.count == 1 ? leads.first?.email : nil,
        message: .gatekept(leads, commits: gate.codeCommitsByOthers, window: window),
        help: .invite(others.map { survey.facts(of: $0)?.person.displayName ?? $0 }),
        subject: "docs", evidence: evidence,
        furtherEvidence: max(0, gate.codeCommitsByOthers - (evidence.count - 1)),
        data: [
          .init("codeCommitsByOthers", .integer(gate.codeCommitsByOthers)),
          .init("minCommits", .integer(minCommits)),
          .init("windowDays", .integer(window)),
          .init("leads", .list(leads.map(\.email))),
          .init("lastByLead", .text("\(date)")),
        ])
    ]
  }
}

extension GatekeptDocs {
  package static let description = RuleDescription(
    id: "gatekept-docs", principle: .noPridefulLeads, nature: .drift, severity: .info,
    summary: "Only the leads change the docs, though others change the code",
    rationale: """
      The docs belong to everybody who works in the area; the lead sees to it that they are true. \
      Where others write much of the code and nobody but the lead ever writes a line of the docs, \
      it may be that nobody was asked, or that everybody thinks they may not. Either way the docs \
      then hold what one person knows, and wait for that person.
      """,
    condition: """
      The area is active, and in the last `window` days a current lead made a substantive change \
      of one of its docs, nobody who is no lead did, alone or as co-author, and at least \
      `min-commits` credited, non-merge commits that credit no lead changed the code. Former leads \
      count as others.
      """,
    remedy: """
      Invite those who change the code to change the docs in the same commit, and review that as \
      gladly as code. Say in the docs that everybody may edit them.
      """,
    settled: "somebody other than the leads changed the docs", since: "0.1.0", examples: examples)
}

extension GatekeptDocs {
  static let examples: [RuleExample] = [
    .failing(
      "others write the code, the lead writes the docs", now: "2026-06-01",
      story: describedCheckout() + work(10, from: "2026-04-01", every: 3),
      finds:
        "others made 10 commits to the code in the last 365 days, but only Anna Okafor changed "
        + "the docs"),
    .failing(
      "indenting the docs is no change of substance", now: "2026-06-01",
      story: describedCheckout() + """
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Ben Ito <ben@example.com>: Indent
          write services/checkout/README.md
              The address cache sits before the database.
        """,
      finds:
        "others made 12 commits to the code in the last 365 days, but only Anna Okafor changed "
        + "the docs"),
    .failing(
      "a shorter window in the area's own file", now: "2026-06-01",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Describe checkout
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-05-05 Anna Okafor <anna@example.com>: Take the lead of checkout
          led services/checkout by Anna Okafor <anna@example.com>
            rules: {gatekept-docs: {window: 30}}
          append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
        10 times every 1 day from 2026-05-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      finds: "others made 10 commits to the code in the last 30 days, but only Anna Okafor changed "
        + "the docs"),
    .failing(
      "two leads, and fewer commits by others", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {gatekept-docs: {min-commits: 100}}
            overrides:
              - {areas: ["services/*"], rules: {gatekept-docs: {min-commits: 1}}}
          led services/checkout by [anna@example.com, cleo@example.com]
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-04-01 Cleo Dahl <cleo@example.com>: Describe the prices
          append services/checkout/README.md: Prices come from the catalog, which sends each change of one as a message.
        on 2026-05-01 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      finds: "others made 1 commit to the code in the last 365 days, but only Anna Okafor and "
        + "Cleo Dahl changed the docs"),
    .passing(
      "one commit fewer by others", now: "2026-06-01",
      story: describedCheckout() + work(9, from: "2026-04-01", every: 3)),
    .passing(
      "somebody else changed the docs once", now: "2026-06-01",
      story: describedCheckout() + """
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Ben Ito <ben@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
        """),
    .passing(
      "the lead and somebody else wrote the docs together", now: "2026-06-01",
      story: describedCheckout() + """
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Anna Okafor <anna@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "nobody changed the docs in the window: that is for other rules", now: "2027-06-01",
      story: describedCheckout() + work(12, from: "2027-04-01", every: 3)),
    .passing(
      "bots, and pairs with the lead, are not others", now: "2026-06-01",
      story: describedCheckout() + """
        12 times every 3 days from 2026-04-01 dependabot[bot] <bot@example.com>: Update
          change services/checkout/cache.swift
        12 times every 3 days from 2026-04-02 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
          trailer Co-authored-by: Anna Okafor <anna@example.com>
        """),
  ]
}

extension FindingMessage {
  fileprivate static func gatekept(
    _ leads: [Person], commits: Int, window: Int
  ) -> FindingMessage {
    """
    others made \(plural(commits, "commit")) to the code in the last \(plural(window, "day")), \
    but only \(listed(leads)) changed the docs
    """
  }

  fileprivate static func invite(_ others: [ByteString]) -> FindingMessage {
    let who: ByteString = others.isEmpty ? "" : ", such as \(listed(others, atMost: 4)),"
    return "invite those who change the code\(who) to change the docs in the same commit"
  }
}
