/// Deltas between two objects: pieces to copy from the base, and new pieces (gitformat-pack).
enum PackDelta {
  /// The sizes that a delta begins with, in bytes, and where its pieces begin.
  static func header(
    _ delta: UnsafeRawBufferPointer
  ) -> (baseSize: Int, resultSize: Int, start: Int)? {
    var index = 0
    guard let base = number(delta, &index), let result = number(delta, &index) else { return nil }
    return (base, result, index)
  }

  private static func number(_ delta: UnsafeRawBufferPointer, _ index: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while index < delta.count, shift < 42 {
      let byte = delta[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// Makes an object of its base.
  /// - Parameter start: where the delta's pieces begin.
  /// - Returns: whether the delta is sound and fills `result`.
  static func apply(
    _ delta: UnsafeRawBufferPointer, from start: Int, to base: UnsafeRawBufferPointer,
    into result: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var index = start
    var filled = 0
    while index < delta.count {
      let command = delta[index]
      index += 1
      let piece: UnsafeRawBufferPointer
      if command & 0x80 != 0 {
        var offset = 0
        var length = 0
        for bit in 0..<7 where command & (1 << bit) != 0 {
          guard index < delta.count else { return false }
          if bit < 4 {
            offset |= Int(delta[index]) << (8 * bit)
          } else {
            length |= Int(delta[index]) << (8 * (bit - 4))
          }
          index += 1
        }
        if length == 0 { length = 0x10000 }
        guard length <= base.count, offset <= base.count - length else { return false }
        piece = UnsafeRawBufferPointer(rebasing: base[offset..<(offset + length)])
      } else {
        let length = Int(command)
        guard length > 0, length <= delta.count - index else { return false }
        piece = UnsafeRawBufferPointer(rebasing: delta[index..<(index + length)])
        index += length
      }
      guard piece.count <= result.count - filled else { return false }
      UnsafeMutableRawBufferPointer(rebasing: result[filled...]).copyMemory(from: piece)
      filled += piece.count
    }
    return filled == result.count
  }
}
