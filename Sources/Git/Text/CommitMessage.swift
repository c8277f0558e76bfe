package import Basics

/// A commit message as an editor leaves it, before git has cleaned it up.
package enum CommitMessage {
  /// The message without its comments, and without what stands below the line at which git cuts.
  /// - Parameter comment: what begins a comment, as `Repository.commentStart(in:)` returns it.
  package static func cleaned(
    _ text: some Collection<UInt8>, comment: ByteString
  ) -> ByteString {
    let cut = comment + " ------------------------ >8 ------------------------"
    var result: [UInt8] = []
    for line in ByteString(text).split(separator: UInt8(ascii: "\n")) {
      if line == cut { break }
      if line.hasPrefix(comment) { continue }
      result += line.bytes + [UInt8(ascii: "\n")]
    }
    return ByteString(result)
  }
}

extension Repository {
  /// What begins a comment in a commit message: `core.commentString`, `core.commentChar`, or `#`.
  /// - Parameter message: by which is decided where git was told to choose by itself.
  package func commentStart(in message: some Collection<UInt8>) -> ByteString {
    guard
      let set = configuration.value("core.commentstring")
        ?? configuration.value("core.commentchar"),
      !set.isEmpty
    else { return "#" }
    guard set.asciiLowercased == "auto" else { return set }
    // git has chosen one that begins no line but its own, which stand at the end.
    let last = ByteString(message).split(separator: UInt8(ascii: "\n")).last { !$0.isEmpty }
    guard let first = last?.bytes.first, "#;@!$%^&|:".utf8.contains(first) else { return "#" }
    return ByteString([first])
  }
}
