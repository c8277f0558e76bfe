package import Basics
internal import CLibgit2

/// The hooks that a repository's own configuration names, which git 2.54 and newer run.
///
/// Owns its handle; belongs to one thread.
package struct HookSettings: ~Copyable {
  /// The configuration file.
  package let path: ByteString
  private let configuration: OpaquePointer

  /// Opens the configuration of the repository alone, not the user's or the system's.
  /// - Throws: `GitError` where it cannot be read.
  package init(_ repository: Repository) throws(GitError) {
    path = repository.commonDirectory + "config"
    guard let text = path.text else {
      throw GitError(
        code: .other(-1), function: "HookSettings", message: "\(path.lossyText) is not UTF-8")
    }
    var opened: OpaquePointer?
    try check(git_config_open_ondisk(&opened, text), "git_config_open_ondisk")
    guard let opened else {
      throw GitError(code: .other(-1), function: "git_config_open_ondisk", message: "no handle")
    }
    configuration = opened
  }

  deinit { git_config_free(configuration) }

  /// Whether a hook of this name is set to run at `event`, and is not turned off.
  package borrowing func isInstalled(_ name: String, _ event: String) -> Bool {
    values("hook.\(name).command").last != nil
      && values("hook.\(name).event").contains(ByteString(event))
      && values("hook.\(name).enabled").last?.asciiLowercased != "false"
  }

  /// Writes a hook that runs `command` at `event`.
  /// - Returns: whether anything had to be written.
  /// - Throws: `GitError` where the file cannot be written.
  package mutating func install(
    _ name: String, _ command: ByteString, _ event: String
  ) throws(GitError) -> Bool {
    var isNew = false
    if values("hook.\(name).command") != [command] {
      try removeAll("hook.\(name).command")
      try check(
        git_config_set_string(configuration, "hook.\(name).command", command.text ?? ""),
        "git_config_set_string")
      isNew = true
    }
    if !values("hook.\(name).event").contains(ByteString(event)) {
      // A pattern that no value matches: one more is added.
      try check(
        git_config_set_multivar(configuration, "hook.\(name).event", "^$", event),
        "git_config_set_multivar")
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
    guard values("hook.\(name).command").last == command else { return false }
    for key in ["command", "event", "enabled"] { try removeAll("hook.\(name).\(key)") }
    return true
  }

  private func values(_ name: String) -> [ByteString] {
    var iterator: OpaquePointer?
    guard git_config_multivar_iterator_new(&iterator, configuration, name, nil) == 0 else {
      return []
    }
    defer { git_config_iterator_free(iterator) }
    var result: [ByteString] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) == 0 {
      if let value = entry?.pointee.value { result.append(ByteString(cString: value)) }
    }
    return result
  }

  private func removeAll(_ name: String) throws(GitError) {
    guard !values(name).isEmpty else { return }
    try check(git_config_delete_multivar(configuration, name, ".*"), "git_config_delete_multivar")
  }
}
