internal import Basics

/// The encoding that a commit names in its header, where that is not UTF-8.
struct TextEncoding {
  private let name: ByteString
  /// The characters of the bytes from 0x80 on; nil for an encoding that only the system may know.
  private let characters: [UInt16]?

  private static let tables: [ByteString: [UInt16]] = {
    var tables: [ByteString: [UInt16]] = [:]
    for (names, digits) in SingleByteTables.all {
      let digits = Array(digits.utf8)
      let characters = stride(from: 0, to: digits.count, by: 4).map { start in
        digits[start..<(start + 4)].reduce(UInt16(0)) {
          $0 << 4 | UInt16($1.isASCIIDigit ? $1 - 0x30 : $1 - 0x57)
        }
      }
      for name in names { tables[ByteString(name)] = characters }
    }
    return tables
  }()

  /// - Returns: nil for UTF-8, which needs no conversion.
  init?(named name: ByteString) {
    let lowercased = name.asciiLowercased
    if lowercased == "utf-8" || lowercased == "utf8" { return nil }
    self.name = name
    characters = Self.tables[lowercased]
  }

  /// The text as UTF-8; nil where some of it is no text in this encoding, and where the system does not
  /// know the encoding. git shows either as it is.
  func decode(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    if let characters {
      if bytes.allSatisfy({ $0 < 0x80 }) { return Array(bytes) }
      if let text = Self.decode(bytes, characters) { return text }
    }
    if case .text(let text) = SystemConverter.convert(bytes, from: name) { return text }
    return nil
  }

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, _ characters: [UInt16]
  ) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let character = characters[Int(byte & 0x7F)]
      guard character != 0xFFFD else { return nil }
      if character >= 0x800 { text.append(UInt8(0xE0 | character >> 12)) }
      text.append(
        character >= 0x800 ? UInt8(0x80 | character >> 6 & 0x3F) : UInt8(0xC0 | character >> 6))
      text.append(UInt8(0x80 | character & 0x3F))
    }
    return text
  }
}
