internal import Basics

/// How names and the text that they are looked for in are made alike.
enum NameFolding {
  static let joint = UInt8(ascii: "-")
  static let space = UInt8(ascii: " ")
  /// Stands for signs that are not ASCII; no name holds it.
  private static let boundary: UInt8 = 0

  /// After folding, every byte of a letter, mark or digit that is not ASCII is 0x80 or above, and
  /// nothing else is.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit
  }

  /// Whether the backslash at a offset stands before a sign, where Markdown does not show it.
  @inline(__always)
  static func isEscape(at offset: Int, in text: UnsafeRawBufferPointer) -> Bool {
    offset + 1 < text.count && (0x21..<0x7F).contains(text[offset + 1]) && !isWord(text[offset + 1])
  }

  /// A name as it is looked for: in lower case, with a joint for each `_` and each white space.
  static func folded(name: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in withoutForeignSigns(name, Array.init) {
      if byte.isASCIISpace {
        if folded.last != joint { folded.append(joint) }
      } else {
        folded.append(byte == UInt8(ascii: "_") ? joint : byte.asciiLowercased)
      }
    }
    return folded
  }

  /// A text in lower case, with `_` as a joint, any white space as one space, and no backslashes
  /// before signs.
  static func folded(text: [UInt8]) -> [UInt8] {
    withoutForeignSigns(text) { text in
      [UInt8](unsafeUninitializedCapacity: text.count) { folded, count in
        var end = 0
        var offset = 0
        let target = UnsafeMutableRawBufferPointer(folded)
        while offset < text.count {
          if offset + 8 <= text.count, end > 0, folded[end - 1] != space,
            let bytes = plain(text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          {
            target.storeBytes(of: bytes, toByteOffset: end, as: UInt64.self)
            offset += 8
            end += 8
            continue
          }
          defer { offset += 1 }
          var byte = text[offset].asciiLowercased
          if byte.isASCIISpace {
            if end > 0, folded[end - 1] == space { continue }
            byte = space
          } else if byte == UInt8(ascii: "_") {
            byte = joint
          } else if byte == UInt8(ascii: "\\"), isEscape(at: offset, in: text) {
            continue
          }
          folded.initializeElement(at: end, to: byte)
          end += 1
        }
        count = end
      }
    }
  }

  /// Eight bytes in lower case; nil where more may have to be done to one of them: to white space
  /// other than single spaces, to backslashes and to underscores.
  @inline(__always)
  private static func plain(_ bytes: UInt64) -> UInt64? {
    func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
    // The high bit of each byte that is below another; of some more above such a one.
    func below(_ limit: UInt8, _ bytes: UInt64) -> UInt64 {
      (bytes &- all(limit)) & ~bytes & all(0x80)
    }
    let spaces = below(1, bytes ^ all(0x20))
    guard
      below(0x20, bytes) | below(1, bytes ^ all(UInt8(ascii: "\\")))
        | below(1, bytes ^ all(UInt8(ascii: "_"))) | (spaces & spaces << 8) == 0
    else { return nil }
    let low = bytes & all(0x7F)
    let capitals = (low + all(0x80 - 0x41)) & ~(low + all(0x80 - 0x5B)) & ~bytes & all(0x80)
    return bytes | capitals >> 2
  }

  /// Calls `body` with a text in which what is not ASCII is in lower case where it is a letter, mark
  /// or digit, and a zero byte where it is not.
  static func withoutForeignSigns<Result>(
    _ text: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard let first = firstForeign(in: text, from: 0) else { return text.withUnsafeBytes(body) }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count + 16)
    plain.append(contentsOf: text[..<first])
    var offset = first
    while offset < text.count {
      let end = text[offset...].firstIndex { $0 < 0x80 } ?? text.count
      fold(String(decoding: text[offset..<end], as: UTF8.self), into: &plain)
      offset = firstForeign(in: text, from: end) ?? text.count
      plain.append(contentsOf: text[end..<offset])
    }
    return plain.withUnsafeBytes(body)
  }

  /// Where the first byte stands that is not ASCII.
  private static func firstForeign(in text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBytes { text in
      var offset = start
      while offset + 8 <= text.count,
        text.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
      }
      while offset < text.count, text[offset] < 0x80 { offset += 1 }
      return offset < text.count ? offset : nil
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
