package import Basics

/// The newest sign that the lead looked at the docs.
package struct Attention: Hashable, Sendable {
  package enum How: String, Sendable {
    /// The lead changed a doc.
    case edit
    /// The lead recorded a review.
    case review
    /// The lead's turn began.
    case tenure
  }

  package let how: How
  package let commit: CommitReference
  /// The lead's canonical e-mail.
  package let by: ByteString

  package init(how: How, commit: CommitReference, by: ByteString) {
    self.how = how
    self.commit = commit
    self.by = by
  }
}
