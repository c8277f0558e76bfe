package import Basics

/// A path that a doc names and that stood in the repository once.
package struct DeadMention: Hashable, Sendable {
  /// As the doc has it, without `./` before it and a line number behind it.
  package let text: ByteString
  package let position: SourcePosition
  /// The path that history knows, from the repository's root.
  package let path: ByteString
  /// The directory from which the text leads to `path`; empty for the root.
  package let base: ByteString
  /// Where it went, and with which commit.
  package let moved: MovedPath

  package init(
    text: ByteString, position: SourcePosition, path: ByteString, base: ByteString,
    moved: MovedPath
  ) {
    self.text = text
    self.position = position
    self.path = path
    self.base = base
    self.moved = moved
  }
}
