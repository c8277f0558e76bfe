internal import Basics
package import LeadModel

/// Reports people who lead more active services and initiatives than one person can.
package struct LeadOverload: Rule {
  var max = 5

  package init() {}

  /// Posts that one person may have where nothing is configured.
  package static var standardLimit: Int { Self().max }

  package static let options: [RuleOption<Self>] = [
    .count("max", \.max, help: "how much the services and initiatives of one person may weigh")
  ]

  package func setWindows(_ questions: inout AreaQuestions) { questions.postLimit = max }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.isPostOfWork else { return [] }
    return area.leads.compactMap { lead in
      guard let person = survey.facts(of: lead.person.email),
        // No weight is more than the number of posts.
        person.posts.services + person.posts.initiatives > max,
        isFirst(area.path, ofPostsOf: person, in: survey),
        case let weight = Self.weight(of: person, in: survey), weight > Double(max) + 1e-9
      else { return nil }
      return finding(lead, person, weight, at: area, in: survey, context)
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

  /// A post that n people share weighs 1/n; one nested in another of the same person weighs nothing.
  static func weight(of person: PersonFacts, in survey: Survey) -> Double {
    let areas = person.leads.filter(survey.holdsPostOfWork)
    var weight = 0.0
    let posts = Set(areas)
    for path in areas {
      if path != ".", posts.contains(".") || path.isBelow(posts) { continue }
      let leads = survey.index(ofArea: path).map { survey.areas[$0].leads.count } ?? 1
      weight += 1 / Double(Swift.max(1, leads))
    }
    return weight
  }

  private func finding(
    _ lead: Lead, _ person: PersonFacts, _ weight: Double, at area: Area, in survey: Survey,
    _ context: RuleContext
  ) -> Finding {
    let email = lead.person.email
    let areas = person.leads.filter(survey.holdsPostOfWork)
    let turns = survey.turns(of: areas.map { (email, $0) })
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path,
      path: area.ownersPath, position: area.position(of: lead), person: email,
      message: .overloaded(lead.person, person.posts, weight, limit: max),
      help: .handOneOver(areas),
      subject: email, evidence: turns.shown, furtherEvidence: turns.further,
      data: [
        .init("weight", .fraction(weight)),
        .init("posts", .integer(person.posts.services + person.posts.initiatives)),
        .init("max", .integer(max)),
        .init("services", .integer(person.posts.services)),
        .init("initiatives", .integer(person.posts.initiatives)),
        .init("areas", .list(areas)),
      ])
  }
}

extension ByteString {
  /// Whether a path lies below one of some directories.
  fileprivate func isBelow(_ directories: Set<ByteString>) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "/") && directories.contains(ByteString(bytes[..<index]))
    }
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
      One person's posts weigh more than `max`: active areas of kind service or initiative, each 1, or \
      1/n where n people lead it together; one nested in another that the same person leads weighs \
      nothing. The teams that somebody is tech lead of do not count, \
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
      "six services with one lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/prices, services/search by Anna Okafor <anna@example.com>
          led services/taxes, services/refunds, services/ledger by Anna Okafor <anna@example.com>
        """,
      finds: "Anna Okafor leads 6 active services (limit 5)"),
    .failing(
      "initiatives count like services, and what two lead together by half", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led initiatives/widget-api by [anna@example.com, ben@example.com]
          led services/cart, services/prices, services/search by Anna Okafor <anna@example.com>
          led services/refunds, services/ledger by Anna Okafor <anna@example.com>
          led services/taxes by [ben@example.com, anna@example.com]
        """,
      finds:
        "Anna Okafor leads 6 active services and 1 active initiative (which count as 6, limit 5)"
    ),
    .failing(
      "one person under two addresses", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .mailmap
            Anna Okafor <anna@example.com> <anna@old.example>
          led services/cart, services/prices, services/ledger by Anna Okafor <anna@example.com>
          led services/search, services/taxes, services/refunds by anna@old.example
        """,
      finds: "Anna Okafor leads 6 active services (limit 5)"),
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
      "what lies in another area of the same lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          led services/cart, services/cart/api, services/cart/web by Anna Okafor <anna@example.com>
          led services/taxes, services/refunds, services/ledger by Anna Okafor <anna@example.com>
        """),
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
    _ lead: Person, _ posts: PersonFacts.Posts, _ weight: Double, limit: Int
  ) -> FindingMessage {
    var parts: [ByteString] = []
    if posts.services > 0 { parts.append(plural(posts.services, "active service")) }
    if posts.initiatives > 0 { parts.append(plural(posts.initiatives, "active initiative")) }
    // Shared and nested posts count in part.
    let isWhole = abs(weight - Double(posts.services + posts.initiatives)) < 1e-9
    let tenths = Int((weight * 10).rounded())
    let counted: ByteString =
      tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    let weighs: ByteString = isWhole ? "" : "which count as \(counted), "
    return "\(lead.displayName) leads \(listed(parts)) (\(weighs)limit \(limit))"
  }

  fileprivate static func handOneOver(_ areas: [ByteString]) -> FindingMessage {
    """
    agree on who could take over one of \(listed(areas, atMost: 6)), and hand it over:  leadlint \
    handoff AREA --to PERSON
    """
  }
}
