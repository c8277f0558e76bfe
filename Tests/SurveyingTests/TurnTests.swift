import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

@Suite("Turns of leads")
struct TurnTests {
  private static func owners(_ lead: String, _ more: String = "") -> String {
    "---\nkind: service\nlead: \(lead)@example.com\n\(more)---\n"
  }

  private func area(_ tree: WorkTree) throws -> Area {
    let settings = Surveyor.Settings { _, _ in AreaQuestions() }
    return try #require(try tree.surveyor().survey(settings).areas.first)
  }

  @Test func sinceSaysWhenTheFirstLeadsTurnBegan() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna", "since: 2024-03-01\n"), to: "s/OWNERS.lead")
    try tree.commit()
    let stated = try area(tree)
    #expect(stated.leads.map(\.began) == [Instant("2024-03-01T00:00:00Z")])
    #expect(stated.leads.map(\.since?.date) == [Instant("2026-01-01T12:00:00Z")])
    #expect(stated.conflicts.isEmpty)

    try tree.write(Self.owners("ben", "since: 2024-03-01\n"), to: "s/OWNERS.lead")
    try tree.commit(date: "2026-02-01T12:00:00Z")
    #expect(try area(tree).leads.map(\.began) == [Instant("2026-02-01T12:00:00Z")])
  }

  @Test func sinceIsNoLaterThanTheFirstVersion() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna", "since: 2026-01-02\n"), to: "s/OWNERS.lead")
    try tree.commit()
    let area = try area(tree)
    let conflict = try #require(area.conflicts.first)
    #expect(
      conflict.message == "'since' is 2026-01-02, after the file's first version of 2026-01-01")
    #expect(conflict.position == SourcePosition(line: 4, column: 8))
    #expect(conflict.sourceLine == "since: 2026-01-02")
    #expect(area.leads.map(\.began) == [Instant("2026-01-01T12:00:00Z")])
  }
}
