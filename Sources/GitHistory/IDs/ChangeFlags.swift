/// What a commit did to a path, and whether that is an ordinary file, as four bits.
struct ChangeFlags: Hashable, Sendable {
  let bits: UInt8

  /// - Parameter packed: an id and four bits, as `packed(with:)` makes them.
  init(packed: UInt32) { bits = UInt8(truncatingIfNeeded: packed) & 15 }

  init(_ kind: ChangeKind, isFile: Bool) { bits = kind.rawValue << 1 | (isFile ? 1 : 0) }

  var kind: ChangeKind { ChangeKind(rawValue: bits >> 1) ?? .modified }
  var isFile: Bool { bits & 1 == 1 }

  /// An id of a row or a path above the four bits.
  func packed(with id: some IntegerID) -> UInt32 {
    UInt32(bitPattern: id.raw) << 4 | UInt32(bits)
  }
}
