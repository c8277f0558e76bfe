internal import Basics

/// One scalar of a byte string, or one byte that is not part of any.
enum TextPiece {
  case scalar(Unicode.Scalar)
  case invalid(UInt8)
}

extension ByteString {
  /// Calls `body` for each scalar and each byte that is not UTF-8, in order.
  ///
  /// Escaping happens on scalars, never on characters: a combining mark would hide the quote or
  /// the control character that it follows.
  func forEachPiece(_ body: (TextPiece) -> Void) {
    var index = 0
    while index < bytes.count {
      let length = Self.sequenceLength(bytes[index])
      let end = index + length
      if length == 1 {
        body(.scalar(Unicode.Scalar(bytes[index])))
        index = end
        continue
      }
      if length > 0, end <= bytes.count,
        let text = String(validating: bytes[index..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        body(.scalar(scalar))
        index = end
      } else {
        body(.invalid(bytes[index]))
        index += 1
      }
    }
  }

  /// How many bytes a UTF-8 sequence that begins with `byte` has; 0 where none begins with it.
  private static func sequenceLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}

extension Unicode.Scalar {
  /// Whether printing the scalar could move the cursor, reorder the line or hide something.
  ///
  /// Control characters (C0, DEL, C1), line and paragraph separators, bidirectional controls,
  /// zero-width and other invisible format characters, noncharacters and language tags.
  var isUnsafe: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x180E, 0xFEFF: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}

/// `0xE9` as `\xE9`: what stands for a byte that is not UTF-8, in every format.
func escapedByte(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "\\x" + (digits.count < 2 ? "0" : "") + digits
}
