import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct ThinKnowledgeTests {
  private func judge(
    factor: Int? = 1, files: Int = 15, known: Int? = nil, _ people: [Person] = [anna],
    several: Bool = true, rules: [RuleSetting] = [], change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area {
      $0.knowledgeFactor = factor
      $0.authors = AreaAuthors(
        indispensable: people, files: files, known: known ?? files, hasSeveral: several)
      change(&$0)
    }
    return findings(survey([area]), only: "thin-knowledge", rules: rules)
  }

  @Test(arguments: [(1, true), (2, false)])
  func factor(factor: Int, isFound: Bool) {
    #expect(judge(factor: factor).isEmpty != isFound)
  }

  @Test(arguments: [(14, false), (15, true), (16, true)])
  func fewestFiles(files: Int, isFound: Bool) {
    #expect(judge(files: files).isEmpty != isFound)
  }

  @Test func options() {
    let strict = [setting("thin-knowledge", [("factor", "2"), ("min-files", "3")])]
    #expect(judge(factor: 2, files: 3, [anna, ben], rules: strict).count == 1)
    #expect(judge(factor: 3, files: 3, rules: strict).isEmpty)
    #expect(judge(factor: 2, files: 2, rules: strict).isEmpty)
  }

  @Test(arguments: [(20, 10, Severity.info), (20, 9, .warning), (15, 7, .warning), (15, 8, .info)])
  func thoseWhoKnowItHaveLeft(files: Int, known: Int, severity: Severity) {
    let found = judge(files: files, known: known)
    #expect(found.map(\.severity) == [severity])
    #expect(found.map(\.reason) == [severity == .info ? "few" : "left"])
  }

  @Test func nobodyIsLeft() {
    let found = judge(factor: nil, files: 20, known: 0, [])
    #expect(
      found.messages == [
        "those who know it have left: none of the 20 files has an author who is present"
      ])
    #expect(found.first?.person == nil)
    #expect(found.first?.help.hasPrefix("agree on who gets to know the files") == true)
    #expect(
      judge(factor: 5, files: 20, known: 1).messages == [
        "those who know it have left: 1 of the 20 files has an author who is present"
      ])
  }

  @Test func silentWithoutAuthorsFilesOrASecondPerson() {
    #expect(judge(several: false).isEmpty)
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
          + "12 files would have an author who is present (knowledge factor 5, should be above 5)"
      ])
    #expect(
      judge(files: 1, rules: limit).messages == [
        "without Anna Okafor, fewer than half of the only file would have an author who is present "
          + "(knowledge factor 1, should be above 5)"
      ])
  }

  @Test func parts() throws {
    let found = judge { area in
      area.activity = Activity(
        since: now, commits: 5, people: [],
        newest: (1...5).map { commit($0, by: $0 == 2 ? [ben] : [anna]) })
    }
    let finding = try #require(found.first)
    #expect(finding.severity == .info)
    #expect(finding.person == "anna@example.com")
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.evidence.map(\.commit.date) == [1, 3, 4].map { now.earlier(days: $0) })
    #expect(
      finding.data.map(\.key) == [
        "knowledgeFactor", "factor", "people", "files", "known", "minFiles",
      ])
    #expect(
      finding.fingerprint == judge(factor: 1, files: 19, [ben]).first?.fingerprint,
      "the same area is the same finding, whoever knows it")
  }
}
