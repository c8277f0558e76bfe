import Basics
import Foundation
import LeadModel
import Testing

@testable import Reports

@Suite struct RollupBuilderTests {
  @Test func theOrderOfTheFilesMakesNoDifference() throws {
    var documents = try RollupSample.fleet()
    documents += try (0..<6).map { number in
      var document = SampleDocument()
      document.now = "2026-11-\(10 + number % 3)T00:00:00Z"
      document.errors = number / 3
      document.areas = [SampleDocument.area("x\(number)", [RollupSample.ben])]
      return try RollupSample.digest(document.object, file: ByteString("r\(number).json"))
    }
    let first = try RollupJSON.render(try RollupSample.rollup(documents))
    for _ in 0..<20 {
      #expect(try RollupJSON.render(try RollupSample.rollup(documents.shuffled())) == first)
    }
    #expect(try RollupJSON.read(first.bytes) == RollupSample.rollup(documents))
  }

  @Test func whatNeedsAttentionComesFirst() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    #expect(rollup.repositories.map(\.name) == ["search", "shop", "bare"])
    #expect(rollup.repositories.map(\.rank) == [1, 2, 3])
    // A silo and a handoff in one area; six errors in four; nothing at all.
    #expect(rollup.repositories.map(\.attention) == [2, 1.5, nil])
    #expect(rollup.withoutAreas == ["bare"])
  }

  @Test func eachNumberBreaksTies() throws {
    let numbers: [WritableKeyPath<SampleDocument, Int>] = [
      \.errors, \.staleDocs, \.silos, \.missingHandoffs,
    ]
    for number in numbers {
      var calm = SampleDocument()
      calm.areas = [SampleDocument.area("a", [])]
      var other = calm
      other[keyPath: number] = 1
      let rollup = try RollupSample.rollup([
        try RollupSample.digest(calm.object, file: "a.json"),
        try RollupSample.digest(other.object, file: "b.json"),
      ])
      #expect(rollup.repositories.map(\.name) == ["b", "a"])
    }
  }

  @Test func errorsCountByArea() throws {
    var small = SampleDocument()
    small.areas = [SampleDocument.area("a", [])]
    small.errors = 2
    var large = SampleDocument()
    large.areas = (0..<10).map { SampleDocument.area("a\($0)", []) }
    large.errors = 10
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(large.object, file: "large.json"),
      try RollupSample.digest(small.object, file: "small.json"),
    ])
    #expect(rollup.repositories.map(\.name) == ["small", "large"])
  }

  @Test func factsSayWhatTheyCan() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    let search = try #require(rollup.repositories.first)
    #expect(search.source == .status)
    #expect(search.silos == 1)
    // Neither an old change nor one of an unknown day.
    #expect(search.missingHandoffs == 1)
    #expect(search.healthy == nil && search.errors == nil && search.staleDocs == nil)
    #expect(rollup.figures.map(\.text) == ["1 of 4", "6", "2", "1", "1", "2"])
    #expect(rollup.figures.map(\.repositories) == [2, 2, 2, 3, 3, 3])
    #expect(
      rollup.figures.map(\.label).suffix(2) == ["missing handoff", "directories without a lead"])
    #expect(rollup.notes.contains { $0.hasPrefix("1 repository gave facts alone") })
  }

  @Test func peopleAreOneByTheirAddress() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    #expect(rollup.people.map(\.person.email) == ["anna@example.com", "ben@example.com"])
    let anna = try #require(rollup.people.first)
    // The area that is done is no post.
    #expect(anna.posts == 3 && anna.services == 3)
    #expect(anna.repositories.map(\.name) == ["search", "shop"])
    #expect(anna.repositories.last?.areas.map(\.path) == ["services/cart", "services/pay"])
    #expect(anna.lastCommit?.description == "2026-11-20T00:00:00Z")
    #expect(anna.awayUntil?.description == "2026-12-24")
    #expect(rollup.people.map(\.share) == [0.6, 0.4])
    #expect(rollup.people.last?.teams == 1)
    let spread = rollup.spread
    #expect(spread.leading == 2 && spread.posts == 5 && spread.inSeveral == 1)
    // exp(-(0.6 ln 0.6 + 0.4 ln 0.4))
    #expect(spread.effectiveLeads == 1.9601)
    #expect(spread.busiest?.name == "Anna O.")
    #expect(spread.busiestShare == 0.6)
  }

  @Test func theNewestDocumentNamesPeople() throws {
    func document(_ name: String, _ now: String) -> [String: Any] {
      var document = SampleDocument()
      document.now = now
      document.areas = [
        SampleDocument.area("a", [SampleDocument.person(name, "a@example.com")])
      ]
      return document.object
    }
    let documents = [
      try RollupSample.digest(document("Anna Old", "2026-01-01T00:00:00Z"), file: "a.json"),
      try RollupSample.digest(document("Anna New", "2026-11-01T00:00:00Z"), file: "b.json"),
      // An address is no name.
      try RollupSample.digest(document("a@example.com", "2026-11-02T00:00:00Z"), file: "c.json"),
    ]
    #expect(try RollupSample.rollup(documents).people.map(\.person.name) == ["Anna New"])
  }

  @Test func pseudonymsAreOneInARepositoryOnly() throws {
    var document = SampleDocument()
    document.hasPseudonyms = true
    document.areas = [
      SampleDocument.area("a", [SampleDocument.person("Calm Otter 12", nil)]),
      SampleDocument.area("b", [SampleDocument.person("Calm Otter 12", nil)]),
    ]
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(document.object, file: "x.json"),
      try RollupSample.digest(document.object, file: "y.json"),
    ])
    #expect(rollup.people.map(\.person.name) == ["Calm Otter 12 (x)", "Calm Otter 12 (y)"])
    #expect(rollup.people.map(\.posts) == [2, 2])
    #expect(rollup.notes.contains { $0.contains("other names in 2 repositories") })
  }

  @Test func listsOfALeadAreCappedAndTheRestCounted() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet(), maxPerLead: 1)
    let section = try #require(rollup.leads.first)
    #expect(rollup.leads.count == 1)
    #expect(section.overdue.map(\.severity) == [.error])
    #expect(section.overdueMore == 3 && section.overdueCount == 4)
    #expect(section.due.map(\.repository) == ["shop"] && section.dueMore == 0)
    #expect(section.repositories == ["shop"] && section.posts == 3)
  }

  @Test func directoriesWithoutALead() throws {
    let rollup = try RollupSample.rollup(try RollupSample.fleet())
    #expect(rollup.unled.map(\.path) == ["empty", "libs"])
    #expect(rollup.unled.map(\.isVacant) == [true, false])
    #expect(rollup.repositories.map(\.leaderless) == [0, 2, 0])
  }

  @Test func theNewestDocumentOfARepositoryCounts() throws {
    var old = SampleDocument()
    old.areas = [SampleDocument.area("a", [])]
    old.now = "2026-11-15T00:00:00Z"
    var new = old
    new.now = "2026-11-22T00:00:00Z"
    new.errors = 3
    let facts = SampleDocument.status(
      now: new.now, areas: [SampleDocument.factsArea("a", lead: nil)])
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(old.object, file: "1.json", name: "shop"),
      try RollupSample.digest(new.object, file: "2.json", name: "shop"),
      try RollupSample.digest(facts, file: "0.json", name: "shop"),
    ])
    #expect(rollup.repositories.map(\.file) == ["2.json"])
    #expect(
      rollup.notes.first
        == "shop: 0.json, judged at 2026-11-22T00:00:00Z, is left out for 2.json, judged at "
        + "2026-11-22T00:00:00Z")
    #expect(rollup.notes.count == 3)
  }

  @Test func twoRepositoriesOfOneNameAreNotJoined() throws {
    func document(_ path: String) throws -> RepositoryDigest {
      var document = SampleDocument()
      document.title = "Docs"
      document.areas = [SampleDocument.area(path, [])]
      return try RollupSample.digest(document.object, file: "\(path).json")
    }
    let error = #expect(throws: RollupBuilder.Clash.self) {
      try RollupSample.rollup([try document("b"), try document("a")])
    }
    #expect(error?.problem == "a.json and b.json are both of Docs, and have no area in common")
  }

  @Test func oldDocumentsAreTold() throws {
    var old = SampleDocument()
    old.now = "2026-11-01T00:00:00Z"
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(old.object, file: "old.json"),
      try RollupSample.digest(SampleDocument().object, file: "new.json"),
    ])
    #expect(
      rollup.notes == ["old was judged at 2026-11-01T00:00:00Z, 21 days before the newest"])
    #expect(rollup.oldest.description == "2026-11-01T00:00:00Z")
  }

  @Test func theSentenceSaysWhereItWent() throws {
    var document = SampleDocument()
    document.areas = [SampleDocument.area("a", []), SampleDocument.area("b", [])]
    document.healthy = 2
    document.change = 1
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(document.object, file: "a.json")
    ])
    #expect(rollup.direction == .mixed)
    #expect(
      rollup.sentence
        == "A mixed week: 1 more in good health, 1 more with stale docs, 1 more silo, "
        + "1 more missing handoff; 2 of 2 areas in 1 repository are in good health")
    let bare = try RollupSample.rollup([
      try RollupSample.digest(SampleDocument().object, file: "a.json")
    ])
    #expect(bare.sentence == "No active area has an OWNERS.lead yet in 1 repository")
    let facts = SampleDocument.status(areas: [SampleDocument.factsArea("a", lead: nil)])
    #expect(
      try RollupSample.rollup([try RollupSample.digest(facts, file: "a.json")]).sentence
        == "1 active area in 1 repository; the documents hold facts alone, so that their health is "
        + "not known")
  }
}
