import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct EveryoneLeadsTests {
  private let people = (0..<8).map { Person(email: "\($0)@example.com", name: "P\($0)") }

  private func team(
    _ members: [Person], kind: AreaKind = .team, status: AreaStatus = .active
  ) -> Area {
    area("teams/widget", leads: []) {
      $0.file.kind = Located(kind, at: .start)
      $0.file.status = status
      $0.members = members.enumerated().map { declared($1, line: 9 + $0) }
    }
  }

  /// A service for each of the first people.
  private func services(_ count: Int, status: AreaStatus = .active) -> [Area] {
    people.prefix(count).map { person in
      area("services/\(person.email)", leads: [lead(person, since: commit(50))]) {
        $0.file.status = status
      }
    }
  }

  private func judge(_ team: Area, _ services: [Area], min: ByteString? = nil) -> [Finding] {
    let areas = services + [team]
    return findings(
      survey(areas, people: postHolders(of: areas)), only: "everyone-leads",
      rules: min.map { [setting("everyone-leads", [("min-members", $0)])] } ?? [])
  }

  @Test(arguments: [(2, false), (3, true), (4, true)])
  func fewestMembers(count: Int, isFound: Bool) {
    #expect(judge(team(Array(people.prefix(count))), services(8)).isEmpty != isFound)
  }

  @Test(arguments: [(2, false), (3, true), (4, true)])
  func everyMember(leading: Int, isFound: Bool) {
    #expect(judge(team(Array(people.prefix(3))), services(leading)).isEmpty != isFound)
  }

  @Test func whatDoesNotCount() {
    let three = Array(people.prefix(3))
    #expect(judge(team(three), services(3, status: .paused)).isEmpty)
    #expect(judge(team(three, kind: .service), services(3)).isEmpty)
    #expect(judge(team(three, status: .planned), services(3)).isEmpty)
    #expect(judge(team(Array(three.prefix(2)) + three.prefix(1)), services(3)).isEmpty, "twice")
    #expect(judge(team([]), services(3), min: "0").isEmpty, "nobody is not everybody")
  }

  @Test func theTeamsOwnPostCounts() {
    let three = Array(people.prefix(3))
    var own = team(three)
    own.leads = [lead(people[2])]
    #expect(judge(own, services(2)).count == 1)
  }

  @Test func messages() {
    #expect(
      judge(team(people), services(8)).messages == [
        "all 8 members lead something: P0, P1, P2, P3, P4 and 3 more"
      ])
    #expect(
      judge(team([people[0]]), services(1), min: "1").messages == [
        "the only member leads something: P0"
      ])
  }

  @Test func parts() throws {
    let finding = try #require(judge(team(Array(people.prefix(3))), services(5)).first)
    #expect(finding.severity == .info && finding.person == nil)
    #expect(finding.position == SourcePosition(line: 9, column: 9))
    #expect(finding.evidence.map(\.label) == ["lead since"])
    #expect(finding.data.map(\.key) == ["members", "posts", "minMembers"])
    #expect(finding.data[1].value == .integer(3))
    #expect(
      finding.fingerprint == judge(team(Array(people.prefix(5))), services(5)).first?.fingerprint)
  }
}
