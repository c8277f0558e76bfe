package import Basics

/// The hooks that git's configuration names, which git 2.54 and newer run.
///
/// Owns its handle; belongs to one thread.
package struct HookSettings: ~Copyable {
  /// The repository's own configuration file, the one that is written.
  package let path: ByteString
  private let all: Configuration
  private let file: ConfigurationWriter

  /// - Throws: `GitError` where the repository's own configuration cannot be read.
  package init(_ repository: Repository) throws(GitError) {
    path = repository.commonDirectory + "config"
    all = repository.configuration
    file = try ConfigurationWriter(file: path)
  }

  /// Whether a hook of this name is set to run at `event`, in any file, and is not turned off.
  package borrowing func isInstalled(_ name: String, _ event: String) -> Bool {
    let enabled = "hook.\(name).enabled" as ByteString
    return all.value("hook.\(name).command") != nil
      && all.values("hook.\(name).event").contains(ByteString(event))
      && (all.entry(enabled) == nil || all.isTrue(enabled))
  }

  /// Writes a hook that runs `command` at `event`.
  /// - Returns: whether anything had to be written.
  /// - Throws: `GitError` where the file cannot be written.
  package mutating func install(
    _ name: String, _ command: ByteString, _ event: String
  ) throws(GitError) -> Bool {
    let own = try Configuration(file: path)
    var isNew = false
    if own.values("hook.\(name).command") != [command] {
      try file.removeAll("hook.\(name).command")
      try file.set("hook.\(name).command", to: command.text ?? "")
      isNew = true
    }
    if !own.values("hook.\(name).event").contains(ByteString(event)) {
      try file.add(event, to: "hook.\(name).event")
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
    guard try Configuration(file: path).value("hook.\(name).command") == command else {
      return false
    }
    for key in ["command", "event", "enabled"] { try file.removeAll("hook.\(name).\(key)") }
    return true
  }
}
