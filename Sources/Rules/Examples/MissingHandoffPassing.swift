internal import LeadModel

/// Each way in which no handoff is missing.
extension MissingHandoff {
  static let passing: [RuleExample] = [
    .passing(
      "set for the repository, for some areas, and nearest in the file itself", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write .lead-rules
            version: 1
            rules: {missing-handoff: {lookback: 30}}
            overrides:
              - {areas: ["initiatives/*"], rules: {missing-handoff: {lookback: 90, match: 10}}}
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
              - {date: 2026-08-01, from: ari@example.com, to: andy@example.com, notes: talked it over}
            rules: {missing-handoff: {match: 70}}
            ---
        """),
    .passing(
      "the handoff is recorded", now: "2026-11-22",
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
                notes: the schema is agreed, the cutover is not
            ---
        """),
    .passing(
      "the handoff was recorded ahead, within the limit", now: "2026-11-22",
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
              - date: 2026-09-02
                from: ari@example.com
                to: andy@example.com
                notes: the schema is agreed, the cutover is not
            ---
        """),
    .passing(
      "the change is older than the lookback", now: "2026-11-22T12:00:01Z",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            ---
        on 2026-05-26 Andy Holm <andy@example.com>: Take over the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            ---
        """),
    .passing(
      "somebody joins the lead and nobody leaves", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            ---
        on 2026-10-02 Andy Holm <andy@example.com>: Join the lead
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead:
              - Ari Lund <ari@example.com>
              - Andy Holm <andy@example.com>
            ---
        """),
    .passing(
      "the lead works elsewhere in the repository", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        on 2026-10-25 Anna Okafor <anna@example.com>: Mend the clock
          change libraries/clock.swift
        """),
    .passing(
      "a quiet repository accuses nobody", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        49 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """),
    .passing(
      "the lead is away, and covered", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-08-01, to: 2026-12-31, cover: ben@example.com}
            ---
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """),
    .passing(
      "the turn ends today", now: "2026-09-30",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            until: 2026-09-30
            ---
        """),
    .passing(
      "the turn is over and somebody new has begun", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Ari Lund <ari@example.com>
            until: 2026-09-30
            ---
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          write initiatives/widget-api/OWNERS.lead
            ---
            kind: initiative
            lead: Andy Holm <andy@example.com>
            until: 2026-09-30
            handoffs:
              - date: 2026-10-01
                from: ari@example.com
                to: andy@example.com
                notes: the schema is agreed, the cutover is not
            ---
        """),
    .passing(
      "the absence is more than a week ahead", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-11-30, to: 2026-12-06}
            ---
        """),
    .passing(
      "the absence is over", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            away:
              - {from: 2026-11-02, to: 2026-11-21}
            ---
        """),
    .passing(
      "the whole directory is gone", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Retire checkout
          delete services/checkout/OWNERS.lead
          delete services/checkout/cache.swift
        """),
    .passing(
      "the work was done before the file went", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            status: done
            ---
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Tidy up
          delete services/checkout/OWNERS.lead
        """),
    .passing(
      "the directory moved, and its file with it", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Rename checkout
          move services/checkout -> services/shop
        """),
    .passing(
      "an area that is paused", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            status: paused
            until: 2026-09-30
            ---
        """),
  ]
}
