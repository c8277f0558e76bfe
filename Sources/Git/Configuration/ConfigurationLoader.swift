internal import Basics
internal import CSystem

/// Collects git's configuration from its files and the environment.
///
/// Ours and not libgit2's: 1.5 knows neither `hasconfig:`, nor the work tree's file, nor anything
/// that the environment says.
struct ConfigurationLoader {
  private(set) var entries: [Configuration.Entry] = []
  /// With a slash at their ends; nil outside of a repository.
  private let gitDirectory: ByteString?
  private let commonDirectory: ByteString?
  /// Whether conditions on remotes hold: they ask for the remotes of all files.
  private var ignoresRemotes = false
  private var remotes: [ByteString]?

  /// What an entry comes from.
  private struct Source {
    var file: ByteString?
    var scope: Configuration.Scope
    var isConditional = false
    var depth = 0
  }

  init(_ gitDirectory: ByteString?, _ commonDirectory: ByteString?) {
    self.gitDirectory = gitDirectory
    self.commonDirectory = commonDirectory
  }

  /// Reads all files, then the environment.
  mutating func loadAll() throws(GitError) {
    if !(environment("GIT_CONFIG_NOSYSTEM").map(Configuration.isTrue) ?? false) {
      let named = environment("GIT_CONFIG_SYSTEM")
      try read(named ?? "/etc/gitconfig", Source(scope: .system, isConditional: named != nil))
    }
    if let named = environment("GIT_CONFIG_GLOBAL") {
      try read(named, Source(scope: .global, isConditional: true))
    } else {
      let home = environment("HOME")
      let shared = environment("XDG_CONFIG_HOME").flatMap { $0.isEmpty ? nil : $0 }
      if let shared = shared ?? home.map({ $0 + "/.config" }) {
        try read(shared + "/git/config", Source(scope: .global))
      }
      if let home { try read(home + "/.gitconfig", Source(scope: .global)) }
    }
    if let commonDirectory { try read(commonDirectory + "config", Source(scope: .local)) }
    if let gitDirectory,
      Configuration(entries.filter { $0.scope == .local }).isTrue("extensions.worktreeconfig")
    {
      try read(gitDirectory + "config.worktree", Source(scope: .worktree))
    }
    for (name, value) in try ConfigurationEnvironment.variables() {
      try take(name, value, from: Source(scope: .command))
    }
  }

  /// The variables of one file; none where there is no such file, or it may not be read.
  /// - Throws: `GitError` where it is not written as git wants it.
  static func variables(of file: ByteString) throws(GitError) -> [ConfigurationText.Variable] {
    guard let text = FileReader.contents(of: file, limit: 1 << 24) else { return [] }
    do {
      return try ConfigurationText.variables(text)
    } catch {
      throw failure("\(file.lossyText):\(error.line): git could not read this line either")
    }
  }

  private mutating func read(_ file: ByteString, _ source: Source) throws(GitError) {
    var source = source
    source.file = file
    for (name, value) in try Self.variables(of: file) { try take(name, value, from: source) }
  }

  /// Keeps a variable; one that includes a file is followed at once.
  private mutating func take(
    _ name: ByteString, _ value: ByteString?, from source: Source
  ) throws(GitError) {
    entries.append(
      .init(
        name: name, value: value, scope: source.scope, file: source.file,
        isConditional: source.isConditional))
    guard let value, name.hasPrefix("include"), name.hasSuffix(".path") else { return }
    var included = source
    if name != "include.path" {
      let condition = name.bytes.dropFirst("includeif.".utf8.count).dropLast(".path".utf8.count)
      guard name.hasPrefix("includeif."), try holds(ByteString(condition), source) else { return }
      included.isConditional = true
    }
    var path = ConfigurationPath.expanded(value)
    if !path.hasPrefix("/") {
      guard let file = source.file else {
        throw Self.failure("relative config includes must come from files")
      }
      path = ConfigurationPath.directory(of: file) + path
    }
    included.depth += 1
    guard included.depth <= 10 else {
      throw Self.failure("\(path.lossyText) is included more than 10 files deep")
    }
    try read(path, included)
  }

  /// Whether the condition of an `includeIf` is met.
  private mutating func holds(
    _ condition: ByteString, _ source: Source
  ) throws(GitError) -> Bool {
    func pattern(_ prefix: ByteString) -> ByteString? {
      condition.hasPrefix(prefix) ? ByteString(condition.bytes.dropFirst(prefix.count)) : nil
    }
    if let pattern = pattern("gitdir:") { return isInDirectory(pattern, source, foldsCase: false) }
    if let pattern = pattern("gitdir/i:") { return isInDirectory(pattern, source, foldsCase: true) }
    if let pattern = pattern("onbranch:") {
      return branch.map { Self.matches(Self.withContents(pattern), $0) } ?? false
    }
    if let pattern = pattern("hasconfig:remote.*.url:") {
      if ignoresRemotes { return true }
      let addresses = try remoteAddresses()
      return addresses.contains { Self.matches(Self.withContents(pattern), $0) }
    }
    return false
  }

  private func isInDirectory(_ written: ByteString, _ source: Source, foldsCase: Bool) -> Bool {
    guard let gitDirectory else { return false }
    var pattern = written
    // How much of it is no pattern, whatever it holds.
    var literal = 0
    if pattern.hasPrefix("./") {
      guard let file = source.file else { return false }
      let directory = ConfigurationPath.directory(of: ConfigurationPath.real(file))
      literal = directory.count
      pattern = directory + ByteString(pattern.bytes.dropFirst(2))
    } else if pattern.hasPrefix("~") {
      let end = pattern.bytes.firstIndex(of: UInt8(ascii: "/")) ?? pattern.count
      let home = ConfigurationPath.expanded(ByteString(pattern.bytes[..<end]))
      pattern = ConfigurationPath.real(home) + ByteString(pattern.bytes[end...])
    }
    if !pattern.hasPrefix("/") { pattern = "**/" + pattern }
    pattern = Self.withContents(pattern)
    // git tries the directory without symbolic links first, then as the shell has it.
    var directories = [ConfigurationPath.real(gitDirectory.withoutLastSlash)]
    if let shell = environment("PWD"), ConfigurationPath.real(shell) + "/.git" == directories[0] {
      directories.append(shell + "/.git")
    }
    return directories.contains { directory in
      let (pattern, text) =
        foldsCase
        ? (pattern.asciiLowercased, directory.asciiLowercased) : (pattern, directory)
      let prefix = pattern.bytes.prefix(literal)
      return text.bytes.starts(with: prefix)
        && Self.matches(
          ByteString(pattern.bytes.dropFirst(literal)), ByteString(text.bytes.dropFirst(literal)))
    }
  }

  /// The short name of the branch that `HEAD` stands for, also one without a commit.
  private var branch: ByteString? {
    guard let head = gitDirectory.map({ $0 + "HEAD" }) else { return nil }
    let prefix: ByteString = "refs/heads/"
    var name = FileReader.linkTarget(head) ?? ""
    if name.isEmpty, let text = FileReader.contents(of: head, limit: 4096), text.hasPrefix("ref:") {
      name = ByteString(text.bytes.dropFirst(4)).trimmed
    }
    return name.hasPrefix(prefix) ? ByteString(name.bytes.dropFirst(prefix.count)) : nil
  }

  private mutating func remoteAddresses() throws(GitError) -> [ByteString] {
    if let remotes { return remotes }
    var loader = ConfigurationLoader(gitDirectory, commonDirectory)
    loader.ignoresRemotes = true
    try loader.loadAll()
    let found = loader.entries.compactMap { entry in
      entry.name.hasPrefix("remote.") && entry.name.hasSuffix(".url") ? entry.value : nil
    }
    remotes = found
    return found
  }

  /// A pattern that ends with a slash means all that lies below.
  private static func withContents(_ pattern: ByteString) -> ByteString {
    pattern.hasSuffix("/") ? pattern + "**" : pattern
  }

  /// Whether a pattern matches all of a text; one that git could not read either matches nothing.
  private static func matches(_ pattern: ByteString, _ text: ByteString) -> Bool {
    do {
      return try Wildmatch(pattern.bytes).matches(text.bytes, from: 0, .path)
    } catch {
      return false
    }
  }

  private static func failure(_ message: String) -> GitError {
    GitError(code: .other(-1), function: "git_config", message: message)
  }
}
