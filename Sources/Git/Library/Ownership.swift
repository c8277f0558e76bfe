internal import Basics
internal import CLibgit2
internal import CSystem

/// Whether a repository belongs to a user whom git would trust.
///
/// git's own rule, because libgit2 knows neither `safe.directory = *` nor `DIRECTORY/*`, with which containers in
/// CI are set up.
enum Ownership {
  /// - Throws: `GitError` with code `owner`, and the directory to be trusted as its message.
  static func validate(_ repository: OpaquePointer, workDirectory: ByteString?) throws(GitError) {
    let gitDirectory = ByteString(cString: git_repository_path(repository)).withoutLastSlash
    var parts = [gitDirectory]
    if let workDirectory {
      let root = workDirectory.withoutLastSlash
      parts += [root, root + "/.git"]
    }
    if parts.allSatisfy(isOwned) { return }
    let directory = workDirectory?.withoutLastSlash ?? gitDirectory
    if try isTrusted(directory) { return }
    throw GitError(
      code: .owner, function: "git_repository_open_ext", message: directory.lossyText)
  }

  /// Whether the user owns what stands at `path`; true where nothing does.
  private static func isOwned(_ path: ByteString) -> Bool {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { return true }
    let user = geteuid()
    if status.st_uid == user { return true }
    // Under sudo, the user who called it counts like root.
    return user == 0 && getenv("SUDO_UID").flatMap { uid_t(String(cString: $0)) } == status.st_uid
  }

  /// Whether a `safe.directory` outside the repository covers `directory`: an empty value
  /// takes back all before it.
  private static func isTrusted(_ directory: ByteString) throws(GitError) -> Bool {
    let names = [directory, ConfigurationPath.real(directory)]
    return try Configuration.protected().values("safe.directory").reduce(false) {
      isTrusted, value in
      if value.isEmpty { return false }
      return isTrusted || value == "*" || names.contains { covers(value, $0) }
    }
  }

  private static func covers(_ value: ByteString, _ directory: ByteString) -> Bool {
    let path = ConfigurationPath.expanded(value)
    if path.hasSuffix("/*") {
      let parent = ByteString(path.bytes.dropLast(2)).withoutLastSlash
      return directory.hasPrefix(parent + "/")
        || directory.hasPrefix(ConfigurationPath.real(parent) + "/")
    }
    // A relative path depends on the current directory; git takes none but ".".
    guard path.hasPrefix("/") || path == "." else { return false }
    return path.withoutLastSlash == directory || ConfigurationPath.real(path) == directory
  }
}

extension ByteString {
  /// Calls `body` with the bytes and a zero behind them.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map(body) ?? body("")
      }
    }
  }

  var withoutLastSlash: ByteString {
    count > 1 && bytes.last == UInt8(ascii: "/") ? ByteString(bytes.dropLast()) : self
  }
}
