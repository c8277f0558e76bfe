internal import LeadModel

/// Directories that nobody leads, and those where that is right.
extension UnledDirectory {
  static let failing: [RuleExample] = [
    .failing(
      "no-file: a service came without a lead", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/checkout/cache.swift
        on 2026-09-01 Ben Ito <ben@example.com>: Begin the ledger
          change services/ledger/book.swift
        """,
      findings: ["services/ledger has no OWNERS.lead; 'services/*' expects a service lead there"]),
    .failing(
      "no-file: what each kind of lead is called", now: "2026-11-22",
      story: expecting("initiative: [\"initiatives/*\"]", "team: [teams/widget]") + """
          change initiatives/widget-api/endpoint.swift
          change teams/widget/practices.md
        """,
      findings: [
        "initiatives/widget-api has no OWNERS.lead; "
          + "'initiatives/*' expects an initiative lead there",
        "teams/widget has no OWNERS.lead; 'teams/widget' expects a tech lead there",
      ]),
    .failing(
      "vacant: the post has been open since somebody left it", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        on 2026-09-01 Anna Okafor <anna@example.com>: Pass on the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            ---
        """,
      findings: [
        "the post is vacant since 2026-09-01; .lead-rules expects a service lead here"
      ]),
    .failing(
      "vacant: nobody has led it yet", now: "2026-11-22",
      story: expecting("team: [\"teams/*\"]") + """
          write teams/widget/OWNERS.lead
            ---
            kind: team
            lead: none
            ---
        """,
      findings: ["the post is vacant; .lead-rules expects a tech lead here"]),
    .failing(
      "off everywhere, and on again for some areas", now: "2026-11-22",
      story: expecting("service: [\"services/*\", \"tools/*\"]") + """
          change services/ledger/book.swift
          change tools/format/main.swift
        on 2026-03-03 Anna Okafor <anna@example.com>: Ask for leads of services first
          write .lead-rules
            version: 1
            areas: {service: ["services/*", "tools/*"]}
            rules: {unled-directory: off}
            overrides:
              - {areas: ["services/*"], rules: {unled-directory: error}}
        """,
      findings: ["services/ledger has no OWNERS.lead; 'services/*' expects a service lead there"]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "nothing is expected without 'areas'", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Begin the ledger
          change services/ledger/book.swift
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            ---
        """),
    .passing(
      "everything is led, and files are no directories", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/notes.txt
        """),
    .passing(
      "what others wrote needs no lead here", now: "2026-11-22",
      story: expecting("service: [client]") + """
          change vendor/forge/client/get.swift
        """),
    .passing(
      "another area covers the directory", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          change services/address/lookup.swift
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            covers: [services/address]
            ---
        """),
    .passing(
      "a directory that is excepted", now: "2026-11-22",
      story: expecting("service: [\"services/*\", \"!services/attic\"]") + """
          change services/attic/old.swift
        """),
    .passing(
      "a vacant post of a paused area, and one that may be vacant", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            status: paused
            ---
          write services/ledger/OWNERS.lead
            ---
            kind: service
            lead: none
            rules: {unled-directory: off}
            ---
        """),
  ]
}

/// Anna writes down where leads are expected.
private func expecting(_ kinds: String...) -> String {
  """
  on 2026-03-02 Anna Okafor <anna@example.com>: Say where leads are expected
    write .lead-rules
      version: 1
      areas:

  """ + kinds.map { "        \($0)\n" }.joined()
}
