internal import Basics
internal import CLibgit2
internal import CSystem

/// Whether a repository belongs to a user whom git would trust.
///
/// git's own rule, because libgit2 knows neither `safe.directory = *`, nor `DIRECTORY/*`, nor the
/// configuration that the environment holds, with all of which containers in CI are set up.
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
    let names = [directory, realPath(directory)]
    return try values().reduce(false) { isTrusted, value in
      if value.isEmpty { return false }
      return isTrusted || value == "*" || names.contains { covers(value, $0) }
    }
  }

  private static func covers(_ value: ByteString, _ directory: ByteString) -> Bool {
    var path = value
    if path.hasPrefix("~/"), let home = variable("HOME") {
      path = home + ByteString(path.bytes.dropFirst())
    }
    if path.hasSuffix("/*") {
      let parent = ByteString(path.bytes.dropLast(2)).withoutLastSlash
      return directory.hasPrefix(parent + "/") || directory.hasPrefix(realPath(parent) + "/")
    }
    // A relative path depends on the current directory; git takes none but ".".
    guard path.hasPrefix("/") || path == "." else { return false }
    return path.withoutLastSlash == directory || realPath(path) == directory
  }

  /// What the system's, the user's and the environment's configuration say, in this order.
  /// - Throws: `GitError` where a file cannot be read.
  private static func values() throws(GitError) -> [ByteString] {
    var files: [ByteString] = []
    if !isTrue(variable("GIT_CONFIG_NOSYSTEM")) {
      files.append(variable("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig")
    }
    if let global = variable("GIT_CONFIG_GLOBAL") {
      files.append(global)
    } else {
      let home = variable("HOME")
      if let shared = variable("XDG_CONFIG_HOME") ?? home.map({ $0 + "/.config" }) {
        files.append(shared + "/git/config")
      }
      if let home { files.append(home + "/.gitconfig") }
    }
    var result: [ByteString] = []
    for file in files where file.withCString({ access($0, R_OK) }) == 0 {
      result += try Configuration(file: file).values("safe.directory")
    }
    return result + environmentValues()
  }

  /// `GIT_CONFIG_COUNT`, and the numbered keys and values that go with it.
  private static func environmentValues() -> [ByteString] {
    guard let text = variable("GIT_CONFIG_COUNT")?.text, let count = Int(text), count > 0 else {
      return []
    }
    return (0..<min(count, 10_000)).compactMap { number in
      guard variable("GIT_CONFIG_KEY_\(number)")?.asciiLowercased == "safe.directory" else {
        return nil
      }
      return variable("GIT_CONFIG_VALUE_\(number)")
    }
  }

  private static func variable(_ name: String) -> ByteString? {
    getenv(name).map { ByteString(cString: $0) }
  }

  private static func isTrue(_ value: ByteString?) -> Bool {
    guard let value = value?.asciiLowercased else { return false }
    return value == "1" || value == "true" || value == "yes" || value == "on"
  }

  /// The path without symbolic links; as it is where there is nothing there.
  private static func realPath(_ path: ByteString) -> ByteString {
    guard let real = path.withCString({ realpath($0, nil) }) else { return path }
    defer { free(real) }
    return ByteString(cString: real)
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

  fileprivate var withoutLastSlash: ByteString {
    count > 1 && bytes.last == UInt8(ascii: "/") ? ByteString(bytes.dropLast()) : self
  }
}
