internal import Basics
package import LeadModel

/// Reports people who lead more active services and initiatives than one person can.
package struct LeadOverload: Rule {
  var max = 3

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("max", \.max, help: "how many services and initiatives one person may lead")
  ]

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.isPostOfWork else { return [] }
    return area.leads.compactMap { lead in
      guard let person = survey.facts(of: lead.person.email),
        person.posts.services + person.posts.initiatives > max,
        isFirst(area.path, ofPostsOf: person, in: survey)
      else { return nil }
      return finding(lead, person, at: area, in: survey, context)
    }
  }

  /// Looks back to the nearest post before this one only, so that all posts of a person together
  /// cost no more than the list is long.
  private func isFirst(
    _ path: ByteString, ofPostsOf person: PersonFacts, in survey: Survey
  ) -> Bool {
    let earlier = person.leads.count(ofFirst: { $0 < path })
    return !person.leads[..<earlier].reversed().contains(where: survey.holdsPostOfWork)
  }

  private func finding(
    _ lead: Lead, _ person: PersonFacts, at area: Area, in survey: Survey, _ context: RuleContext
  ) -> Finding {
    let email = lead.person.email
    let areas = person.leads.filter(survey.holdsPostOfWork)
    let turns = survey.turns(of: areas.map { (email, $0) })
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path,
      path: area.ownersPath, position: area.position(of: lead), person: email,
      message: .overloaded(lead.person, person.posts, limit: max), help: .handOneOver(areas),
      subject: email, evidence: turns.shown, furtherEvidence: turns.further,
      data: [
        .init("posts", .integer(person.posts.services + person.posts.initiatives)),
        .init("max", .integer(max)),
        .init("services", .integer(person.posts.services)),
        .init("initiatives", .integer(person.posts.initiatives)),
        .init("areas", .list(areas)),
      ])
  }
}

extension LeadOverload {
  package static let description = RuleDescription(
    id: "lead-overload", principle: .noSiloedWork, nature: .drift, severity: .warning,
    summary: "One person leads more services and initiatives than one person can",
    rationale: """
      A lead keeps the whole view of an area, looks after its docs and is there for questions. One \
      person can do that for a few areas. With more, each gets a part of a lead, work waits for \
      the same person everywhere, and others who could lead never come to it.
      """,
    condition: """
      One person leads more than `max` active areas of kind service or initiative. An area with \
      several leads counts for each of them; the teams that somebody is tech lead of do not count, \
      and neither do areas that are planned, paused or done. There is one finding a person, in the \
      first of these areas in the order of their paths; the settings and waivers of that file \
      apply.
      """,
    remedy: """
      Choose with the person which areas they would like to keep, ask who would like to lead one \
      of the others, and hand it over: `leadlint handoff AREA --to PERSON`. What is not worked on can be set to `status: paused`.
      """,
    settled: "somebody else leads one of the areas", since: "0.1.0", movesBetweenAreas: true,
    examples: examples)
}

extension LeadOverload {
  static let examples: [RuleExample] = [
    .failing(
      "four services with one lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/search, services/taxes by Anna Okafor <anna@example.com>
        """,
      finds: "Anna Okafor leads 4 active services (limit 3)"),
    .failing(
      "initiatives count like services, and an area with two leads counts for both",
      now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led initiatives/widget-api by [anna@example.com, ben@example.com]
          led services/cart, services/prices by Anna Okafor <anna@example.com>
          led services/taxes by [ben@example.com, anna@example.com]
        """,
      finds: "Anna Okafor leads 3 active services and 1 active initiative (limit 3)"),
    .failing(
      "one person under two addresses", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .mailmap
            Anna Okafor <anna@example.com> <anna@old.example>
          led services/cart, services/prices by Anna Okafor <anna@example.com>
          led services/search, services/taxes by anna@old.example
        """,
      finds: "Anna Okafor leads 4 active services (limit 3)"),
    .failing(
      "a lower limit for all of the repository", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .lead-rules
            version: 1
            rules: {lead-overload: {max: 1}}
          led services/cart, services/prices by Anna Okafor <anna@example.com>
        """,
      finds: "Anna Okafor leads 2 active services (limit 1)"),
    .failing(
      "the settings of the first area apply, not those of the others", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .lead-rules
            version: 1
            overrides:
              - {areas: ["services/taxes"], rules: {lead-overload: {max: 9}}}
          led services/cart by Anna Okafor <anna@example.com>
            rules: {lead-overload: {max: 2}}
          led services/prices by Anna Okafor <anna@example.com>
            rules: {lead-overload: off}
          led services/taxes by Anna Okafor <anna@example.com>
        """,
      finds: "Anna Okafor leads 3 active services (limit 2)"),
    .passing(
      "as many as the limit", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
        """),
    .passing(
      "the tech lead of a team has another post", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
          led teams/basket, teams/widget by Anna Okafor <anna@example.com>
        """),
    .passing(
      "what is planned, paused or done is not led now", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
          led services/gift-cards by Anna Okafor <anna@example.com>
            status: planned
          led services/search by Anna Okafor <anna@example.com>
            status: paused
          led initiatives/widget-api by Anna Okafor <anna@example.com>
            status: done
        """),
    .passing(
      "the lead of one of them was handed over", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/search, services/taxes by Anna Okafor <anna@example.com>
        on 2026-05-04 Ben Ito <ben@example.com>: Take the lead of search
          led services/search by Ben Ito <ben@example.com>
        """),
  ]
}

extension FindingMessage {
  fileprivate static func overloaded(
    _ lead: Person, _ posts: PersonFacts.Posts, limit: Int
  ) -> FindingMessage {
    var parts: [ByteString] = []
    if posts.services > 0 { parts.append(plural(posts.services, "active service")) }
    if posts.initiatives > 0 { parts.append(plural(posts.initiatives, "active initiative")) }
    return "\(lead.displayName) leads \(listed(parts)) (limit \(limit))"
  }

  fileprivate static func handOneOver(_ areas: [ByteString]) -> FindingMessage {
    """
    agree on who could take over one of \(listed(areas, atMost: 6)), and hand it over:  leadlint \
    handoff AREA --to PERSON
    """
  }
}
