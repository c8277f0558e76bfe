internal import LeadModel

extension ExpiredWaiver {
  static let examples: [RuleExample] = [
    .failing(
      "the day after the last", now: "2026-06-01T00:00:00Z",
      story: alone("waivers:", "  - {rule: silo, until: 2026-05-31, reason: Cleo joins in May}"),
      findings: [
        "the waiver of 'silo' ran out on 2026-05-31; the finding that it waived counts again"
      ]),
    .failing(
      "what was waived is settled", now: "2026-06-01",
      story: """
        \(alone("waivers:", "  - {rule: silo, until: 2026-12-31, reason: Cleo joins in May}"))
        10 times every 1 day from 2026-05-01 Cleo Dahl <cleo@example.com>: Work on the prices
          change services/checkout/prices.swift
        """,
      findings: [
        "the waiver of 'silo' waives nothing: the rule finds nothing in services/checkout"
      ]),
    .failing(
      "nobody says why", now: "2026-06-01",
      story: alone("waivers: [{rule: silo, until: 2026-12-31}]"),
      findings: ["the waiver of 'silo' gives no reason, and so waives nothing"]),
    .failing(
      "a rule and an area that do not exist", now: "2026-06-01",
      story: """
        \(alone())
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            waivers:
              - {rule: sillo, area: services/checkout, reason: Cleo joins in June}
              - {rule: silo, area: services/chekout, reason: Cleo joins in June}
              - {rule: silo, reason: two people join in June}
        """,
      findings: [
        "the waiver names 'sillo', and there is no such rule",
        "the waiver of 'silo' waives nothing: there is no area services/chekout",
      ]),
    .passing(
      "its last second", now: "2026-05-31T23:59:59Z",
      story: alone("waivers:", "  - {rule: silo, until: 2026-05-31, reason: Cleo joins in May}")),
    .passing(
      "a waiver without a last day", now: "2030-01-01",
      story: """
        \(alone("waivers: [{rule: stale-docs, reason: the docs are generated}]"))
          change services/checkout/README.md
        """),
    .passing(
      "an area that is paused, in its own file and in .lead-rules", now: "2026-06-01",
      story: """
        \(alone("status: paused", "waivers: [{rule: silo, reason: Cleo joins in May}]"))
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            waivers:
              - {rule: silo, area: services/checkout, until: 2026-05-02, reason: Cleo joins}
        """),
    .passing(
      "off for the repository, and on again in one directory that has no waiver", now: "2026-06-01",
      story: """
        \(alone("waivers: [{rule: silo, until: 2026-05-31}]"))
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            rules: {expired-waiver: off}
            overrides:
              - {areas: ["legacy/**"], rules: {expired-waiver: warning}}
        """),
    .passing(
      "off in the area's own file", now: "2026-06-01",
      story: alone("rules: {expired-waiver: off}", "waivers: [{rule: silo, until: 2026-05-31}]")),
  ]

  /// A lead who works alone.
  private static func alone(_ lines: String...) -> String {
    let file = (["---", "kind: service", "lead: Anna Okafor <anna@example.com>"] + lines + ["---"])
      .map { "    \($0)" }.joined(separator: "\n")
    return """
      on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        write services/checkout/OWNERS.lead
      \(file)
      10 times every 1 day from 2026-04-01 Anna Okafor <anna@example.com>: Work on the cache
        change services/checkout/cache.swift
      """
  }
}
