package import Basics
internal import CSystem
package import Git

/// The file `leadlint/history.index` in a repository's common git directory.
package struct IndexCache {
  /// What was found where the file should be.
  package enum State: Sendable {
    case missing
    /// There, but not readable for the user.
    case unreadable
    /// Damaged, cut short, or written by another version.
    case unusable
    case usable(commits: Int, tip: ObjectID)
  }

  private static let fileName: ByteString = "history.index"

  private let directory: CacheDirectory

  package init(_ repository: Repository) { directory = CacheDirectory(repository) }

  package var path: ByteString { directory.path(of: Self.fileName) }

  /// In bytes; nil where there is no file.
  package var size: Int? { directory.size(of: Self.fileName) }

  /// Looks at the file, without using it.
  package func state() -> State { load().state }

  /// Reads the file.
  /// - Returns: the index if it is usable.
  func load() -> (index: HistoryIndex?, state: State) {
    if let file = MappedFile(path, followsLinks: false) {
      guard let index = HistoryIndex(file) else { return (nil, .unusable) }
      return (index, .usable(commits: index.commitCount, tip: index.tip))
    }
    if size == nil { return (nil, .missing) }
    return (nil, directory.isForbidden(Self.fileName) ? .unreadable : .unusable)
  }

  /// Replaces the file.
  /// - Returns: why that failed; nil where it was done, and where it could not be expected: in a
  ///   place that may not be written to.
  func write(_ index: HistoryIndex) -> ByteString? {
    directory.sweep(files().filter { $0 != Self.fileName })
    if directory.write(index.bytes, to: Self.fileName) { return nil }
    let reason = errno
    if [EROFS, EACCES, EPERM].contains(reason) { return nil }
    return ByteString(String(cString: strerror(reason)))
  }

  /// Removes the file, what stopped runs left beside it, and the surveys that earlier versions
  /// wrote there.
  /// - Returns: whether nothing is left.
  package func clear() -> Bool {
    for name in directory.files() where name.hasPrefix("survey.") { directory.remove(name) }
    for name in files() { directory.remove(name) }
    directory.removeIfEmpty()
    return files().isEmpty
  }

  private func files() -> [ByteString] {
    directory.files().filter { $0 == Self.fileName || $0.hasPrefix(Self.fileName + ".") }
  }
}
