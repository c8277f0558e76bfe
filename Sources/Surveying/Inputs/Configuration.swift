internal import Basics
internal import Git
internal import LeadModel

/// Configuration beside `.lead-rules`: the mailmap, and commits that are credited to no one.
enum Configuration {
  /// Reads `.mailmap`. Like git, follows no symbolic link.
  static func mailmap(
    _ files: FileSource, notes: inout [ByteString]
  ) throws(RunError) -> Mailmap {
    switch try files.content(of: ".mailmap", limit: Mailmap.sizeLimit) {
    case .missing: return Mailmap()
    case .bytes(let bytes): return Mailmap(bytes)
    case .symbolicLink:
      notes.append(".mailmap is a symbolic link and is not followed, as in git")
      return Mailmap()
    case .tooLarge(let size):
      throw RunError(
        problem: ".mailmap is too large: \(size) bytes, of at most \(Mailmap.sizeLimit)",
        remedy: "remove what no commit needs")
    case .notAFile, .unreadable:
      throw RunError(
        problem: ".mailmap cannot be read", remedy: "make it a readable, regular file")
    }
  }

  /// Reads the files that list commits to ignore: one whole id a line, `#` for comments; a
  /// tag stands for its commit.
  static func ignoredRevisions(
    _ files: FileSource, _ rules: RulesFile, notes: inout [ByteString]
  ) throws(RunError) -> Set<ObjectID> {
    var ignored: Set<ObjectID> = []
    for path in rules.ignoreRevisionFiles {
      switch try files.content(of: path, limit: 1 << 20) {
      case .bytes(let bytes):
        let lines = ByteString(bytes).split(separator: UInt8(ascii: "\n"))
        for (index, line) in lines.enumerated() {
          let text = (line.split(separator: UInt8(ascii: "#")).first ?? line).trimmed
          if text.isEmpty { continue }
          guard let id = ObjectID(hex: text.bytes) else {
            throw RunError(
              problem: "\(path):\(index + 1): \(ByteString(text.bytes.prefix(60))) is not a full "
                + "commit id",
              remedy: "write all 40 hexadecimal digits:  git rev-parse COMMIT")
          }
          ignored.insert(files.peeled(id))
        }
      case .missing:
        if !RulesFile().ignoreRevisionFiles.contains(path) {
          notes.append(
            "\(path), which .lead-rules names under ignore-revs, does not exist: nothing is ignored"
          )
        }
      case .symbolicLink:
        throw RunError(
          problem: "\(path) is a symbolic link; leadlint follows none",
          remedy: "put the list of revisions itself there")
      case .tooLarge(let size):
        throw RunError(
          problem: "\(path) is too large: \(size) bytes, of at most \(1 << 20)",
          remedy: "remove commits that change no doc")
      case .notAFile, .unreadable:
        throw RunError(
          problem: "\(path), the list of revisions to ignore, cannot be read",
          remedy: "make it a readable, regular file")
      }
    }
    return ignored
  }
}
