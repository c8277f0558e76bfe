/// Integers side by side, each in as few bits as its neighbours need, read in place.
///
/// ```
///  0  how many values there are      8 bytes
///  8  blocks of 128 values, each
///       its least value              8 bytes
///       bits a value, at least one   1 byte
///       offset of its values         7 bytes, in bytes from the section's begin
///     the values, less the least of their block, from the lowest bit on
/// ```
///
/// A section is followed by at least eight bytes that may be read. Valid as long as the memory that
/// it stands in.
struct PackedColumn {
  static let span = 128
  /// A value is read as one word, wherever in a byte it begins; wider ones begin with a byte.
  private static let widestSplit: UInt64 = 57

  let count: Int
  private let section: UnsafeRawPointer
  private let blocks: UnsafePointer<UInt64>

  /// - Parameter bytes: aligned to eight bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    section = bytes.baseAddress.unsafelyUnwrapped
    // Memory too small for the count holds no values.
    count = bytes.count >= 8 ? Int(truncatingIfNeeded: section.load(as: UInt64.self)) : 0
    blocks = (section + 8).assumingMemoryBound(to: UInt64.self)
  }

  /// Whether all values lie within a section of `length` bytes. None may be read before this is
  /// known.
  func isWithin(_ length: Int) -> Bool {
    guard count >= 0, count < IndexFormat.idLimit else { return false }
    let blockCount = (count + Self.span - 1) / Self.span
    guard count == 0 || length >= 8 + blockCount * 16 else { return false }
    for block in 0..<blockCount {
      let layout = blocks[2 * block + 1]
      let width = layout & 0xFF
      let values = UInt64(min(Self.span, count - block * Self.span))
      guard (1...Self.widestSplit).contains(width) || width == 64,
        layout >> 8 + (values * width + 7) / 8 <= UInt64(length)
      else { return false }
    }
    return true
  }

  @inline(__always)
  subscript(_ index: Int) -> Int64 {
    let index = UInt(bitPattern: index)
    let block = blocks + Int(bitPattern: index / UInt(Self.span) &* 2)
    let layout = block[1]
    let width = layout & 0xFF
    let bit = UInt64(index % UInt(Self.span)) &* width
    let word = (section + Int(truncatingIfNeeded: layout >> 8 &+ bit >> 3))
      .loadUnaligned(as: UInt64.self)
    return Int64(bitPattern: block[0] &+ (word &>> (bit & 7)) & (.max &>> (64 &- width)))
  }

  /// The value at `index` if it is one of `0..<limit`, else nil.
  @inline(__always)
  func value(at index: Int, below limit: Int) -> Int? {
    let value = self[index]
    return UInt64(bitPattern: value) < UInt64(limit) ? Int(value) : nil
  }

  /// The bytes of a section that holds `values`.
  static func pack(_ values: [Int64]) -> [UInt8] {
    let blockCount = (values.count + span - 1) / span
    var bytes: [UInt8] = []
    func append(_ word: UInt64, to bytes: inout [UInt8]) {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    append(UInt64(values.count), to: &bytes)
    var data: [UInt8] = []
    for start in stride(from: 0, to: values.count, by: span) {
      let block = values[start..<min(start + span, values.count)]
      let least = block.min() ?? 0
      let most = UInt64(bitPattern: (block.max() ?? 0) &- least)
      var width = UInt64(max(1, 64 - most.leadingZeroBitCount))
      if width > widestSplit { width = 64 }
      append(UInt64(bitPattern: least), to: &bytes)
      append(UInt64(8 + blockCount * 16 + data.count) << 8 | width, to: &bytes)
      appendBits(of: block, less: least, width: width, to: &data)
    }
    return bytes + data
  }

  private static func appendBits(
    of block: ArraySlice<Int64>, less least: Int64, width: UInt64, to data: inout [UInt8]
  ) {
    var pending: UInt64 = 0
    var bits: UInt64 = 0
    for value in block {
      pending |= UInt64(bitPattern: value &- least) &<< bits
      bits += width
      // Fewer than eight bits are left to wait, so that nothing of the next value is cut off.
      while bits >= 8 {
        data.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        bits -= 8
      }
    }
    if bits > 0 { data.append(UInt8(truncatingIfNeeded: pending)) }
  }
}
