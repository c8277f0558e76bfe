internal import Basics
internal import CSystem

/// Paths as git's configuration writes them.
enum ConfigurationPath {
  /// The path with `~` and `~user` expanded; as it is where there is no such user.
  static func expanded(_ path: ByteString) -> ByteString {
    guard path.hasPrefix("~") else { return path }
    let end = path.bytes.firstIndex(of: UInt8(ascii: "/")) ?? path.count
    let user = ByteString(path.bytes[1..<end])
    let home = user.isEmpty ? environment("HOME") : UserRecord.named(user)?.home
    return home.map { $0 + ByteString(path.bytes[end...]) } ?? path
  }

  /// The path without symbolic links; as it is where there is nothing there.
  static func real(_ path: ByteString) -> ByteString {
    guard let real = path.withCString({ realpath($0, nil) }) else { return path }
    defer { free(real) }
    return ByteString(cString: real)
  }

  /// The directory that a file stands in, with a slash at its end.
  static func directory(of file: ByteString) -> ByteString {
    ByteString(file.bytes[..<((file.bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)])
  }
}

/// An environment variable; nil where it is not set. An empty one is set.
func environment(_ name: String) -> ByteString? {
  getenv(name).map { ByteString(cString: $0) }
}
