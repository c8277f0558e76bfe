import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct UnacceptedLeadTests {
  private func judge(
    _ since: CommitReference?, hasAgreed: Bool? = false, rules: [RuleSetting] = []
  ) -> [Finding] {
    var lead = lead(anna, since: since)
    lead.hasAgreed = hasAgreed
    return findings(survey([area(leads: [lead])]), only: "unaccepted-lead", rules: rules)
  }

  @Test(arguments: [
    (13, 0, false), (14, 0, false), (14, 1, true), (15, 0, true), (179, 0, true), (180, 0, true),
    (180, 1, false), (181, 0, false),
  ])
  func graceAndLookback(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds)).isEmpty != isFound)
  }

  @Test func whatIsNotKnownIsNotSaid() {
    #expect(judge(commit(20), hasAgreed: true).isEmpty)
    #expect(judge(commit(20), hasAgreed: nil).isEmpty)
    #expect(judge(nil).isEmpty)
    #expect(judge(undated()).isEmpty)
  }

  @Test func wording() {
    let end: ByteString = ", and no commit shows that they agreed"
    #expect(
      judge(commit(20)).messages == ["Anna Okafor was named lead 20 days ago (limit 14)\(end)"])
    #expect(
      judge(commit(14, seconds: 1)).messages == [
        "Anna Okafor was named lead more than 14 days ago (limit 14)\(end)"
      ])
    let none = [setting("unaccepted-lead", [("grace", "0")])]
    #expect(
      judge(commit(1), rules: none).messages == [
        "Anna Okafor was named lead 1 day ago (limit 0)\(end)"
      ])
  }

  @Test func eachLead() throws {
    var leads = [lead(anna, since: commit(20), line: 4), lead(ben, since: commit(20), line: 5)]
    leads.append(lead(cleo, since: commit(30), line: 6))
    leads[0].hasAgreed = false
    leads[1].hasAgreed = true
    leads[2].hasAgreed = false
    let found = findings(survey([area(leads: leads)]), only: "unaccepted-lead")
    #expect(found.map(\.person) == ["anna@example.com", "cleo@example.com"])
    #expect(found.map(\.position.line) == [4, 6])
    #expect(Set(found.map(\.fingerprint)).count == 2)
    let finding = try #require(found.first)
    #expect(finding.evidence == [.init("named in", commit(20))])
    #expect(finding.data.map(\.key) == ["ageDays", "graceDays", "lookbackDays", "since"])
    #expect(finding.fingerprint == judge(commit(100)).first?.fingerprint)
    #expect(finding.help.hasPrefix("ask Anna Okafor: "))
  }
}
