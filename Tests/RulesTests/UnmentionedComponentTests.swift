import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct UnmentionedComponentTests {
  private func part(
    _ added: CommitReference?, path: ByteString = "services/checkout/worker",
    isDirectory: Bool = true
  ) -> UndocumentedComponent {
    .init(path: path, isDirectory: isDirectory, added: added)
  }

  private func judge(
    _ parts: [UndocumentedComponent], minAge: ByteString? = nil,
    change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area {
      $0.unmentioned = parts
      change(&$0)
    }
    return findings(
      survey([area], people: [PersonFacts(person: ben, leads: [], seen: nil)]),
      only: "unmentioned-component",
      rules: minAge.map { [setting("unmentioned-component", [("min-age", $0)])] } ?? [])
  }

  @Test(arguments: [(13, 0, false), (14, 0, false), (14, 1, true), (15, 0, true)])
  func youngest(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge([part(commit(days, seconds: seconds))]).isEmpty != isFound)
    #expect(judge([part(commit(days - 7, seconds: seconds))], minAge: "7").isEmpty != isFound)
  }

  @Test func messages() {
    func message(_ added: CommitReference?) -> [ByteString] {
      judge([part(added)]).messages
    }
    let start: ByteString = "no doc of the area mentions services/checkout/worker/; "
    #expect(message(commit(42, by: [ben])) == [start + "added by Ben Ito on 2026-10-11"])
    #expect(
      message(commit(14, seconds: 1, by: [ben, cleo])) == [
        start + "added by Ben Ito and cleo@example.com on 2026-11-08"
      ])
    #expect(message(commit(20, by: [])) == [start + "added on 2026-11-02"])
    #expect(message(undated(by: [ben])) == [start + "added by Ben Ito at an unknown date"])
    #expect(message(nil) == [start + "added at an unknown date"])
    #expect(
      judge(
        [part(commit(2), path: "services/checkout/Dockerfile", isDirectory: false)],
        minAge: "1"
      ).messages == [
        "no doc of the area mentions services/checkout/Dockerfile; "
          + "added by anna@example.com on 2026-11-20"
      ])
  }

  @Test func silentWithoutDocsOrOutOfTime() {
    #expect(judge([part(commit(42))]) { $0.docs = [] }.isEmpty)
    #expect(judge([part(commit(42))]) { $0.file.status = .done }.isEmpty)
    #expect(judge([]).isEmpty)
  }

  @Test func theLineOfTheDocs() {
    #expect(judge([part(commit(42))]).map(\.position) == [SourcePosition(line: 3, column: 1)])
    let docs = SourcePosition(line: 6, column: 1)
    #expect(judge([part(commit(42))]) { $0.file.docsPosition = docs }.map(\.position) == [docs])
  }

  @Test func asksForItsPatternsWhereItIsOn() throws {
    func asked(_ options: [(ByteString, ByteString)]) -> [ByteString]? {
      var file = RulesFile()
      file.rules = [setting("unmentioned-component", options)]
      let questions = RuleQuestions(RuleSettings(file), only: ["unmentioned-component"])
      return questions.ofRepository.components?.map(\.text)
    }
    #expect(asked([]) == ["*/", "Dockerfile*"])
    #expect(asked([("components", "*.proto")]) == ["*.proto"])
    #expect(asked([("severity", "off")]) == nil)
  }

  @Test func parts() throws {
    let found = judge([
      part(commit(42, by: [ben])),
      part(commit(50), path: "services/checkout/api", isDirectory: true),
    ])
    #expect(found.map(\.subject) == ["services/checkout/api", "services/checkout/worker"])
    let finding = try #require(found.last)
    #expect(finding.severity == .warning && finding.person == nil)
    #expect(finding.evidence.map(\.label) == ["added in"])
    #expect(
      finding.help
        == "say in services/checkout/README.md, or another of the docs, what 'worker' is for")
    #expect(
      finding.data.map(\.key) == [
        "component", "ageDays", "minAgeDays", "addedBy", "addedDate",
      ])
  }
}
