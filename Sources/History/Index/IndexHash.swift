/// The checksum of an index: eight lanes of xor, multiply and rotate over 64-bit words.
///
/// Every step is one-to-one in the word and in the lane, so that any change confined to one word
/// is certain to be noticed, and any other with all but one chance in 2⁶⁴. It guards against
/// damage, not against forgery: who can write the index can write the repository.
enum IndexHash {
  private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let laneCount = 8
  /// In words.
  private static let stretch = 1 << 19

  /// - Parameters:
  ///   - bytes: aligned to eight bytes, and a multiple of eight in length.
  ///   - wasRead: is told each stretch that is done with.
  static func of(
    _ bytes: UnsafeRawBufferPointer, wasRead: (Range<Int>) -> Void = { _ in }
  ) -> UInt64 {
    // Each for itself: processors multiply words of 64 bits faster than vectors of them.
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
        if word % stretch == 0 { wasRead((word - stretch) * 8..<word * 8) }
      }
      wasRead(word / stretch * stretch * 8..<word * 8)
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
