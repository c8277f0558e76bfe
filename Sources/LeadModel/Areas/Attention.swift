package import Basics

/// The newest sign that the lead looked at the docs, or the day from which on there is time to look.
package struct Attention: Hashable, Sendable {
  package enum How: String, Sendable, CaseIterable {
    /// The lead changed a doc.
    case edit
    /// The lead recorded a review.
    case review
    /// No look: the lead's turn began.
    case tenure
    /// No look: the lead has led since the first version of the `OWNERS.lead`, or longer.
    case never = "none"

    /// Whether somebody looked; the other two only give time to look.
    package var isLook: Bool { self == .edit || self == .review }
  }

  package let how: How
  package let commit: CommitReference
  /// The lead's canonical e-mail.
  package let by: ByteString
  /// The commit's date, but for the day that `since:` states; nil where the commit has none.
  package let date: Instant?

  /// - Parameter date: where it is not the commit's.
  package init(how: How, commit: CommitReference, by: ByteString, date: Instant? = nil) {
    self.how = how
    self.commit = commit
    self.by = by
    self.date = date ?? commit.date
  }
}
