/// Reads a list of changes: distances from one to the next, with what was done.
///
/// A distance is written in one to four bytes, of which the lowest two bits of the first say how many
/// follow. The lowest bit of the value is set where a byte follows that says what was done; most
/// changes need none: a file was modified.
struct ChangeReader {
  /// What is done to a path in most changes.
  private static let usual = UInt32(ChangeFlags(.modified, isFile: true).bits)

  private var next: UnsafeRawPointer
  private let limit: UnsafeRawPointer

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer) {
    next = bytes.baseAddress.unsafelyUnwrapped
    limit = next + bytes.count
  }

  @inline(__always)
  var isAtEnd: Bool { next >= limit }

  @inline(__always)
  mutating func end() { next = limit }

  @inline(__always)
  mutating func change() -> (distance: UInt32, flags: UInt32) {
    let value = value()
    if value & 1 == 0 { return (value >> 1, Self.usual) }
    let flags = UInt32(next.load(as: UInt8.self) & 15)
    next += 1
    return (value >> 1, flags)
  }

  @inline(__always)
  private mutating func value() -> UInt32 {
    let word = UInt32(littleEndian: next.loadUnaligned(as: UInt32.self))
    let more = word & 3
    next += 1 + Int(more)
    return (word & (.max &>> (24 &- 8 &* more))) >> 2
  }

  /// - Parameter distance: below 2²⁹.
  static func append(distance: UInt32, flags: UInt32, to bytes: inout [UInt8]) {
    append(distance << 1 | (flags == usual ? 0 : 1), to: &bytes)
    if flags != usual { bytes.append(UInt8(flags)) }
  }

  /// - Parameter value: below 2³⁰.
  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    let more = value < 1 << 6 ? 0 : value < 1 << 14 ? 1 : value < 1 << 22 ? 2 : 3
    let word = value << 2 | UInt32(more)
    for byte in 0...more { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt32(byte)))) }
  }
}
