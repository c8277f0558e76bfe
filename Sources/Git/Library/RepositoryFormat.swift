internal import Basics
internal import CLibgit2

/// Formats that libgit2 refuses to open. It has no status of their own for them, so they are read
/// from the repository's configuration.
enum RepositoryFormat {
  /// Which format the repository around `path` has that libgit2 cannot read; nil for none.
  /// - Throws: `GitError` where there is no repository, or its configuration cannot be read.
  static func unsupported(
    around path: String, ceilings: String?
  ) throws(GitError) -> GitError.Code? {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    try check(git_repository_discover(&buffer, path, 0, ceilings), "git_repository_discover")
    guard let found = buffer.ptr else { return nil }
    let directory = ByteString(cString: found)
    let configuration = try Configuration(file: commonDirectory(of: directory) + "config")
    if let format = configuration.value("extensions.objectformat"), format != "sha1" {
      return .objectFormat
    }
    if let storage = configuration.value("extensions.refstorage"), storage != "files" {
      return .referenceStorage
    }
    return nil
  }

  /// The main work tree's directory for that of a linked one.
  private static func commonDirectory(of directory: ByteString) -> ByteString {
    guard let text = FileReader.contents(of: directory + "commondir", limit: 4096)?.trimmed,
      !text.isEmpty
    else { return directory }
    return (text.hasPrefix("/") ? text : directory + text) + "/"
  }
}
