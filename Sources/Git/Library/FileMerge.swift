internal import CLibgit2

/// Merges two versions of a file, line by line.
package enum FileMerge {
  /// What merging two versions gives by itself; nil for a conflict.
  /// - Parameter base: the version that both come from; empty where there was none.
  /// - Throws: `GitError` where libgit2 cannot merge them.
  package static func merge(
    base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]
  ) throws(GitError) -> [UInt8]? {
    try Library.start()
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    let status = withInput(base) { old in
      withInput(ours) { left in
        withInput(theirs) { git_merge_file(&result, old, left, $0, nil) }
      }
    }
    try check(status, "git_merge_file")
    guard result.automergeable == 1 else { return nil }
    return Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
  }

  private static func withInput(
    _ bytes: [UInt8], _ body: (UnsafePointer<git_merge_file_input>) -> Int32
  ) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var input = git_merge_file_input()
      input.version = UInt32(GIT_MERGE_FILE_INPUT_VERSION)
      input.ptr = buffer.bindMemory(to: CChar.self).baseAddress
      input.size = buffer.count
      return withUnsafePointer(to: input, body)
    }
  }
}
