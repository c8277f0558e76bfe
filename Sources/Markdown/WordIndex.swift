package import Basics

/// Which names the docs of an area mention, wherever in their text.
///
/// Prose, headings, code, HTML and the destinations of links all count. A name stands as a word: no
/// letter, digit, `_` or `-` touches it, so `cart` is mentioned by `src/cart/x.swift`, `Cart` and
/// `cart.swift`, but not by `cartography` nor by `shopping-cart`. Case does not matter, and inside
/// a name a hyphen, an underscore and white space are one: `API gateway` mentions `api-gateway`.
/// Any other character stands for itself: `Dockerfile.worker` is mentioned by just that.
///
/// Building costs one pass over the text, some 20 ns a byte. Asking costs one look-up where a name's
/// words are not all in the text, else a search through the text up to the first mention.
package struct WordIndex: Sendable {
  /// Hashes of the words between all joints and signs. Two words may share one, so that only the
  /// absence of a hash says anything for certain.
  private var hashes: Set<UInt64> = []
  private var text: [UInt8] = []

  package init() {}

  /// Takes in one document, Markdown or plain text. Bytes that are not UTF-8 separate words.
  package mutating func add(_ document: [UInt8]) {
    text.append(Self.boundary)
    let start = text.count
    Self.fold(document, into: &text)
    text[start...].withUnsafeBufferPointer { hashes.formUnion(Self.hashes(of: $0)) }
  }

  /// Whether a name, such as that of a directory or a container file, is mentioned in any document
  /// taken in. False for a name without a letter or digit.
  package func mentions(_ name: ByteString) -> Bool {
    var folded: [UInt8] = []
    Self.fold(name.bytes, into: &folded, isName: true)
    let trimmed = folded.drop { $0 == Self.joint }
    let end = trimmed.lastIndex { $0 != Self.joint }.map { $0 + 1 } ?? trimmed.endIndex
    let wanted = Array(trimmed[..<end])
    let words = wanted.withUnsafeBufferPointer { Self.hashes(of: $0) }
    return !words.isEmpty && words.isSubset(of: hashes) && occurs(wanted)
  }

  /// FNV-1a of every run of letters and digits.
  private static func hashes(of text: UnsafeBufferPointer<UInt8>) -> Set<UInt64> {
    let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    var hashes: Set<UInt64> = []
    var hash = seed
    for byte in text {
      if isWord(byte) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      } else if hash != seed {
        hashes.insert(hash)
        hash = seed
      }
    }
    if hash != seed { hashes.insert(hash) }
    return hashes
  }

  private func occurs(_ name: [UInt8]) -> Bool {
    var start = 0
    while start + name.count <= text.count {
      if text[start] == name[0], matches(name, at: start), isEdge(before: start, of: name),
        isEdge(after: start + name.count, of: name)
      {
        return true
      }
      start += 1
    }
    return false
  }

  private func matches(_ name: [UInt8], at start: Int) -> Bool {
    for offset in name.indices {
      let byte = text[start + offset]
      let wanted = name[offset]
      guard byte == wanted || (wanted == Self.joint && byte == Self.space) else { return false }
    }
    return true
  }

  /// Whether no word ends right before `start`, joints included. A name that begins with another
  /// sign, as `@scope` does, has its edge in that.
  private func isEdge(before start: Int, of name: [UInt8]) -> Bool {
    guard let first = name.first, Self.isWord(first) else { return true }
    var index = start
    while index > 0, text[index - 1] == Self.joint { index -= 1 }
    return index == 0 || !Self.isWord(text[index - 1])
  }

  private func isEdge(after end: Int, of name: [UInt8]) -> Bool {
    guard let last = name.last, Self.isWord(last) else { return true }
    var index = end
    while index < text.count, text[index] == Self.joint { index += 1 }
    return index == text.count || !Self.isWord(text[index])
  }

  private static let joint = UInt8(ascii: "-")
  private static let space = UInt8(ascii: " ")
  /// Stands between documents and for signs that are not ASCII; no name holds it.
  private static let boundary: UInt8 = 0

  /// After folding, every byte of a letter, mark or digit that is not ASCII is 0x80 or above, and
  /// nothing else is.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit
  }

  /// Lowers the case, turns `_` into `-` and any white space into one space (in a name: into `-`),
  /// and drops backslashes before signs, as Markdown does.
  private static func fold(_ bytes: [UInt8], into folded: inout [UInt8], isName: Bool = false) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        let end = bytes[index...].firstIndex { $0 < 0x80 } ?? bytes.count
        fold(String(decoding: bytes[index..<end], as: UTF8.self), into: &folded)
        index = end
        continue
      }
      index += 1
      if byte.isASCIISpace {
        let sign = isName ? joint : space
        if folded.last != sign { folded.append(sign) }
      } else if byte == UInt8(ascii: "_") {
        folded.append(joint)
      } else if byte == UInt8(ascii: "\\"), !isName, index < bytes.count,
        (0x21..<0x7F).contains(bytes[index]), !isWord(bytes[index])
      {
        continue
      } else {
        folded.append(byte.asciiLowercased)
      }
    }
  }

  private static func fold(_ text: String, into folded: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
        .otherNumber:
        folded += Array(String(scalar).utf8)
      default:
        if scalar.properties.isAlphabetic {
          folded += Array(scalar.properties.lowercaseMapping.utf8)
        } else {
          folded.append(boundary)
        }
      }
    }
  }
}
