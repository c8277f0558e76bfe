internal import Basics

/// The single-byte encodings that old commits are written in.
enum LatinEncoding {
  case iso88591, iso885915, windows1252

  init?(named name: ByteString) {
    switch name.asciiLowercased.lossyText {
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1": self = .iso88591
    case "iso-8859-15", "iso8859-15", "latin9", "latin-9": self = .iso885915
    case "windows-1252", "cp1252": self = .windows1252
    default: return nil
    }
  }

  func decode(_ text: ByteString) -> ByteString {
    guard text.bytes.contains(where: { $0 >= 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for byte in text.bytes { result.append(scalar(byte)) }
    return ByteString(String(result))
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    let changed: [UInt8: Unicode.Scalar]
    switch self {
    case .iso88591: changed = [:]
    case .iso885915:
      changed = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
      ]
    case .windows1252:
      changed = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
        0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
        0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
        0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
      ]
    }
    return changed[byte] ?? Unicode.Scalar(byte)
  }
}
