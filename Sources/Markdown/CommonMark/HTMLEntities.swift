internal import Basics

/// Resolves `&amp;`, `&#38;` and the like, as libcmark does.
enum HTMLEntities {
  static func resolved(_ text: ByteString) -> ByteString {
    let bytes = text.bytes
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var resolved = ByteString()
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "&"), let entity = entity(at: index, in: bytes) else {
        resolved.bytes.append(bytes[index])
        index += 1
        continue
      }
      resolved.append(common[entity] ?? parsed(entity))
      index += entity.count
    }
    return resolved
  }

  /// `&name;` or `&#number;`, no longer than any that HTML knows.
  private static func entity(at start: Int, in bytes: [UInt8]) -> ByteString? {
    let name = bytes[(start + 1)...].prefix(32).prefix { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "#")
    }
    guard !name.isEmpty, name.endIndex < bytes.count,
      bytes[name.endIndex] == UInt8(ascii: ";")
    else { return nil }
    return ByteString(bytes[start...name.endIndex])
  }

  private static let common: [ByteString: ByteString] = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&apos;": "'",
  ]

  /// libcmark has the table of HTML's names; an unknown one comes back as it is.
  private static func parsed(_ entity: ByteString) -> ByteString {
    var text = ByteString()
    CommonMark.walk(entity.bytes) { event in
      if case .text(let part) = event { text.append(part.copied) }
    }
    return text
  }
}
