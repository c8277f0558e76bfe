package import Basics

/// A line `Docs-reviewed: AREA[, AREA…]` of a commit's message.
package struct ReviewLine: Hashable, Sendable {
  /// What stands behind the colon.
  package let areas: ByteString
  /// The author date, in seconds since 1970, or `CommitTime.unknown`.
  package let authored: Int64
  /// Whether the message says that the commit repeats or takes back another one.
  package let isCopy: Bool

  init(areas: ByteString, authored: Int64, isCopy: Bool) {
    self.areas = areas
    self.authored = authored
    self.isCopy = isCopy
  }

  init(areas: ByteString, authored: Int64, in message: UnsafeRawBufferPointer) {
    let text = ByteString(message)
    self.init(
      areas: areas, authored: authored,
      isCopy: text.contains("cherry picked from") || text.contains("This reverts"))
  }
}
