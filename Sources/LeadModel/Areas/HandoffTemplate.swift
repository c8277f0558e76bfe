package import Basics

/// The mark in notes that `leadlint handoff` begins, by which those are told that nobody went on with.
package enum HandoffTemplate {
  private static let opening: ByteString = "<!-- leadlint "
  private static let closing: ByteString = "-->"
  /// Hexadecimal digits of the text's hash.
  private static let digits = 16

  /// The beginning of a comment that marks a text, up to a colon.
  /// - Parameter text: all but the comment.
  package static func mark(of text: ByteString) -> ByteString {
    opening + ByteString(hash(text.bytes[...])) + ":"
  }

  /// Whether the text beside the mark is what it was when the notes were begun, white space aside.
  package static func isUntouched(_ text: [UInt8]) -> Bool {
    guard let start = text.firstRange(of: opening.bytes),
      let end = text[start.upperBound...].firstRange(of: closing.bytes)
    else { return false }
    let known = text[start.upperBound...].prefix(digits)
    return known.elementsEqual(hash(text[..<start.lowerBound] + text[end.upperBound...]).utf8)
  }

  private static func hash(_ text: ArraySlice<UInt8>) -> String {
    var hash = FNV1a()
    hash.combine(text.filter { !$0.isASCIISpace })
    let written = String(hash.value, radix: 16)
    return String(repeating: "0", count: digits - written.count) + written
  }
}
