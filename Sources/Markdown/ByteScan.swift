internal import CSystem

extension UnsafeRawBufferPointer {
  /// The first offset of a byte from `start` on: many bytes are compared at once.
  @inline(__always)
  func offset(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
