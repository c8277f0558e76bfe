import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct SiloTests {
  private func judge(
    _ parts: [(Person, Int, Double)], commits: Int, leads: [Lead] = [lead(anna)],
    rules: [RuleSetting] = []
  ) -> [Finding] {
    let area = area(leads: leads) { $0.activity = activity(parts, commits: commits) }
    return findings(survey([area]), only: "silo", rules: rules)
  }

  @Test(arguments: [(9, false), (10, true), (11, true)])
  func fewestCommits(commits: Int, isFound: Bool) {
    #expect(judge([(anna, commits, 1)], commits: commits).isEmpty != isFound)
  }

  @Test func share() {
    func isFound(_ share: Double) -> Bool {
      !judge([(anna, 90, share), (ben, 30, (1 - share) / 2)], commits: 100).isEmpty
    }
    #expect(!isFound(0.74))
    #expect(!isFound(0.75))
    #expect(isFound(0.76))
    let limit = [setting("silo", [("max-share", "0.3")])]
    let sum = judge([(anna, 3, 0.1 + 0.2)], commits: 10, rules: limit)
    #expect(sum.isEmpty, "rounding is no share")
  }

  @Test func reasonsAndMessages() {
    let alone = judge([(anna, 12, 1)], commits: 12)
    #expect(alone.map(\.reason) == ["sole-contributor"])
    #expect(alone.messages == ["Anna Okafor alone made all 12 commits in the last 180 days"])
    let most = judge([(anna, 11, 11.0 / 12), (ben, 1, 1.0 / 12)], commits: 12)
    #expect(most.map(\.reason) == ["lead-does-most"])
    #expect(
      most.messages == [
        "Anna Okafor is credited with 91.7% of the 12 commits in the last 180 days (limit 75%)"
      ])
    let barely = judge([(anna, 75, 0.7501), (ben, 25, 0.2499)], commits: 100)
    #expect(
      barely.messages == [
        "Anna Okafor is credited with more than 75% of the 100 commits in the last 180 days "
          + "(limit 75%)"
      ])
    let one = judge(
      [(anna, 1, 1)], commits: 1,
      rules: [setting("silo", [("min-commits", "1"), ("window", "1")])])
    #expect(one.messages == ["Anna Okafor alone made the only commit in the last 1 day"])
  }

  @Test func whoDoesNotLeadIsTwoLevelsLower() {
    let other = judge([(ben, 17, 0.85), (anna, 3, 0.15)], commits: 20)
    #expect(other.map(\.reason) == ["other-does-most"])
    #expect(other.map(\.severity) == [.info])
    #expect(
      other.messages == [
        "Ben Ito makes 85% of the changes and does not lead it (20 commits in the last 180 days)"
      ])
    #expect(
      other.map(\.help) == [
        "ask whether Ben Ito wants to lead it:  leadlint handoff services/checkout --from "
          + "anna@example.com --to ben@example.com"
      ])
    #expect(judge([(ben, 20, 1)], commits: 20).map(\.reason) == ["other-does-most"])
    #expect(judge([(anna, 20, 1)], commits: 20, leads: []).map(\.severity) == [.info])
    let warning = [setting("silo", [("severity", "warning")])]
    #expect(judge([(ben, 20, 1)], commits: 20, rules: warning).isEmpty)
    #expect(judge([], commits: 0, rules: [setting("silo", [("min-commits", "0")])]).isEmpty)
  }

  @Test func eachLeadByThemselves() {
    let both = [lead(anna, line: 4), lead(ben, line: 5)]
    let parts = [(anna, 10, 0.5), (ben, 10, 0.5)]
    #expect(judge(parts, commits: 20, leads: both).isEmpty)
    let found = judge(
      parts, commits: 20, leads: both, rules: [setting("silo", [("max-share", "0.4")])])
    #expect(found.map(\.person) == ["anna@example.com", "ben@example.com"])
    #expect(found.map(\.position.line) == [4, 5])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }

  @Test func evidence() throws {
    var area = area { $0.activity = activity([(anna, 12, 1)], commits: 12) }
    area.activity = Activity(
      since: area.activity.since, commits: 12, people: area.activity.people,
      newest: (1...10).map { commit($0, by: $0 % 2 == 0 ? [anna] : [ben]) })
    let finding = try #require(findings(survey([area]), only: "silo").first)
    #expect(finding.evidence.map(\.commit.date) == [2, 4, 6].map { now.earlier(days: $0) })
    #expect(finding.furtherEvidence == 9)
    #expect(finding.data.first == Finding.Datum("share", .fraction(1)))
  }
}
