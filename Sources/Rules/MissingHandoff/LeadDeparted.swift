internal import Basics
internal import LeadModel

/// A lead has not been seen in the repository, while others worked on.
enum LeadDeparted: MissingHandoffReason {
  static let reason = RuleReason(
    "departed", .drift, settled: "the lead is back, or the post was handed over")

  static let condition = """
    a lead whom commits in the repository name as author or co-author is named by none in the last \
    `departed-days` days, while others made at least `departed-commits`; not while away
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    let commits = survey.creditedCommits(inLast: rule.departedDays)
    guard commits >= rule.departedCommits,
      !area.absences.contains(where: { $0.isUnderWay(at: survey.now) })
    else { return [] }
    return area.leads.compactMap { lead in
      // Whom history does not know under this address has not departed: the address is wrong, or
      // the person has not begun. Other rules ask about both.
      guard let facts = survey.facts(of: lead.person.email), let last = facts.seen,
        lead.since != nil
      else { return nil }
      guard last.isOlder(than: rule.departedDays, at: survey.now) else { return nil }
      let age = last.age(at: survey.now)
      return .missingHandoff(
        reason, area, severity, at: area.position(of: lead), [lead.person],
        .departed(facts, age: age, commits: commits, limit: rule.departedDays),
        help: .handOver(area, from: lead.person), subject: "departed \(lead.person.email)",
        evidence: [.init("last commit", last)],
        data: [
          .init("ageDays", .days(age)), .init("departedDays", .integer(rule.departedDays)),
          .init("commits", .integer(commits)),
          .init("departedCommits", .integer(rule.departedCommits)),
        ])
    }
  }
}

extension LeadDeparted {
  static let examples: [RuleExample] = [
    .failing(
      "departed: no commit by the lead, and others work on", now: "2026-11-22",
      story: checkout() + """
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """,
      finds:
        "no commit by Anna Okafor in 265 days, 50 by others in the last 90 days: has Anna Okafor left?"
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
  fileprivate static func departed(
    _ facts: PersonFacts, age: Int?, commits: Int, limit: Int
  ) -> FindingMessage {
    let lead = facts.person
    // Addresses that no file says belong together may not: the reader can tell.
    let count = facts.addresses.count
    let name = count > 1 ? lead.displayName + " under \(count) addresses" : lead.displayName
    let seen: ByteString =
      age.map { "no commit by \(name) in \(span($0, over: limit))" }
      ?? "the last commit by \(name) has no known date"
    return """
      \(seen), \(commits) by others in the last \(plural(limit, "day")): has \
      \(lead.displayName) left?
      """
  }

  fileprivate static func handOver(_ area: Area, from lead: Person) -> FindingMessage {
    """
    agree on a successor:  \(NextCommand.handoff(by: lead, area));  \
    if \(lead.displayName) is only absent, enter it under 'away' in \(area.ownersPath)
    """
  }
}
