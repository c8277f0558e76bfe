internal import Basics

/// Finds words eight bytes at a time: letters, digits, and every byte that is not ASCII.
enum WordScan {
  /// Calls `body` with each word's hash, whose lowest bit is 0, and whether it stands alone: neither
  /// before it nor behind it comes a joint (`-`, `_`) that has a word on its other side.
  /// - Parameter text: signs that are not ASCII taken out.
  @inline(__always)
  static func forEachWord(
    in text: UnsafeRawBufferPointer, _ body: (_ hash: UInt64, _ isAlone: Bool) -> Void
  ) {
    var offset = nextWord(from: 0, in: text)
    var isTied = false
    while offset < text.count {
      let hash = word(at: &offset, in: text)
      let isJoint = offset < text.count && mayTie(text[offset]) && stepOverJoints(&offset, in: text)
      offset = nextWord(from: offset, in: text)
      body(hash, !isTied && !isJoint)
      isTied = isJoint
    }
  }

  private static func mayTie(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
  }

  /// Whether nothing but joints stands between a offset and a word.
  private static func stepOverJoints(
    _ offset: inout Int, in text: UnsafeRawBufferPointer
  ) -> Bool {
    while offset < text.count, mayTie(text[offset]) {
      if text[offset] == UInt8(ascii: "\\"), !NameFolding.isEscape(at: offset, in: text) {
        return false
      }
      offset += 1
    }
    return offset < text.count && NameFolding.isWord(text[offset])
  }

  /// Where the next word begins; the text's end or a offset behind it where there is none.
  @inline(__always)
  private static func nextWord(from start: Int, in text: UnsafeRawBufferPointer) -> Int {
    var offset = start
    while offset < text.count {
      let words = wordBytes(eightBytes(at: offset, in: text)) & high
      if words != 0 { return offset + words.trailingZeroBitCount >> 3 }
      offset += 8
    }
    return offset
  }

  /// The hash of the word that begins at a offset, which becomes that of its end.
  @inline(__always)
  private static func word(at offset: inout Int, in text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0
    while true {
      let bytes = eightBytes(at: offset, in: text)
      let others = ~wordBytes(bytes) & high
      let lowered = bytes | (~bytes & high) >> 2
      if others == 0 {
        hash = mixed(hash ^ lowered)
        offset += 8
        continue
      }
      let bits = others.trailingZeroBitCount & ~7
      offset += bits >> 3
      if bits > 0 { hash = mixed(hash ^ (lowered & (1 << UInt64(bits) - 1))) }
      return max(hash & ~1, 2)
    }
  }

  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that belongs to a word.
  @inline(__always)
  private static func wordBytes(_ bytes: UInt64) -> UInt64 {
    let low = bytes & ~high
    let lowered = low | 0x2020_2020_2020_2020
    let letters =
      (lowered + 0x1F1F_1F1F_1F1F_1F1F) & ~(lowered + 0x0505_0505_0505_0505)
    let digits = (low + 0x5050_5050_5050_5050) & ~(low + 0x4646_4646_4646_4646)
    return letters | digits | bytes
  }

  @inline(__always)
  private static func eightBytes(at offset: Int, in text: UnsafeRawBufferPointer) -> UInt64 {
    if offset + 8 <= text.count {
      return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var bytes: UInt64 = 0
    for index in offset..<max(offset, text.count) {
      bytes |= UInt64(text[index]) << UInt64((index - offset) * 8)
    }
    return bytes
  }

  /// Takes different numbers to different ones.
  @inline(__always)
  static func mixed(_ number: UInt64) -> UInt64 {
    let product = number &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
