import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct LeadOverloadTests {
  private func post(
    _ path: ByteString, _ leads: [Person] = [anna], kind: AreaKind = .service,
    status: AreaStatus = .active, rules: [RuleSetting] = []
  ) -> Area {
    area(path, leads: leads.map { lead($0) }) {
      $0.file.kind = Located(kind, at: .start)
      $0.file.status = status
      $0.file.rules = rules
    }
  }

  private func judge(_ areas: [Area], rules: [RuleSetting] = []) -> [Finding] {
    findings(
      survey(areas, people: postHolders(of: areas)), only: "lead-overload", rules: rules)
  }

  private func services(_ count: Int) -> [Area] {
    (0..<count).map { post("services/\(10 + $0)") }
  }

  @Test(arguments: [(4, false), (5, false), (6, true), (7, true)])
  func limit(count: Int, isFound: Bool) {
    #expect(judge(services(count)).isEmpty != isFound)
  }

  @Test func ofAnOption() {
    let none = [setting("lead-overload", [("max", "0")])]
    #expect(
      judge(services(1), rules: none).messages == [
        "Anna Okafor leads 1 active service (limit 0)"
      ])
    #expect(judge(services(6), rules: [setting("lead-overload", [("max", "6")])]).isEmpty)
  }

  @Test func onlyActiveServicesAndInitiativesCount() {
    let others = [
      post("a", kind: .team), post("b", status: .paused), post("c", status: .done),
      post("d", kind: .initiative, status: .planned), post("e", kind: .team),
    ]
    #expect(judge(others + services(5)).isEmpty)
    let found = judge(others + services(5) + [post("x", kind: .initiative)])
    #expect(
      found.messages == ["Anna Okafor leads 5 active services and 1 active initiative (limit 5)"])
    #expect(found.map(\.area) == ["services/10"], "the first that counts, not the first of all")
  }

  @Test func oneFindingAPersonAtTheFirstArea() {
    let both = [anna, ben]
    let areas =
      [post("a", [ben])] + (0..<10).map { post("b\($0)", both) } + [post("c")]
    let found = judge(areas)
    #expect(found.map(\.area) == ["a", "b0"])
    #expect(found.map(\.person) == ["ben@example.com", "anna@example.com"])
    #expect(Set(found.map(\.fingerprint)).count == 2)
    #expect(found.first?.data.last == .init("areas", .list(["a"] + (0..<10).map { "b\($0)" })))
  }

  @Test func theFirstAreaSetsTheLimit() {
    let own = [setting("lead-overload", [("max", "9")])]
    let quiet = [post("services/00", rules: own)] + services(6)
    #expect(judge(quiet).isEmpty)
    let loud = services(2) + [post("services/99", rules: own)]
    #expect(judge(loud, rules: [setting("lead-overload", [("max", "2")])]).count == 1)
  }

  @Test func sharedAndNestedPostsWeighLess() {
    #expect(judge(services(4) + [post("x", [anna, ben]), post("y", [anna, ben])]).isEmpty)
    let found = judge(services(5) + [post("x", [anna, ben])])
    #expect(
      found.messages == ["Anna Okafor leads 6 active services (which count as 5.5, limit 5)"])
    let nested = services(5) + [post("services/10/part"), post("services/10-b", [ben])]
    #expect(judge(nested).isEmpty)
    #expect(judge([post(".")] + services(9)).isEmpty, "all lie in the root's")
  }

  @Test func parts() throws {
    let areas = (0..<7).map { number in
      area("services/\(number)", leads: [lead(anna, since: commit(100 + number))])
    }
    let finding = try #require(judge(areas).first)
    #expect(finding.severity == .warning && finding.subject == "anna@example.com")
    #expect(finding.evidence.map(\.commit.date) == [100, 101, 102].map { now.earlier(days: $0) })
    #expect(finding.furtherEvidence == 4)
    #expect(
      finding.help
        == """
        agree on who could take over one of services/0, services/1, services/2, services/3, \
        services/4 and 2 more, and hand it over:  leadlint handoff AREA --to PERSON
        """)
    #expect(
      finding.data.map(\.key) == ["weight", "posts", "max", "services", "initiatives", "areas"])
  }

  /// Half of what the person leads is paused: no look back may begin at the start of the list.
  @Test func manyPostsOfOnePersonTakeLittleTime() {
    let areas = (0..<10_000).map {
      post("services/\(100_000 + $0)", status: $0 < 5_000 ? .paused : .active)
    }
    let survey = survey(areas, people: postHolders(of: areas))
    var found: [Finding] = []
    let time = ContinuousClock().measure { found = findings(survey, only: "lead-overload") }
    #expect(found.map(\.area) == ["services/105000"])
    #expect(time < .seconds(20))
  }
}
