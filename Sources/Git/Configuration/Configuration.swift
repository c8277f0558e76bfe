package import Basics

/// git's configuration, as git itself would read it: the system's, the user's, the repository's, the
/// work tree's and the environment's, with all that they include.
package struct Configuration: Sendable {
  /// Where a variable is set; a later one wins.
  package enum Scope: Hashable, Sendable {
    case system
    case global
    case local
    case worktree
    /// The environment: `git -c`, `GIT_CONFIG_COUNT`.
    case command
  }

  /// One variable.
  package struct Entry: Sendable {
    /// The section and the last part in lower case.
    package let name: ByteString
    /// Nil where no `=` stands behind the name, which means true.
    package let value: ByteString?
    package let scope: Scope
    /// The file that sets it; nil in the environment.
    package let file: ByteString?
    /// Whether it holds for some repositories alone, or for some processes: included on a
    /// condition, or from a file that the environment names.
    package let isConditional: Bool
  }

  /// All variables, the one that counts last.
  package let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// All that applies to a repository, as it is now.
  /// - Throws: `GitError` where a file of it is not written as git wants it.
  init(gitDirectory: ByteString, commonDirectory: ByteString) throws(GitError) {
    var loader = ConfigurationLoader(gitDirectory, commonDirectory)
    try loader.loadAll()
    self.init(loader.entries)
  }

  /// One file alone, without what it includes; nothing where there is no such file.
  /// - Throws: `GitError` where it is not written as git wants it.
  init(file: ByteString) throws(GitError) {
    self.init(
      try ConfigurationLoader.variables(of: file).map { name, value in
        Entry(name: name, value: value, scope: .local, file: file, isConditional: false)
      })
  }

  /// What no repository can set: the system's, the user's and the environment's.
  /// - Throws: `GitError` where a file of it is not written as git wants it.
  static func protected() throws(GitError) -> Configuration {
    var loader = ConfigurationLoader(nil, nil)
    try loader.loadAll()
    return Configuration(loader.entries)
  }

  /// The entry that counts of a variable; nil where it is not set.
  package func entry(_ name: ByteString) -> Entry? { entries.last { $0.name == name } }

  /// The value of a variable; nil where it is not set, or has none.
  func value(_ name: ByteString) -> ByteString? { entry(name)?.value }

  /// All values of a variable, the one that counts last.
  func values(_ name: ByteString) -> [ByteString] {
    entries.compactMap { $0.name == name ? $0.value : nil }
  }

  /// The value of a variable that holds a path, with `~` expanded; nil where it is not set.
  package func path(_ name: ByteString) -> ByteString? {
    value(name).map { ConfigurationPath.expanded($0) }
  }

  /// Whether a variable is set to true, as git reads that.
  func isTrue(_ name: ByteString) -> Bool {
    entry(name).map { entry in entry.value.map(Self.isTrue) ?? true } ?? false
  }

  /// Whether a text is one that means true.
  static func isTrue(_ value: ByteString) -> Bool {
    let value = value.asciiLowercased
    return ["true", "yes", "on"].contains(value) || value.text.flatMap { Int($0) } ?? 0 != 0
  }
}
