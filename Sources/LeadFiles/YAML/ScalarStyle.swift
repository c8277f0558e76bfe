internal import Basics

/// How a scalar is written.
enum ScalarStyle: Sendable {
  case plain, singleQuoted, doubleQuoted
  /// A literal (`|`) or folded (`>`) text of several lines.
  case block

  /// Writes a text in this style, or in double quotes where the style cannot hold it.
  /// - Parameter inFlow: whether it is within `[…]` or `{…}`.
  func write(_ text: ByteString, inFlow: Bool) -> ByteString {
    switch self {
    case .plain where Self.isPlain(text, inFlow: inFlow): return text
    case .singleQuoted where text.bytes.allSatisfy({ $0 >= 0x20 }):
      return "'\(ByteString(text.bytes.flatMap { $0 == Self.apostrophe ? [$0, $0] : [$0] }))'"
    default: return "\"\(ByteString(text.bytes.flatMap(Self.escaped)))\""
    }
  }

  private static let apostrophe = UInt8(ascii: "'")

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case 0x0A: Array("\\n".utf8)
    case 0x09: Array("\\t".utf8)
    default: [byte]
    }
  }

  /// Whether every YAML reader takes the text for what it is without quotes. In doubt, no.
  private static func isPlain(_ text: ByteString, inFlow: Bool) -> Bool {
    guard let first = text.bytes.first, text == text.trimmed,
      text.bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      !"-?:,[]{}#&*!|>'\"%@`~".utf8.contains(first),
      !["null", "true", "false"].contains(text.asciiLowercased),
      !text.contains(": "), !text.contains(" #"), !text.hasSuffix(":")
    else { return false }
    return !inFlow || !text.bytes.contains { ",[]{}:?".utf8.contains($0) }
  }
}
