package import Basics

/// Where a path that is no longer there went.
package struct MovedPath: Hashable, Sendable {
  /// Where it stands now; nil where it was deleted.
  package let path: ByteString?
  /// The commit that took it from the old path.
  package let commit: CommitReference

  package init(path: ByteString?, commit: CommitReference) {
    self.path = path
    self.commit = commit
  }
}
