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
      if line.isEmpty || line.hasPrefix("#") { return nil }
      return line.hasPrefix("/") ? line : objects + "/" + line
    }
  }
}
