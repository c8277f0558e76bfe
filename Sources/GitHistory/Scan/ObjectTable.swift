internal import Basics

/// A table of object ids, each once, in the order of arrival.
///
/// Open addressing with linear probing; an id's own bytes are its hash, being uniformly distributed.
struct ObjectTable {
  private(set) var ids: [ObjectID] = []
  private var slots: [Int32]
  private var mask: Int

  init() {
    slots = Array(repeating: -1, count: 1024)
    mask = slots.count - 1
  }

  /// The index of `id` in `ids`, and whether it is new.
  mutating func insert(_ id: ObjectID) -> (index: Int, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: id.head) & mask
    while slots[slot] >= 0 {
      if ids[Int(slots[slot])] == id { return (Int(slots[slot]), false) }
      slot = (slot + 1) & mask
    }
    let index = ids.count
    ids.append(id)
    slots[slot] = Int32(index)
    if ids.count * 2 > slots.count { grow() }
    return (index, true)
  }

  /// The index of `id` in `ids`; nil where it was never inserted.
  func index(of id: ObjectID) -> Int? {
    var slot = Int(truncatingIfNeeded: id.head) & mask
    while slots[slot] >= 0 {
      if ids[Int(slots[slot])] == id { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for (index, id) in ids.enumerated() {
      var slot = Int(truncatingIfNeeded: id.head) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }
}
