import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct DormantAreaTests {
  private func judge(
    _ last: CommitReference?, _ kind: AreaKind = .service, leads: [Lead] = [lead(anna)],
    rules: [RuleSetting] = [], services: ByteString = "180",
    change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area(leads: leads) {
      $0.file.kind = Located(kind, at: .start)
      $0.lastWork = last
      $0.firstVersion = commit(900)
      change(&$0)
    }
    return findings(
      survey([area]), only: "dormant-area",
      rules: [setting("dormant-area", [("services", services)])] + rules)
  }

  @Test(arguments: [
    (AreaKind.service, 180), (.team, 180), (.initiative, 60),
  ])
  func limits(kind: AreaKind, limit: Int) {
    #expect(judge(commit(limit - 1), kind).isEmpty)
    #expect(judge(commit(limit), kind).isEmpty)
    #expect(judge(commit(limit, seconds: 1), kind).count == 1)
    #expect(judge(commit(limit + 1), kind).count == 1)
  }

  @Test func severities() {
    #expect(judge(commit(200)).map(\.severity) == [.info])
    #expect(judge(commit(200), .initiative).map(\.severity) == [.warning])
    let set = [
      setting("dormant-area", [("severity", "warning"), ("initiative-severity", "error")])
    ]
    #expect(judge(commit(200), rules: set).map(\.severity) == [.warning])
    #expect(judge(commit(200), .initiative, rules: set).map(\.severity) == [.error])
    let quiet = [setting("dormant-area", [("initiative-severity", "off")])]
    #expect(judge(commit(200), rules: quiet).count == 1)
    #expect(judge(commit(200), .initiative, rules: quiet).isEmpty)
    let off = [setting("dormant-area", [("severity", "off")])]
    #expect(judge(commit(200), .initiative, rules: off).isEmpty)
  }

  @Test func whatIsNotJudged() {
    #expect(judge(nil).isEmpty)
    #expect(judge(commit(200), services: "off").isEmpty)
    #expect(judge(commit(200), .team, services: "off").isEmpty)
    #expect(judge(commit(200), .initiative, services: "off").count == 1)
    #expect(judge(commit(200)) { $0.firstVersion = nil }.isEmpty)
    #expect(judge(commit(200), leads: []).count == 1)
    #expect(judge(commit(200)) { $0.file.status = .paused }.isEmpty)
  }

  @Test func wording() {
    let status: ByteString = ", and its status is active"
    let start: ByteString = "no person has changed anything in"
    #expect(
      judge(commit(214)).messages == [
        "\(start) the service since 2026-04-22, 214 days ago (limit 180)\(status)"
      ])
    #expect(
      judge(commit(60, seconds: 1), .initiative).messages == [
        "\(start) the initiative since 2026-09-23, more than 60 days ago (limit 60)\(status)"
      ])
    let one = [setting("dormant-area", [("services", "0")])]
    #expect(
      judge(commit(1), .team, rules: one).messages == [
        "\(start) the team's directory since 2026-11-21, 1 day ago (limit 0)\(status)"
      ])
    #expect(
      judge(undated()).messages == ["\(start) the service for more than 180 days\(status)"])
  }

  @Test func parts() throws {
    let finding = try #require(judge(commit(214)).first)
    #expect(finding.evidence.map(\.label) == ["last work"])
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.help.contains("'status: done' in services/checkout/OWNERS.lead"))
    #expect(
      finding.data == [
        .init("ageDays", .integer(214)), .init("limitDays", .integer(180)),
        .init("kind", .text("service")), .init("lastWork", .text("2026-04-22T12:00:00Z")),
      ])
    #expect(finding.fingerprint == judge(commit(500)).first?.fingerprint)
  }
}
