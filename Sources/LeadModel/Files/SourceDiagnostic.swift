package import Basics

/// What is wrong in a file, where, and how to fix it.
package struct SourceDiagnostic: Hashable, Sendable {
  /// Bytes of a line that are shown at most.
  package static let excerptLimit = 200

  /// The file's path from the repository's root.
  package let file: ByteString
  package let position: SourcePosition
  /// Bytes that the caret underlines, at least 1.
  package let length: Int
  /// What is wrong: lower case, no final dot.
  package let message: ByteString
  /// The edit that fixes it, as a sentence without a dot; nil where there is no good guess.
  package let suggestion: ByteString?
  /// The line itself, at most 200 bytes around the position, without its line end.
  package let sourceLine: ByteString
  /// The column at which `sourceLine` begins; 1 but for long lines.
  package let sourceColumn: Int

  package init(
    file: ByteString, position: SourcePosition, length: Int = 1, message: ByteString,
    suggestion: ByteString? = nil, sourceLine: ByteString = "", sourceColumn: Int = 1
  ) {
    self.file = file
    self.position = position
    self.length = length
    self.message = message
    self.suggestion = suggestion
    self.sourceLine = sourceLine
    self.sourceColumn = sourceColumn
  }

  /// `file:line:column: message`, the line, a caret below the column, and the help, a line each,
  /// without a line end after the last.
  ///
  /// The bytes of the file stand in it as they are: the caller escapes them.
  package func rendered() -> ByteString {
    var text: ByteString = "\(file):\(position.line):\(position.column): \(message)"
    if !sourceLine.isEmpty {
      let number = String(position.line)
      let gutter = String(repeating: " ", count: number.utf8.count)
      text.append("\n  \(number) | \(sourceLine)\n  \(gutter) | \(caretLine)")
    }
    if let suggestion { text.append("\n  help: \(suggestion)") }
    return text
  }

  /// As wide as the line up to the column, with carets below the bytes that are meant.
  private var caretLine: ByteString {
    let offset = min(max(position.column - sourceColumn, 0), sourceLine.count)
    let end = min(offset + max(length, 1), sourceLine.count)
    var padding: [UInt8] = []
    for scalar in ByteString(sourceLine.bytes[..<offset]).lossyText.unicodeScalars {
      // A tab is as wide as the terminal says, so a tab it stays.
      if scalar == "\t" {
        padding.append(UInt8(ascii: "\t"))
      } else {
        padding += repeatElement(UInt8(ascii: " "), count: terminalWidth(of: scalar))
      }
    }
    let marked = ByteString(sourceLine.bytes[offset..<end]).lossyText.unicodeScalars
    let width = marked.reduce(0) { $0 + terminalWidth(of: $1) }
    return ByteString(padding + repeatElement(UInt8(ascii: "^"), count: max(width, 1)))
  }
}

/// Columns that a character takes on a terminal: 0 for marks that join the character before, 2 for
/// East Asian and emoji characters, else 1.
private func terminalWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: 0
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
