/// A set of names of at most 16 bytes, in which ASCII letters are one in upper and lower case. To look
/// one up, no memory is allocated.
package struct ShortNames: ExpressibleByArrayLiteral, Sendable {
  private static let limit = 16
  /// A name's bytes as two numbers; both are zero where no name stands.
  private typealias Key = SIMD2<UInt64>

  private var slots: [Key]
  /// How far a product is shifted to leave a slot's number.
  private let shift: UInt64

  /// - Parameter names: of 1 to 16 bytes; any other length is a mistake of the caller's.
  package init(arrayLiteral names: String...) {
    // Mostly empty, so that a name that is not there is seldom compared at all.
    var bits: UInt64 = 4
    while 1 << bits < names.count * 8 { bits += 1 }
    slots = Array(repeating: .zero, count: 1 << bits)
    shift = 64 - bits
    for name in names {
      let bytes = Array(name.utf8)
      precondition((1...Self.limit).contains(bytes.count), "a name of a wrong length")
      let key = bytes.withUnsafeBytes(Self.key)
      slots[slot(of: key)] = key
    }
  }

  /// Whether the set holds a name; none that is empty or longer than 16 bytes.
  package func contains(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count > 0, name.count <= Self.limit else { return false }
    let key = Self.key(name)
    return slots[slot(of: key)] == key
  }

  /// Where a name stands, or would.
  private func slot(of key: Key) -> Int {
    let mixed = (key.x ^ (key.y &* 0x9e37_79b9_7f4a_7c15)) &* 0xff51_afd7_ed55_8ccd
    var slot = Int(mixed >> shift)
    while slots[slot] != key, slots[slot] != .zero { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private static func key(_ name: UnsafeRawBufferPointer) -> Key {
    var key = Key.zero
    withUnsafeMutableBytes(of: &key) { bytes in
      for index in 0..<name.count { bytes[index] = name[index].asciiLowercased }
    }
    return key
  }
}
