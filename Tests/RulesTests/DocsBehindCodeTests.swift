import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct DocsBehindCodeTests {
  private func judge(
    _ last: CommitReference?, drift: Int = 20, rules: [RuleSetting] = [],
    change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let area = area {
      $0.docs = [doc("services/checkout/README.md", last, drift: drift)]
      change(&$0)
    }
    return findings(survey([area]), only: "docs-behind-code", rules: rules)
  }

  private func doc(_ path: ByteString, _ last: CommitReference?, drift: Int) -> DocFacts {
    var doc = DocFacts(path: path, lastChange: last, lastLeadChange: nil, isEmpty: false)
    doc.lastLook = last
    doc.driftCommits = drift
    doc.newestDrift = (1...3).prefix(drift).map { commit($0, by: [ben]) }
    return doc
  }

  @Test(arguments: [(89, 0, false), (90, 0, false), (90, 1, true), (91, 0, true)])
  func days(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds)).isEmpty != isFound)
  }

  @Test(arguments: [(19, false), (20, true), (21, true)])
  func drift(commits: Int, isFound: Bool) {
    #expect(judge(commit(100), drift: commits).isEmpty != isFound)
  }

  @Test func datesThatAreNotThere() {
    #expect(judge(nil).isEmpty)
    #expect(
      judge(undated()).messages == [
        "the doc last changed at an unknown date (limit 90 days); "
          + "20 commits changed the code since (limit 20)"
      ])
  }

  @Test func wording() {
    let small = [setting("docs-behind-code", [("days", "1"), ("commits", "1")])]
    #expect(
      judge(commit(1, seconds: 5), drift: 1, rules: small).messages == [
        "the doc last changed more than 1 day ago (limit 1); "
          + "1 commit changed the code since (limit 1)"
      ])
  }

  @Test func aLeadIsNotNeeded() {
    #expect(judge(commit(100)) { $0.leads = [] }.count == 1)
    #expect(judge(commit(100)) { $0.file.status = .done }.isEmpty)
  }

  @Test func oneFindingAnAreaAtTheDocThatIsFurthestBehind() throws {
    let found = judge(commit(100)) {
      $0.docs = [doc("a.md", commit(100), drift: 2), doc("b.md", commit(95), drift: 25)]
      $0.docs += [doc("c.md", commit(99), drift: 30), doc("d.md", commit(200), drift: 21)]
    }
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.path == "c.md" && finding.position == .start)
    #expect(
      [finding].messages == [
        "the doc last changed 99 days ago (limit 90); 30 commits changed the code since (limit 20); "
          + "2 more docs are behind"
      ])
    #expect(
      finding.notes == [
        "b.md: 25 commits changed its code since", "d.md: 21 commits changed its code since",
      ])
    #expect(
      finding.evidence.map(\.label) == ["last change"] + Array(repeating: "since then", count: 3))
    #expect(finding.furtherEvidence == 27)
    #expect(
      finding.data == [
        .init("ageDays", .integer(99)), .init("limitDays", .integer(90)),
        .init("driftCommits", .integer(30)), .init("minCommits", .integer(20)),
        .init("lastChange", .text("2026-08-15T12:00:00Z")),
        .init("lastLook", .text("2026-08-15T12:00:00Z")),
        .init("docs", .list(["c.md", "b.md", "d.md"])),
      ])
    let other = judge(commit(100)) { $0.docs = [doc("b.md", commit(95), drift: 25)] }
    #expect(other.map(\.fingerprint) == found.map(\.fingerprint))
  }

  @Test(arguments: [(89, 0, false), (90, 0, false), (90, 1, true), (91, 0, true)])
  func aReviewCountsAsALook(days: Int, seconds: Int64, isFound: Bool) throws {
    let review = CommitReference(
      id: try #require(ObjectID(hex: Array(String(repeating: "b", count: 40).utf8))),
      date: commit(days, seconds: seconds).date, people: [anna.email])
    let found = judge(commit(300)) {
      $0.docs = [doc("a.md", commit(300), drift: 20)]
      $0.docs[0].lastLook = review
    }
    #expect(found.isEmpty != isFound)
    guard let finding = found.first else { return }
    #expect(finding.message.lossyText.hasPrefix("the doc was last reviewed "))
    #expect(finding.evidence.first?.label == "reviewed")
  }

  @Test(arguments: [
    ("README.md" as ByteString, true), ("docs/requests.md", true), ("docs/v.md", true),
    ("docs/12-requests.md", true), ("docs/adr.md", true), ("docs/testing.md", true),
    ("CHANGELOG.md", false), ("docs/Code_of_Conduct.md", false), ("docs/adr/cache.md", false),
    ("docs/2026-03-02-cache.md", false), ("docs/0001-cache.md", false), ("api/v1.24.md", false),
    ("releases/release-1.10.md", false), ("vendor/json/README.md", false),
    ("testdata/README.md", false), ("docs/roadmap-2018.md", false), ("docs/migration.md", false),
    ("docs/v2_3_migration_guide.md", false), ("docs/migrations.md", true), ("docs/9.md", true),
    ("docs/2019.md", false),
    ("examples/README.md", false), ("docs/example/a.md", false),
  ])
  func whatNeedNotFollow(path: ByteString, isFound: Bool) {
    let found = judge(commit(100)) {
      $0.docs = [doc("services/checkout/" + path, commit(100), drift: 20)]
    }
    #expect(found.isEmpty != isFound)
    // The area itself may lie in such a directory.
    let area = area("decisions/vendor") {
      $0.docs = [doc("decisions/vendor/README.md", commit(100), drift: 20)]
    }
    #expect(findings(survey([area]), only: "docs-behind-code").count == 1)
  }

  @Test func anEmptyDocHasOtherTroubles() {
    let found = judge(commit(100)) {
      var empty = DocFacts(
        path: "a.md", lastChange: commit(100), lastLeadChange: nil, isEmpty: true)
      empty.lastLook = commit(100)
      empty.driftCommits = 20
      $0.docs = [empty]
    }
    #expect(found.isEmpty)
  }

  @Test func oneFindingForTheInnermostArea() {
    let docs = [doc("a/b/README.md", commit(100), drift: 20)]
    let areas = ["a", "a/b"].map { path in area(ByteString(path)) { $0.docs = docs } }
    #expect(findings(survey(areas), only: "docs-behind-code").map(\.area) == ["a/b"])
  }

  @Test func theFingerprintHoldsNoCount() {
    #expect(
      judge(commit(100), drift: 20).map(\.fingerprint)
        == judge(commit(200), drift: 90).map(\.fingerprint))
  }
}
