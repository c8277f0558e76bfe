internal import LeadModel

/// Turns that last, turns that end with nothing prepared, and turns that are well.
extension PermanentPost {
  static let failing: [RuleExample] = [
    .failing(
      "long-turn: a lead of two years, in whatever directory", now: "2026-11-22T12:00:00Z",
      story: led(on: "2025-03-03") + """
        on 2026-02-01 Ben Ito <ben@example.com>: Call it by its name
          move services/checkout -> services/basket
        """,
      findings: ["Anna Okafor has been the lead for 629 days (limit 548)"]),
    .failing(
      "long-turn: a second beyond the limit", now: "2026-11-22T12:00:01Z",
      story: led(on: "2025-05-23"),
      findings: ["Anna Okafor has been the lead for more than 548 days (limit 548)"]),
    .failing(
      "long-turn: each of two leads has a turn of their own, and the area a limit",
      now: "2026-11-22T12:00:00Z",
      story: led(on: "2026-02-01", "rules: {permanent-post: {days: 180}}") + """
        on 2026-10-01 Anna Okafor <anna@example.com>: Lead checkout together
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
            rules: {permanent-post: {days: 180}}
            ---
        """,
      findings: ["Anna Okafor has been the lead for 294 days (limit 180)"]),
    .failing(
      "long-turn: limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: led(on: "2026-02-01") + """
          write .lead-rules
            version: 1
            rules: {permanent-post: {days: 200}}
            overrides:
              - {areas: ["teams/*"], rules: {permanent-post: {days: 730}}}
          write teams/widget/OWNERS.lead
            ---
            kind: team
            lead: Ben Ito <ben@example.com>
            ---
        """,
      findings: ["Anna Okafor has been the lead for 294 days (limit 200)"]),
    .failing(
      "until-near: the end of a turn comes near", now: "2026-11-22",
      story: led(on: "2026-03-02", "until: 2026-12-22"),
      findings: [
        "the turn of Anna Okafor ends in 30 days, on 2026-12-22, and no handoff is prepared"
      ]),
    .failing(
      "until-near: the last day, and a handoff of another turn", now: "2026-11-22T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            until: 2026-11-22
            handoffs:
              - date: 2026-03-01
                from: ben@example.com
                to: anna@example.com
                notes: the cache is new
              - date: 2024-01-01
                from: anna@example.com
                to: ben@example.com
                notes: there is no cache
            ---
        """,
      findings: [
        "the turn of Anna Okafor ends today, 2026-11-22, and no handoff is prepared"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "long-turn: on the last day of the limit", now: "2026-11-22T12:00:00Z",
      story: led(on: "2025-05-23")),
    .passing(
      "long-turn: whoever comes back begins anew", now: "2026-11-22",
      story: led(on: "2024-01-08") + """
        on 2025-06-02 Ben Ito <ben@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Ben Ito <ben@example.com>
            ---

        """ + led(on: "2026-06-01")),
    .passing(
      "long-turn: the area has a limit of its own", now: "2026-11-22",
      story: led(on: "2025-03-03", "rules: {permanent-post: {days: 1000}}")),
    .passing(
      "until-near: there is time yet", now: "2026-11-22",
      story: led(on: "2026-03-02", "until: 2026-12-23")),
    .passing(
      "until-near: the handoff is prepared", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            until: 2026-12-01
            handoffs:
              - date: 2026-12-01
                from: anna@example.com
                to: ben@example.com
                notes: the cache is due for a split
            ---
        """),
    .passing(
      "a paused area", now: "2026-11-22", story: led(on: "2025-03-03", "status: paused")),
  ]
}

/// Anna takes the lead of checkout, with one more key in the file.
private func led(on day: String, _ key: String = "contact: \"#checkout\"") -> String {
  """
  on \(day) Anna Okafor <anna@example.com>: Take the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: Anna Okafor <anna@example.com>
      \(key)
      ---

  """
}
