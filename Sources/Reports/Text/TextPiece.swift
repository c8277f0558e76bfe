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

/// `0xE9` as `\xE9`: what stands for a byte that is not UTF-8, in every format.
func escapedByte(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "\\x" + (digits.count < 2 ? "0" : "") + digits
}
