internal import LeadModel

/// Leads who said nothing, and the ways of saying yes.
extension UnacceptedLead {
  static let failing: [RuleExample] = [
    .failing(
      "named by somebody else, and silent", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-11-01"),
      findings: [
        "Anna Okafor was named lead 21 days ago (limit 14), and history shows no sign of a yes"
      ]),
    .failing(
      "a second beyond the limit; work on the code says nothing about the post",
      now: "2026-11-22T12:00:01Z",
      story: named(on: "2026-11-08") + """
        3 times every 1 day from 2026-11-09 Anna Okafor <anna@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      findings: [
        "Anna Okafor was named lead more than 14 days ago (limit 14), "
          + "and history shows no sign of a yes"
      ]),
    .failing(
      "one of two leads agreed", now: "2026-11-22T12:00:00Z",
      story: """
        on 2026-10-01 Ben Ito <ben@example.com>: Lead checkout together
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
            ---
        """,
      findings: [
        "Anna Okafor was named lead 52 days ago (limit 14), and history shows no sign of a yes"
      ]),
    .failing(
      "somebody else's yes, and a limit of the area's own", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-11-14", "rules: {unaccepted-lead: {grace: 7}}") + """
          trailer Acked-by: Cleo Dahl <cleo@example.com>
        """,
      findings: [
        "Anna Okafor was named lead 8 days ago (limit 7), and history shows no sign of a yes"
      ]),
    .failing(
      "limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: named(on: "2026-02-01") + """
          write .lead-rules
            version: 1
            rules: {unaccepted-lead: {grace: 30}}
            overrides:
              - {areas: ["services/*"], rules: {unaccepted-lead: {lookback: 365}}}
        """,
      findings: [
        "Anna Okafor was named lead 294 days ago (limit 30), and history shows no sign of a yes"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "on the last day of the limit", now: "2026-11-22T12:00:00Z", story: named(on: "2026-11-08")),
    .passing(
      "the lead acknowledged the commit", now: "2026-11-22",
      story: named(on: "2026-10-01") + """
          trailer Acked-by: Anna Okafor <anna@example.com>
        """),
    .passing(
      "the lead changed a doc afterwards", now: "2026-11-22",
      story: named(on: "2026-10-01") + """
        on 2026-11-20 Anna Okafor <anna@example.com>: Describe the cache
          write services/checkout/README.md
            The address cache sits before the database.
        """),
    .passing(
      "the lead wrote the file", now: "2026-11-22",
      story: """
        on 2026-10-01 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        """),
    .passing(
      "a turn that began long ago", now: "2026-11-22", story: named(on: "2026-05-26")),
    .passing(
      "an area that asks in another way", now: "2026-11-22",
      story: named(on: "2026-10-01", "rules: {unaccepted-lead: off}")),
  ]
}

/// Ben names Anna as the lead of checkout, with one more key in the file.
private func named(on day: String, _ key: String = "contact: \"#checkout\"") -> String {
  """
  on \(day) Ben Ito <ben@example.com>: Name the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: Anna Okafor <anna@example.com>
      \(key)
      ---

  """
}
