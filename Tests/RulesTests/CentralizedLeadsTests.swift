import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct CentralizedLeadsTests {
  private func post(
    _ path: ByteString, _ leads: [Person], team: ByteString? = "teams/widget",
    kind: AreaKind = .service, status: AreaStatus = .active, waivers: [Waiver] = []
  ) -> Area {
    area(path, leads: leads.map { lead($0) }) {
      $0.file.kind = Located(kind, at: .start)
      $0.file.status = status
      $0.file.team = team.map { Located($0, at: .start) }
      $0.file.waivers = waivers
    }
  }

  /// So many areas led by Anna, and so many by nobody.
  private func areas(_ led: Int, of count: Int, team: ByteString? = "teams/widget") -> [Area] {
    (0..<count).map { post("services/\(100 + $0)", $0 < led ? [anna] : [], team: team) }
  }

  private func judge(_ areas: [Area], _ options: [(ByteString, ByteString)] = []) -> [Finding] {
    findings(
      survey(areas), only: "centralized-leads",
      rules: options.isEmpty ? [] : [setting("centralized-leads", options)])
  }

  @Test(arguments: [(3, 3, false), (4, 4, true), (5, 5, true), (1, 4, false), (2, 4, true)])
  func limits(led: Int, count: Int, isFound: Bool) {
    #expect(judge(areas(led, of: count)).isEmpty != isFound)
  }

  @Test func exactlyTheShare() {
    #expect(judge(areas(50, of: 101)).isEmpty)
    #expect(judge(areas(51, of: 101)).count == 1)
    // Three times 0.1 is not 0.3 in binary, nor is 7 of 10 quite 0.7.
    for (led, share) in [(3, "0.3"), (7, "0.7"), (1, "0.1"), (6, "0.6")] as [(Int, ByteString)] {
      #expect(judge(areas(led, of: 10), [("max-share", share)]).count == 1)
      #expect(judge(areas(led - 1, of: 10), [("max-share", share)]).isEmpty)
    }
    #expect(judge(areas(2, of: 3), [("max-share", "0.667"), ("min-areas", "3")]).isEmpty)
  }

  @Test func aShareOfNothingAsksForSomebody() {
    #expect(judge(areas(0, of: 4), [("max-share", "0")]).isEmpty)
    #expect(judge([], [("max-share", "0"), ("min-areas", "0")]).isEmpty)
    #expect(
      judge(areas(1, of: 1), [("min-areas", "1")]).messages == [
        "Anna Okafor leads the only active service or initiative of teams/widget "
          + "(100%; should stay below 50%)"
      ])
  }

  @Test func groupsAreTeams() {
    let apart =
      areas(2, of: 2) + [
        post("x", [anna], team: "teams/basket"), post("y", [anna], team: nil),
      ]
    #expect(judge(apart).isEmpty)
    let ended =
      areas(3, of: 3) + [
        post("x", [anna], status: .paused), post("y", [anna], kind: .team),
      ]
    #expect(judge(ended).isEmpty)
    let found = judge(areas(4, of: 4, team: nil))
    #expect(
      found.messages == [
        "Anna Okafor leads all 4 active services and initiatives without a team "
          + "(100%; should stay below 50%)"
      ])
    #expect(found.first?.data[5] == .init("team", .null))
  }

  @Test func theTeamsFileIsThePlace() {
    let team = post("teams/widget", [ben, anna], team: nil, kind: .team)
    let found = judge(areas(4, of: 4) + [team])
    #expect(found.map(\.area) == ["teams/widget"])
    #expect(found.map(\.path) == ["teams/widget/OWNERS.lead"])
    #expect(found.map(\.reason) == ["tech-lead"])
    #expect(
      found.first?.message.hasPrefix("Anna Okafor, the team's tech lead, leads all 4") == true)
    #expect(found.map(\.position) == [SourcePosition(line: 4, column: 9)])
    for other in [
      post("teams/widget", [anna], team: nil, kind: .team, status: .paused),
      post("teams/widget", [anna], team: "x", kind: .service),
    ] {
      let found = judge(areas(4, of: 4) + [other])
      #expect(found.map(\.area) == ["services/100"])
      #expect(found.map(\.reason) == [nil])
    }
  }

  @Test func eachPersonOnceInOrder() {
    let shared = (0..<4).map { post("services/\($0)", [ben, anna]) }
    let found = judge(shared)
    #expect(found.map(\.person) == ["anna@example.com", "ben@example.com"])
    #expect(Set(found.map(\.fingerprint)).count == 2)
    #expect(
      judge((0..<5).map { post("services/\($0)", [ben, anna]) }).map(\.fingerprint)
        == found.map(\.fingerprint))
  }

  @Test func aWaiverWhereItStandsCoversIt() {
    let waiver = Waiver(
      rule: Located("centralized-leads", at: .start), area: nil, until: nil,
      reason: Located("Cleo joins", at: .start), position: .start)
    let team = post("teams/widget", [], team: nil, kind: .team, waivers: [waiver])
    #expect(judge(areas(4, of: 4) + [team]).map { $0.waiver == nil } == [false])
    #expect(judge(areas(4, of: 4)).map { $0.waiver == nil } == [true])
  }

  @Test func theSettingsOfThePlaceApply() throws {
    let off = [setting("centralized-leads", [("severity", "off")])]
    let on = [setting("centralized-leads", [("severity", "error")])]
    let survey = survey(areas(4, of: 4))
    func count(_ rules: [RuleSetting], _ overrides: [RulesFile.Override]) -> Int {
      findings(survey, only: "centralized-leads", rules: rules, overrides: overrides).count
    }
    #expect(count(off, []) == 0)
    #expect(count([], [try override("services/**", off)]) == 0)
    #expect(count([], [try override("services/101", off)]) == 1)
    #expect(count(off, [try override("services/100", on)]) == 1)
  }
}
