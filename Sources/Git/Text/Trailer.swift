package import Basics

/// A `Key: value` line of a commit message's last paragraph.
package struct Trailer: Hashable, Sendable {
  package let key: ByteString
  /// Unfolded: continuation lines are joined with one space.
  package let value: ByteString

  package init(key: ByteString, value: ByteString) {
    self.key = key
    self.value = value
  }

  /// Whether the key is `name`, in any case.
  package func isNamed(_ name: ByteString) -> Bool {
    key.asciiLowercased == name.asciiLowercased
  }
}
