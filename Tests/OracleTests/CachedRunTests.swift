import Basics
import TestSupport
import Testing

/// That no answer depends on whether history was read from objects or from the index.
@Suite struct CachedRunTests {
  /// Some of the histories that leadlint and the oracle are compared on.
  static let seeds = RandomHistoryTests.seeds.enumerated().filter { $0.offset % 25 == 0 }
    .map(\.element)

  @Test(arguments: seeds) func randomHistoriesAreRememberedAsTheyAre(
    seed: UInt64
  ) throws {
    let history = RandomHistory(seed: seed)
    let imported = try ImportedHistory(history.builder)
    try imported.ignore(history.ignored)
    var random = SplitMix64(seed: seed)
    let commits = imported.ids.values.sorted()
    let past = RandomHistory.now.earlier(days: random.below(200)).date
    var questions = [
      ["status"], ["check"], ["status", "--rev", random.pick(commits)],
      ["check", "--rev", random.pick(commits)], ["status", "--rev", random.pick(commits)],
      ["status", "--as-of", "\(past)"], ["report", "--weeks", "14"],
    ]
    // Whichever comes first has its commit described by the index.
    questions.shuffle(using: &random)
    let plain = try questions.map { try imported.run($0 + ["--no-cache"]) }
    #expect(!imported.hasIndex)
    for round in 0..<2 {
      for (question, expected) in zip(questions, plain) {
        let found = try imported.run(question)
        #expect(found == expected, "\(question), round \(round) of seed \(seed)")
      }
    }
    #expect(imported.hasIndex)
  }
}

extension ImportedHistory {
  /// What a run says, and how it ends.
  struct Said: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  func run(_ question: [String]) throws -> Said {
    var arguments = question + ["--repo", repository.path, "--format", "json"]
    if !question.contains("--as-of") { arguments += ["--now", RandomHistory.now.description] }
    let found = try LeadlintProgram.run(arguments, home: directory.path)
    return Said(status: found.status, output: found.text, errors: found.errorText)
  }

  var hasIndex: Bool {
    do {
      return try !directory.read("repository/leadlint/history.index").isEmpty
    } catch {
      return false
    }
  }
}
