/// Numbers byte strings, each once, in the order of arrival. All bytes stand in one array.
///
/// A string may be numbered under a parent, which makes a table of paths out of one of names.
struct ByteInterner: Sendable {
  private(set) var parents: [Int32] = []
  private var starts: [Int] = [0]
  private var arena: [UInt8] = []
  private var slots: [Int32] = Array(repeating: -1, count: 4096)

  var count: Int { parents.count }

  mutating func intern(_ bytes: UnsafeRawBufferPointer, under parent: Int32) -> (Int32, isNew: Bool)
  {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(bytes, parent)) & mask
    while slots[slot] >= 0 {
      if isSame(slots[slot], bytes, parent) { return (slots[slot], false) }
      slot = (slot + 1) & mask
    }
    let number = Int32(parents.count)
    slots[slot] = number
    parents.append(parent)
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    if parents.count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// The number that a string has; nil where it was never numbered.
  func find(_ bytes: UnsafeRawBufferPointer, under parent: Int32) -> Int32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(bytes, parent)) & mask
    while slots[slot] >= 0 {
      if isSame(slots[slot], bytes, parent) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func bytes(of number: Int32) -> ArraySlice<UInt8> {
    arena[starts[Int(number)]..<starts[Int(number) + 1]]
  }

  private func isSame(_ number: Int32, _ bytes: UnsafeRawBufferPointer, _ parent: Int32) -> Bool {
    let start = starts[Int(number)]
    guard parents[Int(number)] == parent, starts[Int(number) + 1] - start == bytes.count else {
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
    for number in 0..<Int32(parents.count) {
      let range = starts[Int(number)]..<starts[Int(number) + 1]
      let hash = arena[range].withUnsafeBytes { Self.hash($0, parents[Int(number)]) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = number
    }
  }

  /// FNV-1a over the bytes, begun with the parent's number and stirred at the end, because the
  /// table takes the low bits.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ parent: Int32) -> UInt64 {
    var hash = 0xcbf2_9ce4_8422_2325 ^ (UInt64(UInt32(bitPattern: parent)) &* 0x9e37_79b9_7f4a_7c15)
    for index in 0..<bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3
    }
    return hash ^ (hash >> 29)
  }
}
