internal import LeadModel

extension ThinKnowledge {
  static let examples: [RuleExample] = [
    .failing(
      "one person wrote nearly everything", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna())
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        3 times every 5 days from 2026-04-01 Ben Ito <ben@example.com>: Work on taxes
        \(changes("taxes"))
        """,
      findings: [
        "without Anna Okafor, fewer than half of the 5 files would have an author "
          + "(absence factor 1, limit 1)"
      ]),
    .failing(
      "the author left the post, and still knows it best", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], "lead: Ben Ito <ben@example.com>"))
        \(changes("taxes", "refunds"))
        """,
      findings: [
        "without Anna Okafor, fewer than half of the 6 files would have an author "
          + "(absence factor 1, limit 1)"
      ]),
    .failing(
      "two are too few where the area says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna("rules: {thin-knowledge: {factor: 2}}"))
        \(changes("cart", "cache", "prices"))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(changes("rebates", "taxes", "refunds"))
        """,
      findings: [
        "without Anna Okafor and Ben Ito, fewer than half of the 6 files would have an author "
          + "(absence factor 2, limit 2)"
      ]),
    .failing(
      "nobody knows what a bot wrote", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(anna())
        \(changes("cart"))
        on 2026-03-03 client-generator[bot] <bot@example.com>: Generate clients
        \(changes("cache", "prices", "rebates", "taxes"))
        on 2026-03-04 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """,
      findings: [
        "fewer than half of the 5 files have an author who is known (absence factor 0, limit 1)"
      ]),
    .failing(
      "small areas count too where .lead-rules says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          write .lead-rules
            version: 1
            rules: {thin-knowledge: {min-files: 9}}
            overrides:
              - {areas: ["services/*"], rules: {thin-knowledge: {min-files: 3}}}
        \(anna())
        \(changes("cart", "cache", "prices"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round prices
        \(changes("prices"))
        """,
      findings: [
        "without Anna Okafor, fewer than half of the 3 files would have an author "
          + "(absence factor 1, limit 1)"
      ]),
    .passing(
      "half of the files have another author", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna())
        \(changes("cart", "cache", "prices"))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(changes("rebates", "taxes", "refunds"))
        """),
    .passing(
      "whoever works in pairs knows it together", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna())
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "one file fewer than the area must have", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna())
        \(changes("cart", "cache", "prices", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """),
    .passing(
      "an area that only one person ever worked in has other troubles", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna())
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        """),
    .passing(
      "an area that is paused", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(anna("status: paused"))
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """),
  ]

  private static func anna(_ line: String? = nil) -> String {
    let lead = "lead: Anna Okafor <anna@example.com>"
    return line.map { ownersFiles(["services/checkout"], lead, $0) }
      ?? ownersFiles(["services/checkout"], lead)
  }

  private static func changes(_ names: String...) -> String {
    names.map { "  change services/checkout/\($0).swift" }.joined(separator: "\n")
  }
}
