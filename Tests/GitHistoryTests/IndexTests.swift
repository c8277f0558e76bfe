import Basics
import Git
import TestSupport
import Testing

@testable import GitHistory

/// An index of one commit, asked about that commit and about every other.
@Suite struct IndexTests {
  @Test(
    "says of every commit what a scan says", arguments: ScanTests.Dates.allCases, 1...4)
  func everyTip(dates: ScanTests.Dates, seed: Int) throws {
    let world = try IndexWorld(
      ScanTests.graph(seed: UInt64(seed), commits: 60, dates: dates))
    let directory = try TemporaryDirectory()
    var random = SplitMix64(seed: UInt64(seed))
    for described in [world.newest] + world.ids.shuffled(using: &random).prefix(3) {
      let index = try world.index(of: described, in: directory)
      #expect(index.tip == described)
      for tip in world.ids {
        let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
        let difference = try world.difference(try store.history(of: tip), from: tip)
        #expect(difference == nil, "index of \(described), history of \(tip)")
      }
    }
  }

  /// Which of two commits of one date comes first depends on the way by which they are met.
  @Test("knows where the order of equal dates is another", arguments: 1...8)
  func equalDates(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var graph = CommitGraph()
    var heads: Set<Int> = []
    for number in 0..<36 {
      let near = Array(Set((0..<3).map { _ in max(0, number - 1 - random.below(7)) }))
      let all = number == 35 ? heads.sorted() : near
      let parents = number == 0 ? [] : all.shuffled(using: &random)
      heads.subtract(parents)
      heads.insert(number)
      graph.commit(
        time: 1_700_000_000 + (random.chance(25) ? 60 : 0),
        parents: parents
      ) { $0[random.pick(["a", "b", "c/b"])] = .init("\(number)") }
    }
    let world = try IndexWorld(graph)
    let directory = try TemporaryDirectory()
    for described in world.ids.shuffled(using: &random).prefix(8) {
      let index = try world.index(of: described, in: directory)
      for tip in world.ids {
        let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
        let difference = try world.difference(try store.history(of: tip), from: tip)
        #expect(difference == nil, "index of \(described), history of \(tip)")
      }
    }
  }

  @Test("says the same of several commits in turn", arguments: 1...8)
  func severalTips(seed: Int) throws {
    let dates = ScanTests.Dates.allCases[seed % 4]
    let world = try IndexWorld(
      ScanTests.graph(seed: 100 + UInt64(seed), commits: 70, dates: dates))
    let directory = try TemporaryDirectory()
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<3 {
      let index = try world.index(of: random.pick(world.ids), in: directory)
      let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
      var histories: [(ObjectID, History)] = []
      for _ in 0..<8 {
        let tip = random.pick(world.ids)
        let history = try store.history(of: tip)
        #expect(try world.difference(history, from: tip) == nil)
        histories.append((tip, history))
      }
      // What was given out before stays as it was.
      for (tip, history) in histories {
        #expect(try world.difference(history, from: tip) == nil)
      }
    }
  }

  @Test("is made anew of itself and what was laid over it", arguments: 1...8)
  func madeAnew(seed: Int) throws {
    let dates = ScanTests.Dates.allCases[seed % 4]
    let world = try IndexWorld(
      ScanTests.graph(seed: 200 + UInt64(seed), commits: 70, dates: dates))
    let directory = try TemporaryDirectory()
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<3 {
      var index = try world.index(of: random.pick(world.ids), in: directory)
      for _ in 0..<4 {
        let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
        for _ in 0..<random.below(3) { _ = try store.history(of: random.pick(world.ids)) }
        let tip = random.pick(world.ids)
        _ = try store.history(of: tip)
        let made = store.indexToSave(movingTo: tip, overlayLimit: 1, findingLimit: 1)
        // Nothing is laid over the index where it knows the tip.
        guard let made else {
          #expect(index.row(of: tip) != nil)
          continue
        }
        index = try IndexWorld.reopened(made, in: directory)
        #expect(index.tip == tip && index.commitCount == world.order(from: tip).count)
        for tip in [tip] + world.ids.shuffled(using: &random).prefix(6) {
          let again = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
          #expect(try world.difference(try again.history(of: tip), from: tip) == nil)
        }
      }
    }
  }

  @Test("leads to the blobs that a scan met", arguments: 1...4)
  func blobs(seed: Int) throws {
    let world = try IndexWorld(ScanTests.graph(seed: 300 + UInt64(seed), commits: 60))
    let directory = try TemporaryDirectory()
    let scanned = world.scanned.history
    for described in [world.newest, world.ids[20]] {
      let index = try world.index(of: described, in: directory)
      let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
      let history = try store.history(of: world.newest)
      for commit in history.commits {
        let changes = zip(scanned.changes(ofCommit: commit), history.changes(ofCommit: commit))
        for (one, other) in changes where one.kind.isChange {
          let expected = try scanned.blobs(of: one, world.repository)
          let found = try history.blobs(of: other, world.repository)
          #expect(found == expected, "\(world.scanned.describe(one))")
        }
      }
    }
  }

  @Test("gives way to a new one where too much would be laid over it")
  func tooMuchOverlaid() throws {
    let world = try IndexWorld(ScanTests.graph(seed: 7, commits: 2300, parallelBranches: 3))
    let directory = try TemporaryDirectory()
    let index = try world.index(of: world.ids[40], in: directory)
    let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
    let small = try store.history(of: world.ids[90])
    #expect(store.index === index)
    let history = try store.history(of: world.newest)
    #expect(store.index !== index && store.index.tip == world.newest)
    #expect(try world.difference(history, from: world.newest) == nil)
    #expect(try world.difference(small, from: world.ids[90]) == nil)
    let past = try store.history(of: world.ids[1200])
    #expect(try world.difference(past, from: world.ids[1200]) == nil)
  }

  @Test("works out its order as git does", arguments: ScanTests.Dates.allCases)
  func orderBesideGit(dates: ScanTests.Dates) throws {
    let world = try IndexWorld(ScanTests.graph(seed: 31, commits: 80, dates: dates))
    for tip in world.ids.prefix(79).suffix(4) + [world.newest] {
      let order = try world.scanned.git.text(["rev-list", "--date-order", tip.description])
      #expect(
        order.split(separator: "\n").map(String.init) == world.order(from: tip).map(\.description))
      let tree = try world.scanned.git.text(
        [
          "-c", "core.quotepath=false", "ls-tree", "-r", "--format=%(path) %(objectname)",
          tip.description,
        ])
      var paths = PathTable()
      let listing = try TreeListing(ofCommit: tip, in: world.repository, paths: &paths)
      #expect(
        IndexWorld.files(listing, paths).map { "\($0.path.lossyText) \($0.id)" }
          == tree.split(separator: "\n").map(String.init))
    }
  }
}
