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
    return ["leadlint ended with status \(output.status): \(output.errorText)"]
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
      ("$.schema", "status/2"), ("$.people", "people"), ("$.spread", "people"),
      ("$.areas", "people, docs, auxiliary files"),
    ]
  /// The same for histories made by hand.
  static let ofDecisions: [(key: String, waitsFor: String)] =
    isOff
    ? []
    : [
      ("$.schema", "status/2"), ("$.people.addresses", "people"), ("$.people.kind", "people"),
      ("$.people.lastCommit", "people"), ("$.people.seen", "people"),
      ("$.areas.activity.assisted", "people"), ("$.areas.knowledgeFactor", "knowledge"),
    ]
  /// Keys of `.lead-rules` that the program does not know yet.
  static let settings: [ByteString] = [
    "agents:", "sweeping-areas:", "trivial-words:", "present-days:", "identities:",
  ]
  /// Histories of which leadlint says something else: none but the oracle is asked about them.
  static let decisions: Set<String> = isOff ? [] : pendingDecisions

  private static let isOff = ProcessInfo.processInfo.environment["LEADLINT_PENDING"] == "none"
}

/// By the names of the histories.
private let pendingDecisions: Set<String> = [
  "a bot's commit credits nobody, but those whom it names were seen",
  "a creation by a sweeping commit is a last change but no look",
  "a deletion refreshes nothing, and what comes back is compared with its last text",
  "a former path of the area counts in a review, before and after the move",
  "a handle is whose noreply address has it, else who wrote the tips merged from it",
  "a line of review counts for whoever wrote the commit, anywhere, and for several areas",
  "a merge that keeps what a branch changed back is a change",
  "a merge that merging gives by itself changes no doc; what it adds does",
  "a move with an edit creates no file",
  "a person's own changes within thirty days are one edit",
  "a restored object refreshes nothing",
  "a sweeping commit refreshes no doc, but is activity",
  "after a conflict only words of neither side, or of both, count",
  "agents are counted, never credited; alone they leave the commit to the committer",
  "an edit beside a move is the file's, and its author's",
  "an octopus merge, and one of which a side is without the file, change no doc",
  "bots by name, handle and local part; people whose names end so",
  "changes of auxiliary files are activity, but no local commits",
  "docs of more areas than so many are swept, code of them is no local commit",
  "fewer than ten words are trivial: as multisets, without link addresses and punctuation",
  "one full name is one person, one word is not, nor are addresses that people share",
  "permission bits are no change, another kind of entry is, and links are no docs",
  "same names are kept apart where that is asked, or people says so",
  "what a merge brings in under another name moved with it",
  "what a person adds and takes away again by hand is no edit",
  "what came to the old name later owns what descends from the move",
  "white space and front matter are no substance",
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
