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

  /// What a doc writes instead: from where the old path was meant, or from the root where that is above it.
  /// Nil for what was deleted.
  /// - Parameter doc: the path of the doc that holds it.
  package func corrected(in doc: ByteString) -> ByteString? {
    guard let path = moved.path else { return nil }
    if text.hasPrefix("../") { return DocPath.relative(path, in: doc) }
    guard !base.isEmpty, path.hasPrefix(base + "/") else { return path }
    return ByteString(path.bytes.dropFirst(base.count + 1))
  }
}
