import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct PlanBehindDecisionsTests {
  private func judge(
    _ plan: DocFacts?, _ decisions: [DocFacts], _ kind: AreaKind = .initiative,
    rules: [RuleSetting] = [], change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area("initiatives/api") {
      $0.file.kind = Located(kind, at: .start)
      $0.file.plan = Located("PLAN.md", at: SourcePosition(line: 6, column: 7))
      $0.plan = PlanFacts(path: "initiatives/api/PLAN.md", plan: plan, decisions: decisions)
      change(&$0)
    }
    return findings(survey([area]), only: "plan-behind-decisions", rules: rules)
  }

  private func doc(_ path: ByteString, _ last: CommitReference?) -> DocFacts {
    DocFacts(path: path, lastChange: last, lastLeadChange: nil, isEmpty: false)
  }

  private func plan(_ last: CommitReference?) -> DocFacts { doc("initiatives/api/PLAN.md", last) }

  /// The decision was made 10 days ago; the plan changed so long before now.
  @Test(arguments: [
    (5, 0, false), (16, 0, false), (17, 0, false), (17, 1, true), (18, 0, true),
  ])
  func days(days: Int, seconds: Int64, isFound: Bool) {
    let found = judge(plan(commit(days, seconds: seconds)), [doc("d/1.md", commit(10))])
    #expect(found.isEmpty != isFound)
  }

  @Test func wording() {
    #expect(
      judge(plan(commit(50)), [doc("d/1.md", commit(10))]).messages == [
        "d/1.md is newer than the plan, by 40 days (limit 7)"
      ])
    #expect(
      judge(plan(commit(17, seconds: 1)), [doc("d/1.md", commit(10))]).messages == [
        "d/1.md is newer than the plan, by more than 7 days (limit 7)"
      ])
    let soon = [setting("plan-behind-decisions", [("days", "0")])]
    #expect(
      judge(plan(commit(11)), [doc("d/1.md", commit(10))], rules: soon).messages == [
        "d/1.md is newer than the plan, by 1 day (limit 0)"
      ])
    #expect(
      judge(plan(undated()), [doc("d/1.md", commit(10))]).messages == [
        "d/1.md is newer than the plan, whose own date is not known"
      ])
  }

  @Test func theNewestOfThoseThatAreLate() throws {
    let decisions = [
      doc("d/1.md", commit(20)), doc("d/2.md", commit(10)), doc("d/3.md", commit(10)),
      doc("d/4.md", commit(45)), doc("d/5.md", undated()), doc("d/6.md", nil),
    ]
    let found = judge(plan(commit(50)), decisions)
    #expect(
      found.messages == [
        "3 decisions are newer than the plan, by 40 days (limit 7); the newest is d/3.md"
      ])
    let finding = try #require(found.first)
    #expect(finding.evidence.map(\.label) == ["decided in", "plan changed"])
    #expect(finding.furtherEvidence == 2)
    #expect(finding.position == SourcePosition(line: 6, column: 7))
    #expect(finding.reason == "plan-behind")
    #expect(
      finding.data.map(\.key) == [
        "gapDays", "limitDays", "lateDecisions", "decision", "decided", "plan", "planned",
      ])
    let other = judge(plan(commit(50)), [doc("d/9.md", commit(1))])
    #expect(other.map(\.fingerprint) == [finding.fingerprint])
  }

  @Test func planWithoutAChange() {
    #expect(judge(plan(nil), [doc("d/1.md", commit(10))]).count == 1)
    #expect(judge(plan(nil), [doc("d/1.md", undated())]).isEmpty)
    #expect(judge(plan(commit(50)), []).isEmpty)
  }

  @Test func noPlan() throws {
    #expect(judge(nil, []).isEmpty)
    let one = try #require(judge(nil, [doc("d/1.md", nil)]).first)
    #expect(
      one.message
        == "the plan initiatives/api/PLAN.md does not exist, but 1 decision is written down")
    #expect(one.reason == "plan-missing")
    #expect(one.evidence.isEmpty)
    #expect(
      one.help == "write initiatives/api/PLAN.md, or correct 'plan' in initiatives/api/OWNERS.lead")
    let two = try #require(judge(nil, [doc("d/1.md", commit(9)), doc("d/2.md", commit(8))]).first)
    #expect(two.message.hasSuffix("but 2 decisions are written down"))
    #expect(two.evidence == [.init("decided in", commit(8))])
    #expect(two.furtherEvidence == 1)
    #expect(one.fingerprint == two.fingerprint)
  }

  @Test func initiativesAlone() {
    let late = [doc("d/1.md", commit(10))]
    #expect(judge(plan(commit(50)), late, .service).isEmpty)
    #expect(judge(plan(commit(50)), late) { $0.file.status = .done }.isEmpty)
    #expect(judge(plan(commit(50)), late) { $0.plan = nil }.isEmpty)
    #expect(judge(plan(commit(50)), late) { $0.leads = [] }.count == 1)
  }
}
