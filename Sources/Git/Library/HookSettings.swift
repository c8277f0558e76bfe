package import Basics

/// The hooks that a repository's own configuration names, which git 2.54 and newer run.
///
/// Owns its handle; belongs to one thread.
package struct HookSettings: ~Copyable {
  /// The configuration file.
  package let path: ByteString
  private let configuration: Configuration

  /// Opens the configuration of the repository alone, not the user's or the system's.
  /// - Throws: `GitError` where it cannot be read.
  package init(_ repository: Repository) throws(GitError) {
    path = repository.commonDirectory + "config"
    configuration = try Configuration(file: path)
  }

  /// Whether a hook of this name is set to run at `event`, and is not turned off.
  /// - Throws: `GitError` where the file cannot be read.
  package borrowing func isInstalled(_ name: String, _ event: String) throws(GitError) -> Bool {
    guard try configuration.values("hook.\(name).command").last != nil,
      try configuration.values("hook.\(name).event").contains(ByteString(event))
    else { return false }
    return try configuration.values("hook.\(name).enabled").last?.asciiLowercased != "false"
  }

  /// Writes a hook that runs `command` at `event`.
  /// - Returns: whether anything had to be written.
  /// - Throws: `GitError` where the file cannot be written.
  package mutating func install(
    _ name: String, _ command: ByteString, _ event: String
  ) throws(GitError) -> Bool {
    var isNew = false
    if try configuration.values("hook.\(name).command") != [command] {
      try configuration.removeAll("hook.\(name).command")
      try configuration.set("hook.\(name).command", to: command.text ?? "")
      isNew = true
    }
    if try !configuration.values("hook.\(name).event").contains(ByteString(event)) {
      try configuration.add(event, to: "hook.\(name).event")
      isNew = true
    }
    return isNew
  }

  /// Takes a hook out that runs `command`; one of the same name that runs another is left alone.
  /// - Returns: whether there was one.
  /// - Throws: `GitError` where the file cannot be written.
  package mutating func uninstall(
    _ name: String, _ command: ByteString
  ) throws(GitError) -> Bool {
    guard try configuration.values("hook.\(name).command").last == command else { return false }
    for key in ["command", "event", "enabled"] {
      try configuration.removeAll("hook.\(name).\(key)")
    }
    return true
  }
}
