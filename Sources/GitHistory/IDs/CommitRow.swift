/// A commit's row in a `HistoryStore`. Those of its index come first, in the order of `git rev-list
/// --date-order` from the commit that it describes; then the overlay's, in the order of the walk.
public struct CommitRow: IntegerID {
  public let raw: Int32

  public init(raw: Int32) { self.raw = raw }
}
