import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct HookVerdictTests {
  private func finding(
    _ rule: String, _ area: ByteString? = "services/checkout", reason: String? = nil,
    isNew: Bool = true, severity: Severity = .error, data: [Finding.Datum] = []
  ) -> Finding {
    var finding = Finding(
      rule: rule, severity: severity, area: area, path: "\(area ?? ".")/OWNERS.lead",
      position: .start, reason: reason, message: "something is wrong", help: "fix it",
      subject: "it", data: data)
    finding.isNew = isNew
    return finding
  }

  private func verdict(
    _ findings: [Finding], by author: Person? = nil, touching code: Bool = true,
    block: [ByteString] = []
  ) -> HookVerdict {
    var state = survey([
      area(),
      area(
        "services/ledger",
        leads: [
          LeadModel.Lead(
            declared: declared(ben), since: commit(200))
        ]),
    ])
    state.touchedAreas = [TouchedArea(path: "services/checkout", changesCode: code)]
    state.pendingAuthor = author
    return HookVerdict(findings, of: state, block: block)
  }

  @Test(arguments: RuleRegistry.rules.map(\.id))
  func rulesAboutWhatIsWrittenBlock(rule: String) {
    let reason = rule == "missing-handoff" ? "changed" : nil
    let blocks = [
      "broken-link", "dead-mention", "invalid-owners-file", "missing-docs", "missing-handoff",
      "unknown-person", "unsupported-review",
    ].contains(rule)
    #expect(verdict([finding(rule, reason: reason)]).blocking.isEmpty != blocks)
    let elsewhere = verdict([finding(rule, "services/ledger", reason: reason)])
    #expect(elsewhere.blocking.isEmpty != blocks, "a link may break in another area")
    #expect(verdict([finding(rule, reason: reason, isNew: false)]).blocking.isEmpty)
  }

  @Test(arguments: [
    ("changed", true), ("removed", true), ("departed", false), ("until-passed", false),
    ("away-uncovered", true),
  ])
  func handoffsThatTimeAsksForBlockNobody(reason: String, blocks: Bool) {
    let verdict = verdict([finding("missing-handoff", reason: reason)])
    #expect(verdict.blocking.isEmpty != blocks)
    #expect(verdict.hints.isEmpty == blocks)
  }

  @Test func whatIsWaivedOrInTheBaselineIsLeftAlone() {
    var listed = finding("broken-link")
    listed.isBaselined = true
    let verdict = verdict([listed], by: anna, block: ["broken-link"])
    #expect(verdict.blocking.isEmpty && verdict.hints.isEmpty)
  }

  @Test func theConfigurationMayBlockMoreInTouchedAreas() {
    let known = finding("stale-docs", isNew: false)
    #expect(verdict([known]).blocking.isEmpty)
    let blocking = verdict([known], block: ["stale-docs"]).blocking
    #expect(blocking.count == 1)
    #expect(blocking.first?.isNew == true, "it is in the way")
    let other = finding("stale-docs", "services/ledger", isNew: true)
    #expect(verdict([other], block: ["stale-docs"]).blocking.isEmpty)
    #expect(verdict([known], block: ["silo"]).blocking.isEmpty)
    #expect(HookVerdict.rules(["silo"]).isSuperset(of: ["silo", "broken-link", "stale-docs"]))
    #expect(!HookVerdict.rules([]).contains("silo"))
  }

  @Test func whoeverLeadsATouchedAreaIsTold() {
    let stale = finding("stale-docs", isNew: false, data: [.init("ageDays", .integer(141))])
    #expect(
      verdict([stale], by: anna).hints == [
        "you lead services/checkout: its docs were last looked at 141 days ago and this commit "
          + "changes its code"
      ])
    #expect(
      verdict([stale], by: anna, touching: false).hints == [
        "you lead services/checkout: its docs were last looked at 141 days ago"
      ])
    let day = finding("stale-docs", isNew: false, data: [.init("ageDays", .integer(1))])
    #expect(
      verdict([day], by: anna, touching: false).hints == [
        "you lead services/checkout: its docs were last looked at 1 day ago"
      ])
    #expect(verdict([stale], by: ben).hints.isEmpty)
    #expect(verdict([stale], by: nil).hints.isEmpty)
    #expect(
      verdict([finding("stale-docs", "services/ledger", isNew: false)], by: ben).hints.isEmpty)
  }

  @Test func theWorstIsToldFirstAndTheRestCounted() {
    let several = [
      finding("permanent-post", isNew: false, severity: .warning),
      finding("stale-docs", isNew: false, severity: .info, data: [.init("ageDays", .integer(99))]),
      finding("overdue-initiative", isNew: false, severity: .error),
    ]
    #expect(
      verdict(several, by: anna).hints == [
        "you lead services/checkout: [overdue-initiative] something is wrong (and 2 more:  "
          + "leadlint check services/checkout)"
      ])
  }

  @Test func whatIsNewAndBlocksNobodyIsSaid() {
    let new = finding("silo", "services/ledger")
    #expect(verdict([new]).hints == ["services/ledger/OWNERS.lead: [silo] something is wrong"])
    #expect(verdict([finding("silo", isNew: false)], by: anna).hints.isEmpty)
  }
}
