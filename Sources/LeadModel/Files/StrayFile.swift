package import Basics

/// A file that seems to be meant for leadlint, and that it does not read.
package struct StrayFile: Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    /// Its name is not the one that is read.
    case name(ByteString)
    /// `.lead-rules` is read at the root only.
    case notAtRoot
    /// What lies in vendored code or test data is no area.
    case vendored(ByteString)
  }

  /// From the repository's root.
  package let path: ByteString
  package let problem: Problem

  package init(path: ByteString, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
