package import Basics

/// A word of a doc that looks like a path, where docs name files: in a code span, in a block of code,
/// in the text of a link.
package struct PathWord: Hashable, Sendable {
  /// Without `./` before it, a slash or a line number behind it; `../` stays.
  package let path: ByteString
  /// Where its bytes stand in the document, `./` counted in.
  package let range: Range<Int>
  package let position: TextPosition
  /// Whether it stands in a fenced or indented block.
  package let isInBlock: Bool

  /// Whether it names a file alone, in no directory.
  package var isBareName: Bool { !path.bytes.contains(UInt8(ascii: "/")) }
}
