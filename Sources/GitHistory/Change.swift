internal import Basics

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

/// One commit's change of one path.
package struct Change: Hashable, Sendable {
  /// The commit's place in history.
  package let commit: CommitPosition
  /// The commit's number in the archive.
  let row: Int32
  package let path: PathID
  let flags: ChangeFlags

  package var kind: ChangeKind { flags.kind }

  /// Names the change in all histories of one archive.
  package var key: UInt64 { changeKey(row, path) }

  /// Whether what stands there (or stood, for a deletion) is an ordinary file.
  package var isFile: Bool { flags.isFile }

  package static func == (left: Change, right: Change) -> Bool {
    left.row == right.row && left.path == right.path
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(changeKey(row, path)) }
}
