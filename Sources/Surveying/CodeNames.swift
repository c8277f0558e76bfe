internal import Basics
internal import GitHistory
internal import Markdown

/// A directory of an area's code, by its place there, or a file.
enum CodePlace: Hashable {
  case directory(Int)
  case file(PathID)

  var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}

/// A name by letters and digits alone, without regard to case, as one number. Two names that differ
/// have one number so seldom that nobody will see it.
enum Letters {
  // FNV-1a, 64 bits.
  static let none: UInt64 = 0xcbf2_9ce4_8422_2325

  static func hash(ofDirectory name: UnsafeRawBufferPointer) -> UInt64 {
    var hash = none
    for byte in name {
      if byte >= 0x80 {
        return self.hash(letters: MarkdownDocument.letters(of: ByteString(name)))
      }
      if byte.isASCIILetter || byte.isASCIIDigit { hash = step(hash, byte.asciiLowercased) }
    }
    return hash
  }

  /// Of a file's name without its extension.
  static func hash(ofFile name: UnsafeRawBufferPointer) -> UInt64 {
    hash(ofDirectory: CodeFiles.part(name, to: CodeFiles.stemEnd(name)))
  }

  /// Of what `MarkdownDocument.letters` made.
  static func hash(letters: ByteString) -> UInt64 { letters.bytes.reduce(none, step) }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}

/// Finds the items of a list that have a certain hash.
struct HashChains {
  private let hashes: [UInt64]
  /// By the high bits of a hash: its first item.
  private var first: [Int32]
  /// By item: the next one of the same slot.
  private var next: [Int32]
  private let shift: UInt64

  init(_ hashes: [UInt64]) {
    self.hashes = hashes
    var bits: UInt64 = 4
    while 1 << bits < hashes.count * 2 { bits += 1 }
    shift = 64 - bits
    first = Array(repeating: -1, count: 1 << bits)
    next = Array(repeating: -1, count: hashes.count)
    for item in hashes.indices.reversed() {
      let slot = slot(of: hashes[item])
      next[item] = first[slot]
      first[slot] = Int32(item)
    }
  }

  /// The items with a hash, ascending.
  func items(_ hash: UInt64) -> [Int] {
    var found: [Int] = []
    var item = Int(first[slot(of: hash)])
    while item >= 0 {
      if hashes[item] == hash { found.append(item) }
      item = Int(next[item])
    }
    return found
  }

  /// The low bits of FNV are stirred better than its high ones.
  private func slot(of hash: UInt64) -> Int {
    Int((hash &* 0x9e37_79b9_7f4a_7c15) >> shift)
  }
}
