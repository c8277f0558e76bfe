package import Basics

/// Makes text of unknown origin fit to be printed, on a terminal or into a build log.
///
/// Control characters become `\x1b`, other dangerous scalars `\u{202e}`, bytes that are not UTF-8
/// `\xE9`; a line feed becomes `\n`, so that one value never takes more than one line. The runners
/// of git hosts obey `##[command]` anywhere in a line, so its bracket becomes `\x5b`.
package enum TerminalEscaper {
  /// The longest name, subject or e-mail that is printed, in bytes before escaping.
  package static let fieldLimit = 200

  /// The longest message that is printed, in bytes before escaping: it holds names that may be as
  /// long as a file.
  package static let sentenceLimit = 2_000

  /// The whole text, escaped.
  package static func escape(_ text: ByteString) -> String {
    // Nearly always every byte stands for itself.
    if text.bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) {
      return text.lossyText
    }
    var output: [UInt8] = []
    text.bytes.withUnsafeBufferPointer { escape($0, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the whole text, escaped.
  static func escape(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var opening = CommandOpening()
    var index = 0
    /// What stands for itself and is not written yet begins here.
    var start = 0
    func writeUpTo(_ end: Int) {
      if start < end { output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end])) }
    }
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x7F {
        if byte == UInt8(ascii: "#") || opening.isBegun,
          opening.isEnded(by: Unicode.Scalar(byte))
        {
          writeUpTo(index)
          output += "\\x5b".utf8
          start = index + 1
        }
        index += 1
        continue
      }
      opening = CommandOpening()
      let scalar = Unicode.Scalar(in: text, at: index)
      let length = scalar.map { UTF8.width($0) } ?? 1
      if scalar?.isUnsafe ?? true {
        writeUpTo(index)
        output += (scalar.map(escaped) ?? escapedByte(byte)).utf8
        start = index + length
      }
      index += length
    }
    writeUpTo(index)
  }

  /// A name, subject or e-mail: at most ``fieldLimit`` bytes of it, cut between scalars.
  package static func field(_ text: ByteString) -> String { cut(text, to: fieldLimit) }

  /// A message or an advice: at most ``sentenceLimit`` bytes of it, cut between scalars.
  package static func sentence(_ text: ByteString) -> String { cut(text, to: sentenceLimit) }

  private static func cut(_ text: ByteString, to limit: Int) -> String {
    guard text.count > limit else { return escape(text) }
    var output: [UInt8] = []
    cut(text, to: limit, appendingTo: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a text, escaped: at most `limit` bytes of it, cut between scalars.
  static func cut(_ text: ByteString, to limit: Int, appendingTo output: inout [UInt8]) {
    text.bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count > limit else { return escape(bytes, to: &output) }
      var end = limit
      while end > limit - 4, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      escape(UnsafeBufferPointer(rebasing: bytes[..<end]), to: &output)
      output += "…".utf8
    }
  }

  /// A path that may begin a line, whole.
  ///
  /// A git host's runner takes a line that begins with `::`, after any white space, for a command;
  /// `./` before it changes neither the file that is meant nor what an editor makes of it.
  package static func path(_ path: ByteString) -> String {
    let escapedPath = escape(path)
    // Nearly always the first byte says that it is none.
    if let first = path.bytes.first, first > 0x20, first < 0x7F, first != UInt8(ascii: ":") {
      return escapedPath
    }
    let begin = escapedPath.unicodeScalars.drop { $0.properties.isWhitespace }.prefix(2)
    return begin.elementsEqual("::".unicodeScalars) ? "./" + escapedPath : escapedPath
  }

  /// Several lines, each escaped on its own: for messages that hold what a person typed.
  package static func lines(_ text: ByteString) -> String {
    text.split(separator: UInt8(ascii: "\n")).map { path($0) }.joined(separator: "\n")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0..<0x10: "\\x0" + String(scalar.value, radix: 16)
    case 0x10..<0x80: "\\x" + String(scalar.value, radix: 16)
    default: "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}
