internal import Basics
internal import CSystem
internal import Git
internal import LeadModel

/// Writes files of the work tree together: all of them, or none.
///
/// Each is written to a temporary file first and then renamed, so that nobody ever sees half a file.
/// No symbolic link is followed.
struct WorkTreeWriter {
  struct File {
    /// From the work tree's root.
    let path: ByteString
    /// What stands there now; nil for a file that must not be there yet.
    let old: [UInt8]?
    let new: [UInt8]
  }

  /// With a slash at its end.
  let root: ByteString

  /// - Throws: `RunError` with the system's reason; everything is as it was then.
  func write(_ files: [File]) throws {
    var staged: [StagedFile] = []
    do {
      for file in files {
        staged.append(try StagedFile(file, below: root))
        try staged.last?.prepare()
      }
      for file in staged { try file.moveIntoPlace() }
    } catch {
      staged.reversed().forEach { $0.undo() }
      throw error
    }
  }
}

/// One file on its way into its place.
private final class StagedFile {
  private let file: WorkTreeWriter.File
  private let root: ByteString
  private let name: ByteString
  /// The directory's descriptor; -1 until it is open.
  private var directory: Int32 = -1
  /// Directories that were made for the file, outermost first.
  private var made: [(parent: Int32, name: ByteString)] = []
  private var isPrepared = false
  private var isInPlace = false
  private var mode: mode_t?

  init(_ file: WorkTreeWriter.File, below root: ByteString) throws {
    self.file = file
    self.root = root
    name = file.path.split(separator: UInt8(ascii: "/")).last ?? ""
  }

  deinit {
    if directory >= 0 { close(directory) }
    for (parent, _) in made { close(parent) }
  }

  private var temporary: ByteString { "\(name).leadlint-\(getpid())" }

  func prepare() throws {
    try openDirectory()
    let content = FileReader.read(file.path, below: root, limit: file.old?.count ?? 0)
    switch (content, file.old) {
    case (.bytes(let bytes), let old?) where bytes == old: break
    case (.missing, nil): break
    case (_, nil): throw failure("it exists already")
    case (.symbolicLink, _): throw failure("it is a symbolic link")
    default: throw failure("it has changed since it was read")
    }
    if file.old != nil {
      var status = stat()
      guard
        FileSystem.withCPath(name, { fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0
      else { throw failure() }
      mode = status.st_mode & 0o7777
    }
    try fill(file.new)
    isPrepared = true
  }

  func moveIntoPlace() throws {
    try rename()
    isInPlace = true
  }

  /// Takes back what was done. What cannot be taken back stays: there is nobody left to tell.
  func undo() {
    if isInPlace, let old = file.old {
      do {
        try fill(old)
        try rename()
      } catch {
        unlinkTemporary()
      }
    } else if isInPlace {
      _ = FileSystem.withCPath(name) { unlinkat(directory, $0, 0) }
    } else if isPrepared {
      unlinkTemporary()
    }
    for (parent, name) in made.reversed() {
      _ = FileSystem.withCPath(name) { unlinkat(parent, $0, AT_REMOVEDIR) }
    }
  }

  private func unlinkTemporary() {
    _ = FileSystem.withCPath(temporary) { unlinkat(directory, $0, 0) }
  }

  private func rename() throws {
    let isMoved = FileSystem.withCPath(temporary) { from in
      FileSystem.withCPath(name) { to in renameat(directory, from, directory, to) == 0 }
    }
    if !isMoved { throw failure() }
  }

  private func fill(_ bytes: [UInt8]) throws {
    unlinkTemporary()
    let descriptor = FileSystem.withCPath(temporary) {
      openat(
        directory, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        mode == nil ? 0o666 : 0o600)
    }
    guard descriptor >= 0 else { throw failure() }
    var isWritten = Console.write(bytes, to: descriptor)
    if let mode { isWritten = isWritten && fchmod(descriptor, mode) == 0 }
    let reason = failure()
    guard close(descriptor) == 0, isWritten else {
      unlinkTemporary()
      throw reason
    }
  }

  private func openDirectory() throws {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    directory = FileSystem.withCPath(root) { open($0, flags) }
    guard directory >= 0 else { throw failure() }
    for component in file.path.split(separator: UInt8(ascii: "/")).dropLast() {
      var next = FileSystem.withCPath(component) { openat(directory, $0, flags | O_NOFOLLOW) }
      if next < 0, errno == ENOENT, file.old == nil {
        guard FileSystem.withCPath(component, { mkdirat(directory, $0, 0o777) }) == 0 else {
          throw failure()
        }
        made.append((dup(directory), component))
        next = FileSystem.withCPath(component) { openat(directory, $0, flags | O_NOFOLLOW) }
      }
      guard next >= 0 else {
        throw errno == ELOOP ? failure("a directory above it is a symbolic link") : failure()
      }
      close(directory)
      directory = next
    }
  }

  private func failure(_ reason: String = Console.lastError) -> RunError {
    RunError(
      problem: "\(file.path) cannot be written: \(reason); nothing was changed",
      remedy: "make it a regular file that you can write to")
  }
}
