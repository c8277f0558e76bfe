package import Basics

/// Renders a story as a `git fast-import` stream: how it is kept under `fixtures/histories`.
package enum FastImport {
  /// The stream, each of `comments` as a line that begins with `#` before it.
  /// - Throws: `StoryError` where the story's operations do not fit its files.
  package static func render(
    _ story: Story, comments: [String] = []
  ) throws(StoryError) -> ByteString {
    var output = comments.reduce(ByteString()) { $0 + ByteString("# \($1)\n") }
    var files = StoryFiles()
    for (index, commit) in story.commits.enumerated() {
      // A blank line may end a commit; before the first one git would not understand it.
      if index > 0 { output.append("\n") }
      output.append("commit refs/heads/main\n")
      output.append("author \(commit.signature)\ncommitter \(commit.signature)\n")
      output.append(data(commit.message))
      for operation in commit.operations {
        try files.apply(operation)
        output.append(change(operation.action, files))
      }
    }
    return output
  }

  private static func change(_ action: StoryCommit.Action, _ files: StoryFiles) -> ByteString {
    switch action {
    case .write(let path, _), .append(let path, _), .change(let path):
      "M 100644 inline \(quoted(path))\n" + data(files.contents[path] ?? "")
    case .delete(let path): "D \(quoted(path))\n"
    case .move(let old, let new): "R \(quoted(old)) \(quoted(new))\n"
    }
  }

  private static func data(_ content: ByteString) -> ByteString {
    "data \(content.count)\n\(content)" + (content.hasSuffix("\n") ? "" : "\n")
  }

  /// As git quotes a path (`git help fast-import`, "filemodify").
  private static func quoted(_ path: ByteString) -> ByteString {
    func isPlain(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
    }
    if path.bytes.allSatisfy(isPlain) { return path }
    var output: ByteString = "\""
    for byte in path.bytes {
      if isPlain(byte) || byte == 0x20 {
        output.bytes.append(byte)
      } else {
        let digits = String(byte, radix: 8)
        output.append("\\\(String(repeating: "0", count: 3 - digits.count))\(digits)")
      }
    }
    return output + "\""
  }
}
