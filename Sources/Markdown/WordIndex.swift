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

  /// Takes in a document, Markdown or plain text, once. Bytes that are not UTF-8 separate words.
  package init(_ document: [UInt8]) {
    table = [UInt64](repeating: 0, count: document.count < 1 << 12 ? 1 << 9 : 1 << 11)
    NameFolding.withoutForeignSigns(document) { text in
      WordScan.forEachWord(in: text) { hash, isAlone in insert(hash, isAlone) }
    }
  }

  /// Whether a word stands in the doc at all.
  func contains(_ hash: UInt64) -> Bool { entry(hash) != 0 }

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

  private mutating func insert(_ hash: UInt64, _ isAlone: Bool) {
    let isNew = table.withUnsafeMutableBufferPointer { table in
      let mask = table.count - 1
      var place = Int(truncatingIfNeeded: hash >> 16) & mask
      while table[place] != 0 {
        if table[place] & ~1 == hash {
          if isAlone { table[place] |= 1 }
          return false
        }
        place = (place + 1) & mask
      }
      table[place] = isAlone ? hash | 1 : hash
      return true
    }
    if isNew {
      count += 1
      if count * 2 > table.count { grow() }
    }
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
    var place = 0
    // The word before, which may still turn out to be tied to the one that follows.
    var last: (hash: UInt64, isTied: Bool)?
    var isJoint = false
    while place < text.count {
      let byte = text[place]
      guard NameFolding.isWord(byte) else {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"): break
        case UInt8(ascii: "\\") where NameFolding.isEscape(at: place, in: text): break
        default: isJoint = false
        }
        place += 1
        continue
      }
      let hash = word(at: &place, in: text)
      if let last { body(last.hash, !last.isTied && !isJoint) }
      last = (hash, last != nil && isJoint)
      isJoint = true
    }
    if let last { body(last.hash, !last.isTied) }
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

  /// Takes different numbers to different ones (the last step of MurmurHash3).
  @inline(__always)
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
