internal import Basics

/// Gives each object id that is put in the number of its arrival.
///
/// Open addressing with linear probing; an id's own bytes are its hash, being uniformly distributed.
struct ObjectTable {
  private(set) var ids: [ObjectID] = []
  private var slots: [Int32]
  private var mask: Int

  init(minimumCapacity: Int = 1024) {
    var size = 1024
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of `id`, and whether it is new.
  mutating func insert(_ id: ObjectID) -> (number: Int32, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: id.head) & mask
    while slots[slot] >= 0 {
      if ids[Int(slots[slot])] == id { return (slots[slot], false) }
      slot = (slot + 1) & mask
    }
    let number = Int32(ids.count)
    ids.append(id)
    slots[slot] = number
    if ids.count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// The number of `id`; nil where it was never put in.
  func number(of id: ObjectID) -> Int32? {
    var slot = Int(truncatingIfNeeded: id.head) & mask
    while slots[slot] >= 0 {
      if ids[Int(slots[slot])] == id { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for (number, id) in ids.enumerated() {
      var slot = Int(truncatingIfNeeded: id.head) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
