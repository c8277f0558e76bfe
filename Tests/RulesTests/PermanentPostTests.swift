import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct PermanentPostTests {
  private func judge(
    leads: [Lead] = [lead(anna)], until: ByteString? = nil, handoffs: [HandoffRecord] = [],
    rules: [RuleSetting] = []
  ) -> [Finding] {
    let area = area(leads: leads) {
      $0.file.until = until.map { Located(day($0), at: SourcePosition(line: 5, column: 8)) }
      $0.handoffs = handoffs
    }
    return findings(survey([area]), only: "permanent-post", rules: rules)
  }

  private func handoff(_ date: ByteString, from: Person) -> HandoffRecord {
    HandoffRecord(date: day(date), from: from, to: cleo, position: .start, notes: .present)
  }

  @Test(arguments: [(1094, 0, false), (1095, 0, false), (1095, 1, true), (1096, 0, true)])
  func days(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(leads: [lead(anna, since: commit(days, seconds: seconds))]).isEmpty != isFound)
  }

  @Test func longTurns() throws {
    let leads = [
      lead(anna, since: commit(1200), line: 4), lead(ben, since: commit(1095, seconds: 9), line: 5),
      lead(cleo, since: commit(10), line: 6),
    ]
    let found = judge(leads: leads)
    #expect(
      found.messages == [
        "Anna Okafor has been the lead for 1200 days (limit 1095)",
        "Ben Ito has been the lead for more than 1095 days (limit 1095)",
      ])
    #expect(found.map(\.position.line) == [4, 5])
    #expect(found.map(\.person) == ["anna@example.com", "ben@example.com"])
    #expect(found.allSatisfy { $0.reason == "long-turn" && $0.severity == .info })
    #expect(Set(found.map(\.fingerprint)).count == 2)
    let finding = try #require(found.first)
    #expect(finding.evidence == [.init("lead since", commit(1200))])
    #expect(
      finding.data == [
        .init("turnDays", .integer(1200)), .init("limitDays", .integer(1095)),
        .init("since", .text("2023-08-10T12:00:00Z")),
      ])
    #expect(
      finding.fingerprint == judge(leads: [lead(anna, since: commit(1900))]).first?.fingerprint)
  }

  @Test func turnsWithoutADate() {
    #expect(judge(leads: [lead(anna, since: nil)]).isEmpty)
    #expect(
      judge(leads: [lead(anna, since: undated())]).messages == [
        "Anna Okafor has been the lead since an unknown date (limit 1095 days)"
      ])
    let one = [setting("permanent-post", [("days", "0")])]
    #expect(
      judge(leads: [lead(anna, since: commit(1))], rules: one).messages == [
        "Anna Okafor has been the lead for 1 day (limit 0)"
      ])
  }

  /// The tests judge at noon: the end of the day 30 days ahead is further off than 30 days.
  @Test(arguments: [
    ("2026-11-21" as ByteString, false), ("2026-11-22", true), ("2026-12-21", true),
    ("2026-12-22", false),
  ])
  func untilNear(until: ByteString, isFound: Bool) {
    #expect(judge(until: until).isEmpty != isFound)
  }

  @Test func untilNearWording() {
    #expect(
      judge(until: "2026-11-22").messages == [
        "the turn of Anna Okafor ends today, 2026-11-22, and no handoff is prepared"
      ])
    #expect(
      judge(until: "2026-11-23").messages == [
        "the turn of Anna Okafor ends in 1 day, on 2026-11-23, and no handoff is prepared"
      ])
    #expect(
      judge(leads: [lead(anna), lead(ben)], until: "2026-12-02").messages == [
        "the turn of Anna Okafor and Ben Ito ends in 10 days, on 2026-12-02, "
          + "and no handoff is prepared"
      ])
  }

  @Test func untilNearParts() throws {
    let finding = try #require(judge(until: "2026-12-02").first)
    #expect(finding.severity == .warning)
    #expect(finding.reason == "until-near")
    #expect(finding.position == SourcePosition(line: 5, column: 8))
    #expect(finding.evidence.map(\.label) == ["lead since"])
    #expect(finding.fingerprint == judge(until: "2026-11-30").first?.fingerprint)
    #expect(finding.data.map(\.key) == ["until", "daysLeft", "daysAhead"])
    let loud = [setting("permanent-post", [("severity", "error")])]
    #expect(judge(until: "2026-12-02", rules: loud).map(\.severity) == [.error])
  }

  @Test func preparedHandoffs() {
    func isFound(_ record: HandoffRecord, leads: [Lead] = [lead(anna, since: commit(100))]) -> Bool
    {
      judge(leads: leads, until: "2026-12-02", handoffs: [record])
        .contains { $0.reason == "until-near" }
    }
    #expect(!isFound(handoff("2026-12-02", from: anna)))
    #expect(isFound(handoff("2026-12-02", from: ben)), "not by the lead")
    #expect(isFound(handoff("2026-08-13", from: anna)), "of an earlier turn")
    #expect(!isFound(handoff("2026-08-14", from: anna)), "on the day on which the turn began")
    #expect(!isFound(handoff("2020-01-01", from: anna), leads: [lead(anna, since: undated())]))
    let both = [lead(anna, since: commit(100)), lead(ben, since: commit(50))]
    #expect(!isFound(handoff("2026-11-01", from: ben), leads: both))
  }

  @Test func untilNearWithoutALeadOrBeforeTheTurnIsCommitted() {
    #expect(judge(leads: [], until: "2026-12-02").isEmpty)
    #expect(judge(leads: [lead(anna, since: nil)], until: "2026-12-02").isEmpty)
  }

  @Test func bothAtOnce() {
    let found = judge(leads: [lead(anna, since: commit(1200))], until: "2026-12-02")
    #expect(found.map(\.reason) == ["long-turn", "until-near"])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }
}
