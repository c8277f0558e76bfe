internal import Basics
package import LeadModel

/// Reports initiatives where decisions were made and the plan did not follow.
package struct PlanBehindDecisions: Rule {
  var days = 7

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long the plan may take to follow a decision")
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.plan = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.kind == .initiative, let facts = area.plan else { return [] }
    guard let plan = facts.plan else { return noPlan(facts, area, context) }
    let late = facts.decisions.filter { isLate($0, for: plan) }
    guard let newest = late.max(by: isDecidedBefore) else { return [] }
    let gap = newest.lastChange?.date.flatMap { date in
      plan.lastChange?.date.map { date.days(since: $0) }
    }
    let decided = newest.lastChange.map { [Finding.Evidence("decided in", $0)] } ?? []
    let planned = plan.lastChange.map { [Finding.Evidence("plan changed", $0)] } ?? []
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: position(in: area), person: area.soleLead,
        reason: "plan-behind",
        message: .behind(newest.path, count: late.count, gap: gap, limit: days),
        help: .follow(plan.path), subject: "plan-behind", evidence: decided + planned,
        furtherEvidence: late.count - 1,
        data: [
          .init("gapDays", .days(gap)), .init("limitDays", .integer(days)),
          .init("lateDecisions", .integer(late.count)), .init("decision", .text(newest.path)),
          .init("decided", .date(of: newest.lastChange)), .init("plan", .text(plan.path)),
          .init("planned", .date(of: plan.lastChange)),
        ])
    ]
  }

  private func noPlan(
    _ facts: PlanFacts, _ area: Area, _ context: RuleContext
  ) -> [Finding] {
    guard let newest = facts.decisions.max(by: isDecidedBefore) else { return [] }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: position(in: area), person: area.soleLead,
        reason: "plan-missing", message: .noPlan(facts.path, count: facts.decisions.count),
        help: .write(facts.path, area), subject: "plan-missing",
        evidence: newest.lastChange.map { [.init("decided in", $0)] } ?? [],
        furtherEvidence: facts.decisions.count - 1,
        data: [
          .init("plan", .text(facts.path)), .init("decisions", .integer(facts.decisions.count)),
        ])
    ]
  }

  private func position(in area: Area) -> SourcePosition {
    area.file.plan?.position ?? area.file.leadPosition
  }

  /// Where the plan has no date, any that has one is later.
  private func isLate(_ decision: DocFacts, for plan: DocFacts) -> Bool {
    guard let decided = decision.lastChange?.date else { return false }
    return plan.lastChange?.date.map { decided > $0.later(days: days) } ?? true
  }

  /// Of several decided at once the last by path counts as the newest: decisions are numbered.
  private func isDecidedBefore(_ left: DocFacts, _ right: DocFacts) -> Bool {
    let none = Instant(seconds: .min)
    return (left.lastChange?.date ?? none, left.path) < (right.lastChange?.date ?? none, right.path)
  }
}

extension PlanBehindDecisions {
  package static let description = RuleDescription(
    id: "plan-behind-decisions", principle: .docsTellOneStory, nature: .change, severity: .warning,
    summary: "An initiative's decisions changed and its plan did not follow",
    rationale: """
      People who join an initiative read its plan. Where decisions are written down beside it and \
      the plan still says what was meant before, the two tell different stories, and people build \
      what was decided against. Updating the plan when a decision is made is the one duty that an \
      initiative's lead has.
      """,
    condition: """
      The area is an active initiative with a `plan`, and one of these holds:
      - plan-behind: a file that matches `decisions` was added or changed in substance more than \
      `days` days after the last substantive change of the plan. One finding an initiative, at \
      its newest such decision. Where no change of the plan has a date, any dated decision is \
      later.
      - plan-missing: no file stands at `plan`, while one matches `decisions`.
      Moves, white space, front matter, bots and sweeping commits are no change of substance.
      """,
    remedy: """
      Bring the plan up to date with the decision, or say in it that nothing changes and why. A \
      sentence is enough.
      """,
    settled: "the plan was updated", since: "0.1.0", hook: .mentions,
    examples: failing + passing)
}

/// Plans that did not follow, and plans that did or need not.
extension PlanBehindDecisions {
  static let failing: [RuleExample] = [
    .failing(
      "plan-behind: a decision was made and the plan still says otherwise", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-04-11"),
      finds: "initiatives/widget-api/decisions/0001.md is newer than the plan, "
        + "by 40 days (limit 7)"),
    .failing(
      "plan-behind: the newest of several", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-05") + decided(2, on: "2026-04-01") + """
        on 2026-04-11 Ben Ito <ben@example.com>: Decide once more about the first question
          append initiatives/widget-api/decisions/0001.md: Two endpoints after all: one for people, and one for programs that ask often.
        """,
      finds: "2 decisions are newer than the plan, by 40 days (limit 7); "
        + "the newest is initiatives/widget-api/decisions/0001.md"),
    .failing(
      "plan-behind: a second beyond the limit; white space in the plan is no answer",
      now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-09T12:00:01Z") + """
        on 2026-04-11 Andy Holm <andy@example.com>: Indent the plan
          write initiatives/widget-api/PLAN.md
              One endpoint at a time.
        """,
      finds: "initiatives/widget-api/decisions/0001.md is newer than the plan, "
        + "by more than 7 days (limit 7)"),
    .failing(
      "plan-missing: decisions without a plan", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-03-03") + """
        on 2026-04-11 Ben Ito <ben@example.com>: Tidy
          delete initiatives/widget-api/PLAN.md
        """,
      finds:
        "the plan initiatives/widget-api/PLAN.md does not exist, but 1 decision is written down"),
    .failing(
      "plan-behind: a limit of the area's own", now: "2026-11-22",
      story: planned("rules: {plan-behind-decisions: {days: 0}}") + decided(1, on: "2026-03-03"),
      finds: "initiatives/widget-api/decisions/0001.md is newer than the plan, "
        + "by 1 day (limit 0)"),
    .failing(
      "plan-behind: limits of the repository, and of some areas", now: "2026-11-22",
      story: planned() + """
          write .lead-rules
            version: 1
            rules: {plan-behind-decisions: {days: 90}}
            overrides:
              - {areas: ["initiatives/*"], rules: {plan-behind-decisions: {days: 39}}}

        """ + decided(1, on: "2026-04-11"),
      finds: "initiatives/widget-api/decisions/0001.md is newer than the plan, "
        + "by 40 days (limit 39)"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a week to follow", now: "2026-11-22", story: planned() + decided(1, on: "2026-03-09")),
    .passing(
      "the plan followed", now: "2026-11-22",
      story: planned() + decided(1, on: "2026-04-11") + """
        on 2026-04-12 Andy Holm <andy@example.com>: Plan two endpoints
          append initiatives/widget-api/PLAN.md: Then the second endpoint, once the first has been in use for a month.
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
    led initiatives/widget-api by Andy Holm <andy@example.com>
      plan: PLAN.md
      decisions: ["decisions/*.md"]
      \(key)
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

extension FindingMessage {
  fileprivate static func behind(
    _ newest: ByteString, count: Int, gap: Int?, limit: Int
  ) -> FindingMessage {
    let when: ByteString =
      gap.map { "by \(span($0, over: limit)) (limit \(limit))" } ?? "whose own date is not known"
    return count == 1
      ? "\(newest) is newer than the plan, \(when)"
      : "\(count) decisions are newer than the plan, \(when); the newest is \(newest)"
  }

  fileprivate static func follow(_ plan: ByteString) -> FindingMessage {
    "bring \(plan) up to date with it, or say there that nothing changes"
  }

  fileprivate static func noPlan(_ plan: ByteString, count: Int) -> FindingMessage {
    let decisions: ByteString =
      plural(count, "decision is", "decisions are")
    return "the plan \(plan) does not exist, but \(decisions) written down"
  }

  fileprivate static func write(_ plan: ByteString, _ area: Area) -> FindingMessage {
    "write \(plan), or correct 'plan' in \(area.ownersPath)"
  }
}
