/// A small generator with a seed (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), so that a history can be made again.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// True so many times of a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  /// Some of the items, `count` at most, in their order.
  mutating func some<Item>(_ items: [Item], atMost count: Int) -> [Item] {
    var chosen = items.indices.shuffled(using: &self).prefix(1 + below(count)).sorted()
    chosen = chosen.filter { items.indices.contains($0) }
    return chosen.map { items[$0] }
  }
}
