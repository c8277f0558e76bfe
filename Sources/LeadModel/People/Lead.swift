package import Basics

/// A current lead and the commit with which the turn began.
package struct Lead: Hashable, Sendable {
  package let declared: DeclaredPerson
  /// Nil for a lead who stands only in a file that is not committed.
  package let since: CommitReference?
  /// When the turn began by the file's `since:`; nil where that says nothing of this turn.
  package let stated: Instant?
  /// The lead's own newest look at the docs; nil without one.
  package var lastLook: Attention?
  /// Whether the lead gave any sign of agreeing to the post; nil for one who stands only in a file
  /// that is not committed, for an older turn than anybody asked about, or where nobody asked.
  package var hasAgreed: Bool?

  package var person: Person { declared.person }

  /// When the turn began: the day stated, else the date of `since`. Nil where that has none, or is not
  /// committed.
  package var began: Instant? { stated ?? since?.date }

  package init(declared: DeclaredPerson, since: CommitReference?, stated: Instant? = nil) {
    self.declared = declared
    self.since = since
    self.stated = stated
  }
}
