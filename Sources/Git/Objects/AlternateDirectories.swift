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

  /// What one directory's `info/alternates` names; a relative path counts from the directory itself.
  private static func alternates(of objects: ByteString) -> [ByteString] {
    let text = FileReader.contents(of: objects + "/info/alternates", limit: 1 << 16) ?? ""
    return entries(text, separator: UInt8(ascii: "\n")).map { line in
      line.hasPrefix("/") ? line : objects + "/" + line
    }
  }

  /// The paths of a list, without comments; one in quotes may hold the separator.
  static func entries(_ text: ByteString, separator: UInt8) -> [ByteString] {
    var result: [ByteString] = []
    var rest = text.bytes[...]
    while let first = rest.first {
      if let (entry, length) = QuotedText.read(rest) {
        result.append(entry)
        // git passes over one byte behind the quotes, whatever it is.
        rest = rest.dropFirst(length + 1)
        continue
      }
      let entry = rest.prefix { $0 != separator }
      if first != UInt8(ascii: "#") { result.append(ByteString(entry)) }
      rest = rest.dropFirst(entry.count + 1)
    }
    return result.filter { !$0.isEmpty }
  }
}
