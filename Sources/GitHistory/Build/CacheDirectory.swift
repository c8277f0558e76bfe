internal import Basics
internal import CSystem
internal import Git

/// The directory `leadlint` in a repository's common git directory.
///
/// Its files only ever change by being replaced as a whole by finished files of the same names: a
/// reader sees the old or the new. No lock is ever taken, so that none can be left behind.
struct CacheDirectory {
  let path: ByteString
  /// In seconds: unfinished files that a run left behind are removed when they are older.
  private static let sweepAge = 3600

  init(_ repository: Repository) { path = repository.commonDirectory + "leadlint" }

  func path(of name: ByteString) -> ByteString { path + "/" + name }

  /// In bytes; nil where there is no file of that name.
  func size(of name: ByteString) -> Int? { status(of: name).map { Int($0.st_size) } }

  private func status(of name: ByteString) -> stat? {
    var status = stat()
    guard Self.withPath(path(of: name), { lstat($0, &status) }) == 0 else { return nil }
    return status
  }

  /// Whether there is a file that the user may not read.
  func isForbidden(_ name: ByteString) -> Bool {
    Self.withPath(path(of: name)) { access($0, R_OK) } != 0 && errno == EACCES
  }

  /// The names of the files, in no order.
  func files() -> [ByteString] {
    var status = stat()
    // A directory behind a link is not ours.
    guard Self.withPath(path, { lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR
    else { return [] }
    let listing = FileReader.list(path)
    return (listing?.files ?? []) + (listing?.links ?? [])
  }

  /// Writes a file, replacing the one of that name.
  /// - Returns: whether that was done; else the reason is in `errno`.
  func write(_ bytes: UnsafeRawBufferPointer, to name: ByteString) -> Bool {
    guard make() else { return false }
    let target = path(of: name)
    let temporary = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max))" as ByteString
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let file = Self.withPath(temporary) { systemOpen($0, flags) }
    guard file >= 0 else { return false }
    let isWritten = Self.writeAll(bytes, to: file)
    let isClosed = close(file) == 0
    let isRenamed =
      isWritten && isClosed
      && Self.withPath(temporary) { from in Self.withPath(target) { rename(from, $0) } } == 0
    if !isRenamed {
      let reason = errno
      _ = Self.withPath(temporary) { unlink($0) }
      errno = reason
    }
    return isRenamed
  }

  func remove(_ name: ByteString) { _ = Self.withPath(path(of: name)) { unlink($0) } }

  /// Removes the directory itself, if nothing is in it.
  func removeIfEmpty() { _ = Self.withPath(path) { rmdir($0) } }

  /// Removes those of some files that are old enough to have been left behind.
  func sweep(_ names: [ByteString]) {
    for name in names {
      guard let status = status(of: name),
        time(nil) - Self.modified(status) > Self.sweepAge
      else { continue }
      remove(name)
    }
  }

  private func make() -> Bool {
    if Self.withPath(path, { mkdir($0, 0o777) }) == 0 { return true }
    guard errno == EEXIST else { return false }
    var status = stat()
    // Nothing is written through a link.
    guard Self.withPath(path, { lstat($0, &status) }) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      errno = ENOTDIR
      return false
    }
    return true
  }

  /// In seconds since 1970.
  private static func modified(_ status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
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

// The C library's functions, which methods of the same names would hide.

private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
  open(path, flags, 0o666)
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
