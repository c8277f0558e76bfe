import Basics
import Foundation
import Git
import TestSupport

/// A repository whose packs hold every kind of object and long chains of differences.
struct PackedRepository {
  let repository: GitRepository
  let directory: TemporaryDirectory

  /// - Parameters:
  ///   - commits: how many, each with another version of a few files.
  ///   - hasLargeBlob: whether a blob of 5 MB is among the files.
  init(commits: Int, hasLargeBlob: Bool = false) throws {
    directory = try TemporaryDirectory()
    repository = try GitRepository(in: directory)
    try add(commits: commits, seed: 1, hasLargeBlob: hasLargeBlob)
    try repository.git(["tag", "-a", "-m", "First", "v1", "main"])
  }

  /// Adds commits on `main`.
  func add(commits: Int, seed: UInt64, hasLargeBlob: Bool = false) throws {
    var random = SplitMix64(seed: seed)
    var text: ByteString = ""
    var lines = (0..<120).map { "line \($0) \(random.next())\n" }
    let isNew = seed == 1
    for number in 0..<commits {
      for _ in 0..<3 { lines[random.below(lines.count)] = "changed \(random.next())\n" }
      let file = lines.joined()
      text.append("commit refs/heads/main\nmark :\(number + 1)\n")
      text.append("committer A <a@x> \(seed * 100_000 + UInt64(number)) +0000\n")
      text.append("data 2\nm\n")
      if !isNew, number == 0 { text.append("from refs/heads/main^0\n") }
      text.append("M 100644 inline big.txt\ndata \(file.utf8.count)\n\(file)\n")
      let small = "small \(random.next())\n"
      text.append("M 100644 inline d\(random.below(12))/f\(random.below(30)).txt\n")
      text.append("data \(small.utf8.count)\n\(small)\n")
      if number % 9 == 0 { text.append("M 100644 inline e/empty\ndata 0\n\n") }
      if number == 2, hasLargeBlob {
        let bytes = (0..<(5 << 20)).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        text.append("M 100644 inline large\ndata \(bytes.count)\n\(ByteString(bytes))\n")
      }
    }
    try repository.fastImport(text.bytes)
  }

  struct Content: Equatable {
    let kind: ObjectKind
    let bytes: Data
  }

  /// Every object as `git cat-file` gives it.
  func everything() throws -> [ObjectID: Content] {
    let output = Data(
      try repository.git(["cat-file", "--batch", "--batch-all-objects", "--unordered"]))
    let kinds: [String: ObjectKind] = [
      "commit": .commit, "tree": .tree, "blob": .blob, "tag": .tag,
    ]
    var result: [ObjectID: Content] = [:]
    var start = 0
    while start < output.count, let end = output[start...].firstIndex(of: 0x0A) {
      let words = String(decoding: output[start..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let id = ObjectID(hex: words[0].utf8), let size = Int(words[2]),
        let kind = kinds[String(words[1])]
      else { break }
      result[id] = Content(kind: kind, bytes: Data(output[(end + 1)..<(end + 1 + size)]))
      start = end + 1 + size + 1
    }
    return result
  }

  /// The files of the packs, by name.
  var packFiles: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: packDirectory)
        .filter { $0.hasSuffix(".pack") || $0.hasSuffix(".idx") }.sorted()
    }
  }

  var packDirectory: String { repository.path + "/objects/pack" }
}
