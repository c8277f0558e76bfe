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

  package func evaluate(
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
    id: "plan-behind-decisions", principle: .docsTellOneStory, severity: .warning,
    summary: "An initiative's decisions changed and its plan did not follow",
    rationale: """
      Whoever joins an initiative reads its plan. Where decisions are written down beside it and \
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
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func behind(
    _ newest: ByteString, count: Int, gap: Int?, limit: Int
  ) -> ByteString {
    let when: ByteString =
      gap.map { "changed \(span($0, over: limit)) after it (limit \(limit))" }
      ?? "changed, while no date of a change of the plan is known"
    return count == 1
      ? "the plan has not followed \(newest), which \(when)"
      : "the plan has not followed \(count) decisions; the newest, \(newest), \(when)"
  }

  fileprivate static func follow(_ plan: ByteString) -> ByteString {
    "bring \(plan) up to date with it, or say there that nothing changes"
  }

  fileprivate static func noPlan(_ plan: ByteString, count: Int) -> ByteString {
    let decisions: ByteString =
      plural(count, "decision is", "decisions are")
    return "the plan, \(plan), does not exist, while \(decisions) written down"
  }

  fileprivate static func write(_ plan: ByteString, _ area: Area) -> ByteString {
    "write \(plan), or correct 'plan' in \(area.ownersPath)"
  }
}
