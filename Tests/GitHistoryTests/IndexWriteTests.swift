import Basics
import Foundation
import Git
import TestSupport
import Testing

@testable import GitHistory

/// The file that an index is kept in: what stands in its place, and what happens to it.
@Suite struct IndexWriteTests {
  private let world: IndexWorld
  private let cache: HistoryCache
  private let folder: String
  private let directory: TemporaryDirectory

  init() throws {
    world = try IndexWorld(ScanTests.graph(seed: 12, commits: 40))
    cache = HistoryCache(world.repository)
    folder = world.scanned.git.path + "/leadlint"
    directory = try TemporaryDirectory()
  }

  private var file: String { folder + "/history.index" }

  /// A run: opens what there is, asks it, and keeps what it read.
  private func run(
    of tip: ObjectID? = nil
  ) throws -> (state: HistoryCache.State, reason: ByteString?) {
    let (archive, state) = cache.open(keeping: IndexWorld.keptName)
    let tip = tip ?? world.newest
    #expect(try world.difference(try archive.history(of: tip), from: tip) == nil)
    return (state, cache.save(archive, movingTo: tip))
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

  @Test("keeps what was learned of blobs, also when it moves on", arguments: 1...6)
  func answers(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var known: [[ByteString]: (isSubstantive: Bool, source: ByteString?)] = [:]
    func key(_ change: Change, _ history: History) -> [ByteString] {
      ["\(history.id(of: change.commit))", history.paths.path(change.path)]
    }
    var index = try world.index(of: world.ids[15], in: directory)
    var total = 0
    for round in 0..<5 {
      let archive = Archive(world.repository, index, keeping: IndexWorld.keptName)
      let tip = round == 0 ? world.ids[15] : random.pick(world.ids)
      let history = try archive.history(of: tip)
      for commit in 0..<Int32(history.count) {
        for change in history.changes(ofCommit: commit) where random.chance(40) {
          let answer = (
            isSubstantive: random.chance(50),
            source: random.chance(50)
              ? nil : history.paths.path(Int32(random.below(history.paths.count)))
          )
          history.learn(change, isSubstantive: answer.isSubstantive)
          history.learn(change, continues: answer.source.flatMap(history.paths.number))
          known[key(change, history)] = answer
        }
      }
      let made = archive.indexToSave(
        movingTo: random.chance(60) ? tip : nil, overlayLimit: 1, answerLimit: 1)
      // Nothing is worth writing after a look at what the index does not know.
      if let made { index = try IndexWorld.reopened(made, in: directory) }
      var kept = 0
      let again = try Archive(world.repository, index, keeping: IndexWorld.keptName)
        .history(of: world.newest)
      for commit in 0..<Int32(again.count) {
        let isIndexed = index.row(of: again.id(of: commit)) != nil
        for change in again.changes(ofCommit: commit) {
          let expected = isIndexed ? known[key(change, again)] : nil
          let isSubstantive = again.isSubstantive(change)
          // What is not in the index may be forgotten, but nothing may be made up.
          if let isSubstantive { #expect(isSubstantive == expected?.isSubstantive) }
          if let source = again.similarSource(of: change) {
            #expect(source.map { again.paths.path($0) } == expected?.source)
          }
          kept += isSubstantive == nil ? 0 : 1
        }
      }
      total += kept
      known = known.filter { key, _ in
        ObjectID(hex: key[0].bytes).flatMap(index.row) != nil
      }
    }
    #expect(total > 0)
  }

  @Test("takes over what another thread learned, by the same numbers only")
  func merged() throws {
    let index = try world.index(of: world.ids[30], in: directory)
    let other = try world.index(of: world.ids[20], in: directory)
    func archive(_ index: HistoryIndex) -> Archive {
      Archive(world.repository, index, keeping: IndexWorld.keptName)
    }
    /// What an archive knows after it was told of the first change of its tip.
    func learned(by archive: Archive, _ tip: ObjectID) throws -> LearnedAnswers {
      let history = try archive.history(of: tip)
      for commit in 0..<Int32(history.count) {
        for change in history.changes(ofCommit: commit) {
          history.learn(change, isSubstantive: true)
          history.learn(change, continues: nil)
        }
      }
      return archive.learned
    }
    func answers(_ archive: Archive) throws -> Int {
      let history = try archive.history(of: world.ids[30])
      return (0..<Int32(history.count)).reduce(0) { count, commit in
        count + history.changes(ofCommit: commit).count { history.isSubstantive($0) == true }
      }
    }
    let first = archive(index)
    first.merge(try learned(by: archive(other), world.ids[20]))
    #expect(try answers(first) == 0)
    let again = try IndexWorld.reopened(index, in: directory)
    first.merge(try learned(by: archive(again), world.ids[30]))
    let changes = world.order(from: world.ids[30]).reduce(0) {
      $0 + (world.facts[$1]?.changes.count ?? 0)
    }
    #expect(try answers(first) == changes && changes > 0)
  }
}
