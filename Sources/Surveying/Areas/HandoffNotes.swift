internal import Basics
internal import Git
internal import LeadModel

/// Tells what a handoff's `notes` are: text, or a path to a file that must hold text.
struct HandoffNotes {
  let files: FileSource
  /// The work tree beside which what is staged is judged; nil where it is not.
  var unstaged: ByteString?

  func state(
    of notes: ByteString?, in directory: ByteString
  ) throws(RunError) -> HandoffRecord.Notes {
    guard let text = notes?.trimmed, !text.isEmpty else { return .missing }
    let path = Self.path(text, from: directory)
    if let path, let content = try content(of: path) {
      if content.withUnsafeBytes(DocText.isEmpty) { return .emptyFile(path) }
      if HandoffTemplate.isUntouched(content) { return .template(path) }
      return Self.state(of: content, path)
    }
    guard Self.looksLikePath(text) else { return Self.state(of: text.bytes, nil) }
    if let unstaged, let path, FileReader.exists(unstaged + path) { return .notStaged(path) }
    return .noSuchFile(path ?? text)
  }

  private static func state(of text: [UInt8], _ path: ByteString?) -> HandoffRecord.Notes {
    let words = text.withUnsafeBytes { DocWords($0).count }
    return words < HandoffRecord.Notes.leastWords ? .short(words: words, path) : .present
  }

  /// The file as it is judged: from the work tree where that is read, else from the tip.
  private func content(of path: ByteString) throws(RunError) -> [UInt8]? {
    guard case .bytes(let bytes) = try files.content(of: path, limit: 1 << 24) else { return nil }
    return bytes
  }

  /// One word with a slash or a file name's ending in it. A web address is text.
  private static func looksLikePath(_ text: ByteString) -> Bool {
    guard !text.bytes.contains(where: \.isASCIISpace), !text.contains("://") else { return false }
    if text.bytes.contains(UInt8(ascii: "/")) { return true }
    guard let dot = text.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
    let ending = text.bytes[(dot + 1)...]
    return (1...8).contains(ending.count)
      && ending.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }

  /// The path from the root; nil where it would leave the repository.
  private static func path(_ text: ByteString, from directory: ByteString) -> ByteString? {
    var parts =
      text.hasPrefix("/") || directory.isEmpty
      ? [] : directory.split(separator: UInt8(ascii: "/"))
    for part in text.split(separator: UInt8(ascii: "/")) where !part.isEmpty && part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : ByteString(parts.map(\.bytes).joined(separator: [0x2F]))
  }
}
