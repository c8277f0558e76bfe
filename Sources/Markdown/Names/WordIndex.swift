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
      var offset = Int(truncatingIfNeeded: hash >> 16) & mask
      while table[offset] != 0 {
        if table[offset] & ~1 == hash { return table[offset] }
        offset = (offset + 1) & mask
      }
      return 0
    }
  }

  @inline(__always)
  private mutating func insert(_ hash: UInt64, _ isAlone: Bool) {
    let mask = table.count - 1
    var offset = Int(truncatingIfNeeded: hash >> 16) & mask
    while table[offset] != 0 {
      if table[offset] & ~1 == hash {
        if isAlone, table[offset] & 1 == 0 { table[offset] |= 1 }
        return
      }
      offset = (offset + 1) & mask
    }
    table[offset] = isAlone ? hash | 1 : hash
    count += 1
    if count * 2 > table.count { grow() }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: table.count * 2)
    larger.withUnsafeMutableBufferPointer { larger in
      let mask = larger.count - 1
      for entry in table where entry != 0 {
        var offset = Int(truncatingIfNeeded: entry >> 16) & mask
        while larger[offset] != 0 { offset = (offset + 1) & mask }
        larger[offset] = entry
      }
    }
    table = larger
  }
}
