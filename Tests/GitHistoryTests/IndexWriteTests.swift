import Basics
import Foundation
import Git
import TestSupport
import Testing

@testable import GitHistory

/// The file that an index is kept in: what stands in its place, and what happens to it.
@Suite struct IndexWriteTests {
  private let world: IndexWorld
  private let cache: IndexCache
  private let folder: String
  private let directory: TemporaryDirectory

  init() throws {
    world = try IndexWorld(ScanTests.graph(seed: 12, commits: 40))
    cache = IndexCache(world.repository)
    folder = world.scanned.git.path + "/leadlint"
    directory = try TemporaryDirectory()
  }

  private var file: String { folder + "/history.index" }

  /// A run: opens what there is, asks it, and keeps what it read.
  private func run(
    of tip: ObjectID? = nil
  ) throws -> (state: IndexCache.State, reason: ByteString?) {
    let (store, state) = HistoryStore.open(
      cache, world.repository, recording: IndexWorld.recordedName)
    let tip = tip ?? world.newest
    #expect(try world.difference(try store.history(of: tip), from: tip) == nil)
    return (state, store.save(to: cache, movingTo: tip))
  }

  private func expectUsable(commits: Int = 40) {
    guard case .usable(let found, let tip) = cache.state() else {
      Issue.record("no usable index")
      return
    }
    #expect(found == commits && tip == world.newest)
  }

  @Test("is written once and read from then on")
  func written() throws {
    #expect(cache.size == nil)
    let first = try run()
    guard case .missing = first.state else { throw IndexFailure(description: "\(first.state)") }
    #expect(first.reason == nil)
    expectUsable()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(cache.size == bytes.count)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    let number = try #require(attributes[.systemFileNumber] as? Int)
    let second = try run(of: world.ids[20])
    guard case .usable = second.state else { throw IndexFailure(description: "\(second.state)") }
    let after = try FileManager.default.attributesOfItem(atPath: file)
    #expect(after[.systemFileNumber] as? Int == number)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["history.index"])
    #expect(cache.clear() && cache.size == nil)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test(
    "is made anew in the place of whatever stands there",
    arguments: [
      "", "garbage", "a link", "a link to nothing", "a pipe", "a byte less", "another version",
      "all zero", "the other byte order",
    ])
  func replaced(_ what: String) throws {
    _ = try run()
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    let elsewhere = directory.file("elsewhere")
    try whole.write(to: URL(fileURLWithPath: elsewhere))
    try FileManager.default.removeItem(atPath: file)
    var spoilt = IndexBytes(bytes: Array(whole))
    switch what {
    case "": spoilt.bytes = []
    case "garbage": spoilt.bytes = Array("garbage".utf8)
    case "a byte less": spoilt.bytes.removeLast()
    case "all zero": spoilt.bytes = [UInt8](repeating: 0, count: whole.count)
    case "another version":
      spoilt.set(IndexFormat.version + 1, at: 12)
      spoilt.seal()
    case "the other byte order":
      for place in stride(from: 0, to: whole.count, by: 8) {
        spoilt.bytes[place..<(place + 8)].reverse()
      }
    default: break
    }
    if what.hasPrefix("a link") {
      try FileManager.default.createSymbolicLink(
        atPath: file, withDestinationPath: what == "a link" ? elsewhere : "nothing")
    } else if what == "a pipe" {
      _ = try Program("mkfifo").check([file])
    } else {
      try Data(spoilt.bytes).write(to: URL(fileURLWithPath: file))
    }
    guard case .unusable = cache.state() else { throw IndexFailure(description: "usable") }
    let run = try run()
    guard case .unusable = run.state else { throw IndexFailure(description: "\(run.state)") }
    #expect(run.reason == nil)
    expectUsable()
    #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)) == whole)
    let type = try FileManager.default.attributesOfItem(atPath: file)[.type]
    #expect(type as? FileAttributeType == .typeRegular)
  }

  @Test("is done without where it cannot be written")
  func unwritable() throws {
    // A file where the directory should be.
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder))
    #expect(try run().reason == "Not a directory")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder)) == Data("mine".utf8))
    try FileManager.default.removeItem(atPath: folder)
    // A link where the directory should be: what it leads to is not ours.
    try FileManager.default.createSymbolicLink(
      atPath: folder, withDestinationPath: directory.path)
    #expect(try run().reason == "Not a directory")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    try FileManager.default.removeItem(atPath: folder)
    // A directory where the file should be.
    try FileManager.default.createDirectory(
      atPath: file + "/mine", withIntermediateDirectories: true)
    let run = try run()
    guard case .unusable = run.state else { throw IndexFailure(description: "\(run.state)") }
    #expect(run.reason == "Is a directory")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["history.index"])
  }

  @Test("sweeps what runs that were stopped left, and nothing else")
  func swept() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let old = Date(timeIntervalSinceNow: -7200)
    for name in ["history.index.1.2", "history.index.1.3", "mine", "history.indexes"] {
      try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
      if name == "history.index.1.3" { continue }
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: folder + "/" + name)
    }
    #expect(try run().reason == nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["history.index", "history.index.1.3", "history.indexes", "mine"])
    #expect(cache.clear())
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(left == ["history.indexes", "mine"])
  }

  @Test("keeps what was found in blobs, also when it moves on", arguments: 1...6)
  func findings(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var known: [[ByteString]: (comparison: UInt32, source: ByteString?)] = [:]
    // These stay true of commits that the index does not hold any more.
    var compared: [[ByteString]: UInt32] = [:]
    func key(_ change: Change, _ history: History) -> [ByteString] {
      ["\(history.id(of: change.commit))", history.paths.path(change.path)]
    }
    var index = try world.index(of: world.ids[15], in: directory)
    var total = 0
    for round in 0..<5 {
      let store = HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
      let tip = round == 0 ? world.ids[15] : random.pick(world.ids)
      let history = try store.history(of: tip)
      for commit in history.commits {
        for change in history.changes(ofCommit: commit) where random.chance(40) {
          let answer = (
            comparison: compared[key(change, history)] ?? UInt32(random.below(100)),
            source: random.chance(50)
              ? nil : history.paths.path(PathID(random.below(history.paths.count)))
          )
          history.note(answer.comparison, history.findingKey(of: [change]), of: [change])
          history.note(change, continues: answer.source.flatMap(history.paths.id))
          known[key(change, history)] = answer
          compared[key(change, history)] = answer.comparison
        }
      }
      let made = store.indexToSave(
        movingTo: random.chance(60) ? tip : nil, overlayLimit: 1, findingLimit: 1)
      // Nothing is worth writing after a look at what the index does not know.
      if let made { index = try IndexWorld.reopened(made, in: directory) }
      var kept = 0
      let again = try HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
        .history(of: world.newest)
      for commit in again.commits {
        let isIndexed = index.row(of: again.id(of: commit)) != nil
        for change in again.changes(ofCommit: commit) {
          let expected = isIndexed ? known[key(change, again)] : nil
          let comparison = again.finding(again.findingKey(of: [change]))
          // What is not in the index may be forgotten, but nothing may be made up.
          if let comparison { #expect(comparison == compared[key(change, again)]) }
          if let source = again.similarSource(of: change) {
            #expect(source.map { again.paths.path($0) } == expected?.source)
          }
          kept += comparison == nil ? 0 : 1
        }
      }
      total += kept
      known = known.filter { key, _ in
        ObjectID(hex: key[0].bytes).flatMap(index.row) != nil
      }
    }
    #expect(total > 0)
  }

  @Test("takes over what another thread learned, over the same index only")
  func merged() throws {
    let index = try world.index(of: world.ids[30], in: directory)
    let other = try world.index(of: world.ids[20], in: directory)
    func store(_ index: HistoryIndex) -> HistoryStore {
      HistoryStore(world.repository, index, recording: IndexWorld.recordedName)
    }
    /// What a store knows after it was told of the first change of its tip.
    func findings(by store: HistoryStore, _ tip: ObjectID) throws -> HistoryStore.SharedFindings {
      let history = try store.history(of: tip)
      for commit in history.commits {
        for change in history.changes(ofCommit: commit) {
          history.note(1, history.findingKey(of: [change]), of: [change])
          history.note(change, continues: nil)
        }
      }
      return store.sharedFindings
    }
    func comparedChanges(_ store: HistoryStore) throws -> Int {
      let history = try store.history(of: world.ids[30])
      return history.commits.reduce(0) { count, commit in
        count
          + history.changes(ofCommit: commit).count {
            history.finding(history.findingKey(of: [$0])) == 1
          }
      }
    }
    let first = store(index)
    first.merge(try findings(by: store(other), world.ids[20]))
    #expect(try comparedChanges(first) == 0)
    let again = try IndexWorld.reopened(index, in: directory)
    first.merge(try findings(by: store(again), world.ids[30]))
    let changes = world.order(from: world.ids[30]).reduce(0) {
      $0 + (world.facts[$1]?.changes.count ?? 0)
    }
    #expect(try comparedChanges(first) == changes && changes > 0)
  }
}
