internal import LeadModel

/// Docs that did not follow, and docs that need not.
extension DocsBehindCode {
  static let failing: [RuleExample] = [
    .failing(
      "the code moved on and the doc stayed", now: "2026-04-15T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "the doc last changed 44 days ago (limit 30); 20 commits changed the code since (limit 20)"
      ]),
    .failing(
      "each doc by itself", now: "2026-04-15T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-04-01 Ben Ito <ben@example.com>: Describe the data
          write services/checkout/docs/data.md
            Prices are kept in cents.
        """,
      findings: [
        "the doc last changed 44 days ago (limit 30); 20 commits changed the code since (limit 20)"
      ]),
    .failing(
      "a second beyond the limit, and white space is no change", now: "2026-04-01T12:00:01Z",
      story: described() + """
        21 times every 1 day from 2026-03-03 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-03-25 Anna Okafor <anna@example.com>: Indent the doc
          write services/checkout/README.md
              The address cache sits before the database.
        """,
      findings: [
        "the doc last changed more than 30 days ago (limit 30); "
          + "21 commits changed the code since (limit 20)"
      ]),
    .failing(
      "without a lead, too, and with limits of the area's own", now: "2026-03-10T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Describe checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            rules: {docs-behind-code: {days: 7, commits: 1}}
            ---
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-03-04 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "the doc last changed 8 days ago (limit 7); 1 commit changed the code since (limit 1)"
      ]),
    .failing(
      "limits of the repository, and of some areas", now: "2026-04-15T12:00:00Z",
      story: described() + """
          write .lead-rules
            version: 1
            rules: {docs-behind-code: {days: 40, commits: 1000}}
            overrides:
              - {areas: ["services/*"], rules: {docs-behind-code: {commits: 3}}}
        4 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "the doc last changed 44 days ago (limit 40); 4 commits changed the code since (limit 3)"
      ]),
    .failing(
      "commits of many files, a quarter of them what the doc is about, in a large area",
      now: "2026-04-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache/store.swift
        \((1...2).map { "  change services/checkout/cache/part\($0).swift" }.joined(separator: "\n"))
        \((1...9).map { "  change tools/tool\($0).swift" }.joined(separator: "\n"))

        """,
      findings: [
        "the doc last changed 44 days ago (limit 30); 20 commits changed the code since (limit 20)"
      ]),
    .failing(
      "the part that a doc is named for, or holds the path of, in a large area",
      now: "2026-04-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache/store.swift
        """,
      findings: [
        "the doc last changed 44 days ago (limit 30); 20 commits changed the code since (limit 20)",
        "the doc last changed 44 days ago (limit 30); 20 commits changed the code since (limit 20)",
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a decision, a changelog and the way to work need not follow", now: "2026-04-15T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            docs: ["**/*.md"]
            ---
          write services/checkout/docs/adr/0001-cache.md
            We keep addresses in a cache.
          write services/checkout/CHANGELOG.md
            The cache holds addresses.
          write services/checkout/CONTRIBUTING.md
            Ask before you change the cache.
          write services/checkout/vendor/json/README.md
            Reads JSON.
          change services/checkout/cache.swift
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "in a large area, a doc follows the part that it is about", now: "2026-04-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices/list.swift
        """),
    .passing(
      "tests, generated files and lists of versions in a large area", now: "2026-04-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Update what is used
          change services/checkout/cache/Package.resolved
          change services/checkout/cache/store.generated.swift
          change services/checkout/cache/tests/store.swift
          change services/checkout/cache/store_test.swift
        """),
    .passing(
      "commits that change many files, few of them what the doc is about, in a large area",
      now: "2026-04-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Tidy up everywhere
          change services/checkout/cache/store.swift
        \((1...10).map { "  change tools/tool\($0).swift" }.joined(separator: "\n"))

        """),
    .passing(
      "on the last day of the limit", now: "2026-04-01T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-03 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "one commit short of the limit; bots and docs are no code", now: "2026-04-15T12:00:00Z",
      story: described() + """
        19 times every 1 day from 2026-03-03 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        5 times every 1 day from 2026-03-23 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        on 2026-03-29 Ben Ito <ben@example.com>: Describe the data
          write services/checkout/docs/data.md
            Prices are kept in cents.
        """),
    .passing(
      "anyone may keep a doc up to date", now: "2026-04-15T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-03-30 Ben Ito <ben@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices.
        """),
    .passing(
      "the lead read it again and found nothing to change", now: "2026-04-25T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-04-20 Anna Okafor <anna@example.com>: Tune the cache
          change services/checkout/cache.swift
          trailer Docs-reviewed: services/checkout
        """),
    .passing(
      "years old, and so is the code", now: "2029-03-02",
      story: described()),
    .passing(
      "a paused area", now: "2026-04-15T12:00:00Z",
      story: described("status: paused") + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
  ]
}

/// Anna takes the lead of an area with many files, and describes some of its parts.
private let large: String = """
  on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: Anna Okafor <anna@example.com>
      ---
    write services/checkout/docs/cache.md
      It sits before the database.
    write services/checkout/docs/requests.md
      They are answered from cache/store.swift, without a look at the list of prices, which
      https://example.com/prices/list.swift explains.
    write services/checkout/docs/holidays.md
      Nobody changes a cache before a holiday, nor src/main.swift.
    change services/checkout/cache/store.swift
    change services/checkout/prices/list.swift
  \((1...30).map { "  change services/checkout/forms/form\($0).swift" }.joined(separator: "\n"))

  """

/// Anna takes the lead of checkout, with one more key in the file, and describes it.
private func described(_ key: String = "contact: \"#checkout\"") -> String {
  """
  on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: Anna Okafor <anna@example.com>
      \(key)
      ---
    write services/checkout/README.md
      The address cache sits before the database.
    change services/checkout/cache.swift

  """
}
