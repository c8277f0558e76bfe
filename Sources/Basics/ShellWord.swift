extension ByteString {
  /// The text as one word of a POSIX shell: as it is where a shell takes it so, else in single
  /// quotes.
  package var shellWord: ByteString {
    let isPlain = bytes.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "-_./:@%+,=".utf8.contains(byte) || byte >= 0x80
    }
    if isPlain, !isEmpty { return self }
    let quoted = bytes.flatMap { $0 == UInt8(ascii: "'") ? Array("'\\''".utf8) : [$0] }
    return "'\(ByteString(quoted))'"
  }

  /// A path as one word that no program takes for an option.
  package var shellPath: ByteString {
    (bytes.first == UInt8(ascii: "-") ? "./" + self : self).shellWord
  }
}

extension ByteString {
  /// A sentence as one word of a POSIX shell, in double quotes where these change nothing in it.
  package var shellSentence: ByteString {
    bytes.contains { "\"$`\\!".utf8.contains($0) || $0 < 0x20 } ? shellWord : "\"\(self)\""
  }
}
