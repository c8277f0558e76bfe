import Basics
import Foundation
import LeadModel
import Testing

/// git, in a temporary repository that no configuration of the machine or the user reaches.
final class GitOracle {
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appending(path: "leadlint-patterns-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: directory.appending(path: ".git"), withIntermediateDirectories: true)
    _ = try run(["init", "-q"], input: [])
  }

  deinit {
    do { try FileManager.default.removeItem(at: directory) } catch { print(error) }
  }

  /// Which of `paths` git takes for ignored where `pattern` is the only one.
  func ignored(by pattern: ByteString, among paths: [ByteString]) throws -> Set<ByteString> {
    try Data(pattern.bytes + [UInt8(ascii: "\n")])
      .write(to: directory.appending(path: ".git/info/exclude"))
    let input = paths.flatMap { $0.bytes + [UInt8(0)] }
    let output = try run(
      ["check-ignore", "--no-index", "--verbose", "--non-matching", "-z", "--stdin"],
      input: input)
    // Four fields a path: source, line, pattern, path.
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
    var ignored: Set<ByteString> = []
    for start in stride(from: 0, to: fields.count - 3, by: 4) where !fields[start].isEmpty {
      ignored.insert(ByteString(fields[start + 3]))
    }
    return ignored
  }

  private func run(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = directory
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": directory.path(percentEncoded: false), "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C",
    ]
    // A file rather than a pipe: git may answer before it has read everything.
    let file = directory.appending(path: ".git/stdin")
    try Data(input).write(to: file)
    let reader = try FileHandle(forReadingFrom: file)
    defer { reader.closeFile() }
    let output = Pipe()
    process.standardInput = reader
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }
}

extension ByteString: CustomTestStringConvertible {
  package var testDescription: String { lossyText.debugDescription }
}
