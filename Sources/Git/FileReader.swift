package import Basics
internal import CSystem

/// Reads files by byte path, never through a symbolic link, a pipe or a device.
package enum FileReader {
  /// What there is at a path.
  package enum Content: Hashable, Sendable {
    case bytes([UInt8])
    case missing
    case symbolicLink
    /// Neither a file nor a link: a directory, a pipe, a device.
    case notAFile
    /// In bytes.
    case tooLarge(Int)
    /// The system's reason.
    case unreadable(String)
  }

  /// Reads `path` below the directory `root`; no component of it may be a link.
  /// - Parameter limit: in bytes.
  package static func read(_ path: ByteString, below root: ByteString, limit: Int) -> Content {
    var directory = withPath(root) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard directory >= 0 else { return failure() }
    defer { close(directory) }
    var components = path.split(separator: UInt8(ascii: "/"))
    let last = components.popLast() ?? ""
    for component in components {
      let next = withPath(component) {
        openat(directory, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
      guard next >= 0 else { return failure() }
      close(directory)
      directory = next
    }
    let file = withPath(last) {
      openat(directory, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard file >= 0 else { return failure() }
    defer { close(file) }
    return contents(ofDescriptor: file, limit: limit)
  }

  /// The bytes of a file at an absolute path, as git keeps its own; nil where there is none, or it
  /// is larger than `limit` bytes.
  static func contents(of path: ByteString, limit: Int) -> ByteString? {
    let file = withPath(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard case .bytes(let bytes) = contents(ofDescriptor: file, limit: limit) else { return nil }
    return ByteString(bytes)
  }

  /// What a symbolic link holds; nil where there is none.
  static func linkTarget(_ path: ByteString) -> ByteString? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = withPath(path) { path in
      buffer.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map {
          readlink(path, $0.assumingMemoryBound(to: CChar.self), buffer.count)
        } ?? -1
      }
    }
    return count < 0 ? nil : ByteString(buffer[..<count])
  }

  /// Whether anything stands at `path`, links followed.
  package static func exists(_ path: ByteString) -> Bool {
    withPath(path) { access($0, F_OK) } == 0
  }

  /// The `.git` that is the nearest to the directory `start`, there or above it; nil where there
  /// is none.
  package static func nearestGit(_ start: ByteString) -> (path: ByteString, isFile: Bool)? {
    guard let real = withPath(start, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    var directory = ByteString(cString: real)
    while true {
      let candidate = directory == "/" ? "/.git" : directory + "/.git"
      var status = stat()
      if withPath(candidate, { stat($0, &status) }) == 0 {
        return (candidate, status.st_mode & S_IFMT == S_IFREG)
      }
      guard directory != "/", let slash = directory.bytes.lastIndex(of: UInt8(ascii: "/")) else {
        return nil
      }
      directory = slash == 0 ? "/" : ByteString(directory.bytes[..<slash])
    }
  }

  private static func contents(ofDescriptor file: Int32, limit: Int) -> Content {
    var status = stat()
    guard fstat(file, &status) == 0 else { return failure() }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    guard status.st_size <= limit else { return .tooLarge(Int(status.st_size)) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = readDescriptor(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return failure() }
      if count == 0 { return .bytes(bytes) }
      bytes += buffer[..<count]
    }
    return .tooLarge(bytes.count)
  }

  private static func failure() -> Content {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    case ELOOP, EMLINK: .symbolicLink
    case let code: .unreadable(String(cString: strerror(code)))
    }
  }

  /// What a directory holds.
  package struct Listing: Sendable {
    /// Ordinary files.
    package var files: [ByteString] = []
    package var links: [ByteString] = []
    package var directories: [ByteString] = []
    /// Pipes, sockets and devices.
    package var others: [ByteString] = []
  }

  /// The names in a directory; nil where it cannot be read. `.` and `..` are left out.
  package static func list(_ path: ByteString) -> Listing? {
    guard let stream = withPath(path, opendir) else { return nil }
    defer { closedir(stream) }
    var listing = Listing()
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 1) { ByteString(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      var type = Int32(entry.pointee.d_type)
      if type == Int32(DT_UNKNOWN) {
        guard let found = typeOf(name, in: path) else { continue }
        type = found
      }
      switch type {
      case Int32(DT_REG): listing.files.append(name)
      case Int32(DT_LNK): listing.links.append(name)
      case Int32(DT_DIR): listing.directories.append(name)
      default: listing.others.append(name)
      }
    }
    return listing
  }

  /// What a search for the files of one name must know of a directory.
  package struct Probe: Sendable {
    /// Whether anything has the name that is searched for.
    package fileprivate(set) var holdsName = false
    /// Whether a `.git` stands in it, which is a file or a directory.
    package fileprivate(set) var holdsGit = false
    /// The names of the directories in it, `.git` left out, in no certain order.
    package fileprivate(set) var directories: [ByteString] = []
  }

  /// Looks for a name in a directory; nil where it cannot be read.
  package static func probe(_ path: ByteString, for name: ByteString) -> Probe? {
    guard let stream = withPath(path, opendir) else { return nil }
    defer { closedir(stream) }
    var probe = Probe()
    withPath(name) { name in
      while let entry = readdir(stream) {
        withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: 1) { found in
            if strcmp(found, ".") == 0 || strcmp(found, "..") == 0 { return }
            var type = Int32(entry.pointee.d_type)
            if type == Int32(DT_UNKNOWN) {
              guard let actual = typeOf(ByteString(cString: found), in: path) else { return }
              type = actual
            }
            if strcmp(found, name) == 0 { probe.holdsName = true }
            if strcmp(found, ".git") == 0 {
              if type == Int32(DT_DIR) || type == Int32(DT_REG) { probe.holdsGit = true }
            } else if type == Int32(DT_DIR) {
              probe.directories.append(ByteString(cString: found))
            }
          }
        }
      }
    }
    return probe
  }

  /// What stands in a directory under a name, as `readdir` would say it; nil where nothing does.
  private static func typeOf(_ name: ByteString, in directory: ByteString) -> Int32? {
    var status = stat()
    guard withPath(directory + "/" + name, { lstat($0, &status) }) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int32(DT_REG)
    case S_IFLNK: return Int32(DT_LNK)
    case S_IFDIR: return Int32(DT_DIR)
    default: return Int32(DT_UNKNOWN)
    }
  }

  private static func withPath<Result>(
    _ path: ByteString, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    // A zero byte would cut the path short; no file has one in its name.
    (path.bytes.map { $0 == 0 ? 1 : $0 } + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map(body) ?? body("")
      }
    }
  }
}

/// The system's `read`, which the type's own function of that name hides.
private func readDescriptor(_ file: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(file, &buffer, count)
}
