internal import Basics
package import LeadModel

/// Reports people who lead more active services and initiatives than one person can.
package struct LeadOverload: Rule {
  var max = 3

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("max", \.max, help: "how many services and initiatives one person may lead")
  ]

  package func evaluate(
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
    id: "lead-overload", principle: .noSiloedWork, severity: .warning,
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
    since: "0.1.0", examples: examples)
}

extension ByteString {
  fileprivate static func overloaded(
    _ lead: Person, _ posts: PersonFacts.Posts, limit: Int
  ) -> ByteString {
    var parts: [ByteString] = []
    if posts.services > 0 { parts.append(plural(posts.services, "active service")) }
    if posts.initiatives > 0 { parts.append(plural(posts.initiatives, "active initiative")) }
    return "\(lead.displayName) leads \(listed(parts)) (limit \(limit))"
  }

  fileprivate static func handOneOver(_ areas: [ByteString]) -> ByteString {
    """
    agree on who could take over one of \(listed(areas, atMost: 6)), and hand it over:  leadlint \
    handoff AREA --to PERSON
    """
  }
}
