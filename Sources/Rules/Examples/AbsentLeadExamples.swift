internal import LeadModel

/// Leads who were not seen for long, and leads who were.
extension AbsentLead {
  static let failing: [RuleExample] = [
    .failing(
      "others work, and the lead has not been seen", now: "2026-07-21T12:00:00Z",
      story: led() + work(20),
      findings: [
        "Anna Okafor last changed something in the area 141 days ago (limit 90); "
          + "others made 20 commits there in the last 90 days"
      ]),
    .failing(
      "the lead was named by others and has never been there", now: "2026-07-21T12:00:00Z",
      story: led(by: "Ben Ito <ben@example.com>") + elsewhere("Anna Okafor <anna@example.com>")
        + work(21),
      findings: [
        "Anna Okafor is credited with no change in the area; "
          + "others made 21 commits there in the last 90 days"
      ]),
    .failing(
      "a second beyond the limit", now: "2026-05-31T12:00:01Z",
      story: led() + """
        20 times every 2 days from 2026-03-05 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "Anna Okafor last changed something in the area more than 90 days ago (limit 90); "
          + "others made 20 commits there in the last 90 days"
      ]),
    .failing(
      "two leads, and neither is there; an absence that is over excuses nobody",
      now: "2026-07-21T12:00:00Z",
      story: led(
        "[Anna Okafor <anna@example.com>, Cleo Dahl <cleo@example.com>]",
        "away: [{from: 2026-07-01, to: 2026-07-20, cover: Ben Ito <ben@example.com>}]")
        + elsewhere("Cleo Dahl <cleo@example.com>") + work(20),
      findings: [
        "Anna Okafor and Cleo Dahl last changed something in the area 141 days ago (limit 90); "
          + "others made 20 commits there in the last 90 days"
      ]),
    .failing(
      "limits of the area's own", now: "2026-07-21T12:00:00Z",
      story: led("Anna Okafor <anna@example.com>", "rules: {absent-lead: {days: 30, commits: 1}}")
        + """
        on 2026-07-01 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "Anna Okafor last changed something in the area 141 days ago (limit 30); "
          + "others made 1 commit there in the last 30 days"
      ]),
    .failing(
      "limits of the repository, and of some areas", now: "2026-07-21T12:00:00Z",
      story: led() + """
          write .lead-rules
            version: 1
            rules: {absent-lead: {days: 120, commits: 100}}
            overrides:
              - {areas: ["services/*"], rules: {absent-lead: {commits: 5}}}

        """ + work(6),
      findings: [
        "Anna Okafor last changed something in the area 141 days ago (limit 120); "
          + "others made 6 commits there in the last 120 days"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "nobody knows the lead by this address", now: "2026-07-21T12:00:00Z",
      story: led(by: "Ben Ito <ben@example.com>") + work(21)),
    .passing("one commit short of the limit", now: "2026-07-21T12:00:00Z", story: led() + work(19)),
    .passing(
      "on the last day of the limit", now: "2026-05-31T12:00:00Z",
      story: led() + """
        20 times every 2 days from 2026-03-05 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "the lead is on vacation", now: "2026-07-21T12:00:00Z",
      story: led(
        "Anna Okafor <anna@example.com>",
        "away: [{from: 2026-07-01, to: 2026-07-21, cover: Ben Ito <ben@example.com>}]") + work(20)),
    .passing(
      "the lead reviewed the docs in another place's commit", now: "2026-07-21T12:00:00Z",
      story: led() + work(20) + """
        on 2026-07-15 Anna Okafor <anna@example.com>: Tidy the tools
          change tools/format.swift
          trailer Docs-reviewed: services/checkout
        """),
    .passing(
      "working in a pair is being there", now: "2026-07-21T12:00:00Z",
      story: led() + work(20) + """
        on 2026-07-15 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
          trailer Co-authored-by: Anna Okafor <anna@example.com>
        """),
    .passing(
      "the turn began lately", now: "2026-07-21T12:00:00Z",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Begin checkout
          change services/checkout/cache.swift

        """ + work(20) + """
          on 2026-07-01 Ben Ito <ben@example.com>: Name the lead of checkout
            write services/checkout/OWNERS.lead
              ---
              kind: service
              lead: Anna Okafor <anna@example.com>
              ---
          """),
    .passing(
      "bots are no others", now: "2026-07-21T12:00:00Z",
      story: led() + """
        30 times every 1 day from 2026-05-01 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        """),
  ]
}

/// Anna becomes the lead of checkout, with one more key in the file.
private func led(
  _ leads: String = "Anna Okafor <anna@example.com>", _ key: String = "contact: \"#checkout\"",
  by author: String = "Anna Okafor <anna@example.com>"
) -> String {
  """
  on 2026-03-02 \(author): Name the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: \(leads)
      \(key)
      ---

  """
}

/// A commit outside the area.
private func elsewhere(_ author: String) -> String {
  """
  on 2026-03-05 \(author): Write down the way to work
    change handbook.txt

  """
}

/// So many commits by Ben.
private func work(_ commits: Int) -> String {
  """
  \(commits) times every 3 days from 2026-05-01 Ben Ito <ben@example.com>: Work on the cache
    change services/checkout/cache.swift

  """
}
