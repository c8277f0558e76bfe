internal import Basics
internal import CLibgit2

/// One configuration file, to be written by libgit2, which keeps all else in it. Owns its handle;
/// belongs to one thread.
struct ConfigurationWriter: ~Copyable {
  private let handle: OpaquePointer

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
    _ = try finds("git_config_delete_multivar") {
      git_config_delete_multivar(handle, name, ".*")
    }
  }
}
