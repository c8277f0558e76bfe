internal import Basics

/// A name as it is compared with others: in lower case, with single spaces, and without accents on Latin
/// and Greek letters.
struct FullName {
  /// The bytes as they are, ASCII in lower case, where they are not UTF-8.
  let folded: ByteString
  /// How many words it has.
  let wordCount: Int

  init(_ name: ByteString) {
    folded = Self.isPlain(name) ? Self.foldedASCII(name) : Self.foldedText(name)
    wordCount = folded.isEmpty ? 0 : folded.bytes.count { $0 == 0x20 } + 1
  }

  /// Whether it tells one person from another: two words or more, and none that stand for any name.
  var isFull: Bool { wordCount > 1 && !Self.placeholders.contains(folded) }

  /// The words without their punctuation.
  static func words(of folded: ByteString) -> Set<ByteString> {
    Set(
      folded.split(separator: 0x20).map { word in
        ByteString(word.bytes.filter { $0 >= 0x80 || $0.isASCIILetter || $0.isASCIIDigit })
      }.filter { !$0.isEmpty })
  }

  private static let placeholders: Set<ByteString> = [
    "your name", "your full name", "first last", "first name", "firstname lastname",
    "first-name last-name", "full name", "user name", "test user", "john doe", "jane doe",
    "unknown user", "unknown author", "no name", "no author", "not committed yet",
    "root user", "google inc", "git user", "default user", "local user", "system administrator",
  ]

  private static func isPlain(_ name: ByteString) -> Bool {
    name.bytes.allSatisfy { $0 < 0x80 } || name.text == nil
  }

  private static func foldedASCII(_ name: ByteString) -> ByteString {
    var folded: [UInt8] = []
    folded.reserveCapacity(name.count)
    for byte in name.bytes {
      if !byte.isASCIISpace {
        folded.append(byte.asciiLowercased)
      } else if !folded.isEmpty, folded[folded.count - 1] != 0x20 {
        folded.append(0x20)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return ByteString(folded)
  }

  private static func foldedText(_ name: ByteString) -> ByteString {
    var folded = String.UnicodeScalarView()
    var takesAccents = false
    for scalar in name.lossyText.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = folded.last, last != " " { folded.append(" ") }
        takesAccents = false
      } else if (0x300..<0x370).contains(scalar.value) {
        if !takesAccents { folded.append(scalar) }
      } else if let base = AccentTable.base(of: scalar) {
        folded.append(base)
        takesAccents = true
      } else {
        let lowercased = scalar == "ς" ? "σ" : scalar.properties.lowercaseMapping
        folded.append(contentsOf: lowercased.unicodeScalars)
        takesAccents = hasAccents(scalar)
      }
    }
    if folded.last == " " { folded.removeLast() }
    return ByteString(String(folded))
  }

  /// Whether a letter is Latin or Greek.
  private static func hasAccents(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x3FF, 0x1E00...0x1FFF: true
    default: false
    }
  }
}
