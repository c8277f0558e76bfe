import Basics
import Foundation
import Git
import TestSupport
import Testing

@testable import GitHistory

/// An index that is not as it was written.
@Suite struct IndexDamageTests {
  private let world: IndexWorld
  private let directory: TemporaryDirectory
  private let index: HistoryIndex

  init() throws {
    world = try IndexWorld(ScanTests.graph(seed: 11, commits: 60))
    directory = try TemporaryDirectory()
    let store = HistoryStore(world.repository, recording: IndexWorld.recordedName)
    let history = try store.history(of: world.ids[50])
    // Blob findings, so that no section is empty.
    for commit in history.commits {
      for change in history.changes(ofCommit: commit) {
        history.note(
          change.path.index % 2 == 0 ? 1 : 0, history.findingKey(of: [change]), of: [change])
        history.note(change, continues: change.path.index % 3 == 0 ? nil : PathID(0))
      }
    }
    let learned = store.indexToSave(movingTo: nil, overlayLimit: .max, findingLimit: 1)
    index = try IndexWorld.reopened(try #require(learned), in: directory)
  }

  @Test("is refused wherever a byte of its header is another")
  func header() throws {
    #expect(try IndexBytes(index).open(in: directory) != nil)
    for offset in 0..<IndexFormat.headerSize {
      for mask in [UInt8(1) << UInt8(offset % 8), 0xFF] {
        var spoilt = IndexBytes(index)
        spoilt.bytes[offset] ^= mask
        #expect(try spoilt.open(in: directory) == nil, "byte \(offset)")
      }
    }
  }

  @Test("is refused with one bit or one byte changed anywhere")
  func anywhere() throws {
    var random = SplitMix64(seed: 1)
    for number in 0..<1000 {
      var spoilt = IndexBytes(index)
      let offset = random.below(spoilt.bytes.count)
      spoilt.bytes[offset] ^= number % 2 == 0 ? 1 << UInt8(random.below(8)) : 0xFF
      #expect(try spoilt.open(in: directory) == nil, "byte \(offset)")
    }
  }

  @Test("is refused when cut short or continued")
  func lengths() throws {
    var random = SplitMix64(seed: 2)
    let whole = IndexBytes(index)
    let multiples = (0..<150).map { _ in random.below(whole.bytes.count / 8) * 8 }
    for length in (0..<150).map({ _ in random.below(whole.bytes.count) }) + multiples {
      var cut = whole
      cut.bytes = Array(whole.bytes[..<length])
      #expect(try cut.open(in: directory) == nil, "\(length) bytes")
      if length >= IndexFormat.headerSize + 8, length % 8 == 0 {
        cut.seal()
        #expect(try cut.open(in: directory) == nil, "\(length) bytes, sealed")
      }
    }
    for count in [1, 8, 4096] {
      var longer = whole
      longer.bytes += [UInt8](repeating: 0, count: count)
      #expect(try longer.open(in: directory) == nil)
    }
  }

  @Test("is refused when another version or another machine wrote it")
  func foreign() throws {
    let version = IndexFormat.version
    for (number, offset) in [
      (version + 1, 12), (version - 1, 12), (version.byteSwapped, 12),
      (IndexFormat.byteOrder.byteSwapped, 8), (0, 0),
    ] {
      var spoilt = IndexBytes(index)
      spoilt.set(number, at: offset)
      spoilt.seal()
      #expect(try spoilt.open(in: directory) == nil)
    }
    var swapped = IndexBytes(index)
    for offset in stride(from: 0, to: swapped.bytes.count, by: 8) {
      swapped.bytes[offset..<(offset + 8)].reverse()
    }
    #expect(try swapped.open(in: directory) == nil)
  }

  @Test("never leads astray when its numbers are wrong and its checksum right", arguments: 1...8)
  func crafted(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var questions = Questions(world.repository)
    var opened = 0
    for _ in 0..<150 {
      var spoilt = IndexBytes(index)
      for _ in 0..<(1 + random.below(3)) {
        if random.chance(15) {
          spoilt.spoilHeader(&random)
        } else {
          spoilt.spoilSection(&random)
        }
        // The next one looks for its section in the header.
        if spoilt.hasOddHeader { break }
      }
      spoilt.seal()
      guard let accepted = try spoilt.open(in: directory) else { continue }
      opened += 1
      do {
        try questions.ask(accepted, [world.ids[50], world.ids[20], world.newest])
      } catch is HistoryError {
        // A commit that is not there is asked for.
      } catch is GitError {
      }
    }
    #expect(opened > 0 && questions.answered > 0)
  }

  @Test("is refused where a path is said to lie in a directory that it does not lie in")
  func brokenTree() throws {
    let ends = IndexBytes(index).range(of: .subtreeEnds)
    var opened = 0
    for path in 0..<(ends.count / 4) {
      for end in (path + 1)...(ends.count / 4) {
        var spoilt = IndexBytes(index)
        spoilt.set(UInt32(end), at: ends.lowerBound + path * 4)
        spoilt.seal()
        opened += try spoilt.open(in: directory) == nil ? 0 : 1
      }
      for parent in [UInt32.max] + (0..<UInt32(path)) {
        var spoilt = IndexBytes(index)
        spoilt.set(parent, at: spoilt.range(of: .pathParents).lowerBound + path * 4)
        spoilt.seal()
        opened += try spoilt.open(in: directory) == nil ? 0 : 1
      }
    }
    // As they were written, each is accepted once.
    #expect(opened == 2 * (ends.count / 4))
  }
}

extension IndexBytes {
  /// Whether a section does not stand where it may.
  fileprivate var hasOddHeader: Bool {
    IndexSection.allCases.contains { section in
      let offset = 56 + section.rawValue * 16
      let start = number(at: offset)
      let length = number(at: offset + 8)
      return start > UInt64(bytes.count) || length > UInt64(bytes.count)
        || start + length > UInt64(bytes.count)
    }
  }
}
