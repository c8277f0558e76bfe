internal import Basics
internal import CSystem
internal import Git
internal import LeadModel

/// Where git looks for hooks, and what stands there.
struct HookDirectory {
  /// Without a slash at its end.
  let path: String
  /// `core.hooksPath`; nil where git looks in its own directory.
  let setting: Configuration.Entry?
  /// The directory that git would look in without the setting.
  let standard: String

  /// What a hook's path leads to.
  enum State {
    case missing
    /// A link, or what is no file: nothing to write to.
    case notAFile
    case script(HookScript, isExecutable: Bool)
  }

  /// - Throws: `RunError` where the path is not UTF-8.
  init(_ repository: Repository) throws {
    func text(_ path: ByteString) throws -> String {
      guard let text = path.text else {
        throw RunError(
          problem: "\(path) is not UTF-8 and cannot be written to by that name",
          remedy: "add the hook yourself:  \(HookKind.preCommit.command)")
      }
      return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }
    standard = try text(repository.commonDirectory + "hooks")
    setting = repository.configuration.entry("core.hookspath")
    guard let setting = repository.configuration.path("core.hookspath") else {
      path = standard
      return
    }
    if setting.isEmpty {
      path = ""
      return
    }
    // Relative to where hooks run: the work tree's root, or a bare repository itself.
    let root = repository.workDirectory ?? repository.gitDirectory
    path = try text(setting.hasPrefix("/") ? setting : root + setting)
  }

  /// Whether git is told to run no hooks at all.
  var isNowhere: Bool { path.isEmpty || path == "/dev/null" || path.hasPrefix("/dev/null/") }

  /// Whether git looks there in every repository of the user, or of the system.
  var isForAll: Bool {
    setting.map { !$0.isConditional && ($0.scope == .global || $0.scope == .system) } ?? false
  }

  /// The setting as a message names it: its value, and where it is set.
  var settingText: ByteString {
    guard let setting else { return "" }
    let source: ByteString = setting.file.map { "in \($0)" } ?? "by the environment"
    return "core.hooksPath is \(setting.value ?? "") (set \(source))"
  }

  /// Whether the directory is husky's, which writes all that is in it.
  var isHuskys: Bool { path.hasSuffix("/.husky/_") }

  func file(_ kind: HookKind) -> String { path + "/" + kind.rawValue }

  func state(_ kind: HookKind) -> State { Self.state(of: file(kind)) }

  static func state(of file: String) -> State {
    var status = stat()
    guard lstat(file, &status) == 0 else { return .missing }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    let content = FileReader.read(ByteString(file.dropFirst()), below: "/", limit: 1 << 22)
    guard case .bytes(let bytes) = content else { return Self.linked(file) }
    return .script(
      HookScript(text: ByteString(bytes)), isExecutable: access(file, X_OK) == 0)
  }

  /// The reader follows no link; a directory above the file may well be one.
  private static func linked(_ file: String) -> State {
    guard let path = FileSystem.realPath(ByteString(file)), path != ByteString(file),
      let text = path.text
    else { return .notAFile }
    return state(of: text)
  }

  /// Writes a hook to a temporary file and renames it, so that git never runs half of one.
  /// - Throws: `RunError` with the system's reason; nothing is left behind then.
  func write(_ script: HookScript, _ kind: HookKind) throws {
    let file = file(kind)
    try makeDirectory()
    let old = FileSystem.mode(of: ByteString(file)).map { $0 & 0o777 } ?? 0
    let mask = umask(0)
    umask(mask)
    let temporary = "\(file).leadlint-\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(file) }
    var isWritten = Console.write(script.text.bytes, to: descriptor)
    isWritten = isWritten && fchmod(descriptor, old | (0o777 & ~mask)) == 0
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(temporary, file) == 0 else {
      let failure = Self.failure(file)
      unlink(temporary)
      throw failure
    }
  }

  func remove(_ kind: HookKind) throws {
    guard unlink(file(kind)) == 0 else { throw Self.failure(file(kind)) }
  }

  private func makeDirectory() throws {
    if let mode = FileSystem.mode(of: ByteString(path)) {
      guard mode & S_IFMT == S_IFDIR else {
        throw RunError(
          problem: "\(path), where git looks for hooks, is not a directory",
          remedy: "set core.hooksPath to a directory, or unset it")
      }
      return
    }
    guard mkdir(path, 0o777) == 0 else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> RunError {
    RunError(
      problem: "\(path) cannot be written: \(Console.lastError)",
      remedy: "make the directory writable")
  }
}
