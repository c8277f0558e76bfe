import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

@Suite("What surveys found, as bytes")
struct SurveyCodingTests {
  @Test func everythingIsKept() throws {
    let survey = FullSurvey.survey
    let bytes = Self.written(survey)
    #expect(try Self.read(bytes, now: survey.now) == survey)
  }

  /// A value that is added to the model and to nothing here would be lost without a word: this fails
  /// where the survey above does not fill it.
  @Test func theSurveyAboveFillsEveryValue() {
    // What depends on how somebody asked; and what of a pattern follows from its text.
    let elsewhere: Set = [
      "invalidFiles", "touchedAreas", "movedAreas", "baseName", "pendingAuthor", "asked",
      "conflicts", "glob",
    ]
    var empty: [String] = []
    var seen = 0
    func visit(_ value: Any, _ path: String, _ depth: Int) {
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional:
        guard let (_, some) = mirror.children.first else { return empty.append(path) }
        visit(some, path, depth)
      case .collection, .dictionary, .set:
        if mirror.children.isEmpty, !path.hasSuffix(".bytes") { return empty.append(path) }
        if path.hasSuffix(".bytes") { return }
        for (_, element) in mirror.children { visit(element, path, depth + 1) }
      default:
        for case (let label?, let child) in mirror.children where !elsewhere.contains(label) {
          seen += 1
          visit(child, path + "." + label, depth + 1)
        }
      }
    }
    visit(FullSurvey.survey, "survey", 0)
    #expect(empty.isEmpty)
    #expect(seen > 300)
  }

  @Test func aLaterInstantMovesTheWindowAlone() throws {
    var survey = FullSurvey.survey
    let bytes = Self.written(survey)
    let later = Instant(seconds: survey.now.seconds + 77)
    let found = try Self.read(bytes, now: later)
    survey.now = later
    #expect(
      found.areas.map(\.activity.since.seconds)
        == survey.areas.map {
          $0.activity.since.seconds + 77
        })
    for place in survey.areas.indices { survey.areas[place].activity = found.areas[place].activity }
    #expect(found == survey)
  }

  @Test func nothingThatIsCutShortIsRead() {
    let bytes = Self.written(FullSurvey.survey)
    for count in bytes.indices {
      #expect(throws: SurveyReader.Damaged.self) {
        _ = try Self.read(Array(bytes[..<count]), now: FullSurvey.survey.now)
      }
    }
  }

  /// A checksum guards the file; without it wrong bytes must at least end in an error or a survey.
  @Test func damageNeverTraps() {
    let bytes = Self.written(FullSurvey.survey)
    var random = SplitMix64(seed: 4)
    var refused = 0
    for round in 0..<20_000 {
      var damaged = bytes
      for _ in 0...random.below(3) {
        damaged[random.below(damaged.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      if round % 5 == 0 {
        let start = random.below(damaged.count)
        damaged.removeSubrange(start..<min(damaged.count, start + 1 + random.below(9)))
      }
      do {
        _ = try Self.read(damaged, now: FullSurvey.survey.now)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 5_000)
  }

  private static func written(_ survey: Survey) -> [UInt8] {
    var writer = SurveyWriter()
    writer.put(survey, notes: survey.notes[...])
    return writer.bytes
  }

  private static func read(_ bytes: [UInt8], now: Instant) throws -> Survey {
    let survey = FullSurvey.survey
    return try bytes.withUnsafeBytes { bytes in
      let reader = SurveyReader(bytes)
      return try reader.survey(
        tip: try #require(survey.tip), tipName: survey.tipName, now: now, notes: [])
    }
  }
}

/// A survey in which no value is what it would be by itself.
private enum FullSurvey {
  static let survey: Survey = {
    var survey = Survey(
      tip: id(1), tipName: "main", now: Instant(seconds: 1_795_000_000))
    survey.areas = [area("services/one", 1), area("services/two", 2), area("services/one", 1)]
    survey.removedAreas = AreaStatus.allCases.map {
      RemovedArea(
        path: "gone", ownersPath: "gone/OWNERS.lead", commit: commit(3), lastLeads: [person(1)],
        lastStatus: $0)
    }
    survey.unledDirectories = AreaKind.allCases.map {
      UnledDirectory(path: "x/y", kind: $0, pattern: Located("x/*", at: position(9)))
    }
    survey.expectedAreas = ["x/y", "x/z"]
    survey.people = [1, 2].map { number in
      var facts = PersonFacts(
        person: person(number), leads: ["services/one"], lastCommit: commit(number))
      facts.posts.services = number
      facts.posts.initiatives = 7
      facts.posts.teams = 1 << 40
      facts.away = absence
      return facts
    }
    survey.activePeople = 12
    survey.creditedDates = [5, 4, 4, -7, .min, .max].map { Instant(seconds: $0) }
    survey.notes = ["one", "two"]
    return survey
  }()

  private static func area(_ path: ByteString, _ seed: Int) -> Area {
    var area = Area(
      path: path, ownersPath: path + "/OWNERS.lead", file: file(seed), name: "N\(seed)",
      activity: Activity(
        since: Instant(seconds: 1_780_000_000), commits: 5,
        people: [.init(person: person(seed), commits: 3, share: 0.1 + Double(seed))],
        newest: [commit(seed), commit(9)]))
    var lead = Lead(declared: declared(seed), since: commit(seed))
    lead.hasAgreed = seed == 1
    area.leads = [lead]
    area.deputies = [declared(2)]
    area.covers = [declared(3)]
    area.members = [declared(4), declared(4)]
    area.absences = [absence]
    area.handoffs = [
      .present, .missing, .noSuchFile("notes.md"), .emptyFile("empty.md"),
    ].map {
      HandoffRecord(
        date: date, from: person(1), to: person(2), position: position(5), notes: $0)
    }
    area.docs = [doc(seed), doc(seed + 5)]
    area.attention = Attention(
      how: seed == 1 ? .review : .tenure, commit: commit(seed), by: "ann@example.com")
    area.driftCommits = 17
    area.newestDrift = [commit(4)]
    area.leadShare = 0.25
    area.absenceFactor = 2
    area.leadChanges = [LeadChange.HandoffState.recorded, .missing].map {
      LeadChange(commit: commit(5), from: [person(1)], to: [person(2), person(3)], handoff: $0)
    }
    area.firstVersion = commit(6)
    area.fileCount = 300
    area.lastWork = commit(7)
    area.recent = RecentWork(
      lastByLead: commit(8), commitsByOthers: 2, newestByOthers: [commit(9)])
    area.gate = DocsGate(
      lastByLead: commit(1), byOthers: commit(2), codeCommitsByOthers: 3,
      newestByOthers: [commit(3)])
    area.authors = AreaAuthors(indispensable: [person(1)], hasSeveral: true)
    area.missingDocs = [
      MissingDoc(
        entry: Located("docs/x.md", at: position(2)), moved: moved, nearest: "docs/y.md")
    ]
    area.plan = PlanFacts(path: "plan.md", plan: doc(3), decisions: [doc(4)])
    area.unmentioned = [
      UnmentionedComponent(path: "a/b", isDirectory: true, added: commit(2))
    ]
    return area
  }

  private static func file(_ seed: Int) -> OwnersFile {
    var file = OwnersFile(
      kind: Located(seed == 1 ? .team : .initiative, at: position(1)), leadPosition: position(2),
      leads: [reference(1), reference(2)])
    file.name = text("Name \(seed)")
    file.deputies = [reference(3)]
    file.until = Located(date, at: position(3))
    file.away = [Absence(from: date, to: date, cover: reference(4), position: position(4))]
    file.covers = [text("covered/\(seed)")]
    file.docs = ["/docs/*.md", "!docs/**/old/", "literal/name.md"].flatMap(patterns)
    file.docsPosition = position(5)
    file.reviewed = Located(date, at: position(6))
    file.contact = text("#channel")
    file.team = text("teams/one")
    file.status = AreaStatus.allCases[seed]
    file.plan = text("plan.md")
    file.decisions = patterns("adr/*.md")
    file.due = Located(date, at: position(7))
    file.members = [reference(5), reference(6)]
    file.handoffs = [
      Handoff(
        date: date, from: reference(1), to: reference(2), notes: text("notes.md"),
        position: position(8))
    ]
    file.waivers = [
      Waiver(
        rule: text("silo"), area: text("services/one"), until: Located(date, at: position(9)),
        reason: text("it is so"), position: position(10))
    ]
    file.rules = [
      RuleSetting(
        rule: text("stale-docs"),
        options: [
          .init(key: text("days"), value: Located(.scalar("30"), at: position(11))),
          .init(
            key: text("components"), value: Located(.list([text("*/"), text("x")]), at: .start)),
        ])
    ]
    return file
  }

  /// A name and an e-mail, or a handle: no one has all three, and here everybody does.
  private static func reference(_ number: Int) -> Located<PersonReference> {
    Located(
      PersonReference(
        name: "P\(number)", email: "p\(number)@example.com", handle: "p\(number)"),
      at: position(number))
  }

  private static func text(_ text: ByteString) -> Located<ByteString> {
    Located(text, at: position(text.count))
  }

  private static func patterns(_ text: ByteString) -> [Located<PathPattern>] {
    PathPattern.known(text).map { Located($0, at: position(text.count)) }
  }

  private static func doc(_ seed: Int) -> DocFacts {
    var doc = DocFacts(
      path: "docs/\(seed).md", lastChange: commit(seed), lastLeadChange: commit(2), isEmpty: true)
    doc.lastLook = commit(3)
    doc.driftCommits = 1000 + seed
    doc.newestDrift = [commit(4), commit(5)]
    doc.stated = StatedReview(key: "reviewed", date: date, line: 3)
    doc.brokenLinks = [
      BrokenLink.Problem.noSuchPath, .otherCase("Docs"), .noSuchAnchor, .outsideRepository,
    ].map {
      BrokenLink(
        kind: seed % 2 == 0 ? .image : .link, target: "x#y", position: position(8), problem: $0,
        path: "docs/x", moved: moved, nearest: "docs/z")
    }
    return doc
  }

  private static let moved = MovedPath(path: "elsewhere", commit: commit(6))
  private static let date = CalendarDate(daysSince1970: 20_779)
  private static let absence = PlannedAbsence(
    from: date, to: CalendarDate(daysSince1970: 2_932_896), cover: person(2),
    position: position(4))

  private static func declared(_ number: Int) -> DeclaredPerson {
    DeclaredPerson(
      person: person(number), position: position(number), isKnown: number == 2,
      nearest: person(number + 1))
  }

  private static func person(_ number: Int) -> Person {
    Person(email: "p\(number)@example.com", name: ByteString([0xFF, UInt8(number)]))
  }

  private static func commit(_ number: Int) -> CommitReference {
    var commit = CommitReference(
      id: id(number), date: Instant(seconds: Int64(number) * 1_000_003),
      people: ["p\(number)@example.com", "ann@example.com"])
    commit.isPending = number == 9
    return commit
  }

  private static func id(_ number: Int) -> ObjectID {
    ObjectID(hex: Array(String(repeating: "0\(number)", count: 20).utf8)) ?? .zero
  }

  private static func position(_ line: Int) -> SourcePosition {
    SourcePosition(line: line, column: line * 200)
  }
}
