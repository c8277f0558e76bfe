package import Basics

/// An area of which a change changes something.
package struct TouchedArea: Hashable, Sendable {
  package let path: ByteString
  /// Whether it changes more than the area's docs and its `OWNERS.lead`.
  package let changesCode: Bool

  package init(path: ByteString, changesCode: Bool) {
    self.path = path
    self.changesCode = changesCode
  }
}
