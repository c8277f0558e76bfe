package import Basics

/// One gitignore-style pattern.
package struct PathPattern: Hashable, Sendable {
  /// The pattern as written.
  package let text: ByteString

  package init(_ text: ByteString) throws(Invalid) {
    self.text = text
  }

  /// Why a pattern is refused.
  package struct Invalid: Error, Hashable {
    package let reason: ByteString
    package init(reason: ByteString) { self.reason = reason }
  }

  /// Whether the pattern begins with `!` and so excludes what it matches.
  package var isNegated: Bool { text.bytes.first == UInt8(ascii: "!") }

  /// Whether the pattern names one path: no wildcard, no `!`.
  package var isLiteral: Bool { false }

  /// Whether `path` (from the repository's root), or a directory above it, matches, for a pattern
  /// that stands in `directory` (empty: the root). The `!` is left out of account.
  package func matches(_ path: ByteString, in directory: ByteString) -> Bool { false }
}

extension Sequence<PathPattern> {
  /// Whether `path` is selected: the last pattern that matches it decides, and `!` excludes.
  package func select(_ path: ByteString, in directory: ByteString) -> Bool {
    var selected = false
    for pattern in self where pattern.matches(path, in: directory) {
      selected = !pattern.isNegated
    }
    return selected
  }
}

extension RulesFile {
  package static let defaultDocs: [PathPattern] = []
}
