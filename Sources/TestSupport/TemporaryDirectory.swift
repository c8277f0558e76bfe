internal import Foundation

/// A directory of its own for one test, removed with everything in it when the value goes away.
package final class TemporaryDirectory: Sendable {
  /// The absolute path, symbolic links resolved, without a slash at its end.
  package let path: String

  /// Makes an empty directory. Throws where the system's temporary directory cannot be written.
  /// - Parameter isInMemory: whether it is to lie in memory, where the system has a place for that
  ///   and `TMPDIR` names no other: for many small repositories, whose files a disk is slow to make.
  package init(inMemory isInMemory: Bool = false) throws {
    let memory = isInMemory ? Self.memory : nil
    let parent = memory ?? FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let url = parent.appendingPathComponent("leadlint-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  private static let memory: URL? = {
    let path = "/dev/shm"
    let isFree = ProcessInfo.processInfo.environment["TMPDIR"] == nil
    return isFree && FileManager.default.isWritableFile(atPath: path)
      ? URL(fileURLWithPath: path, isDirectory: true) : nil
  }()

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      FileHandle.standardError.write(Data("cannot remove \(path): \(error)\n".utf8))
    }
  }

  /// The absolute path of a file in the directory; nothing is created.
  package func file(_ relativePath: String) -> String { path + "/" + relativePath }

  /// Writes a file, and the directories above it. An existing file is replaced.
  package func write(_ bytes: [UInt8], to relativePath: String) throws {
    let url = URL(fileURLWithPath: file(relativePath))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Writes a file as UTF-8, and the directories above it. An existing file is replaced.
  package func write(_ text: String, to relativePath: String) throws {
    try write(Array(text.utf8), to: relativePath)
  }

  /// The bytes of a file. Throws where there is none.
  package func read(_ relativePath: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(relativePath))))
  }
}
