package import Basics

/// A change of a doc by too few words to count as a look.
package struct TrivialEdit: Hashable, Sendable {
  package let commit: CommitReference
  /// How many words go and come.
  package let words: Int
  /// The lead's canonical e-mail.
  package let by: ByteString

  package init(commit: CommitReference, words: Int, by: ByteString) {
    self.commit = commit
    self.words = words
    self.by = by
  }
}
