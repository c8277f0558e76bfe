internal import Basics

/// The words of a CODEOWNERS line.
enum CodeownersLine {
  /// The words up to a comment; a space or `#` after a backslash belongs to its word, and the
  /// backslash stays, since patterns know it.
  static func words(_ line: ByteString) -> [ByteString] {
    var words: [ByteString] = []
    var word: [UInt8] = []
    var isEscaped = false
    for byte in line.bytes {
      if isEscaped {
        word.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        word.append(byte)
        isEscaped = true
      } else if byte.isASCIISpace {
        if !word.isEmpty { words.append(ByteString(word)) }
        word = []
      } else if byte == UInt8(ascii: "#"), word.isEmpty {
        return words
      } else {
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(ByteString(word)) }
    return words
  }

  /// Whether a word is `@user`, `@org/team`, `@@role` or an address.
  static func isOwner(_ word: ByteString) -> Bool {
    guard let at = word.bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
    return word.count > at + 1
  }
}
