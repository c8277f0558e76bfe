internal import CSystem

/// A small generator with a seed (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), so that what a test makes by chance can be made again.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Equal seeds give equal numbers, neighbouring ones nothing alike: seeds are stirred, for else
  /// each one's numbers would be those of the seed before it from the second on.
  package init(seed: UInt64) { state = Self.stirred(seed &+ 0x9E37_79B9_7F4A_7C15) }

  /// The seed in `LEADLINT_SEED`, or a new one: print it, so that a failure can be seen again.
  package static var seed: UInt64 {
    getenv("LEADLINT_SEED").flatMap { UInt64(String(cString: $0)) }
      ?? UInt64.random(in: 0...UInt64(UInt32.max))
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.stirred(state)
  }

  private static func stirred(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to `limit`, which is above 0, but not `limit` itself.
  package mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// True so many times of a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the items, of which there is at least one.
  package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  /// Some of the items, `count` at most, in their order.
  package mutating func some<Item>(_ items: [Item], atMost count: Int) -> [Item] {
    var chosen = items.indices.shuffled(using: &self).prefix(1 + below(count)).sorted()
    chosen = chosen.filter { items.indices.contains($0) }
    return chosen.map { items[$0] }
  }
}
