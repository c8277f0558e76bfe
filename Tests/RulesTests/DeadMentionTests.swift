import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct DeadMentionTests {
  private func mention(
    _ text: ByteString, line: Int = 3, to path: ByteString? = nil
  ) -> LeadModel.DeadMention {
    LeadModel.DeadMention(
      text: text, position: SourcePosition(line: line, column: 5),
      path: "services/checkout/" + text,
      base: "services/checkout", moved: MovedPath(path: path, commit: commit(9)))
  }

  private func judge(
    _ mentions: [LeadModel.DeadMention], status: AreaStatus = .active
  ) -> [Finding] {
    let area = area("services/checkout") {
      $0.file.status = status
      $0.docs = [
        DocFacts(
          path: "services/checkout/README.md", lastChange: nil, lastLeadChange: nil, isEmpty: false)
      ]
      $0.docs[0].deadMentions = mentions
    }
    return findings(survey([area]), only: "dead-mention")
  }

  @Test func onePathIsOneFindingAtItsFirstMention() throws {
    let found = judge([mention("a/b.go"), mention("c.go", line: 4), mention("a/b.go", line: 7)])
    #expect(found.count == 2)
    let first = try #require(found.first)
    #expect(first.position == SourcePosition(line: 3, column: 5))
    #expect(first.data.contains { $0.key == "times" && $0.value == .integer(2) })
    #expect(first.subject == "services/checkout/README.md services/checkout/a/b.go")
    #expect(first.message.hasSuffix("(2 times in this doc)"))
  }

  @Test func aMoveNamesTheNewPathAndTheCommandThatWritesIt() throws {
    let moved = try #require(judge([mention("a/b.go", to: "x/b.go")]).first)
    #expect(moved.reason == "moved")
    #expect(moved.message.hasPrefix("mentions 'a/b.go', which moved to 'x/b.go' on "))
    #expect(moved.help.contains("leadlint fix"))
    let deleted = try #require(judge([mention("a/b.go")]).first)
    #expect(deleted.reason == "deleted")
    #expect(!deleted.help.contains("leadlint fix"))
  }

  @Test func anAreaThatIsDoneIsNotJudged() {
    #expect(judge([mention("a/b.go")], status: .done).isEmpty)
  }
}
