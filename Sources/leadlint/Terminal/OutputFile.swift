internal import Basics
internal import CSystem
internal import LeadModel

/// Writes a file as a whole or not at all: beside the old one, then renamed over it.
enum OutputFile {
  /// What `--help` says of an option that names one.
  static let help = "Write to this file instead of standard output."

  /// Writes to the file that was named, else to standard output.
  /// - Throws: `RunError` with the system's reason.
  static func emit(_ text: ByteString, to path: String?) throws {
    guard let path else { return try Console.print(text) }
    try write(text, to: path)
  }

  /// - Throws: `RunError` with the system's reason; nothing is left behind then.
  static func write(_ text: ByteString, to path: String) throws {
    try RawArguments.requireText(path)
    if let mode = FileSystem.mode(of: ByteString(path)), mode & S_IFMT != S_IFREG {
      // A pipe or a device cannot be replaced, only written to.
      try fill(path, text, flags: O_WRONLY, path)
      return
    }
    // Where the path is a symbolic link, the link itself stays.
    let target = FileSystem.realPath(ByteString(path))?.text ?? path
    let temporary = "\(target).leadlint-\(getpid())"
    unlink(temporary)
    do {
      try fill(temporary, text, flags: O_WRONLY | O_CREAT | O_EXCL, path)
      guard rename(temporary, target) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Adds to the end of a file, which is made where there is none.
  /// - Throws: `RunError` with the system's reason.
  static func append(_ text: ByteString, to path: String) throws {
    try fill(path, text, flags: O_WRONLY | O_CREAT | O_APPEND, path)
  }

  /// How many bytes a file has; 0 where there is none.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func fill(
    _ path: String, _ text: ByteString, flags: Int32, _ asked: String
  ) throws {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(asked) }
    let isWritten = Console.write(text.bytes, to: descriptor)
    let reason = failure(asked)
    guard close(descriptor) == 0, isWritten else { throw reason }
  }

  private static func failure(_ path: String) -> RunError {
    RunError(
      problem: "the output file \(path) cannot be written: \(Console.lastError)",
      remedy: "name a file in a directory that exists and that you can write to")
  }
}
