import Basics
import LeadModel
import Testing

@testable import Rules

private func judge(_ survey: Survey, rules: [RuleSetting] = []) -> [Finding] {
  findings(survey, only: "missing-handoff", rules: rules)
}

private func judge(_ change: (inout Area) -> Void) -> [Finding] {
  judge(survey([area(change: change)]))
}

private func absence(_ from: ByteString, _ to: ByteString, cover: Person? = nil, line: Int = 6)
  -> PlannedAbsence
{
  PlannedAbsence(
    from: day(from), to: day(to), cover: cover, position: SourcePosition(line: line, column: 5))
}

@Suite struct ChangedTests {
  private func change(
    _ commit: CommitReference = commit(10), from: [Person] = [ben], to: [Person] = [anna],
    _ state: LeadChange.HandoffState? = .missing
  ) -> LeadChange {
    LeadChange(commit: commit, from: from, to: to, handoff: state)
  }

  @Test func whichChangesCount() {
    #expect(judge { $0.leadChanges = [change()] }.map(\.reason) == ["changed"])
    #expect(judge { $0.leadChanges = [change(commit(10), .recorded)] }.isEmpty)
    #expect(
      judge { $0.leadChanges = [change(commit(10), from: [ben], to: [anna, ben], nil)] }.isEmpty)
    #expect(judge { $0.leadChanges = [change(undated())] }.isEmpty)
    #expect(judge { $0.leadChanges = [change(commit(10), from: [ben], to: [])] }.isEmpty)
  }

  @Test(arguments: [(179, 0, true), (180, 0, true), (180, 1, false), (181, 0, false)])
  func lookback(days: Int, seconds: Int64, isFound: Bool) {
    let found = judge { $0.leadChanges = [change(commit(days, seconds: seconds))] }
    #expect(found.isEmpty != isFound)
  }

  @Test(arguments: [(29, true), (30, true), (31, false)])
  func whatIsTakenBackIsNoChange(days: Int, isSettled: Bool) {
    let found = judge {
      $0.leadChanges = [
        change(commit(100)), change(commit(100 - days), from: [anna], to: [ben]),
      ]
    }
    #expect(found.isEmpty == isSettled)
    let others = judge {
      $0.leadChanges = [
        change(commit(100)), change(commit(100 - days), from: [anna], to: [cleo]),
      ]
    }
    #expect(others.count == 2)
  }

  @Test func whoStaysMakesItANote() {
    let shared = judge {
      $0.leadChanges = [change(commit(10), from: [anna, ben], to: [anna, cleo])]
    }
    #expect(shared.map(\.severity) == [.info])
    #expect(judge { $0.leadChanges = [change()] }.map(\.severity) == [.error])
  }

  @Test func wording() {
    #expect(
      judge { $0.leadChanges = [change()] }.messages == [
        "the lead changed from Ben Ito to Anna Okafor on 2026-11-12 and no handoff is recorded"
      ])
    #expect(
      judge {
        $0.leadChanges = [change(commit(10), from: [anna, ben, cleo], to: [anna])]
      }.messages == [
        "Ben Ito and Cleo Dahl no longer lead since 2026-11-12; Anna Okafor still leads"
      ])
  }

  @Test func recordsThatAlmostFit() {
    func found(_ date: ByteString, _ notes: HandoffRecord.Notes, from: Person = ben) -> [Finding] {
      judge {
        $0.leadChanges = [change()]
        $0.handoffs = [
          HandoffRecord(date: day(date), from: from, to: anna, position: .start, notes: notes)
        ]
      }
    }
    func message(_ date: ByteString, _ notes: HandoffRecord.Notes, from: Person = ben)
      -> [ByteString]
    {
      found(date, notes, from: from).messages
    }
    #expect(
      found("2026-11-12", .missing).map(\.help) == [
        "write down what the successor should know, as 'notes' of that handoff"
      ])
    let start = "the lead changed from Ben Ito to Anna Okafor on 2026-11-12"
    #expect(message("2026-11-12", .missing) == ["\(start) with a handoff without notes"])
    #expect(
      message("2026-11-12", .noSuchFile("notes/a.md")) == [
        "\(start) with a handoff whose notes notes/a.md do not exist"
      ])
    #expect(
      message("2026-11-12", .emptyFile("notes/a.md")) == [
        "\(start) with a handoff whose notes notes/a.md are empty"
      ])
    #expect(
      message("2026-11-12", .short(words: 3, nil)) == [
        "\(start) with a handoff whose notes have 3 words (at least 20)"
      ])
    #expect(
      message("2026-11-12", .short(words: 1, "notes/a.md")) == [
        "\(start) with a handoff whose notes notes/a.md have 1 word (at least 20)"
      ])
    #expect(
      message("2026-11-12", .template("notes/a.md")) == [
        "\(start) with a handoff whose notes notes/a.md are as `leadlint handoff` began them"
      ])
    #expect(
      found("2026-11-12", .notStaged("notes/a b.md")).map(\.help) == [
        "stage them:  git add 'notes/a b.md'"
      ])
    #expect(
      message("2026-10-12", .present) == [
        "\(start) with a handoff dated 2026-10-12 (limit 30 days apart)"
      ])
    #expect(message("2026-11-12", .missing, from: cleo) == ["\(start) and no handoff is recorded"])
  }

  @Test func eachChangeHasAFingerprintOfItsOwn() {
    let found = judge {
      $0.leadChanges = [
        change(commit(170)), change(commit(100), from: [anna], to: [ben]), change(commit(30)),
      ]
    }
    #expect(found.count == 3)
    #expect(Set(found.map(\.fingerprint)).count == 3)
    let later = judge { $0.leadChanges = [change(commit(3))] }
    #expect(later.map(\.fingerprint) == judge { $0.leadChanges = [change()] }.map(\.fingerprint))
  }

  @Test func parts() throws {
    let finding = try #require(judge { $0.leadChanges = [change()] }.first)
    #expect(finding.position == SourcePosition(line: 3, column: 1))
    #expect(finding.evidence.map(\.label) == ["changed in"])
    #expect(finding.person == "anna@example.com")
    #expect(
      finding.help == """
        record it:  leadlint handoff services/checkout --from ben@example.com --to anna@example.com
        """)
    #expect(
      finding.data.map(\.key) == ["from", "to", "date", "lookbackDays", "matchDays", "settleDays"])
  }
}

@Suite struct DepartedTests {
  private func judge(
    _ last: CommitReference?, commits: Int = 50, since: CommitReference? = commit(200),
    hasLeft: Bool = false, silences: Silences? = nil, deputy: Bool? = nil,
    change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    var facts = PersonFacts(person: anna, leads: ["services/checkout"], seen: last)
    facts.othersSince = commits
    facts.hasLeft = hasLeft
    var people = [facts]
    if let deputy {
      var other = PersonFacts(person: ben, leads: [], seen: commit(1))
      other.isPresent = deputy
      people.append(other)
    }
    var survey = survey(
      [
        area(leads: [lead(anna, since: since)]) {
          if deputy != nil { $0.deputies = [declared(ben)] }
          change(&$0)
        }
      ], people: people)
    survey.silences = silences
    return RulesTests.findings(survey, only: "missing-handoff")
  }

  private func counts(_ returned: Int, of reached: Int, after days: Int) -> Silences {
    Silences(
      Silences.limits.map { limit in
        limit < days
          ? Silences.Count(days: limit, reached: 100, returned: 90)
          : Silences.Count(days: limit, reached: reached, returned: returned)
      })
  }

  @Test(arguments: [(364, 0, false), (365, 0, false), (365, 1, true), (366, 0, true)])
  func limit(days: Int, seconds: Int64, isDeparted: Bool) {
    let found = judge(commit(days, seconds: seconds))
    #expect(found.map(\.reason) == [isDeparted ? "departed" : "quiet"])
    #expect(found.map(\.severity) == [isDeparted ? .error : .info])
  }

  @Test(arguments: [(182, 0, false), (182, 1, true), (183, 0, true)])
  func quietLimit(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds)).isEmpty != isFound)
  }

  @Test(arguments: [(49, false), (50, true), (51, true)])
  func traffic(commits: Int, isFound: Bool) {
    #expect(judge(commit(400), commits: commits).isEmpty != isFound)
  }

  @Test func historySaysWhatSilenceMeans() throws {
    #expect(counts(35, of: 100, after: 90).chosen?.days == 90)
    #expect(counts(36, of: 100, after: 90).chosen == nil)
    #expect(counts(7, of: 20, after: 120).chosen?.days == 120)
    #expect(counts(0, of: 19, after: 120).chosen == nil)
    #expect(counts(0, of: 19, after: 120).departedDays == 365)
    let found = try #require(judge(commit(91), silences: counts(3, of: 30, after: 90)).first)
    #expect(found.reason == "departed")
    #expect(found.notes == ["limit 90 since here 3 of 30 silences of 90 days ended within a year"])
    #expect(judge(commit(61), silences: counts(3, of: 30, after: 90)).map(\.reason) == ["quiet"])
    #expect(judge(commit(60), silences: counts(3, of: 30, after: 90)).isEmpty)
    #expect(
      judge(commit(400)).first?.notes == [
        "limit 365 since too few silences here say what one means"
      ])
  }

  @Test func whoCanStandInMakesItANote() {
    #expect(judge(commit(400), deputy: true).map(\.severity) == [.info])
    #expect(judge(commit(400), deputy: false).map(\.severity) == [.error])
  }

  @Test func whoHasLeftHasDepartedAtOnce() {
    let found = judge(commit(1), commits: 0, hasLeft: true)
    #expect(found.messages == ["Anna Okafor has left ('gone' in .lead-rules) and still leads"])
    #expect(found.map(\.reason) == ["departed"])
    #expect(found.first?.notes == [])
    let away = judge(nil, hasLeft: true) {
      $0.absences = [absence("2026-11-01", "2026-11-22", cover: ben)]
    }
    #expect(away.map(\.reason) == ["departed"])
  }

  @Test func wording() {
    #expect(
      judge(commit(441)).messages == [
        "no commit by Anna Okafor in 441 days (limit 365), 50 by others since: has Anna Okafor left?"
      ])
    #expect(
      judge(commit(241)).messages == [
        "Anna Okafor has not been seen since 2026-03-26, 241 days ago"
      ])
    // Of somebody who never came nobody can say that they left.
    #expect(judge(nil).isEmpty)
    #expect(
      judge(undated()).messages == [
        "the last commit by Anna Okafor has no known date, 50 by others since: "
          + "has Anna Okafor left?"
      ])
  }

  @Test func notWhileAwayNorBeforeTheTurnIsCommitted() {
    #expect(
      judge(commit(441)) { $0.absences = [absence("2026-11-01", "2026-11-22", cover: ben)] }
        .isEmpty)
    #expect(
      judge(commit(441)) { $0.absences = [absence("2026-11-01", "2026-11-21", cover: ben)] }
        .count == 1)
    #expect(judge(nil, since: nil).isEmpty)
  }
}

@Suite struct UntilPassedTests {
  private func judge(_ until: ByteString, leads: [Lead] = [lead(anna)]) -> [Finding] {
    RulesTests.findings(
      survey([
        area(leads: leads) {
          $0.file.until = Located(day(until), at: SourcePosition(line: 5, column: 8))
        }
      ]), only: "missing-handoff")
  }

  @Test(arguments: [
    ("2026-11-21" as ByteString, true), ("2026-11-22", false), ("2026-11-23", false),
  ])
  func theDayItself(until: ByteString, isFound: Bool) {
    #expect(judge(until).isEmpty != isFound)
  }

  @Test func wording() {
    #expect(
      judge("2026-11-21").messages == [
        "the turn of Anna Okafor was to end on 2026-11-21, 1 day ago, but the lead has not changed"
      ])
    #expect(judge("2026-10-31").first?.message.contains("22 days ago") == true)
    #expect(judge("2026-10-31").map(\.position.line) == [5])
  }

  @Test func whoStayed() {
    #expect(judge("2026-11-10", leads: [lead(ben, since: commit(11))]).isEmpty)
    #expect(judge("2026-11-12", leads: [lead(ben, since: commit(10))]).count == 1)
    #expect(judge("2026-11-10", leads: [lead(ben, since: nil)]).isEmpty)
    #expect(judge("2026-11-10", leads: [lead(ben, since: undated())]).count == 1)
    #expect(judge("2026-11-10", leads: []).isEmpty)
    let both = [lead(anna), lead(ben, since: commit(1))]
    #expect(judge("2026-11-10", leads: both).map(\.person) == ["anna@example.com"])
  }
}

@Suite struct AwayUncoveredTests {
  private func judge(_ absences: PlannedAbsence...) -> [Finding] {
    RulesTests.judge { $0.absences = absences }
  }

  @Test func whichAbsencesCount() {
    #expect(judge(absence("2026-11-29", "2026-12-10")).map(\.reason) == ["away-uncovered"])
    #expect(judge(absence("2026-11-30", "2026-12-10")).isEmpty)
    #expect(judge(absence("2026-11-01", "2026-11-22")).count == 1)
    #expect(judge(absence("2026-11-01", "2026-11-21")).isEmpty)
    #expect(judge(absence("2026-11-20", "2026-12-10", cover: ben)).isEmpty)
    #expect(
      RulesTests.judge {
        $0.leads = []
        $0.absences = [absence("2026-11-20", "2026-12-10")]
      }.isEmpty)
  }

  @Test func wording() {
    let span = "Anna Okafor is away from 2026-11-20 to 2026-12-10"
    #expect(judge(absence("2026-11-20", "2026-12-10")).messages == ["\(span) without a cover"])
    #expect(
      judge(absence("2026-11-20", "2026-12-10", cover: anna)).messages == [
        "\(span) and the cover, Anna Okafor, is the lead"
      ])
    let both = RulesTests.judge {
      $0.leads = [lead(anna), lead(ben)]
      $0.absences = [absence("2026-11-20", "2026-12-10", cover: ben)]
    }
    #expect(
      both.messages == [
        "Anna Okafor and Ben Ito are away from 2026-11-20 to 2026-12-10 and the cover, Ben Ito, "
          + "is one of the leads"
      ])
  }

  @Test(arguments: [
    ("2026-12-10" as ByteString, "2026-12-20" as ByteString, true),
    ("2026-12-11", "2026-12-20", false),
    ("2026-11-01", "2026-11-20", true),
    ("2026-11-01", "2026-11-19", false),
  ])
  func theCoverIsAwayToo(from: ByteString, to: ByteString, isFound: Bool) {
    let areas = [
      area { $0.absences = [absence("2026-11-20", "2026-12-10", cover: ben)] },
      area("services/ledger", leads: [lead(ben)]) {
        $0.absences = [absence(from, to, cover: cleo)]
      },
    ]
    let facts = [PersonFacts(person: ben, leads: ["services/ledger"], seen: nil)]
    let found = RulesTests.judge(survey(areas, people: facts))
    #expect(found.isEmpty != isFound)
    if isFound {
      #expect(
        found.messages == [
          "Anna Okafor is away from 2026-11-20 to 2026-12-10 and the cover, Ben Ito, is away too "
            + "(services/ledger, \(from) to \(to))"
        ])
    }
  }

  @Test func twoAbsencesHaveTwoFingerprints() {
    let found = judge(
      absence("2026-11-20", "2026-11-24", line: 6), absence("2026-11-26", "2026-11-28", line: 7))
    #expect(found.map(\.position.line) == [6, 7])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }
}

@Suite struct RemovedTests {
  private func judge(_ commit: CommitReference, leads: [Person] = [anna], _ status: AreaStatus)
    -> [Finding]
  {
    var survey = survey([])
    survey.removedAreas = [
      RemovedArea(
        path: "services/checkout", ownersPath: "services/checkout/OWNERS.lead", commit: commit,
        lastLeads: leads, lastStatus: status)
    ]
    return RulesTests.judge(survey)
  }

  private func emptied(
    _ commit: CommitReference, change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    RulesTests.judge {
      $0.leads = []
      $0.leadChanges = [LeadChange(commit: commit, from: [anna], to: [], handoff: .missing)]
      change(&$0)
    }
  }

  @Test(arguments: [(179, 0, true), (180, 0, true), (180, 1, false)])
  func lookback(days: Int, seconds: Int64, isFound: Bool) {
    #expect(judge(commit(days, seconds: seconds), .active).isEmpty != isFound)
    #expect(emptied(commit(days, seconds: seconds)).isEmpty != isFound)
  }

  @Test func deleted() {
    let found = judge(commit(10), .active)
    #expect(
      found.messages == [
        "OWNERS.lead was deleted on 2026-11-12 while files remain in services/checkout; "
          + "Anna Okafor led it last"
      ])
    #expect(found.map(\.reason) == ["removed"])
    #expect(found.map(\.position) == [.start])
    #expect(judge(commit(10), .done).isEmpty)
    #expect(judge(commit(10), leads: [], .active).isEmpty)
    #expect(judge(undated(), .active).isEmpty)
  }

  @Test func emptied() {
    #expect(
      emptied(commit(10)).messages == [
        "the lead was removed on 2026-11-12; Anna Okafor led it last"
      ])
    #expect(emptied(commit(10)).map(\.reason) == ["removed"])
    #expect(emptied(commit(10)) { $0.fileCount = 0 }.isEmpty)
    #expect(emptied(commit(10)) { $0.file.status = .done }.isEmpty)
    #expect(emptied(commit(10)) { $0.leadChanges = [] }.isEmpty)
    #expect(
      emptied(commit(10)) { $0.leads = [lead(anna, since: nil)] }.isEmpty,
      "somebody stands in the file again")
  }

  @Test func theSettingsOfThePlaceApply() throws {
    let strict = try override("services/*", [setting("missing-handoff", [("lookback", "9")])])
    var survey = survey([])
    survey.removedAreas = [
      RemovedArea(
        path: "services/checkout", ownersPath: "services/checkout/OWNERS.lead",
        commit: commit(10), lastLeads: [anna], lastStatus: .active)
    ]
    #expect(findings(survey).count == 1)
    #expect(findings(survey, overrides: [strict]).isEmpty)
  }
}
