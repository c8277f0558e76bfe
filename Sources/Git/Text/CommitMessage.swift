package import Basics
internal import CLibgit2

/// A commit message as an editor leaves it, before git has cleaned it up.
package enum CommitMessage {
  /// The message without its comments, and without what stands below the line at which git cuts.
  /// - Parameter comment: what begins a comment, as `Repository.commentStart(in:)` answers it.
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
    let set = setting("core.commentstring") ?? setting("core.commentchar")
    guard let set, !set.isEmpty else { return "#" }
    guard set.asciiLowercased == "auto" else { return set }
    // git has chosen one that begins no line but its own, which stand at the end.
    let last = ByteString(message).split(separator: UInt8(ascii: "\n")).last { !$0.isEmpty }
    guard let first = last?.bytes.first, "#;@!$%^&|:".utf8.contains(first) else { return "#" }
    return ByteString([first])
  }

  /// The value of a configuration variable as git would take it here; nil where it is not set.
  package func setting(_ name: String) -> ByteString? {
    withConfiguration { configuration in
      var text: UnsafePointer<CChar>?
      guard git_config_get_string(&text, configuration, name) == 0 else { return nil }
      return text.map { ByteString(cString: $0) }
    }
  }

  /// The value of a variable that holds a path, with `~` followed; nil where it is not set.
  package func pathSetting(_ name: String) -> ByteString? {
    withConfiguration { configuration in
      var buffer = git_buf()
      defer { git_buf_dispose(&buffer) }
      guard git_config_get_path(&buffer, configuration, name) == 0 else { return nil }
      return buffer.ptr.map { ByteString(cString: $0) }
    }
  }

  private func withConfiguration<Result>(_ body: (OpaquePointer) -> Result?) -> Result? {
    var configuration: OpaquePointer?
    guard withHandle({ git_repository_config_snapshot(&configuration, $0) }) == 0,
      let configuration
    else { return nil }
    defer { git_config_free(configuration) }
    return body(configuration)
  }
}
