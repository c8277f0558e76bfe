internal import LeadModel

/// Each reason for which a handoff is missing.
extension MissingHandoff {
  static let failing: [RuleExample] = [
    .failing(
      "changed: somebody else leads, and nothing was handed over", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            ---
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            ---
        """,
      findings: [
        "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with no handoff recorded"
      ]),
    .failing(
      "changed: the record is too far from the change", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            ---
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            handoffs:
              - date: 2026-09-01
                from: ari@example.com
                to: andy@example.com
                notes: the schema is agreed, the cutover is not
            ---
        """,
      findings: [
        "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with a handoff dated "
          + "2026-09-01 (limit 30 days apart)"
      ]),
    .failing(
      "changed: the record has no notes", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            ---
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            handoffs:
              - date: 2026-10-01
                from: ari@example.com
                to: andy@example.com
            ---
        """,
      findings: [
        "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with a handoff without notes"
      ]),
    .failing(
      "departed: the lead is nowhere to be seen, and others work on", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """,
      findings: [
        "Anna Okafor last committed anywhere 265 days ago, while others made 50 commits in the "
          + "last 90 days"
      ]),
    .failing(
      "until-passed: the turn is over and the lead is the same", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            until: 2026-09-30
            ---
        """,
      findings: [
        "the turn of Anna Okafor was to end on 2026-09-30, 53 days ago, and the lead is unchanged"
      ]),
    .failing(
      "away-uncovered: away in a week, and nobody is named", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-11-29, to: 2026-12-06}
            ---
        """,
      findings: [
        "Anna Okafor is away from 2026-11-29 to 2026-12-06 and nobody covers"
      ]),
    .failing(
      "away-uncovered: the lead covers for the lead", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-11-20, to: 2026-12-06, cover: anna@example.com}
            ---
        """,
      findings: [
        "Anna Okafor is away from 2026-11-20 to 2026-12-06 and the cover, Anna Okafor, is the "
          + "lead"
      ]),
    .failing(
      "away-uncovered: the cover is away too", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-11-20, to: 2026-12-06, cover: ben@example.com}
            ---
        on 2026-03-03 Ben Ito <ben@example.com>: Take the lead of the ledger
          write services/ledger/OWNERS.lead
            ---
            kind: service
            lead: Ben Ito <ben@example.com>
            away:
              - {from: 2026-12-01, to: 2026-12-05, cover: cleo@example.com}
            ---
        """,
      findings: [
        "Anna Okafor is away from 2026-11-20 to 2026-12-06 and the cover, Ben Ito, is away too "
          + "(services/ledger, 2026-12-01 to 2026-12-05)"
      ]),
    .failing(
      "removed: the file is gone, the directory is not", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Tidy up
          delete services/checkout/OWNERS.lead
        """,
      findings: [
        "OWNERS.lead was deleted on 2026-10-02 while files remain in services/checkout; Anna "
          + "Okafor led it last"
      ]),
    .failing(
      "removed: the post was emptied", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/checkout/cache.swift
        on 2026-10-02 Anna Okafor <anna@example.com>: Step down
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            ---
        """,
      findings: [
        "the post was left vacant on 2026-10-02; Anna Okafor held it last"
      ]),
  ]
}
