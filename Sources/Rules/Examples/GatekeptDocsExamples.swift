internal import LeadModel

extension GatekeptDocs {
  static let examples: [RuleExample] = [
    .failing(
      "others write the code, the lead writes the docs", now: "2026-06-01",
      story: """
        \(begun())
        10 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "others made 10 commits to the code in the last 365 days, and only Anna Okafor changed "
          + "the docs"
      ]),
    .failing(
      "indenting the docs is no change of substance", now: "2026-06-01",
      story: """
        \(begun())
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Ben Ito <ben@example.com>: Indent
          write services/checkout/README.md
              The address cache sits before the database.
        """,
      findings: [
        "others made 12 commits to the code in the last 365 days, and only Anna Okafor changed "
          + "the docs"
      ]),
    .failing(
      "a shorter window in the area's own file", now: "2026-06-01",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Describe checkout
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-05-05 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna, "rules: {gatekept-docs: {window: 30}}"))
          append services/checkout/README.md: A second cache holds prices.
        10 times every 1 day from 2026-05-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "others made 10 commits to the code in the last 30 days, and only Anna Okafor changed "
          + "the docs"
      ]),
    .failing(
      "two leads, and fewer commits by others", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {gatekept-docs: {min-commits: 100}}
            overrides:
              - {areas: ["services/*"], rules: {gatekept-docs: {min-commits: 1}}}
        \(ownersFiles(["services/checkout"], "lead: [anna@example.com, cleo@example.com]"))
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-04-01 Cleo Dahl <cleo@example.com>: Describe the prices
          append services/checkout/README.md: Prices come from the catalog.
        on 2026-05-01 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "others made 1 commit to the code in the last 365 days, and only Anna Okafor and "
          + "Cleo Dahl changed the docs"
      ]),
    .passing(
      "one commit fewer by others", now: "2026-06-01",
      story: """
        \(begun())
        9 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "somebody else changed the docs once", now: "2026-06-01",
      story: """
        \(begun())
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Ben Ito <ben@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices.
        """),
    .passing(
      "the lead and somebody else wrote the docs together", now: "2026-06-01",
      story: """
        \(begun())
        12 times every 3 days from 2026-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-05-20 Anna Okafor <anna@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices.
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "nobody changed the docs in the window: that is for other rules", now: "2027-06-01",
      story: """
        \(begun())
        12 times every 3 days from 2027-04-01 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "bots, and pairs with the lead, are not others", now: "2026-06-01",
      story: """
        \(begun())
        12 times every 3 days from 2026-04-01 dependabot[bot] <bot@example.com>: Update
          change services/checkout/cache.swift
        12 times every 3 days from 2026-04-02 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
          trailer Co-authored-by: Anna Okafor <anna@example.com>
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"

  private static func begun() -> String {
    """
    on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    \(ownersFiles(["services/checkout"], anna))
      write services/checkout/README.md
        The address cache sits before the database.
    """
  }
}
