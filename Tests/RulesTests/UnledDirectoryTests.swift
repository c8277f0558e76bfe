import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct UnledDirectoryTests {
  private func unled(_ path: ByteString, _ kind: AreaKind = .service, line: Int = 4)
    -> LeadlessDirectory
  {
    LeadlessDirectory(
      path: path, kind: kind,
      pattern: Located("services/*", at: SourcePosition(line: line, column: 13)))
  }

  private func judge(
    _ areas: [Area] = [], unled: [LeadlessDirectory] = [], expected: [ByteString] = []
  ) -> [Finding] {
    var survey = survey(areas)
    survey.unledDirectories = unled
    survey.expectedAreas = expected
    return findings(survey, only: "unled-directory")
  }

  @Test func aDirectoryWithoutAFile() throws {
    let finding = try #require(judge(unled: [unled("services/ledger")]).first)
    #expect(
      finding.message
        == "services/ledger has no OWNERS.lead, but 'services/*' expects a service lead"
    )
    #expect(finding.area == "services/ledger")
    #expect(finding.path == ".lead-rules")
    #expect(finding.position == SourcePosition(line: 4, column: 13))
    #expect(finding.reason == "no-file")
    #expect(
      finding.help == """
        write services/ledger/OWNERS.lead with 'kind: service' and 'lead: NAME <EMAIL>', \
        or exclude it from 'areas' with '!services/ledger'
        """)
    #expect(
      finding.data == [.init("kind", .text("service")), .init("pattern", .text("services/*"))])
    let moved = judge(unled: [unled("services/ledger", line: 9)])
    #expect(moved.map(\.fingerprint) == [finding.fingerprint])
  }

  @Test func eachKindHasItsLead() {
    let found = judge(unled: [unled("a", .service), unled("b", .initiative), unled("c", .team)])
    #expect(
      found.messages == [
        "a has no OWNERS.lead, but 'services/*' expects a service lead",
        "b has no OWNERS.lead, but 'services/*' expects an initiative lead",
        "c has no OWNERS.lead, but 'services/*' expects a tech lead",
      ])
    #expect(Set(found.map(\.fingerprint)).count == 3)
  }

  @Test func vacantWhereALeadIsExpected() {
    let paths: [ByteString] = ["a", "b", "c", "d", "e"]
    for path in paths {
      let vacant = area(path, leads: [])
      #expect(judge([vacant], expected: paths).map(\.reason) == ["vacant"])
      #expect(judge([vacant], expected: paths.filter { $0 != path }).isEmpty)
      #expect(judge([area(path)], expected: paths).isEmpty)
      #expect(judge([area(path, leads: []) { $0.file.status = .done }], expected: paths).isEmpty)
    }
    #expect(judge([area(leads: [])]).isEmpty)
  }

  @Test func sinceWhen() throws {
    func vacant(_ change: LeadChange?) throws -> Finding {
      let area = area("a", leads: []) { $0.leadChanges = change.map { [$0] } ?? [] }
      return try #require(judge([area], expected: ["a"]).first)
    }
    let emptied = LeadChange(commit: commit(10), from: [anna], to: [], handoff: .missing)
    let finding = try vacant(emptied)
    #expect(
      finding.message
        == "there is no lead since 2026-11-12, but .lead-rules expects a service lead")
    #expect(finding.evidence == [.init("vacant since", commit(10))])
    #expect(finding.data.map(\.key) == ["kind", "vacantSince", "lastLeads"])
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    let never: ByteString = "there is no lead, but .lead-rules expects a service lead"
    #expect(try vacant(nil).message == never)
    let filled = LeadChange(commit: commit(10), from: [], to: [anna], handoff: nil)
    #expect(try vacant(filled).message == never, "only in a file that is not committed")
    let undatedChange = LeadChange(commit: undated(), from: [anna], to: [], handoff: .missing)
    #expect(try vacant(undatedChange).message == never)
    #expect(try vacant(nil).fingerprint == finding.fingerprint)
  }

  @Test func severityOfThePlace() throws {
    var survey = survey([])
    survey.unledDirectories = [unled("services/a"), unled("tools/b")]
    let off = try override("tools/*", [setting("unled-directory", [("severity", "off")])])
    #expect(
      findings(survey, only: "unled-directory", overrides: [off]).map(\.area) == ["services/a"])
  }
}
