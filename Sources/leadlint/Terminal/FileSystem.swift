internal import Basics
internal import CSystem

/// What the C library tells of files.
enum FileSystem {
  /// The mode of what stands at a path, links followed; nil where there is nothing.
  static func mode(of path: ByteString) -> mode_t? {
    var status = stat()
    return withCPath(path) { stat($0, &status) } == 0 ? status.st_mode : nil
  }

  static func isDirectory(_ path: ByteString) -> Bool {
    mode(of: path).map { $0 & S_IFMT == S_IFDIR } ?? false
  }

  /// The absolute path with all links followed; nil where there is nothing at `path`.
  static func realPath(_ path: ByteString) -> ByteString? {
    guard let real = withCPath(path, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return ByteString(UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }

  /// The current directory; nil where it was removed.
  static func currentDirectory() -> ByteString? {
    guard let pointer = getcwd(nil, 0) else { return nil }
    defer { free(pointer) }
    return ByteString(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }

  /// Makes a directory the current one; false where that fails, with the reason in `errno`.
  static func enter(_ directory: ByteString) -> Bool { withCPath(directory, chdir) == 0 }

  /// The names in a directory, `.` and `..` left out, in no order.
  /// - Returns: nil where it cannot be read; `errno` says why.
  static func names(in directory: ByteString) -> [ByteString]? {
    guard let stream = withCPath(directory, { opendir($0) }) else { return nil }
    defer { closedir(stream) }
    var names: [ByteString] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        ByteString(Array(bytes.prefix { $0 != 0 }))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a directory, and those above it that are missing.
  /// - Returns: false where that fails; `errno` says why.
  static func makeDirectories(_ path: ByteString) -> Bool {
    func make() -> Bool {
      withCPath(path) { mkdir($0, 0o777) } == 0 || (errno == EEXIST && isDirectory(path))
    }
    if make() { return true }
    guard errno == ENOENT, let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else {
      return false
    }
    return makeDirectories(ByteString(path.bytes[..<slash])) && make()
  }

  /// Everything up to the end of a stream, or a little more than `limit` bytes of it.
  /// - Returns: nil where it cannot be read; `errno` says why.
  static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if errno != EINTR {
        return nil
      }
    }
    return bytes
  }

  /// Calls a function of the C library with a path that need not be UTF-8.
  static func withCPath<Result>(
    _ path: ByteString, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? body("")
    }
  }
}
