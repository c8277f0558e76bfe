internal import Basics

/// Text that is put together at its end, as bytes: as a `String` it takes several times as long.
struct TextOutput {
  private(set) var bytes: [UInt8] = []

  /// Writes words of our own.
  mutating func write(literal text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ number: Int) { write(String(number)) }

  /// Writes a name, a subject or an e-mail, escaped and cut.
  mutating func write(field text: ByteString) {
    TerminalEscaper.cut(text, to: TerminalEscaper.fieldLimit, appendingTo: &bytes)
  }

  /// Writes a message or an advice, escaped and cut.
  mutating func write(sentence text: ByteString) {
    TerminalEscaper.cut(text, to: TerminalEscaper.sentenceLimit, appendingTo: &bytes)
  }

  mutating func write(line text: String) {
    write(text)
    endLine()
  }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}
