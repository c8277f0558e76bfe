/// The 64-bit FNV-1a hash, for fingerprints and tables of short byte strings. It withstands no
/// attacker.
///
/// Fowler, Noll and Vo: <http://www.isthe.com/chongo/tech/comp/fnv/>. Public, because the compiler
/// inlines and specializes across modules only what is public.
@frozen
public struct FNV1a {
  @usableFromInline var hash: UInt64

  /// - Parameter seed: tells apart hashes of equal bytes.
  @inlinable
  public init(seed: UInt64 = 0) { hash = 0xcbf2_9ce4_8422_2325 ^ seed }

  /// The hash of what was combined so far.
  @inlinable
  public var value: UInt64 { hash }

  @inlinable
  public mutating func combine(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inlinable
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  @inlinable
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.combine(bytes)
    return hash.value
  }
}
