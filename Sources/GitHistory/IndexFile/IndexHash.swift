internal import Dispatch

/// The checksum of an index: each piece is hashed in eight lanes of xor, multiply and rotate over
/// 64-bit words, and then the pieces' hashes are hashed.
///
/// Every step is one-to-one in the word and in the lane, so that a change confined to one word is
/// always noticed, and any other is missed with one chance in 2⁶⁴. It guards against damage, not
/// against forgery: who can write the index can write the repository.
enum IndexHash {
  private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let laneCount = 8
  /// In bytes.
  private static let piece = 1 << 22
  /// From this many pieces on, more than one thread pays.
  private static let threadedCount = 3

  /// - Parameters:
  ///   - bytes: aligned to eight bytes, and a multiple of eight in length.
  ///   - wasRead: is called with the range of each piece that was hashed, on any thread.
  static func of(
    _ bytes: UnsafeRawBufferPointer, wasRead: @Sendable (Range<Int>) -> Void = { _ in }
  ) -> UInt64 {
    var hashes = [UInt64](repeating: 0, count: (bytes.count + piece - 1) / piece)
    hashes.withUnsafeMutableBufferPointer { hashes in
      // The bytes are not written, and each call writes a hash of its own.
      nonisolated(unsafe) let (bytes, hashes) = (bytes, hashes)
      @Sendable func read(_ index: Int) {
        let range = index * piece..<min((index + 1) * piece, bytes.count)
        hashes[index] = hash(UnsafeRawBufferPointer(rebasing: bytes[range]))
        wasRead(range)
      }
      if hashes.count < threadedCount {
        hashes.indices.forEach(read)
      } else {
        DispatchQueue.concurrentPerform(iterations: hashes.count, execute: read)
      }
    }
    return hashes.reduce(UInt64(bytes.count), mixed)
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    // Scalars: processors multiply words of 64 bits faster than vectors of them.
    var (one, two, three, four) = (UInt64(1), UInt64(2), UInt64(3), UInt64(5))
    var (five, six, seven, eight) = (UInt64(7), UInt64(11), UInt64(13), UInt64(17))
    let words = bytes.count / 8
    let whole = words - words % laneCount
    if let base = bytes.baseAddress?.assumingMemoryBound(to: UInt64.self) {
      var word = 0
      while word < whole {
        let next = base + word
        one = mixed(one, next[0])
        two = mixed(two, next[1])
        three = mixed(three, next[2])
        four = mixed(four, next[3])
        five = mixed(five, next[4])
        six = mixed(six, next[5])
        seven = mixed(seven, next[6])
        eight = mixed(eight, next[7])
        word += laneCount
      }
    }
    var hash = UInt64(bytes.count)
    for lane in [one, two, three, four, five, six, seven, eight] { hash = mixed(hash, lane) }
    for word in whole..<words {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
    }
    return hash
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* prime
    return (product << 31) | (product >> 33)
  }
}
