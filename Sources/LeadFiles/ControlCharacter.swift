/// A character that no value may contain, by its position and code point.
struct ControlCharacter {
  let offset: Int
  let length: Int
  let value: UInt32
}

/// C0 (tab and line feed aside), DEL, C1, the Unicode line ends, a byte order mark and the two
/// noncharacters that YAML refuses. With `lineEnds`, a carriage return before a line feed is fine.
func controlCharacters(
  in bytes: [UInt8], _ range: Range<Int>, lineEnds: Bool
) -> [ControlCharacter] {
  var found: [ControlCharacter] = []
  for offset in range {
    let byte = bytes[offset]
    func at(_ distance: Int) -> UInt8 {
      offset + distance < range.upperBound ? bytes[offset + distance] : 0
    }
    switch byte {
    case 0x09, 0x0A: continue
    case 0x0D where lineEnds && at(1) == 0x0A: continue
    case ..<0x20, 0x7F:
      found.append(ControlCharacter(offset: offset, length: 1, value: UInt32(byte)))
    case 0xC2 where (0x80...0x9F).contains(at(1)):
      found.append(ControlCharacter(offset: offset, length: 2, value: UInt32(at(1))))
    case 0xE2 where at(1) == 0x80 && (at(2) == 0xA8 || at(2) == 0xA9):
      found.append(ControlCharacter(offset: offset, length: 3, value: 0x1F80 + UInt32(at(2))))
    case 0xEF where (at(1) == 0xBB && at(2) == 0xBF) || (at(1) == 0xBF && at(2) >= 0xBE):
      let value = UInt32(at(1) & 0x3F) << 6 | UInt32(at(2) & 0x3F) | 0xF000
      found.append(ControlCharacter(offset: offset, length: 3, value: value))
    default: continue
    }
  }
  return found
}

/// Upper-case hexadecimal digits, at least `width` of them.
func hex(_ value: UInt32, _ width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
