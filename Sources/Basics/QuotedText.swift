/// Text in double quotes with C's escapes, as git writes paths that are not plain.
package enum QuotedText {
  /// Reads a quoted text from the beginning of `bytes`.
  /// - Returns: the text, and how many bytes it takes with its quotes; nil where it is not quoted as
  ///   git does it.
  package static func read(_ bytes: ArraySlice<UInt8>) -> (text: ByteString, length: Int)? {
    let quote = UInt8(ascii: "\"")
    guard bytes.first == quote else { return nil }
    var text: [UInt8] = []
    var index = bytes.startIndex + 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == quote { return (ByteString(text), index - bytes.startIndex) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard index < bytes.endIndex else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "a"): text.append(0x07)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "v"): text.append(0x0B)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "\\"), quote: text.append(bytes[index])
      case 0x30...0x33:
        let digits = bytes[index...].prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else {
          return nil
        }
        text.append(digits.reduce(0) { $0 << 3 | ($1 - 0x30) })
        index += 2
      default: return nil
      }
      index += 1
    }
    return nil
  }
}
