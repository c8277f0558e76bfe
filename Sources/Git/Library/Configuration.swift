internal import Basics
internal import CLibgit2

/// git's configuration as libgit2 reads it. Owns its handle; belongs to one thread.
struct Configuration: ~Copyable {
  private let handle: OpaquePointer

  /// All that applies to a repository, as it is now: the system's, the user's and its own.
  /// - Throws: `GitError` where a file of it cannot be read.
  init(of repository: OpaquePointer) throws(GitError) {
    handle = try newHandle("git_repository_config_snapshot") {
      git_repository_config_snapshot(&$0, repository)
    }
  }

  /// One file alone, which can also be written.
  /// - Throws: `GitError` where it cannot be read, or its path is not UTF-8.
  init(file: ByteString) throws(GitError) {
    guard let path = file.text else {
      throw GitError(
        code: .other(-1), function: "git_config_open_ondisk",
        message: "\(file.lossyText) is not UTF-8")
    }
    handle = try newHandle("git_config_open_ondisk") { git_config_open_ondisk(&$0, path) }
  }

  deinit { git_config_free(handle) }

  /// The value of a variable; nil where it is not set. For a snapshot only.
  borrowing func string(_ name: String) throws(GitError) -> ByteString? {
    var text: UnsafePointer<CChar>?
    guard try finds("git_config_get_string", { git_config_get_string(&text, handle, name) }) else {
      return nil
    }
    return text.map { ByteString(cString: $0) }
  }

  /// The value of a variable that holds a path, with `~` expanded; nil where it is not set.
  borrowing func path(_ name: String) throws(GitError) -> ByteString? {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard try finds("git_config_get_path", { git_config_get_path(&buffer, handle, name) }) else {
      return nil
    }
    return buffer.ptr.map { ByteString(cString: $0) }
  }

  /// All values of a variable, the one that counts last.
  borrowing func values(_ name: String) throws(GitError) -> [ByteString] {
    var iterator: OpaquePointer?
    let function = "git_config_multivar_iterator_new"
    guard
      try finds(function, { git_config_multivar_iterator_new(&iterator, handle, name, nil) })
    else { return [] }
    defer { git_config_iterator_free(iterator) }
    var result: [ByteString] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while try finds("git_config_next", { git_config_next(&entry, iterator) }) {
      if let value = entry?.pointee.value { result.append(ByteString(cString: value)) }
    }
    return result
  }

  /// Whether a variable is set whose name a regular expression matches.
  borrowing func holdsName(matching pattern: String) throws(GitError) -> Bool {
    let iterator = try newHandle("git_config_iterator_glob_new") {
      git_config_iterator_glob_new(&$0, handle, pattern)
    }
    defer { git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    return try finds("git_config_next") { git_config_next(&entry, iterator) }
  }

  /// Sets a variable in the file.
  borrowing func set(_ name: String, to value: String) throws(GitError) {
    try check(git_config_set_string(handle, name, value), "git_config_set_string")
  }

  /// Gives a variable one value more in the file.
  borrowing func add(_ value: String, to name: String) throws(GitError) {
    // A pattern that no value matches: nothing is replaced.
    try check(git_config_set_multivar(handle, name, "^$", value), "git_config_set_multivar")
  }

  /// Takes all values of a variable out of the file.
  borrowing func removeAll(_ name: String) throws(GitError) {
    guard try !values(name).isEmpty else { return }
    try check(git_config_delete_multivar(handle, name, ".*"), "git_config_delete_multivar")
  }
}
