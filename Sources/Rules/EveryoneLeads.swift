internal import Basics
package import LeadModel

/// Reports teams in which every member leads something.
package struct EveryoneLeads: Rule {
  var minMembers = 3

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min-members", \.minMembers, help: "with fewer members in the team, nothing is said")
  ]

  package func evaluate(
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
    id: "everyone-leads", principle: .noForcedLeads, severity: .info,
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
    since: "0.1.0", examples: examples)
}

extension ByteString {
  fileprivate static func everyone(_ members: [Person]) -> ByteString {
    let names = listed(members.map(\.displayName), atMost: 6)
    return switch members.count {
    case 1: "the only member leads something: \(names)"
    case 2: "both members lead something: \(names)"
    default: "all \(members.count) members lead something: \(names)"
    }
  }

  fileprivate static let letSomeGo: ByteString = """
    ask who of them wants to lead; where somebody would rather not, another takes over:  \
    leadlint handoff AREA --to PERSON
    """
}
