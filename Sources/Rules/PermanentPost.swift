internal import Basics
package import LeadModel

/// Reports leads whose turn has lasted very long, or ends soon with nothing prepared.
package struct PermanentPost: Rule {
  var days = 1095

  package init() {}

  package static let judgedLeads: JudgedLeads? = .each

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long one person's turn as a lead should last at most")
  ]

  /// How far ahead the end of a turn is reported, in days.
  private static let daysAhead = 30

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    longTurns(area, survey.now, context) + untilNear(area, survey.now, context)
  }

  private func longTurns(_ area: Area, _ now: Instant, _ context: RuleContext) -> [Finding] {
    area.leads.compactMap { lead in
      guard let since = lead.since, lead.hasLed(longerThan: days, at: now) else { return nil }
      let age = lead.began.map { now.days(since: $0) }
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.position(of: lead), person: lead.person.email,
        reason: "long-turn", message: .longTurn(lead.person, age: age, limit: days),
        help: .rotate(area, lead.person), subject: "long-turn \(lead.person.email)",
        evidence: [.init("lead since", since)],
        data: [
          .init("turnDays", .days(age)), .init("limitDays", .integer(days)),
          .init("since", lead.began.map { .text("\($0)") } ?? .null),
        ])
    }
  }

  private func untilNear(_ area: Area, _ now: Instant, _ context: RuleContext) -> [Finding] {
    guard let until = area.file.until, until.value.end >= now,
      until.value.end <= now.later(days: Self.daysAhead), area.leadIsCommitted, !isPrepared(area)
    else { return [] }
    let daysLeft = Int(until.value.daysSince1970 - now.date.daysSince1970)
    return [
      Finding(
        rule: Self.description.id, severity: max(.warning, context.severity), area: area.path,
        path: area.ownersPath, position: until.position, person: area.soleLead,
        reason: "until-near",
        message: .untilNear(area.leads.map(\.person), until.value, daysLeft: daysLeft),
        help: .prepare(area), subject: "until-near",
        evidence: area.leads.compactMap(\.since).prefix(1).map { .init("lead since", $0) },
        data: [
          .init("until", .text("\(until.value)")), .init("daysLeft", .integer(daysLeft)),
          .init("daysAhead", .integer(Self.daysAhead)),
        ])
    ]
  }

  /// Whether one of the leads has recorded a handoff in this turn.
  private func isPrepared(_ area: Area) -> Bool {
    area.leads.contains { lead in
      area.handoffs.contains { record in
        guard record.from.email == lead.person.email else { return false }
        return lead.began.map { record.date.end > $0 } ?? true
      }
    }
  }
}

extension PermanentPost {
  package static let description = RuleDescription(
    id: "permanent-post", principle: .noPermanentPosts, nature: .drift, severity: .info,
    summary: "A lead's turn has lasted very long, or ends soon with nothing prepared",
    rationale: """
      A lead is a turn, not a title. The longer one person holds it, the more only that person \
      knows, the fewer others ever practise it, and the harder it becomes to let go, for them as \
      for the team. That somebody has led for long is no fault of theirs: mostly nobody else was \
      asked. A handoff goes well when it is planned, and badly when somebody has already gone.
      """,
    condition: """
      The area is active, and one of these holds:
      - long-turn: more than `days` days have passed since the commit from which a lead has led \
      without a break; one finding a lead
      - until-near: the day `until` is not over (UTC) and at most 30 days ahead, and `handoffs` has \
      no entry from a current lead, dated after that lead's turn began. Its severity is at least warning.
      A lead who is named only in an uncommitted file is not judged.
      """,
    remedy: """
      Agree on who leads next: a deputy is a good choice. `leadlint handoff AREA --to PERSON` \
      names them in OWNERS.lead, records the handoff and begins the notes on what they should \
      know. The former lead stays around for questions. A team that rotates on purpose writes the end of each turn down as `until`.
      """,
    settled: "the turn was handed over, or its end prepared", since: "0.1.0", hook: .mentions,
    isSettledByHandoff: true, topic: .turns, examples: failing + passing)
}

/// Turns that last, turns that end with nothing prepared, and turns that are well.
extension PermanentPost {
  static let failing: [RuleExample] = [
    .failing(
      "long-turn: a lead of more than three years, in whatever directory",
      now: "2026-11-22T12:00:00Z",
      story: checkout(on: "2023-03-03") + """
        on 2026-02-01 Ben Ito <ben@example.com>: Call it by its name
          move services/checkout -> services/basket
        """,
      finds: "Anna Okafor has been the lead for 1360 days (limit 1095)"),
    .failing(
      "long-turn: a second beyond the limit", now: "2026-11-22T12:00:01Z",
      story: checkout(on: "2023-11-23"),
      finds: "Anna Okafor has been the lead for more than 1095 days (limit 1095)"),
    .failing(
      "long-turn: each of two leads has a turn of their own, and the area a limit",
      now: "2026-11-22T12:00:00Z",
      story: checkout(on: "2026-02-01", "rules: {permanent-post: {days: 180}}") + """
        on 2026-10-01 Anna Okafor <anna@example.com>: Lead checkout together
          led services/checkout by [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
            rules: {permanent-post: {days: 180}}
        """,
      finds: "Anna Okafor has been the lead for 294 days (limit 180)"),
    .failing(
      "long-turn: limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: checkout(on: "2026-02-01") + """
          write .lead-rules
            version: 1
            rules: {permanent-post: {days: 200}}
            overrides:
              - {areas: ["teams/*"], rules: {permanent-post: {days: 730}}}
          led teams/widget by Ben Ito <ben@example.com>
        """,
      finds: "Anna Okafor has been the lead for 294 days (limit 200)"),
    .failing(
      "until-near: the end of a turn comes near", now: "2026-11-22",
      story: checkout(on: "2026-03-02", "until: 2026-12-22"),
      finds: "the turn of Anna Okafor ends in 30 days, on 2026-12-22, and no handoff is prepared"),
    .failing(
      "until-near: the last day, and a handoff of another turn", now: "2026-11-22T12:00:00Z",
      story: checkout(
        "until: 2026-11-22", "handoffs:", "  - date: 2026-03-01", "    from: ben@example.com",
        "    to: anna@example.com", "    notes: the cache is new", "  - date: 2024-01-01",
        "    from: anna@example.com", "    to: ben@example.com", "    notes: there is no cache"),
      finds: "the turn of Anna Okafor ends today, 2026-11-22, and no handoff is prepared"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "long-turn: on the last day of the limit", now: "2026-11-22T12:00:00Z",
      story: checkout(on: "2023-11-23")),
    .passing(
      "long-turn: somebody who comes back begins a new turn", now: "2026-11-22",
      story: checkout(on: "2021-01-08") + """
        on 2025-06-02 Ben Ito <ben@example.com>: Take the lead of checkout
          led services/checkout by Ben Ito <ben@example.com>

        """ + checkout(on: "2026-06-01")),
    .passing(
      "long-turn: the area has a limit of its own", now: "2026-11-22",
      story: checkout(on: "2023-03-03", "rules: {permanent-post: {days: 2000}}")),
    .passing(
      "until-near: there is time yet", now: "2026-11-22",
      story: checkout(on: "2026-03-02", "until: 2026-12-23")),
    .passing(
      "until-near: the handoff is prepared", now: "2026-11-22",
      story: checkout(
        "until: 2026-12-01", "handoffs:", "  - date: 2026-12-01", "    from: anna@example.com",
        "    to: ben@example.com", "    notes: the cache is due for a split")),
    .passing(
      "a paused area", now: "2026-11-22", story: checkout(on: "2025-03-03", "status: paused")),
  ]
}

extension FindingMessage {
  fileprivate static func longTurn(_ lead: Person, age: Int?, limit: Int) -> FindingMessage {
    guard let age else {
      return """
        \(lead.displayName) has been the lead since an unknown date (limit \(plural(limit, "day")))
        """
    }
    return "\(lead.displayName) has been the lead for \(span(age, over: limit)) (limit \(limit))"
  }

  fileprivate static func rotate(_ area: Area, _ lead: Person) -> FindingMessage {
    "agree on who leads next:  \(NextCommand.handoff(by: lead, area))"
  }

  fileprivate static func untilNear(
    _ leads: [Person], _ until: CalendarDate, daysLeft: Int
  ) -> FindingMessage {
    let when: ByteString =
      daysLeft == 0 ? "today, \(until)," : "in \(plural(daysLeft, "day")), on \(until),"
    return "the turn of \(listed(leads)) ends \(when) and no handoff is prepared"
  }

  fileprivate static func prepare(_ area: Area) -> FindingMessage {
    """
    agree on who leads next, and then:  \(NextCommand.handoff(area.path));  if the turn goes on, \
    set a new 'until' in \(area.ownersPath)
    """
  }
}
