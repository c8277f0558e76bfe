import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct InvalidOwnersFileTests {
  private func diagnostic(_ message: ByteString, line: Int, suggestion: ByteString? = nil)
    -> SourceDiagnostic
  {
    SourceDiagnostic(
      file: "services/ledger/OWNERS.lead", position: SourcePosition(line: line, column: 1),
      message: message, suggestion: suggestion, sourceLine: "the line")
  }

  @Test func allErrorsOfAFile() {
    var survey = survey([])
    survey.invalidFiles = [
      Survey.InvalidFile(
        area: "services/ledger", path: "services/ledger/OWNERS.lead",
        diagnostics: [
          diagnostic("unknown key 'laed'", line: 9, suggestion: "write 'lead'"),
          diagnostic("'2026-13-01' is not a date", line: 4),
        ])
    ]
    let found = findings(survey)
    #expect(found.messages == ["'2026-13-01' is not a date", "unknown key 'laed'"])
    #expect(
      found.map(\.help) == [
        "fix this line; other rules skip services/ledger until this is fixed",
        "write 'lead'; other rules skip services/ledger until this is fixed",
      ])
    #expect(found.allSatisfy { $0.diagnostic?.sourceLine == "the line" })
    #expect(found.allSatisfy { $0.area == "services/ledger" && $0.severity == .error })
  }

  @Test func fingerprintsTellEqualMessagesApartButNotLines() {
    func prints(_ lines: [Int]) -> [String] {
      var survey = survey([])
      survey.invalidFiles = [
        Survey.InvalidFile(
          area: "a", path: "a/OWNERS.lead",
          diagnostics: lines.map { diagnostic("not a date, see line \($0)", line: $0) })
      ]
      return findings(survey).map(\.fingerprint)
    }
    #expect(Set(prints([4, 5])).count == 2)
    #expect(prints([4, 5]) == prints([14, 15]))
  }

  @Test func settingsAndConflictsOfAFileThatReads() {
    var area = area { $0.file.rules = [setting("stale-doc", [("days", "30")], line: 6)] }
    area.conflicts = [diagnostic("apps/address is covered by services/a too", line: 5)]
    area.file.status = .paused
    let found = findings(survey([area]), only: "invalid-owners-file")
    #expect(
      found.messages == [
        "there is no rule 'stale-doc'", "apps/address is covered by services/a too",
      ])
    #expect(found.map(\.help) == ["write 'stale-docs'", "fix this line"])
  }

  @Test func aDiagnosticThatIsAlreadyThereIsNotSaidTwice() {
    var area = area { $0.file.rules = [setting("stale-doc", [], line: 1)] }
    area.conflicts = RuleSettings.diagnostics(
      for: area.file.rules, file: area.ownersPath, source: Array("stale-doc: off\n".utf8))
    let found = findings(survey([area]), only: "invalid-owners-file")
    #expect(found.count == 1)
    #expect(found.first?.diagnostic?.sourceLine == "stale-doc: off")
  }

  @Test func severityOfThePlace() throws {
    var survey = survey([])
    survey.invalidFiles = [
      Survey.InvalidFile(
        area: "legacy/a", path: "legacy/a/OWNERS.lead", diagnostics: [diagnostic("x", line: 1)])
    ]
    let quiet = try override(
      "legacy/**", [setting("invalid-owners-file", [("severity", "warning")])])
    #expect(findings(survey, overrides: [quiet]).map(\.severity) == [.warning])
    let off = try override("legacy/**", [setting("invalid-owners-file", [("severity", "off")])])
    #expect(findings(survey, overrides: [off]).isEmpty)
  }
}
