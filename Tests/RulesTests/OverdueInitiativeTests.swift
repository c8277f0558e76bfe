import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct OverdueInitiativeTests {
  private func judge(
    _ due: ByteString?, _ kind: AreaKind = .initiative, change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area {
      $0.file.kind = Located(kind, at: .start)
      $0.file.due = due.map { Located(day($0), at: SourcePosition(line: 6, column: 6)) }
      change(&$0)
    }
    return findings(survey([area]), only: "overdue-initiative")
  }

  @Test(arguments: [
    ("2026-11-21" as ByteString, true), ("2026-11-22", false), ("2026-11-23", false),
  ])
  func theDayItself(due: ByteString, isFound: Bool) {
    #expect(judge(due).isEmpty != isFound)
  }

  @Test func initiativesAloneAndActiveOnes() {
    #expect(judge("2026-01-01", .service).isEmpty)
    #expect(judge("2026-01-01", .team).isEmpty)
    #expect(judge(nil).isEmpty)
    for status in AreaStatus.allCases {
      let found = judge("2026-01-01") { $0.file.status = status }
      #expect(found.isEmpty == (status != .active))
    }
    #expect(judge("2026-01-01") { $0.leads = [] }.count == 1)
  }

  @Test func partsAndWording() throws {
    #expect(
      judge("2026-11-21").messages == [
        "the initiative was due on 2026-11-21, 1 day ago, and is still active"
      ])
    let finding = try #require(
      judge("2026-11-01") {
        $0.activity = Activity(
          since: now.earlier(days: 180), commits: 2, people: [], newest: [commit(3), commit(9)])
      }.first)
    #expect(
      finding.message == "the initiative was due on 2026-11-01, 21 days ago, and is still active")
    #expect(finding.position == SourcePosition(line: 6, column: 6))
    #expect(finding.evidence == [.init("last work", commit(3))])
    #expect(finding.data == [.init("due", .text("2026-11-01")), .init("daysPast", .integer(21))])
    #expect(finding.fingerprint == judge("2026-02-01").first?.fingerprint)
    #expect(finding.person == "anna@example.com")
  }
}
