internal import LeadModel

extension EveryoneLeads {
  static let examples: [RuleExample] = [
    .failing(
      "three members, three posts", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["services/prices"], ben))
        \(ownersFiles(["teams/widget"], ari, three))
        """,
      findings: ["all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"]),
    .failing(
      "a post in another team is a post", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
        \(ownersFiles(["initiatives/widget-api"], ben, "team: teams/basket"))
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["teams/widget"], ari, three))
        """,
      findings: ["all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"]),
    .failing(
      "a smaller team, where its own file says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["teams/widget"], ari, two, "rules: {everyone-leads: {min-members: 2}}"))
        """,
      findings: ["both members lead something: Ari Lund and Anna Okafor"]),
    .failing(
      "for some teams only, in .lead-rules", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Deal out the services
          write .lead-rules
            version: 1
            rules: {everyone-leads: off}
            overrides:
              - {areas: [teams/widget], rules: {everyone-leads: info}}
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["services/prices"], ben))
        \(ownersFiles(["teams/basket", "teams/widget"], ari, three))
        """,
      findings: ["all 3 members lead something: Ari Lund, Anna Okafor and Ben Ito"]),
    .passing(
      "one member leads nothing", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices"], anna))
        \(ownersFiles(["teams/widget"], ari, three))
        """),
    .passing(
      "two members are too few to say anything", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["teams/widget"], ari, two))
        """),
    .passing(
      "one member under two addresses", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          write .mailmap
            Anna Okafor <anna@example.com> <anna@old.example>
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["teams/widget"], ari, "members: [ari@example.com, anna@example.com, anna@old.example]"))
        """),
    .passing(
      "the lead of a paused area leads nothing now", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
        \(ownersFiles(["services/cart"], anna))
        \(ownersFiles(["services/prices"], ben, "status: paused"))
        \(ownersFiles(["teams/widget"], ari, three))
        """),
    .passing(
      "a deputy is no lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
        \(ownersFiles(["services/cart"], anna, "deputies: [ben@example.com]"))
        \(ownersFiles(["teams/widget"], ari, three))
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"
  private static let ari = "lead: Ari Lund <ari@example.com>"
  private static let ben = "lead: Ben Ito <ben@example.com>"
  private static let two = "members: [ari@example.com, anna@example.com]"
  private static let three = "members: [ari@example.com, anna@example.com, ben@example.com]"
}
