internal import Basics

/// The object directories that others borrow from (gitrepository-layout, `info/alternates`).
enum AlternateDirectories {
  /// How many are followed, a few more than git's own limit of five in depth allows for.
  private static let limit = 16

  /// An object directory and those that it borrows from, directly or not.
  /// - Parameter objects: without a slash at its end.
  static func all(from objects: ByteString) -> [ByteString] {
    var directories = [objects]
    var next = 0
    while next < directories.count, directories.count <= limit {
      for alternate in alternates(of: directories[next]) where !directories.contains(alternate) {
        directories.append(alternate)
      }
      next += 1
    }
    return directories
  }

  /// What one directory's `info/alternates` names, a line each; a relative path counts from the
  /// directory itself.
  private static func alternates(of objects: ByteString) -> [ByteString] {
    let text = FileReader.contents(of: objects + "/info/alternates", limit: 1 << 16) ?? ""
    return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let path = line.hasPrefix("\"") ? unquoted(line.bytes.dropFirst()) ?? line : line
      if path.isEmpty || line.hasPrefix("#") { return nil }
      return path.hasPrefix("/") ? path : objects + "/" + path
    }
  }

  /// What stands between quotes, with git's escapes undone (`unquote_c_style` in git's quote.c).
  /// - Parameter text: begins after the first quote.
  /// - Returns: nil where the closing quote is missing or an escape is unknown.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> ByteString? {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return ByteString(result) }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(escape)
      case UInt8(ascii: "a"): result.append(0x07)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "v"): result.append(0x0B)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "r"): result.append(0x0D)
      default:
        let digits = [escape] + rest.prefix(2)
        let octal = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
        guard digits.count == 3, let octal else { return nil }
        result.append(octal)
        rest = rest.dropFirst(2)
      }
    }
    return nil
  }
}
