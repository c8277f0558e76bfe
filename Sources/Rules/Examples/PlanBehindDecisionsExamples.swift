internal import LeadModel

/// Plans that did not follow, and plans that did or need not.
extension PlanBehindDecisions {
  static let failing: [RuleExample] = [
    .failing(
      "plan-behind: a decision was made and the plan still says otherwise", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-04-11"),
      findings: [
        "the plan has not followed initiatives/widget-api/decisions/0001.md, "
          + "which changed 40 days after it (limit 7)"
      ]),
    .failing(
      "plan-behind: the newest of several", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-05") + decided(2, on: "2026-04-01") + """
        on 2026-04-11 Ben Ito <ben@example.com>: Decide once more about the first question
          append initiatives/widget-api/decisions/0001.md: Two endpoints after all.
        """,
      findings: [
        "the plan has not followed 2 decisions; "
          + "the newest, initiatives/widget-api/decisions/0001.md, "
          + "changed 40 days after it (limit 7)"
      ]),
    .failing(
      "plan-behind: a second beyond the limit; white space in the plan is no answer",
      now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-09T12:00:01Z") + """
        on 2026-04-11 Andy Holm <andy@example.com>: Indent the plan
          write initiatives/widget-api/PLAN.md
              One endpoint at a time.
        """,
      findings: [
        "the plan has not followed initiatives/widget-api/decisions/0001.md, "
          + "which changed more than 7 days after it (limit 7)"
      ]),
    .failing(
      "plan-missing: decisions without a plan", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-03") + """
        on 2026-04-11 Ben Ito <ben@example.com>: Tidy
          delete initiatives/widget-api/PLAN.md
        """,
      findings: [
        "the plan, initiatives/widget-api/PLAN.md, does not exist, while 1 decision is written down"
      ]),
    .failing(
      "plan-behind: a limit of the area's own", now: "2026-11-22",
      story: planned("rules: {plan-behind-decisions: {days: 0}}") + decided(1, on: "2026-03-03"),
      findings: [
        "the plan has not followed initiatives/widget-api/decisions/0001.md, "
          + "which changed 1 day after it (limit 0)"
      ]),
    .failing(
      "plan-behind: limits of the repository, and of some areas", now: "2026-11-22",
      story: planned() + """
          write .lead-rules
            version: 1
            rules: {plan-behind-decisions: {days: 90}}
            overrides:
              - {areas: ["initiatives/*"], rules: {plan-behind-decisions: {days: 39}}}

        """ + decided(1, on: "2026-04-11"),
      findings: [
        "the plan has not followed initiatives/widget-api/decisions/0001.md, "
          + "which changed 40 days after it (limit 39)"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a week to follow", now: "2026-11-22", story: planned() + decided(1, on: "2026-03-09")),
    .passing(
      "the plan followed", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-04-11") + """
        on 2026-04-12 Andy Holm <andy@example.com>: Plan two endpoints
          append initiatives/widget-api/PLAN.md: Then the second.
        """),
    .passing(
      "a decision that was only moved and indented", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-05") + """
        on 2026-04-11 Ben Ito <ben@example.com>: Give it a better name
          move initiatives/widget-api/decisions/0001.md -> initiatives/widget-api/decisions/one.md
        on 2026-04-12 Ben Ito <ben@example.com>: Indent
          write initiatives/widget-api/decisions/one.md
              Decision 1 is made.
        """),
    .passing(
      "nothing is decided yet", now: "2026-11-22",
      story: planned() + """
        on 2026-04-11 Ben Ito <ben@example.com>: Tidy
          delete initiatives/widget-api/PLAN.md
        """),
    .passing(
      "a paused initiative", now: "2026-11-22",
      story: planned("status: paused") + decided(1, on: "2026-04-11")),
  ]
}

/// Andy begins a migration with a plan, with one more key in the file.
private func planned(_ key: String = "contact: \"#widget-api\"") -> String {
  """
  on 2026-03-02 Andy Holm <andy@example.com>: Begin the migration
    write initiatives/widget-api/OWNERS.lead
      ---
      kind: initiative
      lead: Andy Holm <andy@example.com>
      plan: PLAN.md
      decisions: ["decisions/*.md"]
      \(key)
      ---
    write initiatives/widget-api/PLAN.md
      One endpoint at a time.

  """
}

/// Ben writes a decision down.
private func decided(_ number: Int, on day: String) -> String {
  """
  on \(day) Ben Ito <ben@example.com>: Decide about question \(number)
    write initiatives/widget-api/decisions/000\(number).md
      Decision \(number) is made.

  """
}
