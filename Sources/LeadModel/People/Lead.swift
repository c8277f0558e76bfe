package import Basics

/// A current lead and the commit with which the turn began.
package struct Lead: Hashable, Sendable {
  package let declared: DeclaredPerson
  /// Nil for a lead who stands only in a file that is not committed.
  package let since: CommitReference?
  /// Whether the lead gave any sign of agreeing to the post; nil for one who stands only in a file
  /// that is not committed, for an older turn than anybody asked about, or where nobody asked.
  package var hasAgreed: Bool?

  package var person: Person { declared.person }

  /// When the turn began: the date of `since`. Nil where that has none, or is not committed.
  package var began: Instant? { since?.date }

  package init(declared: DeclaredPerson, since: CommitReference?) {
    self.declared = declared
    self.since = since
  }
}
