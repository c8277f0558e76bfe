/// A commit's row in the history store: an index's own rows come first, in the order of
/// `git rev-list --date-order` from the commit that it describes, then those laid over it, as they
/// were scanned.
package typealias CommitRow = Int32

/// A commit's position in the order of one `History`, 0 for its tip.
package typealias CommitPosition = Int32

/// A path in a `PathTable`. Those of an index ascend by components; others say nothing about order.
package typealias PathID = Int32

/// An identity in a `PersonTable`.
package typealias PersonID = Int32

extension PathID {
  /// The repository's root.
  package static var root: PathID { -1 }
}

extension PersonID {
  /// Nobody: a line of a commit that names no e-mail.
  package static var nobody: PersonID { -1 }
}

/// Committer dates that commits do not have.
package enum CommitTime {
  /// Stands for a date that is missing, unreadable or before 1970: older than all others.
  package static let unknown = Int64.min
}
