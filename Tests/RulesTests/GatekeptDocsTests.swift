import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct GatekeptDocsTests {
  private func judge(
    _ byLead: CommitReference? = commit(30), byOthers: CommitReference? = nil, commits: Int = 10,
    newest: [CommitReference] = [], leads: [Lead] = [lead(anna)], people: [PersonFacts] = [],
    rules: [(ByteString, ByteString)] = []
  ) -> [Finding] {
    let area = area(leads: leads) {
      $0.gate = DocsGate(
        lastByLead: byLead, byOthers: byOthers, codeCommitsByOthers: commits,
        newestByOthers: newest)
    }
    return findings(
      survey([area], people: people), only: "gatekept-docs",
      rules: rules.isEmpty ? [] : [setting("gatekept-docs", rules)])
  }

  @Test(arguments: [(9, false), (10, true), (11, true)])
  func fewestCommits(commits: Int, isFound: Bool) {
    #expect(judge(commits: commits).isEmpty != isFound)
    #expect(judge(commits: commits - 9, rules: [("min-commits", "1")]).isEmpty != isFound)
  }

  @Test(arguments: [(364, 0, true), (365, 0, true), (365, 1, false), (366, 0, false)])
  func window(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds)).isEmpty != isFound)
    #expect(
      judge(commit(days - 335, seconds: seconds), rules: [("window", "30")]).isEmpty != isFound)
  }

  @Test func silentWhereOthersMayOrNobodyDoes() {
    #expect(judge(byOthers: commit(1, by: [ben])).isEmpty)
    #expect(judge(nil).isEmpty)
    #expect(judge(undated()).isEmpty)
    #expect(findings(survey([area()]), only: "gatekept-docs").isEmpty, "nobody asked")
  }

  @Test func asksForItsWindowWhereItIsOn() {
    func asked(_ rules: [RuleSetting]) -> Int? {
      var file = RulesFile()
      file.rules = rules
      return RuleQuestions(RuleSettings(file), only: ["gatekept-docs"]).ofRepository.gateDays
    }
    #expect(asked([]) == 365)
    #expect(asked([setting("gatekept-docs", [("window", "9")])]) == 9)
    #expect(asked([setting("gatekept-docs", [("severity", "off")])]) == nil)
  }

  @Test func parts() throws {
    let known = [PersonFacts(person: ben, leads: [], seen: nil)]
    let newest = [commit(1, by: [ben]), commit(2, by: [ben, cleo]), commit(3, by: [ben])]
    let finding = try #require(judge(commits: 12, newest: newest, people: known).first)
    #expect(finding.severity == .info)
    #expect(
      finding.message
        == """
        others made 12 commits to the code in the last 365 days, but only Anna Okafor changed \
        the docs
        """)
    #expect(
      finding.help
        == """
        invite those who change the code, such as Ben Ito and cleo@example.com, to change the docs \
        in the same commit
        """)
    #expect(finding.evidence.map(\.label) == ["the docs", "the code", "the code"])
    #expect(finding.furtherEvidence == 10)
    #expect(
      finding.data.map(\.key) == [
        "codeCommitsByOthers", "minCommits", "windowDays", "leads", "lastByLead",
      ])
    #expect(finding.fingerprint == judge(commit(3), commits: 40).first?.fingerprint)
    let two = judge(
      commits: 1, leads: [lead(anna), lead(ben)], rules: [("min-commits", "1"), ("window", "40")])
    #expect(
      two.messages == [
        "others made 1 commit to the code in the last 40 days, but only Anna Okafor and Ben Ito "
          + "changed the docs"
      ])
    #expect(two.map(\.person) == [nil])
  }
}
