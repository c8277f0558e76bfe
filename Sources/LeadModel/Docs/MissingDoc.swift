package import Basics

/// An entry of `docs` that names one file, which is not there.
package struct MissingDoc: Hashable, Sendable {
  /// The entry as written.
  package let entry: Located<ByteString>
  /// Where history shows that it went.
  package let moved: MovedPath?
  /// A file at the tip that was probably meant.
  package let nearest: ByteString?

  package init(entry: Located<ByteString>, moved: MovedPath? = nil, nearest: ByteString? = nil) {
    self.entry = entry
    self.moved = moved
    self.nearest = nearest
  }
}
