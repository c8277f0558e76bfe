package import Basics
internal import CLibgit2

/// What an edit would change in one file, in the form that `git apply` reads.
package enum UnifiedDiff {
  /// The whole diff of a file, as `git diff` writes it but without ids of blobs and without the
  /// headings of hunks; empty where nothing differs.
  /// - Parameters:
  ///   - path: from the repository's root.
  ///   - old: nil for a new file.
  /// - Throws: `GitError` where libgit2 cannot compare them.
  package static func render(
    _ path: ByteString, from old: [UInt8]?, to new: [UInt8]
  ) throws(GitError) -> ByteString {
    if (old ?? []) == new { return "" }
    try Library.start()
    var options = git_diff_options()
    try check(
      git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)), "git_diff_options_init")
    options.flags |= GIT_DIFF_FORCE_TEXT.rawValue
    let patch = try newHandle("git_patch_from_buffers") { patch in
      path.withCString { name in
        git_patch_from_buffers(
          &patch, old, old?.count ?? 0, name, new, new.count, name, &options)
      }
    }
    defer { git_patch_free(patch) }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    try check(git_patch_to_buf(&buffer, patch), "git_patch_to_buf")
    let bytes = UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size)
    var text: [UInt8] = []
    for line in bytes.split(separator: lineFeed, omittingEmptySubsequences: false).dropLast() {
      if line.starts(with: "index ".utf8) { continue }
      text += line.starts(with: "@@ ".utf8) ? withoutHeading(line) : line
      text.append(lineFeed)
    }
    return ByteString(text)
  }

  private static let lineFeed = UInt8(ascii: "\n")

  /// `@@ -1,3 +1,4 @@` without what follows.
  private static func withoutHeading(_ line: Slice<UnsafeRawBufferPointer>)
    -> Slice<UnsafeRawBufferPointer>
  {
    let end = line.dropFirst(2).firstIndex(of: UInt8(ascii: "@")) ?? line.endIndex
    return line[..<min(end + 2, line.endIndex)]
  }
}
