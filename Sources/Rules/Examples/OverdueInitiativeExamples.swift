internal import LeadModel

/// Initiatives past their day, and those that are not.
extension OverdueInitiative {
  static let failing: [RuleExample] = [
    .failing(
      "the day passed without a word", now: "2026-11-22",
      story: begun(),
      findings: ["the initiative was due on 2026-11-01, 21 days ago, and is still active"]),
    .failing(
      "the moment after its last day", now: "2026-11-02T00:00:00Z",
      story: begun(),
      findings: ["the initiative was due on 2026-11-01, 1 day ago, and is still active"]),
    .failing(
      "work that goes on is no answer", now: "2026-11-22",
      story: begun() + """
        3 times every 2 days from 2026-11-10 Ben Ito <ben@example.com>: Write an endpoint
          change initiatives/widget-api/endpoint.swift
        """,
      findings: ["the initiative was due on 2026-11-01, 21 days ago, and is still active"]),
    .failing(
      "off everywhere, on for some areas, and off again for one of them", now: "2026-11-22",
      story: """
        on 2026-03-02 Andy Holm <andy@example.com>: Begin three migrations
          write .lead-rules
            version: 1
            rules: {overdue-initiative: off}
            overrides:
              - {areas: ["initiatives/*"], rules: {overdue-initiative: info}}
          write initiatives/receipts/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            due: 2026-10-31
            ---
          write initiatives/search/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            due: 2026-11-01
            rules: {overdue-initiative: off}
            ---
          write old/labels/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            due: 2026-11-01
            ---
        """,
      findings: ["the initiative was due on 2026-10-31, 22 days ago, and is still active"]),
  ]

  static let passing: [RuleExample] = [
    .passing("on its last day", now: "2026-11-01T23:59:59Z", story: begun()),
    .passing("it is done", now: "2026-11-22", story: begun("status: done")),
    .passing("it is paused", now: "2026-11-22", story: begun("status: paused")),
    .passing("a service has no end", now: "2026-11-22", story: begun(kind: "service")),
    .passing(
      "a new day was agreed on", now: "2026-11-22",
      story: begun() + """
        on 2026-11-03 Andy Holm <andy@example.com>: The last endpoint takes until spring
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            due: 2027-03-31
            ---
        """),
  ]
}

/// Andy begins a migration that is due on the first of November.
private func begun(_ key: String = "plan: PLAN.md", kind: String = "initiative") -> String {
  """
  on 2026-03-02 Andy Holm <andy@example.com>: Begin the migration
    write initiatives/widget-api/OWNERS.lead
      ---
      kind: \(kind)
      lead: Andy Holm <andy@example.com>
      due: 2026-11-01
      \(key)
      ---

  """
}
