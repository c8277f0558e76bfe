import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct AbsentLeadTests {
  private func judge(
    _ last: CommitReference?, byOthers commits: Int = 20,
    leads: [Lead] = [lead(anna, since: RulesTests.commit(500))],
    rules: [RuleSetting] = [], change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area(leads: leads) {
      $0.recent = RecentWork(
        lastByLead: last, commitsByOthers: commits,
        newestByOthers: (1...3).map { commit($0, by: [ben]) })
      change(&$0)
    }
    return findings(survey([area]), only: "absent-lead", rules: rules)
  }

  private func commit(_ days: Int, seconds: Int64 = 0, by people: [Person] = [anna])
    -> CommitReference
  {
    RulesTests.commit(days, seconds: seconds, by: people)
  }

  @Test(arguments: [(364, 0, false), (365, 0, false), (365, 1, true), (366, 0, true)])
  func days(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds)).isEmpty != isFound)
  }

  @Test(arguments: [(4, false), (5, true), (6, true)])
  func traffic(commits: Int, isFound: Bool) {
    #expect(judge(commit(400), byOthers: commits).isEmpty != isFound)
  }

  @Test func aQuietAreaAccusesNobodyWhateverTheLimit() {
    let none = [setting("absent-lead", [("commits", "0")])]
    #expect(judge(nil, byOthers: 0, rules: none).isEmpty)
    #expect(judge(nil, byOthers: 1, rules: none).count == 1)
  }

  @Test(arguments: [(364, 0, false), (365, 0, false), (365, 1, true), (366, 0, true)])
  func aTurnMustBeAsOld(days: Int, seconds: Int64, isFound: Bool) {
    let young = lead(ben, since: commit(days, seconds: seconds))
    #expect(judge(nil, leads: [lead(anna, since: commit(500)), young]).isEmpty != isFound)
    #expect(judge(nil, leads: [lead(anna), lead(ben, since: nil)]).isEmpty)
    #expect(judge(nil, leads: [lead(anna, since: undated())]).count == 1)
  }

  @Test func whoIsNotJudged() {
    #expect(judge(nil, leads: []).isEmpty)
    #expect(judge(nil) { $0.recent = nil }.isEmpty)
    #expect(judge(nil) { $0.file.status = .paused }.isEmpty)
  }

  @Test(arguments: [
    ("2026-11-22" as ByteString, true), ("2026-11-21", false), ("2027-01-31", true),
  ])
  func notWhileAway(until: ByteString, isAway: Bool) {
    let found = judge(commit(400)) {
      $0.absences = [
        PlannedAbsence(from: day("2026-11-01"), to: day(until), cover: ben, position: .start)
      ]
    }
    #expect(found.isEmpty == isAway)
  }

  @Test func wording() {
    let both = [lead(anna, since: commit(500), line: 4), lead(cleo, since: commit(500), line: 5)]
    let others = "; others made 20 commits there in the last 365 days"
    #expect(
      judge(commit(441)).messages == [
        "Anna Okafor last changed something in the area 441 days ago (limit 365)\(others)"
      ])
    #expect(
      judge(commit(365, seconds: 1)).messages == [
        "Anna Okafor last changed something in the area more than 365 days ago (limit 365)\(others)"
      ])
    #expect(
      judge(undated()).messages == [
        "Anna Okafor last changed something in the area at an unknown date (limit 365 days)\(others)"
      ])
    #expect(
      judge(nil, leads: both).messages == [
        "Anna Okafor and Cleo Dahl are credited with no change in the area\(others)"
      ])
    let one = [setting("absent-lead", [("days", "1"), ("commits", "1")])]
    #expect(
      judge(nil, byOthers: 1, rules: one).messages == [
        "Anna Okafor is credited with no change in the area; "
          + "others made 1 commit there in the last 1 day"
      ])
  }

  @Test func parts() throws {
    let finding = try #require(judge(commit(441), byOthers: 25).first)
    #expect(finding.person == "anna@example.com")
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(
      finding.evidence.map(\.label) == ["last change", "by others", "by others", "by others"])
    #expect(finding.furtherEvidence == 22)
    #expect(finding.fingerprint == judge(commit(500), byOthers: 99).first?.fingerprint)
    #expect(
      finding.data.map(\.key) == [
        "ageDays", "limitDays", "commitsByOthers", "minCommits", "leads", "lastByLead",
      ])
    #expect(finding.help.hasSuffix("reads the docs:  leadlint review services/checkout"))
    #expect(
      judge(nil, leads: [lead(anna, since: commit(500)), lead(ben, since: commit(500))]).map(
        \.person) == [nil])
  }
}
