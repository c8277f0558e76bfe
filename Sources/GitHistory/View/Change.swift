internal import Basics

/// One commit's change of one path.
package struct Change: Hashable, Sendable {
  package let commit: CommitPosition
  let row: CommitRow
  package let path: PathID
  let flags: ChangeFlags

  package var kind: ChangeKind { flags.kind }

  /// Whether the entry (for a deletion, the one that went) is an ordinary file.
  package var isFile: Bool { flags.isFile }

  /// Names the change in all histories of one store.
  var key: ChangeKey { ChangeKey(row, path) }

  package static func == (left: Change, right: Change) -> Bool { left.key == right.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key.raw) }
}
