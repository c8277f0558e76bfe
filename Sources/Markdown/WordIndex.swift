internal import Basics

/// Which words stand in one doc: so that a search for names need not read it again.
///
/// A word is kept as 64 bits of hash, and what two words share by chance is taken for one: that
/// happens once in some billions of repositories.
package struct WordIndex: Sendable {
  /// Open addressing, a power of two long, at most half full; 0 where nothing stands. The lowest
  /// bit of an entry is set where the word stands alone somewhere: no joint ties it to another.
  private var table: [UInt64]
  private var count = 0
  /// A bit for each two words that follow each other; some share one. A power of two of bits.
  private var pairs: [UInt64]

  /// Takes in a document, Markdown or plain text, once. Bytes that are not UTF-8 separate words.
  package init(_ document: [UInt8]) {
    table = [UInt64](repeating: 0, count: document.count < 1 << 12 ? 1 << 9 : 1 << 11)
    // Four bytes of text for each bit, some more for large texts.
    var words = 8
    while words < 1 << 11, words * 256 < document.count { words *= 2 }
    pairs = [UInt64](repeating: 0, count: words)
    NameFolding.withoutForeignSigns(document) { text in
      var last: UInt64 = 0
      WordScan.forEachWord(in: text) { hash, isAlone in
        insert(hash, isAlone)
        let pair = Self.pair(last, hash)
        pairs[Int(pair >> 6) & (words - 1)] |= 1 << (pair & 63)
        last = hash
      }
    }
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    WordScan.mixed(first &+ second << 1) >> 8
  }

  /// Whether words may follow each other in the doc; no is certain.
  func mayHold(_ words: [UInt64]) -> Bool {
    guard words.allSatisfy({ entry($0) != 0 }) else { return false }
    return zip(words, words.dropFirst()).allSatisfy {
      let pair = Self.pair($0, $1)
      return pairs[Int(pair >> 6) & (pairs.count - 1)] >> (pair & 63) & 1 == 1
    }
  }

  /// Whether a word stands in the doc without being a part of a longer name.
  func holdsAlone(_ hash: UInt64) -> Bool { entry(hash) & 1 == 1 }

  private func entry(_ hash: UInt64) -> UInt64 {
    table.withUnsafeBufferPointer { table in
      let mask = table.count - 1
      var place = Int(truncatingIfNeeded: hash >> 16) & mask
      while table[place] != 0 {
        if table[place] & ~1 == hash { return table[place] }
        place = (place + 1) & mask
      }
      return 0
    }
  }

  @inline(__always)
  private mutating func insert(_ hash: UInt64, _ isAlone: Bool) {
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash >> 16) & mask
    while table[place] != 0 {
      if table[place] & ~1 == hash {
        if isAlone, table[place] & 1 == 0 { table[place] |= 1 }
        return
      }
      place = (place + 1) & mask
    }
    table[place] = isAlone ? hash | 1 : hash
    count += 1
    if count * 2 > table.count { grow() }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: table.count * 2)
    larger.withUnsafeMutableBufferPointer { larger in
      let mask = larger.count - 1
      for entry in table where entry != 0 {
        var place = Int(truncatingIfNeeded: entry >> 16) & mask
        while larger[place] != 0 { place = (place + 1) & mask }
        larger[place] = entry
      }
    }
    table = larger
  }
}

/// Finds words eight bytes at a time: letters, digits, and every byte that is not ASCII.
enum WordScan {
  /// Calls `body` with each word's hash, whose lowest bit is 0, and whether it stands alone: neither
  /// before it nor behind it comes a joint (`-`, `_`) that has a word on its other side.
  /// - Parameter text: signs that are not ASCII taken out.
  @inline(__always)
  static func forEachWord(
    in text: UnsafeRawBufferPointer, _ body: (_ hash: UInt64, _ isAlone: Bool) -> Void
  ) {
    var place = nextWord(from: 0, in: text)
    var isTied = false
    while place < text.count {
      let hash = word(at: &place, in: text)
      let isJoint = place < text.count && mayTie(text[place]) && stepOverJoints(&place, in: text)
      place = nextWord(from: place, in: text)
      body(hash, !isTied && !isJoint)
      isTied = isJoint
    }
  }

  private static func mayTie(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
  }

  /// Whether nothing but joints stands between a place and a word.
  private static func stepOverJoints(
    _ place: inout Int, in text: UnsafeRawBufferPointer
  ) -> Bool {
    while place < text.count, mayTie(text[place]) {
      if text[place] == UInt8(ascii: "\\"), !NameFolding.isEscape(at: place, in: text) {
        return false
      }
      place += 1
    }
    return place < text.count && NameFolding.isWord(text[place])
  }

  /// Where the next word begins; the text's end or a place behind it where there is none.
  @inline(__always)
  private static func nextWord(from start: Int, in text: UnsafeRawBufferPointer) -> Int {
    var place = start
    while place < text.count {
      let words = wordBytes(eightBytes(at: place, in: text)) & high
      if words != 0 { return place + words.trailingZeroBitCount >> 3 }
      place += 8
    }
    return place
  }

  /// The hash of the word that begins at a place, which becomes that of its end.
  @inline(__always)
  private static func word(at place: inout Int, in text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0
    while true {
      let bytes = eightBytes(at: place, in: text)
      let others = ~wordBytes(bytes) & high
      let lowered = bytes | (~bytes & high) >> 2
      if others == 0 {
        hash = mixed(hash ^ lowered)
        place += 8
        continue
      }
      let bits = others.trailingZeroBitCount & ~7
      place += bits >> 3
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
  private static func eightBytes(at place: Int, in text: UnsafeRawBufferPointer) -> UInt64 {
    if place + 8 <= text.count {
      return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var bytes: UInt64 = 0
    for offset in place..<max(place, text.count) {
      bytes |= UInt64(text[offset]) << UInt64((offset - place) * 8)
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
