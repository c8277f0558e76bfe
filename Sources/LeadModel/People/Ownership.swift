package import Basics

/// Which area a path belongs to, as somebody asked.
package struct Ownership: Sendable {
  /// From the repository's root; empty for the root itself.
  package let asked: ByteString
  /// Whether a file or directory stands there.
  package let exists: Bool
  /// The area; nil for a path that belongs to none.
  package let area: Area?

  package init(asked: ByteString, exists: Bool, area: Area?) {
    self.asked = asked
    self.exists = exists
    self.area = area
  }
}
