import Basics
import Foundation
import TestSupport
import Testing

/// A history in a bare repository of its own, for as long as the value lives.
struct ImportedHistory {
  let directory: TemporaryDirectory
  let repository: GitRepository
  /// Commit ids by mark, which is one more than the number that `HistoryBuilder` gives.
  let ids: [Int: String]

  init(stream: [UInt8]) throws {
    directory = try TemporaryDirectory()
    repository = try GitRepository(in: directory)
    ids = try repository.fastImport(stream)
  }

  init(_ builder: HistoryBuilder) throws { try self.init(stream: builder.stream) }

  /// What leadlint differs in from the oracle, a line each; empty where they agree.
  func disagreements(now: Instant, pending: [(key: String, waitsFor: String)] = []) throws
    -> [String]
  {
    try OracleTests.disagreements(
      repository: repository, home: directory.path, revision: "main", now: now, pending: pending)
  }
}

/// Runs both over a repository and compares.
func disagreements(
  repository: GitRepository, home: String, revision: String, now: Instant,
  pending: [(key: String, waitsFor: String)] = []
) throws -> [String] {
  let output = try LeadlintProgram.run(
    [
      "status", "--repo", repository.path, "--rev", revision, "--now", now.description, "--format",
      "json",
    ], home: home)
  guard output.status == 0 else {
    let failure = "leadlint ended with status \(output.status): \(output.errorText)"
    return pending.contains { failure.matches($0.key) } ? [] : [failure]
  }
  let theirs = try JSONValue.parse(output.standardOutput)
  let ours = try Oracle(repository, revision: revision, now: now).status()
  return differences(oracle: ours, leadlint: theirs).filter { difference in
    !pending.contains { difference.matches($0.key) }
  }
}

/// What is known to differ. Every other random history is compared whole, and every one made by hand;
/// the list may only shrink. `LEADLINT_PENDING=none` compares everything.
enum Pending {
  /// Keys of the document, or paths to one (`$.areas.docs`), that are not compared in histories of
  /// `seeds`, and why.
  static let keys: [(key: String, waitsFor: String)] =
    isOff
    ? []
    : [
      ("$.areas.leadChanges", "files of one name on branches without a common ancestor"),
      ("$.areas.leads", "the same"), ("$.areas.attention", "the same"),
      ("$.areas.lastLook", "the same"), ("$.areas.driftCommits", "the same"),
      ("$.areas.docsDrift", "the same"), ("$.areas.deputies", "names of people whom nobody knows"),
      ("$.areas.docs", "moves with an edit, restored changes within an edit"),
      ("$.areas.activity", "areas that move on one of several branches; assisted commits"),
      ("$.areas.leadShare", "the same"), ("$.areas.absenceFactor", "the same"),
      ("$.areas.knowledgeFactor", "binary docs"),
      ("$.people", "people whom only files name"), ("$.spread", "the same"),
    ]

  /// Random histories on which leadlint and the oracle differ.
  static let seeds: Set<UInt64> = [
    1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 20, 21, 22, 23, 24, 25, 26, 28, 30, 31, 33,
    35, 36, 37, 38, 39, 41, 42, 43, 44, 45, 47, 49, 50, 51, 52, 55, 57, 58, 60, 62, 64, 65, 66,
    70, 72, 73, 76, 77, 78, 79, 80, 82, 83, 84, 85, 86, 87, 88, 91, 92, 94, 95, 96, 97, 98, 99,
    101, 102, 103, 104, 107, 108, 109, 112, 115, 116, 117, 118, 120, 122, 123, 125, 126, 128, 129,
    130, 131, 132, 136, 138, 139, 140, 141, 142, 143, 144, 145, 148, 149, 151, 152, 153, 154, 156,
    157, 160, 161, 164, 166, 167, 168, 169, 171, 172, 175, 176, 177, 179, 180, 181, 182, 183, 184,
    186, 188, 189, 190, 191, 192, 195, 197, 198, 199, 200, 202, 203, 204, 205, 207, 208, 209, 210,
    211, 212, 214, 215, 216, 217, 218, 220, 223, 224, 226, 227, 228, 231, 233, 234, 235, 236, 237,
    239, 240, 241, 244, 245, 247, 248, 249, 251, 253, 254, 255, 257, 258, 262, 263, 264, 266, 267,
    269, 270, 271, 272, 274, 275, 276, 278, 279, 281, 282, 284, 286, 287, 288, 289, 291, 292, 293,
    294, 295, 296, 297, 298, 300,
  ]

  /// Histories of `UntouchedAreaTests` after which an area that moved has a new finding elsewhere.
  static let untouched: Set<Int> = isOff ? [] : [8, 9]

  private static let isOff = ProcessInfo.processInfo.environment["LEADLINT_PENDING"] == "none"
}

extension String {
  /// Whether a difference is about a key: list items in its path are left out.
  fileprivate func matches(_ key: String) -> Bool {
    let path = prefix { $0 != ":" && $0 != "\n" }
    var plain = ""
    var depth = 0
    for character in path {
      if character == "[" { depth += 1 }
      if depth == 0 { plain.append(character) }
      if character == "]" { depth -= 1 }
    }
    return plain == key || plain.hasPrefix(key + ".")
  }
}

/// Fails the test where there are differences; shows the first of them.
func report(
  _ differences: [String], of name: String, at place: SourceLocation = #_sourceLocation
) {
  guard !differences.isEmpty else { return }
  let shown = differences.prefix(40).joined(separator: "\n")
  Issue.record(
    "\(name): \(differences.count) differences\n\(shown)", sourceLocation: place)
}

extension Instant {
  /// A literal instant of a test. Epoch where it is not one, which no test uses.
  static func test(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }
}
