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
    var lanes = SIMD8<UInt64>(1, 2, 3, 5, 7, 11, 13, 17)
    let words = bytes.count / 8
    let whole = words - words % laneCount
    if let base = bytes.baseAddress {
      var word = 0
      while word < whole {
        let next = base.loadUnaligned(fromByteOffset: word * 8, as: SIMD8<UInt64>.self)
        lanes = (lanes ^ next) &* prime
        lanes = (lanes &<< 31) | (lanes &>> 33)
        word += laneCount
        if word % stretch == 0 { wasRead((word - stretch) * 8..<word * 8) }
      }
      wasRead(word / stretch * stretch * 8..<word * 8)
    }
    var hash = UInt64(bytes.count)
    for lane in 0..<laneCount { hash = mixed(hash, lanes[lane]) }
    for word in whole..<words {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
    }
    return hash
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* prime
    return (product << 31) | (product >> 33)
  }
}
