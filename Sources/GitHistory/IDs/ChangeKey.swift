/// The change of one path by one commit, as the key of a column or a dictionary.
struct ChangeKey: Hashable, Comparable, Sendable {
  /// The row in the high half, the path in the low one.
  let raw: UInt64

  init(raw: UInt64) { self.raw = raw }

  init(_ row: CommitRow, _ path: PathID) {
    raw = UInt64(UInt32(bitPattern: row.raw)) << 32 | UInt64(UInt32(bitPattern: path.raw))
  }

  var row: CommitRow { CommitRow(raw: Int32(truncatingIfNeeded: raw >> 32)) }
  var path: PathID { PathID(raw: Int32(truncatingIfNeeded: raw)) }

  static func < (left: ChangeKey, right: ChangeKey) -> Bool { left.raw < right.raw }
}
