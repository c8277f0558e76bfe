internal import LeadModel

extension LeadOverload {
  static let examples: [RuleExample] = [
    .failing(
      "four services with one lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(four, anna))
        """,
      findings: ["Anna Okafor leads 4 active services (limit 3)"]),
    .failing(
      "initiatives count like services, and an area with two leads counts for both",
      now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(["initiatives/widget-api"], "lead: [anna@example.com, ben@example.com]"))
        \(ownersFiles(["services/cart", "services/prices"], anna))
        \(ownersFiles(["services/taxes"], "lead: [ben@example.com, anna@example.com]"))
        """,
      findings: ["Anna Okafor leads 3 active services and 1 active initiative (limit 3)"]),
    .failing(
      "one person under two addresses", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .mailmap
            Anna Okafor <anna@example.com> <anna@old.example>
        \(ownersFiles(["services/cart", "services/prices"], anna))
        \(ownersFiles(["services/search", "services/taxes"], "lead: anna@old.example"))
        """,
      findings: ["Anna Okafor leads 4 active services (limit 3)"]),
    .failing(
      "a lower limit for all of the repository", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .lead-rules
            version: 1
            rules: {lead-overload: {max: 1}}
        \(ownersFiles(["services/cart", "services/prices"], anna))
        """,
      findings: ["Anna Okafor leads 2 active services (limit 1)"]),
    .failing(
      "the settings of the first area apply, not those of the others", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
          write .lead-rules
            version: 1
            overrides:
              - {areas: ["services/taxes"], rules: {lead-overload: {max: 9}}}
        \(ownersFiles(["services/cart"], anna, "rules: {lead-overload: {max: 2}}"))
        \(ownersFiles(["services/prices"], anna, "rules: {lead-overload: off}"))
        \(ownersFiles(["services/taxes"], anna))
        """,
      findings: ["Anna Okafor leads 3 active services (limit 2)"]),
    .passing(
      "as many as the limit", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna))
        """),
    .passing(
      "the tech lead of a team has another post", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna))
        \(ownersFiles(["teams/basket", "teams/widget"], anna))
        """),
    .passing(
      "what is planned, paused or done is not led now", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(["services/cart", "services/prices", "services/taxes"], anna))
        \(ownersFiles(["services/gift-cards"], anna, "status: planned"))
        \(ownersFiles(["services/search"], anna, "status: paused"))
        \(ownersFiles(["initiatives/widget-api"], anna, "status: done"))
        """),
    .passing(
      "the lead of one of them was handed over", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead
        \(ownersFiles(four, anna))
        on 2026-05-04 Ben Ito <ben@example.com>: Take the lead of search
        \(ownersFiles(["services/search"], "lead: Ben Ito <ben@example.com>"))
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"
  private static let four = [
    "services/cart", "services/prices", "services/search", "services/taxes",
  ]
}
