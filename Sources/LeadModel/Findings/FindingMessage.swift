package import Basics

/// One sentence of a finding: what is wrong, what to do next, or a note.
///
/// A rule names its sentences as members of this type, in a `fileprivate` extension at the end of its
/// file: lower case unless a name begins them, no final dot.
package struct FindingMessage: Hashable, Sendable {
  /// The sentence; names and paths in it may be any bytes.
  package let text: ByteString

  /// A sentence that was worded elsewhere, such as a parser's.
  package init(_ text: ByteString) { self.text = text }
}

extension FindingMessage: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.text = ByteString(text) }

  package init(stringInterpolation: ByteString.StringInterpolation) {
    text = ByteString(stringInterpolation: stringInterpolation)
  }
}
