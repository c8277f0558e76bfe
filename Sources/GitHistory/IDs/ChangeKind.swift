/// What a commit did to a path.
package enum ChangeKind: UInt8, Sendable {
  /// The path holds something else than in every parent.
  case modified
  /// The path stands in no parent.
  case added
  /// The path stood in every parent.
  case deleted
  /// What stood at another path stands here now, unchanged.
  case movedIn
  /// What stood here stands at another path now, unchanged.
  case movedOut

  /// Whether the path's content is another: moves leave it as it was.
  package var isChange: Bool { self != .movedIn && self != .movedOut }
}
