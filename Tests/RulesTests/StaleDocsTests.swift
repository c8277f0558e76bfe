import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct StaleDocsTests {
  private func area(
    _ attention: Attention?, drift: Int = 0, change: (inout Area) -> Void = { _ in }
  ) -> Area {
    RulesTests.area {
      $0.attention = attention
      $0.driftCommits = drift
      $0.newestDrift = drift > 0 ? [commit(1, by: [ben])] : []
      change(&$0)
    }
  }

  private func edit(_ days: Int, seconds: Int64 = 0) -> Attention {
    Attention(how: .edit, commit: commit(days, seconds: seconds), by: anna.email)
  }

  private func judge(_ area: Area, rules: [RuleSetting] = []) -> [Finding] {
    findings(survey([area]), only: "stale-docs", rules: rules)
  }

  @Test(arguments: [(89, 0, false), (90, 0, false), (90, 1, true), (91, 0, true)])
  func limit(days: Int, seconds: Int64, isStale: Bool) {
    #expect(judge(area(edit(days, seconds: seconds))).isEmpty != isStale)
  }

  @Test func messages() {
    func message(_ how: Attention.How, _ commit: CommitReference, drift: Int) -> [ByteString] {
      judge(area(Attention(how: how, commit: commit, by: anna.email), drift: drift)).messages
    }
    #expect(
      message(.edit, commit(141), drift: 12) == [
        "Anna Okafor last touched the docs 141 days ago (limit 90); 12 commits changed the code since"
      ])
    #expect(
      message(.review, commit(90, seconds: 1), drift: 1) == [
        "Anna Okafor last reviewed the docs more than 90 days ago (limit 90); "
          + "1 commit changed the code since"
      ])
    #expect(
      message(.tenure, commit(141), drift: 0) == [
        "Anna Okafor has not touched the docs since taking the lead 141 days ago (limit 90); "
          + "the code has not changed since"
      ])
    #expect(
      message(.edit, undated(), drift: 0) == [
        "Anna Okafor last touched the docs at an unknown date (limit 90 days); "
          + "the code has not changed since"
      ])
    #expect(
      judge(area(edit(2)), rules: [setting("stale-docs", [("days", "1")])]).messages == [
        "Anna Okafor last touched the docs 2 days ago (limit 1); the code has not changed since"
      ])
  }

  @Test func ofSeveralLeadsNoneIsSingledOut() {
    func message(_ how: Attention.How) -> ByteString? {
      let attention = Attention(how: how, commit: commit(141), by: anna.email)
      return judge(area(attention, drift: 2) { $0.leads = [lead(anna), lead(ben)] }).first?.message
    }
    let rest: ByteString = "141 days ago (limit 90); 2 commits changed the code since"
    #expect(
      message(.edit)
        == "of the 2 leads, Anna Okafor was the last to touch the docs, \(rest)")
    #expect(
      message(.review)
        == "of the 2 leads, Anna Okafor was the last to review the docs, \(rest)")
    #expect(
      message(.tenure)
        == "none of the 2 leads has touched the docs since Anna Okafor became one \(rest)")
  }

  @Test func severityFollowsDrift() {
    #expect(judge(area(edit(100), drift: 1)).map(\.severity) == [.error])
    #expect(judge(area(edit(100), drift: 0)).map(\.severity) == [.info])
    let loud = [setting("stale-docs", [("severity", "warning"), ("quiet-severity", "error")])]
    #expect(judge(area(edit(100), drift: 1), rules: loud).map(\.severity) == [.warning])
    #expect(judge(area(edit(100), drift: 0), rules: loud).map(\.severity) == [.error])
    let silent = [setting("stale-docs", [("quiet-severity", "off")])]
    #expect(judge(area(edit(100), drift: 0), rules: silent).isEmpty)
    #expect(judge(area(edit(100), drift: 1), rules: silent).count == 1)
  }

  @Test func silentWithoutCommittedLeadDocsOrAttention() {
    #expect(judge(area(edit(100)) { $0.leads = [] }).isEmpty)
    #expect(judge(area(edit(100)) { $0.docs = [] }).isEmpty)
    #expect(judge(area(nil)).isEmpty)
    let newcomer = lead(ben, since: nil)
    #expect(judge(area(edit(100)) { $0.leads = [newcomer] }).isEmpty)
    #expect(judge(area(edit(100)) { $0.leads = [lead(anna), newcomer] }).isEmpty)
    #expect(judge(area(edit(100)) { $0.file.status = .planned }).isEmpty)
  }

  @Test func parts() throws {
    let finding = try #require(judge(area(edit(141), drift: 12)).first)
    #expect(finding.path == "services/checkout/OWNERS.lead")
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.person == "anna@example.com")
    #expect(finding.evidence.map(\.label) == ["last touch", "since then"])
    #expect(finding.furtherEvidence == 11)
    #expect(
      finding.help == "read what changed and settle it:  leadlint review services/checkout")
    let quiet = try #require(
      judge(area(edit(141)) { $0.path = "services/it's \u{1F6D2}" }).first)
    #expect(
      quiet.help == "read the docs and settle it:  leadlint review 'services/it'\\''s \u{1F6D2}'")
    #expect(
      finding.data.map(\.key) == [
        "ageDays", "limitDays", "driftCommits", "attention", "attentionDate",
      ])
    #expect(finding.data.first?.value == .integer(141))
  }

  @Test func fingerprintOutlivesDatesAndCounts() {
    let older = judge(area(edit(200), drift: 40)).map(\.fingerprint)
    #expect(older == judge(area(edit(100), drift: 1)).map(\.fingerprint))
  }

  @Test func dueSoon() {
    let engine = RuleEngine(settings: RuleSettings(RulesFile()))
    func due(_ attention: Attention, change: (inout Area) -> Void = { _ in }) -> [Instant] {
      engine.docsDueSoon(in: survey([area(attention, change: change)])).map(\.due)
    }
    #expect(due(edit(75)).isEmpty)
    #expect(due(edit(76)) == [now.later(days: 14)])
    #expect(due(edit(90)) == [now])
    #expect(due(edit(91)).isEmpty)
    #expect(due(edit(80)) { $0.file.status = .done }.isEmpty)
    let off = setting("stale-docs", [("severity", "off")])
    #expect(due(edit(80)) { $0.file.rules = [off] }.isEmpty)
    #expect(
      due(edit(20)) { $0.file.rules = [setting("stale-docs", [("days", "30")])] }
        == [now.later(days: 10)])
  }
}

/// What docs say of themselves is shown, and not believed.
@Suite struct StatedReviewTests {
  private func notes(_ stated: [(ByteString, CommitReference?)]) -> [ByteString]? {
    let area = area {
      $0.attention = Attention(how: .tenure, commit: commit(200), by: anna.email)
      $0.docs = stated.enumerated().map { place, doc in
        var facts = DocFacts(
          path: "docs/\(place).md", lastChange: doc.1, lastLeadChange: doc.1, isEmpty: false)
        facts.stated = StatedReview(key: "last_reviewed_on", date: day(doc.0), line: 3)
        return facts
      }
    }
    return findings(survey([area]), only: "stale-docs").first?.notes
  }

  @Test func aDateAfterTheLeadsLastChangeIsNoted() {
    #expect(
      notes([("2026-11-01", commit(200))]) == [
        "docs/0.md:3 says 'last_reviewed_on: 2026-11-01', but the lead last changed it on 2026-05-06"
      ])
    #expect(
      notes([("2026-11-01", nil)]) == [
        "docs/0.md:3 says 'last_reviewed_on: 2026-11-01', but the lead never changed it"
      ])
  }

  @Test func theDayOfTheChangeIsSupported() {
    #expect(notes([("2026-05-05", commit(200))]) == [])
    #expect(notes([("2026-05-06", commit(200))]) == [])
    #expect(notes([("2026-05-07", commit(200))])?.count == 1)
  }

  @Test func atMostThreeAreNamed() {
    let docs = (1...5).map { _ in ("2026-11-01" as ByteString, commit(200) as CommitReference?) }
    #expect(notes(docs)?.last == "2 more docs too")
    #expect(notes(docs)?.count == 4)
  }
}
