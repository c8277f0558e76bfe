package import Basics

/// Looks for names in docs: prose, headings, code, HTML and the destinations of links all count.
///
/// A name stands as a word: no letter, digit, `_` or `-` touches it, so `cart` is mentioned by
/// `src/cart/x.swift`, `Cart` and `cart.swift`, but not by `cartography` nor by `shopping-cart`. Case
/// does not matter, and inside a name a hyphen, an underscore and white space are one: `API gateway`
/// mentions `api-gateway`. Any other character stands for itself: `Dockerfile.worker` is mentioned by
/// just that.
///
/// One pass over each document, whatever the number of names; none once all have been found.
package struct NameSearch {
  /// By name: whether some document mentions it. Stays false for a name without a letter or digit.
  package private(set) var isMentioned: [Bool]

  /// Folded, without joints at either end.
  private var names: [[UInt8]] = []
  /// By name: where its first word begins.
  private var offsets: [Int] = []
  /// Names by the hash of their first word.
  private var byFirstWord: [UInt64: [Int]] = [:]
  /// A bit for each hash in `byFirstWord`, of which some share one.
  private var filter = [UInt64](repeating: 0, count: 64)
  /// A bit for the first two bytes of each first word.
  private var starts = [UInt64](repeating: 0, count: 1 << 10)
  private var wanted = 0
  private var buffer: [UInt8] = []

  /// - Parameter names: such as those of directories and container files.
  package init(_ names: [ByteString]) {
    isMentioned = Array(repeating: false, count: names.count)
    for (place, name) in names.enumerated() {
      var folded: [UInt8] = []
      Self.fold(name.bytes, into: &folded, isName: true)
      let trimmed = folded.drop { $0 == Self.joint }
      let end = trimmed.lastIndex { $0 != Self.joint }.map { $0 + 1 } ?? trimmed.endIndex
      let wanted = Array(trimmed[..<end])
      let offset = wanted.firstIndex(where: Self.isWord)
      self.names.append(wanted)
      offsets.append(offset ?? 0)
      guard let offset else { continue }
      let word = wanted[offset...].prefix(while: Self.isWord)
      let hash = word.reduce(Self.seed) { Self.step($0, $1) }
      byFirstWord[hash, default: []].append(place)
      filter[Int(hash >> 6 & 63)] |= 1 << (hash & 63)
      let seconds = word.dropFirst().first.map { $0...$0 } ?? 0...UInt8.max
      for second in seconds {
        starts[Int(wanted[offset]) << 2 | Int(second >> 6)] |= 1 << UInt64(second & 63)
      }
      self.wanted += 1
    }
  }

  /// Takes in one document, Markdown or plain text. Bytes that are not UTF-8 separate words.
  package mutating func read(_ document: [UInt8]) {
    guard wanted > 0 else { return }
    buffer.removeAll(keepingCapacity: true)
    Self.fold(document, into: &buffer)
    buffer.withUnsafeBufferPointer { text in
      var place = 0
      while place < text.count {
        guard Self.isWord(text[place]) else {
          place += 1
          continue
        }
        let start = place
        let isWanted = mayBegin(text[place], place + 1 < text.count ? text[place + 1] : 0)
        var hash = Self.seed
        if isWanted {
          while place < text.count, Self.isWord(text[place]) {
            hash = Self.step(hash, text[place])
            place += 1
          }
        } else {
          while place < text.count, Self.isWord(text[place]) { place += 1 }
          continue
        }
        guard filter[Int(hash >> 6 & 63)] >> (hash & 63) & 1 == 1 else { continue }
        for name in byFirstWord[hash] ?? [] where !isMentioned[name] {
          guard stands(names[name], at: start - offsets[name], in: text) else { continue }
          isMentioned[name] = true
          wanted -= 1
        }
        if wanted == 0 { return }
      }
    }
  }

  /// Whether the first word of some name begins with two bytes, of which the second may be no more
  /// of the word.
  @inline(__always)
  private func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    starts[Int(first) << 2 | Int(second >> 6)] >> UInt64(second & 63) & 1 == 1
  }

  // FNV-1a, 64 bits.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private func stands(
    _ name: [UInt8], at start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard start >= 0, start + name.count <= text.count else { return false }
    for offset in name.indices {
      let byte = text[start + offset]
      let wanted = name[offset]
      guard byte == wanted || (wanted == Self.joint && byte == Self.space) else { return false }
    }
    return isEdge(before: start, of: name, in: text)
      && isEdge(after: start + name.count, of: name, in: text)
  }

  /// Whether no word ends right before `start`, joints included. A name that begins with another
  /// sign, as `@scope` does, has its edge in that.
  private func isEdge(
    before start: Int, of name: [UInt8], in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = name.first, Self.isWord(first) else { return true }
    var index = start
    while index > 0, text[index - 1] == Self.joint { index -= 1 }
    return index == 0 || !Self.isWord(text[index - 1])
  }

  private func isEdge(
    after end: Int, of name: [UInt8], in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let last = name.last, Self.isWord(last) else { return true }
    var index = end
    while index < text.count, text[index] == Self.joint { index += 1 }
    return index == text.count || !Self.isWord(text[index])
  }

  private static let joint = UInt8(ascii: "-")
  private static let space = UInt8(ascii: " ")
  /// Stands for signs that are not ASCII; no name holds it.
  private static let boundary: UInt8 = 0

  /// After folding, every byte of a letter, mark or digit that is not ASCII is 0x80 or above, and
  /// nothing else is.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit
  }

  /// Lowers the case, turns `_` into `-` and any white space into one space (in a name: into `-`),
  /// and drops backslashes before signs, as Markdown does.
  private static func fold(_ bytes: [UInt8], into folded: inout [UInt8], isName: Bool = false) {
    folded.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x80 {
          let end = bytes[index...].firstIndex { $0 < 0x80 } ?? bytes.count
          fold(String(decoding: bytes[index..<end], as: UTF8.self), into: &folded)
          index = end
          continue
        }
        if !isName {
          let end = bytes[index...].firstIndex { $0 >= 0x80 } ?? bytes.count
          fold(UnsafeBufferPointer(rebasing: bytes[index..<end]), into: &folded)
          index = end
          continue
        }
        index += 1
        if byte.isASCIISpace {
          if folded.last != joint { folded.append(joint) }
        } else {
          folded.append(byte == UInt8(ascii: "_") ? joint : byte.asciiLowercased)
        }
      }
    }
  }

  /// Folds a run of a document that is all ASCII: copies it, and then draws it together in place.
  private static func fold(_ run: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    let start = folded.count
    folded.append(contentsOf: run)
    let count = folded.withUnsafeMutableBufferPointer { text in
      var end = start
      for index in start..<text.count {
        var byte = text[index].asciiLowercased
        if byte.isASCIISpace {
          if end > 0, text[end - 1] == space { continue }
          byte = space
        } else if byte == UInt8(ascii: "_") {
          byte = joint
        } else if byte == UInt8(ascii: "\\"), index + 1 < text.count,
          (0x21..<0x7F).contains(text[index + 1]), !isWord(text[index + 1])
        {
          continue
        }
        text[end] = byte
        end += 1
      }
      return end
    }
    folded.removeLast(folded.count - count)
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
