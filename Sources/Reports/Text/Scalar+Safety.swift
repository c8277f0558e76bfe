extension Unicode.Scalar {
  /// The scalar whose UTF-8 form begins at an index; nil where none does: an overlong form, a surrogate
  /// and a form that is cut short are no scalars.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = bytes[index]
    if first < 0x80 {
      self.init(first)
      return
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[(index + 1)...].prefix(3))
    /// Six more bits, where a byte follows that has them.
    func next(_ offset: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> UInt32? {
      guard offset < rest.count, allowed.contains(rest[offset]) else { return nil }
      return UInt32(rest[offset] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let low = next(0) else { return nil }
      self.init(UInt32(first & 0x1F) << 6 | low)
    case 0xE0...0xEF:
      let allowed: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      guard let middle = next(0, allowed), let low = next(1) else { return nil }
      self.init(UInt32(first & 0x0F) << 12 | middle << 6 | low)
    case 0xF0...0xF4:
      let allowed: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      guard let high = next(0, allowed), let middle = next(1), let low = next(2) else { return nil }
      self.init(UInt32(first & 0x07) << 18 | high << 12 | middle << 6 | low)
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether printing the scalar could move the cursor, reorder the line or hide something.
  ///
  /// Control characters (C0, DEL, C1), line and paragraph separators, bidirectional controls,
  /// zero-width and other invisible format characters, noncharacters and language tags.
  var isUnsafe: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x180E, 0xFEFF: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}
