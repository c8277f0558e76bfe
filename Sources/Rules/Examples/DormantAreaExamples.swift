internal import LeadModel

/// Areas that rest without saying so, and areas that do not.
extension DormantArea {
  static let failing: [RuleExample] = [
    .failing(
      "an initiative that nobody touched for two months", now: "2026-11-22T12:00:01Z",
      story: led("initiatives/widget-api", "initiative", on: "2026-09-23"),
      findings: [
        "nothing has changed in the initiative for more than 60 days (limit 60), "
          + "yet its status is active"
      ]),
    .failing(
      "a service, where only a bot was at work", now: "2026-11-22T12:00:00Z",
      story: led("services/checkout", "service", on: "2026-04-22") + """
        5 times every 7 days from 2026-10-01 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        """,
      findings: [
        "nothing has changed in the service for 214 days (limit 180), yet its status is active"
      ]),
    .failing(
      "a limit of the area's own", now: "2026-11-22T12:00:00Z",
      story: led("teams/widget", "team", on: "2026-10-22", "rules: {dormant-area: {days: 30}}"),
      findings: [
        "nothing has changed in the team's directory for 31 days (limit 30), "
          + "yet its status is active"
      ]),
    .failing(
      "limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: led("initiatives/receipts", "initiative", on: "2026-10-01")
        + led("initiatives/widget-api", "initiative", on: "2026-10-02") + """
            write .lead-rules
              version: 1
              rules: {dormant-area: {initiatives: 14}}
              overrides:
                - {areas: ["initiatives/receipts"], rules: {dormant-area: {initiatives: 90}}}
          """,
      findings: [
        "nothing has changed in the initiative for 51 days (limit 14), yet its status is active"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "on the last day of the limit", now: "2026-11-22T12:00:00Z",
      story: led("initiatives/widget-api", "initiative", on: "2026-09-23")),
    .passing(
      "a service has more time than an initiative", now: "2026-11-22T12:00:00Z",
      story: led("services/checkout", "service", on: "2026-05-26")),
    .passing(
      "an initiative that is called paused", now: "2026-11-22",
      story: led("initiatives/widget-api", "initiative", on: "2026-03-02", "status: paused")),
    .passing(
      "a change of anything is a sign, by anyone", now: "2026-11-22",
      story: led("initiatives/widget-api", "initiative", on: "2026-03-02") + """
        on 2026-10-05 Ben Ito <ben@example.com>: Write the second endpoint
          change initiatives/widget-api/second.swift
        """),
    .passing(
      "a vacant post has other troubles", now: "2026-11-22",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Look for a lead
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: none
            ---
        """),
    .passing(
      "initiatives may rest here, and services are not asked", now: "2026-11-22",
      story: led("initiatives/widget-api", "initiative", on: "2026-03-02") + """
          write .lead-rules
            version: 1
            rules: {dormant-area: {initiative-severity: off}}
            overrides:
              - {areas: ["services/*"], rules: {dormant-area: off}}

        """ + led("services/checkout", "service", on: "2026-03-03")),
  ]
}

/// Anna takes the lead of an area, with one more key in the file.
private func led(
  _ path: String, _ kind: String, on day: String, _ key: String = "contact: \"#widgets\""
) -> String {
  """
  on \(day) Anna Okafor <anna@example.com>: Take the lead
    write \(path)/OWNERS.lead
      ---
      kind: \(kind)
      lead: Anna Okafor <anna@example.com>
      \(key)
      ---

  """
}
