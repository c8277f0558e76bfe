internal import Basics
internal import LeadModel

/// A line of a file with a caret below what is wrong in it.
enum Excerpt {
  /// The longest part of a line that is shown, in bytes.
  static let limit = 120

  /// The line and the caret, behind a margin with the line's number: without it, what stands in a
  /// file could begin a line of the output.
  static func lines(_ diagnostic: SourceDiagnostic, _ style: Style) -> [String] {
    guard !diagnostic.sourceLine.isEmpty else { return [] }
    let bytes = diagnostic.sourceLine.bytes
    let column = min(
      max(diagnostic.position.column - diagnostic.sourceColumn, 0), bytes.count)
    let end = min(column + max(diagnostic.length, 1), bytes.count)
    // A long line is shown from a little before the caret.
    var start = column > limit - 20 ? column - 20 : 0
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var stop = min(start + limit, bytes.count)
    while stop < bytes.count, stop > end, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }

    func shown(_ range: Range<Int>) -> String {
      TerminalEscaper.escape(ByteString(bytes[range.clamped(to: start..<stop)]))
    }
    let number = String(diagnostic.position.line)
    let margin = "    " + String(repeating: " ", count: number.count) + " | "
    let text = (start > 0 ? "…" : "") + shown(0..<bytes.count) + (stop < bytes.count ? "…" : "")
    let indent = (start > 0 ? 1 : 0) + DisplayWidth.of(shown(0..<column))
    let carets = max(1, DisplayWidth.of(shown(column..<max(column, end))))
    return [
      style.dim("    \(number) | ") + text,
      style.dim(margin) + String(repeating: " ", count: indent)
        + style.red(String(repeating: "^", count: carets)),
    ]
  }
}
