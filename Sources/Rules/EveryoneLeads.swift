internal import Basics
package import LeadModel

/// Reports teams in which every member leads something.
package struct EveryoneLeads: Rule {
  var minMembers = 3

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min-members", \.minMembers, help: "the least number of members for a finding")
  ]

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.kind == .team, let first = area.members.first else { return [] }
    var members: [Person] = []
    var seen: Set<ByteString> = []
    for member in area.members where seen.insert(member.person.email).inserted {
      members.append(member.person)
    }
    let facts = members.compactMap { survey.facts(of: $0.email) }.filter { $0.posts.total > 0 }
    guard members.count >= minMembers, facts.count == members.count else { return [] }
    let turns = survey.turns(
      of: facts.flatMap { person in
        person.leads.filter { survey.area(at: $0)?.isActive ?? false }
          .map { (person.person.email, $0) }
      })
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: first.position, message: .everyone(members),
        help: .letSomeGo, subject: "members", evidence: turns.shown,
        furtherEvidence: turns.further,
        data: [
          .init("members", .list(members.map(\.email))),
          .init("posts", .integer(facts.reduce(0) { $0 + $1.posts.total })),
          .init("minMembers", .integer(minMembers)),
        ])
    ]
  }
}

extension EveryoneLeads {
  package static let description = RuleDescription(
    id: "everyone-leads", principle: .noForcedLeads, nature: .drift, severity: .info,
    summary: "Every member of a team leads something",
    rationale: """
      A team divides its posts by who can and will lead, not evenly. Where everybody leads \
      something, perhaps everybody wanted to; more often the posts were dealt out like chores, and \
      some lead because it was their turn. A member without a post has room to help, to learn, and \
      to take one over later.
      """,
    condition: """
      An active area of kind team names at least `min-members` people under `members`, somebody \
      who is named twice counted once, and each of them leads at least one active area of any \
      kind, anywhere in the repository.
      """,
    remedy: """
      Ask each member whether they want the post that they have. Who would rather not can hand it \
      over, or the area can share its lead with another. If all want to lead, set the rule to \
      `off` for the team, or waive it and say so.
      """,
    settled: "not every member leads something any more", since: "0.1.0", examples: examples)
}

extension EveryoneLeads {
  static let examples: [RuleExample] = [
    .failing(
      "three members, three posts", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
          led services/cart by Anna Okafor <anna@example.com>
          led services/prices by Ben Ito <ben@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """,
      finds: "all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"),
    .failing(
      "a post in another team is a post", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
          led initiatives/widget-api by Ben Ito <ben@example.com>
            team: teams/basket
          led services/cart by Anna Okafor <anna@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """,
      finds: "all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"),
    .failing(
      "a smaller team, where its own file says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
          led services/cart by Anna Okafor <anna@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com]
            rules: {everyone-leads: {min-members: 2}}
        """,
      finds: "both members lead something: Ari Lund and Anna Okafor"),
    .failing(
      "for some teams only, in .lead-rules", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
          write .lead-rules
            version: 1
            rules: {everyone-leads: off}
            overrides:
              - {areas: [teams/widget], rules: {everyone-leads: info}}
          led services/cart by Anna Okafor <anna@example.com>
          led services/prices by Ben Ito <ben@example.com>
          led teams/basket, teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """,
      finds: "all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"),
    .passing(
      "one member leads nothing", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          led services/cart, services/prices by Anna Okafor <anna@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """),
    .passing(
      "two members are too few to say anything", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          led services/cart by Anna Okafor <anna@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com]
        """),
    .passing(
      "one member under two addresses", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          write .mailmap
            Anna Okafor <anna@example.com> <anna@old.example>
          led services/cart by Anna Okafor <anna@example.com>
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, anna@old.example]
        """),
    .passing(
      "the lead of a paused area leads nothing now", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          led services/cart by Anna Okafor <anna@example.com>
          led services/prices by Ben Ito <ben@example.com>
            status: paused
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """),
    .passing(
      "a deputy is no lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          led services/cart by Anna Okafor <anna@example.com>
            deputies: [ben@example.com]
          led teams/widget by Ari Lund <ari@example.com>
            members: [ari@example.com, anna@example.com, ben@example.com]
        """),
  ]
}

extension FindingMessage {
  fileprivate static func everyone(_ members: [Person]) -> FindingMessage {
    let names = listed(members.map(\.displayName), atMost: 6)
    return switch members.count {
    case 1: "the only member leads something: \(names)"
    case 2: "both members lead something: \(names)"
    default: "all \(members.count) members lead something: \(names)"
    }
  }

  fileprivate static let letSomeGo: FindingMessage = """
    ask who of them wants to lead; where somebody would rather not, another takes over:  \
    leadlint handoff AREA --to PERSON
    """
}
