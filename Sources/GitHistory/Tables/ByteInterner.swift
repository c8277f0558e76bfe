internal import Basics

/// A table of byte strings, each once, in the order of arrival. All bytes stand in one array.
///
/// A string may be entered under a parent, which makes a table of paths out of one of names.
struct ByteInterner: Sendable {
  /// By entry: what it was entered under.
  private(set) var parents: [Int32] = []
  private var starts: [Int] = [0]
  private var arena: [UInt8] = []
  /// Entries by hash, -1 where there is none: open addressing with linear probing.
  private var slots: [Int32] = Array(repeating: -1, count: 4096)

  var count: Int { parents.count }

  mutating func intern(
    _ bytes: UnsafeRawBufferPointer, under parent: Int32
  ) -> (entry: Int32, isNew: Bool) {
    let slot = slot(of: bytes, under: parent)
    if slots[slot] >= 0 { return (slots[slot], false) }
    let entry = Int32(parents.count)
    slots[slot] = entry
    parents.append(parent)
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    if parents.count * 2 > slots.count { grow() }
    return (entry, true)
  }

  /// The entry of a string; nil where it was never entered.
  func find(_ bytes: UnsafeRawBufferPointer, under parent: Int32) -> Int32? {
    let entry = slots[slot(of: bytes, under: parent)]
    return entry >= 0 ? entry : nil
  }

  func bytes(of entry: Int32) -> ArraySlice<UInt8> {
    arena[starts[Int(entry)]..<starts[Int(entry) + 1]]
  }

  /// The slot that holds a string, or the free one where it belongs.
  private func slot(of bytes: UnsafeRawBufferPointer, under parent: Int32) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(bytes, parent)) & mask
    while slots[slot] >= 0, !isSame(slots[slot], bytes, parent) { slot = (slot + 1) & mask }
    return slot
  }

  private func isSame(_ entry: Int32, _ bytes: UnsafeRawBufferPointer, _ parent: Int32) -> Bool {
    let start = starts[Int(entry)]
    guard parents[Int(entry)] == parent, starts[Int(entry) + 1] - start == bytes.count else {
      return false
    }
    return arena.withUnsafeBufferPointer { arena in
      for index in 0..<bytes.count where arena[start + index] != bytes[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: -1, count: mask + 1)
    for entry in 0..<Int32(parents.count) {
      let hash = bytes(of: entry).withUnsafeBytes { Self.hash($0, parents[Int(entry)]) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer, _ parent: Int32) -> UInt64 {
    var hash = FNV1a(seed: UInt64(UInt32(bitPattern: parent)) &* 0x9e37_79b9_7f4a_7c15)
    hash.combine(bytes)
    // The table takes the low bits, which are FNV's worst.
    return hash.value ^ (hash.value >> 29)
  }
}
