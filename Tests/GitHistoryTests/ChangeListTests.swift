import TestSupport
import Testing

@testable import GitHistory

/// The changes of a path and of a commit, as an index keeps them.
@Suite struct ChangeListTests {
  /// Bytes as they stand in an index: with more behind them.
  private func withBytes<Result>(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    (bytes + [UInt8](repeating: 0xAB, count: 8)).withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
    }
  }

  private func rows(_ bytes: [UInt8], below limit: Int = IndexFormat.idLimit) -> [UInt32] {
    withBytes(bytes) { Array(PathChanges($0, rowCount: limit)) }
  }

  private func paths(_ bytes: [UInt8], below limit: Int = IndexFormat.idLimit) -> [UInt32] {
    withBytes(bytes) { Array(CommitChanges($0, pathCount: limit)) }
  }

  /// Numbers of every size, the greatest too.
  private func numbers(_ random: inout SplitMix64) -> [UInt32] {
    (0..<random.below(50)).map { _ in
      let number = random.chance(5) ? (1 << 28) - 1 : random.below(1 << (1 + random.below(28)))
      let flags = random.chance(70) ? 1 : random.below(16)
      return UInt32(number) << 4 | UInt32(flags)
    }
  }

  @Test("are read as they were written", arguments: 1...40)
  func roundTrip(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let commit = numbers(&random)
    let path = commit.sorted()
    var bytes: [UInt8] = []
    PathChanges.append(path, to: &bytes)
    #expect(rows(bytes) == path)
    #expect(withBytes(bytes) { PathChanges($0, rowCount: 1).isEmpty } == path.isEmpty)
    bytes = []
    CommitChanges.append(commit, to: &bytes)
    #expect(paths(bytes) == commit)
  }

  @Test("take one byte where a file was modified again soon")
  func size() {
    var bytes: [UInt8] = []
    PathChanges.append([3, 4, 35].map { $0 << 4 | 1 }, to: &bytes)
    #expect(bytes.count == 3)
    PathChanges.append([3 << 4 | 2], to: &bytes)
    #expect(bytes.count == 5)
  }

  @Test("end before a number that is too high, whatever stands there", arguments: 1...40)
  func forged(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<50 {
      let bytes = (0..<random.below(40)).map { _ in UInt8(random.below(256)) }
      let limit = 1 + random.below(1 << (1 + random.below(27)))
      #expect(rows(bytes, below: limit).allSatisfy { $0 >> 4 < limit })
      #expect(paths(bytes, below: limit).allSatisfy { $0 >> 4 < limit })
    }
  }
}
