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
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if let scalar = Unicode.Scalar(in: bytes, at: index) {
          body(.scalar(scalar))
          index += UTF8.width(scalar)
        } else {
          body(.invalid(bytes[index]))
          index += 1
        }
      }
    }
  }
}

extension Unicode.Scalar {
  /// The scalar whose UTF-8 form begins at a place; nil where none does. An overlong form, a surrogate
  /// and what is cut short are none.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = bytes[index]
    if first < 0x80 {
      self.init(first)
      return
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[(index + 1)...].prefix(3))
    /// Six more bits, where a byte follows that has them.
    func next(_ place: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> UInt32? {
      guard place < rest.count, allowed.contains(rest[place]) else { return nil }
      return UInt32(rest[place] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let low = next(0) else { return nil }
      self.init(UInt32(first & 0x1F) << 6 | low)
    case 0xE0...0xEF:
      let allowed: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      guard let middle = next(0, allowed), let low = next(1) else { return nil }
      self.init(UInt32(first & 0x0F) << 12 | middle << 6 | low)
    case 0xF0...0xF4:
      let allowed: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      guard let high = next(0, allowed), let middle = next(1), let low = next(2) else { return nil }
      self.init(UInt32(first & 0x07) << 18 | high << 12 | middle << 6 | low)
    default: return nil
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
