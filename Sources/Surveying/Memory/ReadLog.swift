internal import Basics
internal import Git

/// What one survey read of files, so that another can tell whether it would read the same.
final class ReadLog {
  struct Read {
    let path: ByteString
    /// In bytes.
    let limit: Int
    let content: FileReader.Content
  }

  /// In the order read, each path and limit once.
  private(set) var reads: [Read] = []
  private var seen: Set<Key> = []
  /// The files of that name that were found, ascending; nil where nobody looked for them.
  var found: [ByteString]?

  private struct Key: Hashable {
    let path: ByteString
    let limit: Int
  }

  func add(_ path: ByteString, limit: Int, _ content: FileReader.Content) {
    if seen.insert(Key(path: path, limit: limit)).inserted {
      reads.append(Read(path: path, limit: limit, content: content))
    }
  }
}
