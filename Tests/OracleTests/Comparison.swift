import Basics
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
  func disagreements(now: Instant) throws -> [String] {
    try OracleTests.disagreements(
      repository: repository, home: directory.path, revision: "main", now: now)
  }
}

/// Runs both over a repository and compares.
func disagreements(
  repository: GitRepository, home: String, revision: String, now: Instant
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
  return differences(oracle: ours, leadlint: theirs)
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
