/// Committer dates that commits do not have.
package enum CommitTime {
  /// Stands for a date that is missing, unreadable or before 1970: older than all others.
  package static let unknown = Int64.min
}
