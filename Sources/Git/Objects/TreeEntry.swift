package import Basics

/// One entry of a raw tree, read in place: no copy, no allocation.
///
/// Inlinable throughout, because the scan of a whole history spends its time here.
package struct TreeEntry {
  package let type: EntryType
  package let nameAddress: UnsafePointer<UInt8>
  /// In bytes.
  package let nameLength: Int
  /// Where the next entry begins, in bytes from the tree's beginning.
  package let end: Int

  /// Reads the entry that begins at `offset`: octal mode, space, name, zero byte, 20 bytes of id.
  /// - Returns: nil where the bytes are no tree entry.
  @inlinable
  package init?(_ tree: UnsafePointer<UInt8>, count: Int, at offset: Int) {
    var index = offset
    var mode: UInt32 = 0
    while index < count {
      let byte = tree[index]
      index &+= 1
      if byte == 0x20 { break }
      guard byte >= 0x30, byte <= 0x37, index &- offset <= 8 else { return nil }
      mode = mode << 3 | UInt32(byte &- 0x30)
    }
    let start = index
    let limit = count &- 20
    index = Self.zero(in: tree, from: index, to: limit)
    guard index < limit, index > start, start > offset + 1 else { return nil }
    type = EntryType(mode: mode)
    nameAddress = tree + start
    nameLength = index - start
    end = index + 21
  }

  /// Where the entry that begins at `offset` ends, for entries whose mode is written as git writes
  /// it; nil for others, which want a closer look.
  @inlinable
  package static func end(
    ofEntryAt offset: Int, in tree: UnsafePointer<UInt8>, count: Int
  ) -> Int? {
    guard count &- offset > 28 else { return nil }
    let start =
      tree[offset &+ 6] == 0x20 ? offset &+ 7 : tree[offset &+ 5] == 0x20 ? offset &+ 6 : -1
    guard start > 0 else { return nil }
    let index = zero(in: tree, from: start, to: count &- 20)
    return index < count &- 20 ? index &+ 21 : nil
  }

  /// The offset of the first zero byte; `limit` where there is none before it. Eight bytes at a
  /// time: a word has a zero byte where subtracting one from each borrows from a clear high bit.
  @inlinable
  package static func zero(
    in tree: UnsafePointer<UInt8>, from start: Int, to limit: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= limit {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(tree + index).loadUnaligned(as: UInt64.self))
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if zeros != 0 { return index &+ zeros.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < limit, tree[index] != 0 { index &+= 1 }
    return index
  }

  /// Valid as long as the tree is.
  @inlinable
  package var name: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: nameAddress, count: nameLength)
  }

  /// The object that the entry names.
  @inlinable
  package var id: ObjectID { ObjectID(at: UnsafeRawPointer(nameAddress + nameLength + 1)) }

  /// Whether two entries hold the same thing, permission bits aside.
  @inlinable
  package func holdsSame(as other: TreeEntry) -> Bool { type == other.type && id == other.id }

  /// Negative, zero or positive, in the order in which trees are sorted: by bytes, a directory as
  /// if its name ended with a slash.
  @inlinable
  package func order(comparedTo other: TreeEntry) -> Int {
    let shared = min(nameLength, other.nameLength)
    var index = 0
    while index < shared {
      let left = nameAddress[index]
      let right = other.nameAddress[index]
      if left != right { return Int(left) - Int(right) }
      index += 1
    }
    return Int(ending(at: shared)) - Int(other.ending(at: shared))
  }

  /// The byte at an index as far as order is concerned: behind a directory's name, a slash.
  @inlinable
  package func ending(at index: Int) -> UInt8 {
    if index < nameLength { return nameAddress[index] }
    return type == .directory ? 0x2F : 0
  }
}
