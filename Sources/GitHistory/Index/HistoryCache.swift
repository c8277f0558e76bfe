package import Basics
internal import CSystem
package import Git

/// The file `leadlint/history.index` in a repository's common git directory.
package struct HistoryCache {
  /// What was found where the file should be.
  package enum State: Sendable {
    case missing
    /// There, but not for whoever runs this to read.
    case unreadable
    /// Damaged, cut short, or written by another version.
    case unusable
    case usable(commits: Int, tip: ObjectID)
  }

  private static let fileName: ByteString = "history.index"

  private let repository: Repository
  private let directory: CacheDirectory

  package init(_ repository: Repository) {
    self.repository = repository
    directory = CacheDirectory(repository)
  }

  package var path: ByteString { directory.path(of: Self.fileName) }

  /// In bytes; nil where there is no file.
  package var size: Int? { directory.size(of: Self.fileName) }

  /// Looks at the file, without using it.
  package func state() -> State {
    switch load() {
    case .missing: .missing
    case .unreadable: .unreadable
    case .unusable: .unusable
    case .index(let index): .usable(commits: index.commitCount, tip: index.tip)
    }
  }

  /// An archive that begins with what the file holds, or with nothing.
  /// - Parameter keptName: the name of files whose versions will be asked for.
  package func open(keeping keptName: ByteString) -> (Archive, State) {
    switch load() {
    case .missing: (Archive(repository, keeping: keptName), .missing)
    case .unreadable: (Archive(repository, keeping: keptName), .unreadable)
    case .unusable: (Archive(repository, keeping: keptName), .unusable)
    case .index(let index):
      (
        Archive(repository, index, keeping: keptName),
        .usable(commits: index.commitCount, tip: index.tip)
      )
    }
  }

  private enum Loaded {
    case missing, unreadable, unusable
    case index(HistoryIndex)
  }

  private func load() -> Loaded {
    if let file = MappedFile(path, followsLinks: false) {
      return HistoryIndex(file).map { .index($0) } ?? .unusable
    }
    if size == nil { return .missing }
    return directory.isForbidden(Self.fileName) ? .unreadable : .unusable
  }

  /// Replaces the file.
  /// - Returns: whether that was done; else what the system says, in `errno`.
  func write(_ index: HistoryIndex) -> Bool {
    directory.sweep(files().filter { $0 != Self.fileName })
    return directory.write([index.bytes], to: Self.fileName)
  }

  /// Removes the file, whatever runs that were stopped left beside it, and the surveys that earlier
  /// versions kept there.
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

// MARK: - When to write

extension HistoryCache {
  /// Commits laid over the index before it is written anew: few for a small one; for a large one,
  /// which takes longer to write, some more.
  private static func overlayLimit(_ indexed: Int) -> Int { min(1024, max(128, indexed / 512)) }
  /// Answers that are worth writing the file for.
  private static let answerLimit = 32

  /// Writes the file where what this run has read and learned is worth it.
  /// - Parameter tip: the commit that the index may move on to; nil after a look at another branch
  ///   or at the past: the next run will want the present again.
  /// - Returns: why the file could not be written; nil where it was, where there was no need, and
  ///   where nobody could expect it: a place that may not be written to.
  package func save(_ archive: Archive, movingTo tip: ObjectID?) -> ByteString? {
    let index = archive.indexToSave(
      movingTo: tip, overlayLimit: Self.overlayLimit(archive.index.commitCount),
      answerLimit: Self.answerLimit)
    guard let index else { return nil }
    if write(index) { return nil }
    let reason = errno
    if [EROFS, EACCES, EPERM].contains(reason) { return nil }
    return ByteString(String(cString: strerror(reason)))
  }
}
