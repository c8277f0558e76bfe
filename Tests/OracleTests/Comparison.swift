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
  func disagreements(now: Instant, pending: [(key: String, waitsFor: String)] = Pending.keys) throws
    -> [String]
  {
    try OracleTests.disagreements(
      repository: repository, home: directory.path, revision: "main", now: now, pending: pending)
  }
}

/// Runs both over a repository and compares.
func disagreements(
  repository: GitRepository, home: String, revision: String, now: Instant,
  pending: [(key: String, waitsFor: String)] = Pending.keys
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

/// What is not compared yet, because the part of the program that it waits for has not landed. Empty at
/// the end. `LEADLINT_PENDING=none` compares everything.
enum Pending {
  /// A key of the document, or a path to one (`$.areas.docs`), and what it waits for.
  static let keys: [(key: String, waitsFor: String)] =
    isOff
    ? []
    : [
      ("$.areas.leadChanges", "merges that change a file back"),
      ("$.areas.leads", "merges that change a file back; leads whom only files name"),
      ("$.areas.attention", "turns"), ("$.areas.lastLook", "turns"),
      ("$.areas.driftCommits", "turns"), ("$.areas.docsDrift", "turns"),
      ("$.areas.docs", "moves with an edit"), ("$.areas.deputies", "people"),
      ("$.areas.activity", "moved areas, people"), ("$.areas.leadShare", "moved areas"),
      ("$.areas.knowledgeFactor", "auxiliary files"),
      ("$.areas.absenceFactor", "moves"), ("leadlint ended with status -4", "an overflow, seed 39"),
      ("$.people", "people whom only files name; newest by landing"), ("$.spread", "people"),
    ]
  /// Keys of `.lead-rules` that the program does not know yet.
  static let settings: [ByteString] = []
  /// Histories of which leadlint says something else: none but the oracle is asked about them.
  static let decisions: Set<String> = isOff ? [] : pendingDecisions

  /// Histories of `UntouchedAreaTests` after which an area that moved has a new finding elsewhere.
  static let untouched: Set<Int> = isOff ? [] : [8, 9]

  private static let isOff = ProcessInfo.processInfo.environment["LEADLINT_PENDING"] == "none"
}

/// By the names of the histories.
private let pendingDecisions: Set<String> = [
  "a former path of the area counts in a review, before and after the move",
  "a merge that keeps what a branch changed back is a change",
  "permission bits are no change, another kind of entry is, and links are no docs",
  "with less than half only its turns go along",
]

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
