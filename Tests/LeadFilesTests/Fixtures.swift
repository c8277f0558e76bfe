import Basics
import Foundation
import LeadModel

/// The files below `fixtures/`, and the snapshots of what is said of them.
enum Fixtures {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures")

  /// The names of the files in a directory below `fixtures/`, in byte order.
  static func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: directory).path(percentEncoded: false)
    ).sorted { ByteString($0) < ByteString($1) }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// Whether this run writes snapshots instead of comparing with them; such a run fails.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// The snapshot at `path`; nil where there is none. While recording, `actual` becomes it first.
  static func snapshot(_ path: String, actual: [UInt8]) throws -> [UInt8]? {
    let file = root.appending(path: "expected").appending(path: path)
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual).write(to: file)
    }
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
      return nil
    }
    return [UInt8](try Data(contentsOf: file))
  }
}
