import Dispatch
import TestSupport
import Testing

@testable import GitHistory

/// The checksum of an index that is hashed by pieces, on more than one thread.
@Suite struct IndexHashTests {
  /// As many as are worth threads, and not a whole number of pieces or lanes.
  private static let wordCount = 5 << 19 | 0x1235

  @Test("is another wherever a bit is another, or two words have changed places")
  func changes() {
    var random = SplitMix64(seed: 5)
    var words = (0..<Self.wordCount).map { _ in random.next() }
    let whole = words.withUnsafeBytes { IndexHash.of($0) }
    #expect(words.withUnsafeBytes { IndexHash.of($0) } == whole)
    for word in [0, words.count - 1] + (0..<20).map({ _ in random.below(words.count) }) {
      let bit = UInt64(1) << UInt64(random.below(64))
      words[word] ^= bit
      #expect(words.withUnsafeBytes { IndexHash.of($0) } != whole, "word \(word)")
      words[word] ^= bit
      let other = random.below(words.count)
      guard words[word] != words[other] else { continue }
      words.swapAt(word, other)
      #expect(words.withUnsafeBytes { IndexHash.of($0) } != whole, "\(word) and \(other)")
      words.swapAt(word, other)
    }
    // Two whole pieces.
    for word in 0..<(1 << 19) { words.swapAt(word, word + (1 << 20)) }
    #expect(words.withUnsafeBytes { IndexHash.of($0) } != whole)
    #expect(Array(words.dropLast()).withUnsafeBytes { IndexHash.of($0) } != whole)
  }

  @Test("reads each byte once")
  func ranges() {
    let words = [UInt64](repeating: 1, count: Self.wordCount)
    let read = ReadRanges()
    _ = words.withUnsafeBytes { IndexHash.of($0, wasRead: read.add) }
    let found = read.found.sorted { $0.lowerBound < $1.lowerBound }
    #expect(found.first?.lowerBound == 0 && found.last?.upperBound == words.count * 8)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }
}

// Sendable because every access to its state is made under its lock.
private final class ReadRanges: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private var ranges: [Range<Int>] = []

  func add(_ range: Range<Int>) {
    lock.wait()
    defer { lock.signal() }
    ranges.append(range)
  }

  var found: [Range<Int>] {
    lock.wait()
    defer { lock.signal() }
    return ranges
  }
}
