internal import LeadModel

extension CentralizedLeads {
  static let examples: [RuleExample] = [
    .failing(
      "the tech lead leads half of the team's services too", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices"], ari, widget))
        \(ownersFiles(["services/search", "services/taxes"], "lead: none", widget))
        \(ownersFiles(["teams/widget"], ari))
        """,
      findings: [
        "Ari Lund, the team's tech lead, leads 2 of the 4 active services and initiatives of "
          + "teams/widget (50%; should stay below 50%)"
      ]),
    .failing(
      "somebody else leads everything", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["initiatives/widget-api"], anna, widget))
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna, widget))
        \(ownersFiles(["teams/widget"], ari))
        """,
      findings: [
        "Anna Okafor leads all 4 active services and initiatives of teams/widget "
          + "(100%; should stay below 50%)"
      ]),
    .failing(
      "areas without a team are looked at together", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices", "services/search"], anna))
        \(ownersFiles(["services/taxes", "services/users"], ari))
        """,
      findings: [
        "Anna Okafor leads 3 of the 5 active services and initiatives without a team "
          + "(60%; should stay below 50%)"
      ]),
    .failing(
      "two leads of everything, in a team that has no OWNERS.lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(four, "lead: [anna@example.com, ari@example.com]", widget))
        """,
      findings: [
        "Anna Okafor leads all 4 active services and initiatives of teams/widget "
          + "(100%; should stay below 50%)",
        "ari@example.com leads all 4 active services and initiatives of teams/widget "
          + "(100%; should stay below 50%)",
      ]),
    .failing(
      "smaller teams and shares, set for the repository", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          write .lead-rules
            version: 1
            rules: {centralized-leads: {max-share: 0.3, min-areas: 3}}
        \(ownersFiles(["services/cart"], anna, widget))
        \(ownersFiles(["services/prices", "services/taxes"], "lead: none", widget))
        """,
      findings: [
        "Anna Okafor leads 1 of the 3 active services and initiatives of teams/widget "
          + "(33.3%; should stay below 30%)"
      ]),
    .failing(
      "a smaller share, set for the teams", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          write .lead-rules
            version: 1
            rules: {centralized-leads: off}
            overrides:
              - {areas: ["teams/*"], rules: {centralized-leads: {severity: info, max-share: 0.25}}}
        \(ownersFiles(["services/cart"], anna, widget))
        \(ownersFiles(["services/prices", "services/search", "services/taxes"], "lead: none", widget))
        \(ownersFiles(["teams/widget"], ari))
        """,
      findings: [
        "Anna Okafor leads 1 of the 4 active services and initiatives of teams/widget "
          + "(25%; should stay below 25%)"
      ]),
    .passing(
      "a team that agreed on it, in its own file", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(four, anna, widget))
        \(ownersFiles(["teams/widget"], ari, "rules: {centralized-leads: off}"))
        """),
    .passing(
      "just below the share", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices"], anna, widget))
        \(ownersFiles(["services/search", "services/taxes"], ari, widget))
        \(ownersFiles(["services/users"], "lead: none", widget))
        """),
    .passing(
      "too few areas to spread", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna, widget))
        """),
    .passing(
      "what is paused does not count", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna, widget))
        \(ownersFiles(["services/search"], anna, widget, "status: paused"))
        """),
    .passing(
      "each team by itself", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna, widget))
        \(ownersFiles(["services/search", "services/users"], anna, "team: teams/basket"))
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"
  private static let ari = "lead: Ari Lund <ari@example.com>"
  private static let widget = "team: teams/widget"
  private static let four = [
    "services/cart", "services/prices", "services/search", "services/taxes",
  ]
}
