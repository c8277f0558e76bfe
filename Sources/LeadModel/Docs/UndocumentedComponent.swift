package import Basics

/// A part of an area that none of its docs mentions.
package struct UndocumentedComponent: Hashable, Sendable {
  /// From the repository's root, without a slash at the end.
  package let path: ByteString
  package let isDirectory: Bool
  /// The oldest commit that added something of it which is still there, under this name; nil where
  /// history shows none.
  package let added: CommitReference?

  package init(path: ByteString, isDirectory: Bool, added: CommitReference?) {
    self.path = path
    self.isDirectory = isDirectory
    self.added = added
  }
}
