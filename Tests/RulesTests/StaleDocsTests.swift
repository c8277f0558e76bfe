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

  @Test(arguments: [(179, 0, false), (180, 0, false), (180, 1, true), (181, 0, true)])
  func limit(days: Int, seconds: Int64, isStale: Bool) {
    #expect(judge(area(edit(days, seconds: seconds))).isEmpty != isStale)
  }

  @Test func messages() {
    func message(
      _ how: Attention.How, _ commit: CommitReference, drift: Int, unfollowed: Int? = nil
    ) -> [ByteString] {
      let attention = Attention(how: how, commit: commit, by: anna.email)
      return judge(
        area(attention, drift: drift) {
          $0.docsDrift = unfollowed
          $0.lastLook = how.isLook ? attention : nil
        }
      ).messages
    }
    #expect(
      message(.edit, commit(241), drift: 12) == [
        "nobody has changed the docs for 241 days while 12 commits changed the code; "
          + "Anna Okafor last looked 241 days ago (limit 180)"
      ])
    #expect(
      message(.review, commit(180, seconds: 1), drift: 1) == [
        "nobody has changed the docs for 180 days while 1 commit changed the code; "
          + "Anna Okafor last looked more than 180 days ago (limit 180)"
      ])
    #expect(
      message(.edit, commit(241), drift: 12, unfollowed: 0) == [
        "Anna Okafor last looked 241 days ago (limit 180); others kept the docs up with the "
          + "12 commits that changed the code since"
      ])
    #expect(
      message(.tenure, commit(241), drift: 0) == [
        "Anna Okafor has led for 241 days and has not looked at the docs yet (limit 180); "
          + "the code has not changed since"
      ])
    #expect(
      message(.never, commit(190), drift: 2) == [
        "nobody has changed the docs while 2 commits changed the code; Anna Okafor has not looked "
          + "at the docs since leadlint came, 190 days ago (limit 180)"
      ])
    #expect(
      message(.edit, undated(), drift: 0) == [
        "Anna Okafor last looked at an unknown date (limit 180 days); the code has not changed since"
      ])
    #expect(
      judge(area(edit(2)), rules: [setting("stale-docs", [("days", "1")])]).messages == [
        "Anna Okafor last looked 2 days ago (limit 1); the code has not changed since"
      ])
    let stated = Attention(
      how: .never, commit: commit(190), by: anna.email, date: now.earlier(days: 900))
    #expect(
      judge(area(stated)).messages == [
        "Anna Okafor has not looked at the docs since 2024-06-05, 900 days ago (limit 180); "
          + "the code has not changed since"
      ])
  }

  @Test func ofSeveralLeadsNoneIsSingledOut() {
    func message(_ how: Attention.How) -> ByteString? {
      let attention = Attention(how: how, commit: commit(241), by: anna.email)
      return judge(area(attention) { $0.leads = [lead(anna), lead(ben)] }).first?.message
    }
    let rest: ByteString = "241 days ago (limit 180); the code has not changed since"
    for how in [Attention.How.edit, .review] {
      #expect(message(how) == "of the 2 leads, Anna Okafor was the last to look, \(rest)")
    }
    #expect(
      message(.tenure)
        == "none of the 2 leads has looked at the docs since Anna Okafor became one \(rest)")
    #expect(
      message(.never)
        == "none of the 2 leads has looked at the docs since leadlint came, \(rest)")
  }

  @Test(arguments: [
    (0, 0, Severity.info), (20, 0, .info), (20, 1, .warning), (20, 9, .warning), (20, 10, .error),
    (20, 11, .error),
  ])
  func severityFollowsTheCode(drift: Int, unfollowed: Int, severity: Severity) {
    let found = judge(area(edit(200), drift: drift) { $0.docsDrift = unfollowed })
    #expect(found.map(\.severity) == [severity])
  }

  @Test func severitiesThatAreSet() {
    #expect(judge(area(edit(200), drift: 10)).map(\.severity) == [.error], "nobody ever looked")
    let loud = [setting("stale-docs", [("severity", "warning"), ("quiet-severity", "error")])]
    func severities(_ drift: Int, _ unfollowed: Int, _ rules: [RuleSetting]) -> [Severity] {
      judge(area(edit(200), drift: drift) { $0.docsDrift = unfollowed }, rules: rules)
        .map(\.severity)
    }
    #expect(severities(20, 10, loud) == [.warning])
    #expect(severities(20, 1, loud) == [.info])
    #expect(severities(20, 0, loud) == [])
    #expect(severities(0, 0, loud) == [.error])
    #expect(severities(20, 3, [setting("stale-docs", [("behind", "3")])]) == [.error])
    #expect(severities(20, 0, [setting("stale-docs", [("behind", "0")])]) == [.info])
    let silent = [setting("stale-docs", [("quiet-severity", "off")])]
    #expect(severities(0, 0, silent) == [])
    #expect(severities(20, 10, silent) == [.error])
  }

  @Test func anEditThatIsTooSmallIsTold() {
    func notes(_ words: Int) -> [ByteString]? {
      judge(
        area(edit(200)) {
          $0.trivialEdit = TrivialEdit(commit: commit(20), words: words, by: anna.email)
        }
      ).first?.notes
    }
    #expect(notes(2) == ["Anna Okafor changed 2 words on 2026-11-02, which does not count"])
    #expect(notes(0) == ["Anna Okafor changed no word on 2026-11-02, which does not count"])
  }

  @Test func silentWithoutCommittedLeadDocsOrAttention() {
    #expect(judge(area(edit(200)) { $0.leads = [] }).isEmpty)
    #expect(judge(area(edit(200)) { $0.docs = [] }).isEmpty)
    #expect(judge(area(nil)).isEmpty)
    let newcomer = lead(ben, since: nil)
    #expect(judge(area(edit(200)) { $0.leads = [newcomer] }).isEmpty)
    #expect(judge(area(edit(200)) { $0.leads = [lead(anna), newcomer] }).isEmpty)
    #expect(judge(area(edit(200)) { $0.file.status = .planned }).isEmpty)
  }

  @Test func parts() throws {
    let finding = try #require(judge(area(edit(241), drift: 12)).first)
    #expect(finding.path == "services/checkout/OWNERS.lead")
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.person == "anna@example.com")
    #expect(finding.evidence.map(\.label) == ["last look", "since then"])
    #expect(finding.furtherEvidence == 11)
    #expect(
      finding.help == "read what changed and settle it:  leadlint review services/checkout")
    let quiet = try #require(
      judge(area(edit(241)) { $0.path = "services/it's \u{1F6D2}" }).first)
    #expect(
      quiet.help == "read the docs and settle it:  leadlint review 'services/it'\\''s \u{1F6D2}'")
    #expect(
      finding.data.map(\.key) == [
        "ageDays", "limitDays", "driftCommits", "docsDrift", "behind", "attention",
        "attentionDate",
      ])
    #expect(finding.data.first?.value == .integer(241))
  }

  @Test func fingerprintOutlivesDatesAndCounts() {
    let older = judge(area(edit(300), drift: 40)).map(\.fingerprint)
    #expect(older == judge(area(edit(200), drift: 1)).map(\.fingerprint))
  }

  @Test func dueSoon() {
    let engine = RuleEngine(settings: RuleSettings(RulesFile()))
    func due(_ attention: Attention, change: (inout Area) -> Void = { _ in }) -> [Instant] {
      engine.docsDueSoon(in: survey([area(attention, change: change)])).map(\.due)
    }
    #expect(due(edit(165)).isEmpty)
    #expect(due(edit(166)) == [now.later(days: 14)])
    #expect(due(edit(180)) == [now])
    #expect(due(edit(181)).isEmpty)
    #expect(due(edit(170)) { $0.file.status = .done }.isEmpty)
    let off = setting("stale-docs", [("severity", "off")])
    #expect(due(edit(170)) { $0.file.rules = [off] }.isEmpty)
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
