internal import CLibgit2

/// Merges two versions of a file, line by line.
package enum FileMerge {
  /// What merging two versions gives by itself; nil for a conflict.
  /// - Parameter base: the version that both come from; nil where there was none.
  /// - Throws: `GitError` where libgit2 cannot merge them.
  package static func merge(
    base: UnsafeRawBufferPointer?, _ ours: UnsafeRawBufferPointer, _ theirs: UnsafeRawBufferPointer
  ) throws(GitError) -> [UInt8]? {
    try Library.start()
    var (old, left) = (input(base ?? .init(start: nil, count: 0)), input(ours))
    var right = input(theirs)
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    if base == nil {
      try check(git_merge_file(&result, nil, &left, &right, nil), "git_merge_file")
    } else {
      try check(git_merge_file(&result, &old, &left, &right, nil), "git_merge_file")
    }
    guard result.automergeable == 1 else { return nil }
    return Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
  }

  private static func input(_ bytes: UnsafeRawBufferPointer) -> git_merge_file_input {
    var input = git_merge_file_input()
    input.version = UInt32(GIT_MERGE_FILE_INPUT_VERSION)
    input.ptr = bytes.bindMemory(to: CChar.self).baseAddress
    input.size = bytes.count
    return input
  }
}
