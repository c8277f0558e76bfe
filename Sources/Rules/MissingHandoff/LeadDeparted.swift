internal import Basics
internal import LeadModel

/// A lead has not been seen in the repository, while others worked on.
enum LeadDeparted: MissingHandoffReason {
  static let reason = RuleReason(
    "departed", .drift, settled: "the lead is back, or the post was handed over")

  static let condition = """
    nothing was seen of a lead for `departed-days`, anywhere in the repository, as author or co-author, \
    while others made at least `departed-commits` commits since; at once for whoever stands under `gone` \
    in .lead-rules; not while away. Where another lead or a deputy is present, the severity is info. \
    `auto` lets this repository's own history say what silence means: of all silences of people with ten \
    or more commits that reached 60, 90, 120, 180, 270, 365, 545 or 730 days, and began that long and a \
    year ago, it takes the least after which at most 35% came back within a year, over at least 20 \
    silences; 365 where there are too few
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    silentLeads(of: area, survey, rule).filter(\.hasDeparted).map { silent in
      let (lead, facts) = (silent.lead, silent.facts)
      var notes: [FindingMessage] = []
      if !facts.hasLeft, rule.departedDays == nil { notes.append(.reason(survey.silences)) }
      return .missingHandoff(
        reason, area, area.hasStandIn(for: lead, survey) ? .info : severity,
        at: area.position(of: lead), [lead.person],
        facts.hasLeft
          ? .left(lead.person)
          : .departed(facts, age: silent.age, limit: rule.departedLimit(survey)),
        help: .handOver(
          area, from: lead.person, hasLeft: facts.hasLeft,
          to: Candidates.suggestion(for: area, in: survey).suggested.map(\.person)),
        subject: "departed \(lead.person.email)",
        evidence: facts.seen.map { [.init("last seen", $0)] } ?? [],
        data: data(silent, rule, survey), notes: notes)
    }
  }

  static func data(
    _ silent: SilentLead, _ rule: MissingHandoff, _ survey: Survey
  ) -> [Finding.Datum] {
    let chosen = rule.departedDays == nil ? survey.silences?.chosen : nil
    return [
      .init("ageDays", .days(silent.age)),
      .init("departedDays", .integer(rule.departedLimit(survey))),
      .init("quietDays", .integer(rule.quietLimit(survey))),
      .init("commits", silent.facts.othersSince.map { .integer($0) } ?? .null),
      .init("departedCommits", .integer(rule.departedCommits)),
      .init("silences", chosen.map { .integer($0.reached) } ?? .null),
      .init("returned", chosen.map { .integer($0.returned) } ?? .null),
    ]
  }

  /// A lead of whom nothing was seen for long.
  struct SilentLead {
    let lead: Lead
    let facts: PersonFacts
    /// In days; nil where the date is not known.
    let age: Int?
    let hasDeparted: Bool
  }

  /// The leads of whom nothing was seen for `quiet-days` while others worked, and those who have left.
  static func silentLeads(
    of area: Area, _ survey: Survey, _ rule: MissingHandoff
  ) -> [SilentLead] {
    let isAway = area.absences.contains { $0.isUnderWay(at: survey.now) }
    return area.leads.compactMap { lead in
      guard let facts = survey.facts(of: lead.person.email) else { return nil }
      let age = facts.seen?.age(at: survey.now)
      if facts.hasLeft { return SilentLead(lead: lead, facts: facts, age: age, hasDeparted: true) }
      // Whom history does not know under this address has not departed: the address is wrong, or
      // the person has not begun. Other rules ask about both.
      guard let last = facts.seen, lead.since != nil, !isAway, facts.away == nil,
        (facts.othersSince ?? 0) >= rule.departedCommits,
        last.isOlder(
          than: min(rule.quietLimit(survey), rule.departedLimit(survey)), at: survey.now)
      else { return nil }
      return SilentLead(
        lead: lead, facts: facts, age: age,
        hasDeparted: last.isOlder(than: rule.departedLimit(survey), at: survey.now))
    }
  }
}

extension LeadDeparted {
  static let examples: [RuleExample] = [
    .failing(
      "departed: no commit by the lead, and others work on", now: "2026-11-22",
      story: checkout("rules: {missing-handoff: {departed-days: 120}}") + """
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """,
      finds:
        "no commit by Anna Okafor in 265 days (limit 120), 50 by others since: has Anna Okafor left?"
    ),
    .failing(
      "departed: who has left by .lead-rules, at once", now: "2026-03-05",
      story: checkout() + """
          write .lead-rules
            version: 1
            gone: [anna@example.com]
        """,
      finds: "Anna Okafor has left ('gone' in .lead-rules) and still leads"),
    .failing(
      "departed: a deputy is there, so it is a note", now: "2027-11-22",
      story: checkout("deputies: [ben@example.com]") + """
        50 times every 1 day from 2027-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """,
      finds:
        "no commit by Anna Okafor in 630 days (limit 365), 50 by others since: has Anna Okafor left?"
    ),
    .passing(
      "the lead works elsewhere in the repository", now: "2026-11-22",
      story: checkout() + """
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        on 2026-10-25 Anna Okafor <anna@example.com>: Fix the clock
          change libraries/clock.swift
        """),
    .passing(
      "a quiet repository", now: "2026-11-22",
      story: checkout() + """
        49 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """),
    .passing(
      "the lead is away, and covered", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-08-01, to: 2026-12-31, cover: ben@example.com}")
        + """
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """),
  ]
}

extension FindingMessage {
  fileprivate static func left(_ lead: Person) -> FindingMessage {
    "\(lead.displayName) has left ('gone' in .lead-rules) and still leads"
  }

  fileprivate static func departed(
    _ facts: PersonFacts, age: Int?, limit: Int
  ) -> FindingMessage {
    let lead = facts.person
    // Addresses that no file says belong together may not: the reader can tell.
    let count = facts.addresses.count
    let name = count > 1 ? lead.displayName + " under \(count) addresses" : lead.displayName
    let seen: ByteString =
      age.map { "no commit by \(name) in \(span($0, over: limit)) (limit \(limit))" }
      ?? "the last commit by \(name) has no known date"
    return "\(seen), \(facts.othersSince ?? 0) by others since: has \(lead.displayName) left?"
  }

  fileprivate static func reason(_ silences: Silences?) -> FindingMessage {
    guard let chosen = silences?.chosen else {
      return "limit \(Silences.fallback) since too few silences here say what one means"
    }
    return """
      limit \(chosen.days) since here \(chosen.returned) of \(chosen.reached) silences of \
      \(chosen.days) days ended within a year
      """
  }

  fileprivate static func handOver(
    _ area: Area, from lead: Person, hasLeft: Bool, to successors: [Person]
  ) -> FindingMessage {
    let agree: ByteString =
      successors.isEmpty
      ? "agree on a successor"
      : "agree on a successor; history suggests \(listed(successors))"
    let command: ByteString = "\(agree):  \(NextCommand.handoff(by: lead, area))"
    if hasLeft { return "\(command)" }
    return """
      \(command);  if \(lead.displayName) is only absent, enter it under 'away' in \
      \(area.ownersPath)
      """
  }
}
