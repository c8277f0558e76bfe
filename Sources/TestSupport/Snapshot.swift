internal import Foundation

/// A text that is kept in `fixtures/expected` and compared byte for byte.
package enum Snapshot {
  /// What differs, or that the snapshot was written anew, which is never a success.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Compares `bytes` with `fixtures/expected/NAME`. Throws `Failure` where they differ, and after
  /// recording: with `RECORD_SNAPSHOTS=1` in the environment the file is written.
  package static func check(_ bytes: [UInt8], _ name: String) throws {
    let url = URL(fileURLWithPath: Fixtures.path + "/expected/" + name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
      throw Failure(description: "recorded \(name); look at it, then run without RECORD_SNAPSHOTS")
    }
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw Failure(description: "no snapshot \(name); record it with RECORD_SNAPSHOTS=1")
    }
    let expected = Array(try Data(contentsOf: url))
    guard expected != bytes else { return }
    throw Failure(description: "\(name): \(firstDifference(expected, bytes))")
  }

  /// Compares text, as UTF-8, in the same way.
  package static func check(_ text: String, _ name: String) throws {
    try check(Array(text.utf8), name)
  }

  private static func firstDifference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
    let old = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    for number in 0..<max(old.count, new.count) {
      let before = number < old.count ? Array(old[number]) : nil
      let after = number < new.count ? Array(new[number]) : nil
      guard before != after else { continue }
      func shown(_ line: [UInt8]?) -> String {
        line.map { String(decoding: $0, as: UTF8.self) } ?? "(end of text)"
      }
      return "line \(number + 1)\n  expected: \(shown(before))\n  now:      \(shown(after))"
    }
    return "differs"
  }
}
