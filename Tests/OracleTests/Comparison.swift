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
      ("$.areas.leadChanges", "a file that moves on one branch and stays on another, both merged"),
      ("$.areas.leads", "the same"), ("$.areas.attention", "the same"),
      ("$.areas.lastLook", "the same"), ("$.areas.driftCommits", "the same"),
      ("$.areas.docsDrift", "the same"), ("$.areas.activity", "the same, of areas"),
      ("$.areas.leadShare", "the same, of areas"),
      ("$.areas.docs", "moves with an edit, restored changes within an edit"),
      ("$.areas.absenceFactor", "code followed through moves with edits"),
      ("$.areas.knowledgeFactor", "the same"), ("$.spread", "areas that move on one branch"),
    ]

  /// Ordinary random histories on which leadlint and the oracle differ.
  static let ordinary: Set<UInt64> = [
    16, 19, 37, 41, 60, 66, 87, 90, 93, 94, 139, 141, 146, 155, 158, 159, 161, 170, 209, 218, 244,
    275, 287, 297, 298,
  ]

  /// The same of histories with several roots and with merges of any kind.
  static let unruly: Set<UInt64> = [
    5, 7, 11, 16, 25, 26, 37, 39, 44, 51, 55, 58, 60, 64, 65, 70, 78, 82, 83, 84, 91, 94, 96, 109,
    112, 115, 117, 131, 140, 141, 149, 154, 161, 171, 175, 177, 181, 186, 207, 209, 212, 216, 224,
    263, 267, 275, 279, 287, 291, 300,
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
