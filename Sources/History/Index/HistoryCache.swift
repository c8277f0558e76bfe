package import Basics
package import Git

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// The file `leadlint/history.index` in a repository's common git directory.
///
/// It only ever changes by being replaced as a whole, under its own name, by a file that is
/// finished: whoever reads it reads the old one or the new one. No lock is ever taken, so that none
/// can be left behind.
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
  /// In seconds: what a run that was stopped left unfinished is swept away after it.
  private static let sweepAge = 3600

  private let repository: Repository
  private let directory: ByteString

  package init(_ repository: Repository) {
    self.repository = repository
    directory = repository.commonDirectory + "leadlint"
  }

  package var path: ByteString { directory + "/" + Self.fileName }

  /// In bytes; nil where there is no file.
  package var size: Int? {
    var status = stat()
    guard Self.withPath(path, { lstat($0, &status) }) == 0 else { return nil }
    return Int(status.st_size)
  }

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
    let mayRead = Self.withPath(path) { access($0, R_OK) } == 0 || errno != EACCES
    return mayRead ? .unusable : .unreadable
  }

  /// Replaces the file.
  /// - Returns: whether that was done; else what the system says, in `errno`.
  func write(_ index: HistoryIndex) -> Bool {
    guard makeDirectory() else { return false }
    sweep()
    let name = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))" as ByteString
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = Self.withPath(name) { systemOpen($0, flags) }
    guard file >= 0 else { return false }
    let isWritten = Self.writeAll(index.bytes, to: file)
    let isClosed = close(file) == 0
    let isPlaced =
      isWritten && isClosed
      && Self.withPath(name) { from in Self.withPath(path) { rename(from, $0) } } == 0
    if !isPlaced {
      let reason = errno
      _ = Self.withPath(name) { unlink($0) }
      errno = reason
    }
    return isPlaced
  }

  /// Takes the file away, and whatever runs that were stopped left beside it.
  /// - Returns: whether nothing is left.
  package func clear() -> Bool {
    for name in files() { _ = Self.withPath(directory + "/" + name) { unlink($0) } }
    let isGone = files().isEmpty
    if isGone { _ = Self.withPath(directory) { rmdir($0) } }
    return isGone
  }

  private func files() -> [ByteString] {
    var status = stat()
    // What stands behind a link is not ours.
    guard Self.withPath(directory, { lstat($0, &status) }) == 0,
      status.st_mode & S_IFMT == S_IFDIR
    else { return [] }
    let listing = FileReader.list(directory)
    return ((listing?.files ?? []) + (listing?.links ?? []))
      .filter { $0 == Self.fileName || $0.hasPrefix(Self.fileName + ".") }
  }

  private func makeDirectory() -> Bool {
    if Self.withPath(directory, { mkdir($0, 0o777) }) == 0 { return true }
    guard errno == EEXIST else { return false }
    var status = stat()
    // Nothing is written through a link that somebody put there.
    guard Self.withPath(directory, { lstat($0, &status) }) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      errno = ENOTDIR
      return false
    }
    return true
  }

  private func sweep() {
    for name in files() where name != Self.fileName {
      let path = directory + "/" + name
      var status = stat()
      guard Self.withPath(path, { lstat($0, &status) }) == 0,
        time(nil) - Self.modified(status) > Self.sweepAge
      else { continue }
      _ = Self.withPath(path) { unlink($0) }
    }
  }

  private static func modified(_ status: stat) -> Int {
    #if canImport(Darwin)
      Int(status.st_mtimespec.tv_sec)
    #else
      Int(status.st_mtim.tv_sec)
    #endif
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = systemWrite(file, rest.baseAddress, rest.count)
      if count > 0 {
        written += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  private static func withPath<Result>(
    _ path: ByteString, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    (path.bytes + [0]).withUnsafeBytes {
      body($0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self))
    }
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

// The C library's functions, which methods of the same names would hide.

private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
  open(path, flags, 0o666)
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
