import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct ThinKnowledgeTests {
  private func judge(
    factor: Int? = 1, files: Int = 5, _ people: [Person] = [anna], several: Bool = true,
    rules: [RuleSetting] = [], change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area {
      $0.absenceFactor = factor
      $0.fileCount = files
      $0.authors = AreaAuthors(indispensable: people, hasSeveral: several)
      change(&$0)
    }
    return findings(survey([area]), only: "thin-knowledge", rules: rules)
  }

  @Test(arguments: [(0, true), (1, true), (2, false)])
  func factor(factor: Int, isFound: Bool) {
    #expect(judge(factor: factor).isEmpty != isFound)
  }

  @Test(arguments: [(4, false), (5, true), (6, true)])
  func fewestFiles(files: Int, isFound: Bool) {
    #expect(judge(files: files).isEmpty != isFound)
  }

  @Test func options() {
    let strict = [setting("thin-knowledge", [("factor", "2"), ("min-files", "3")])]
    #expect(judge(factor: 2, files: 3, [anna, ben], rules: strict).count == 1)
    #expect(judge(factor: 3, files: 3, rules: strict).isEmpty)
    #expect(judge(factor: 2, files: 2, rules: strict).isEmpty)
  }

  @Test func silentWithoutAuthorsFilesOrASecondPerson() {
    #expect(judge(several: false).isEmpty)
    #expect(judge(factor: nil).isEmpty)
    #expect(judge { $0.authors = nil }.isEmpty)
    #expect(judge { $0.file.status = .paused }.isEmpty)
    #expect(judge { $0.leads = [] }.count == 1, "a vacant area is thin too")
  }

  @Test func messages() {
    let people = (1...5).map { Person(email: "\($0)@example.com", name: nil) }
    let limit = [setting("thin-knowledge", [("factor", "5"), ("min-files", "1")])]
    #expect(
      judge(factor: 5, files: 12, people, rules: limit).messages == [
        "without 1@example.com, 2@example.com, 3@example.com and 2 more, fewer than half of the "
          + "12 files would have an author (absence factor 5, should be above 5)"
      ])
    #expect(
      judge(files: 1, rules: limit).messages == [
        "without Anna Okafor, fewer than half of the only file would have an author "
          + "(absence factor 1, should be above 5)"
      ])
    let nobody = judge(factor: 0, [])
    #expect(
      nobody.messages == [
        "fewer than half of the 5 files have an author who is known (absence factor 0, should be above 1)"
      ])
    #expect(nobody.map(\.person) == [nil])
  }

  @Test func parts() throws {
    let found = judge { area in
      area.activity = Activity(
        since: now, commits: 5, people: [],
        newest: (1...5).map { commit($0, by: $0 == 2 ? [ben] : [anna]) })
    }
    let finding = try #require(found.first)
    #expect(finding.severity == .warning)
    #expect(finding.person == "anna@example.com")
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.evidence.map(\.commit.date) == [1, 3, 4].map { now.earlier(days: $0) })
    #expect(
      finding.data.map(\.key) == ["absenceFactor", "factor", "people", "files", "minFiles"])
    #expect(
      finding.fingerprint == judge(factor: 0, files: 9, [ben]).first?.fingerprint,
      "the same area is the same finding, whoever knows it")
  }
}
