import Basics
import Foundation
import LeadModel
import Rules
import Surveying
import TestSupport
import Testing

/// Requests made by chance on histories made by chance: what is new is what the request itself does.
@Suite struct FairnessTests {
  private static let seeds = (1...100).map { UInt64($0) }
  private static let day: Int64 = 86_400

  private func judge(
    _ head: String, since base: String, in path: String, now: Instant
  ) throws -> [Finding] {
    let surveyor = try Surveyor(
      SurveyRequest(
        repositoryPath: path, revision: ByteString(head), now: now,
        change: .since(base: ByteString(base), usesMergeBase: false, policy: .base)))
    let settings = RuleSettings(surveyor.rules)
    let questions = RuleQuestions(settings)
    let asked = Surveyor.Settings(
      ofRepository: questions.ofRepository, questions: questions.about,
      diagnose: { RuleSettings.diagnostics(for: $0.rules, file: $1, source: $2) })
    let comparison = try #require(try surveyor.comparison(asked, isFocused: false) { _ in })
    let engine = RuleEngine(settings: settings)
    let known = BaseFindings(
      engine.run(comparison.base), moved: comparison.head.movedAreas,
      judgesOwnWaivers: surveyor.ownRules == nil)
    return ChangeFindings(
      engine.run(comparison.head), of: comparison.head, since: comparison.base, known, block: []
    ).findings.filter(\.isNew)
  }

  private func words(_ findings: [Finding]) -> [String] {
    findings.map {
      "\($0.rule) \($0.reason ?? "") \($0.area?.lossyText ?? "") \($0.subject.lossyText)"
    }
    .sorted()
  }

  /// Of every history three commits, each as a request to its first parent.
  @Test(arguments: seeds) func timeMakesNothingNew(seed: UInt64) throws {
    let imported = try ImportedHistory(RandomHistory(seed: seed).builder)
    let repository = imported.repository
    var random = SplitMix64(seed: seed)
    let commits = try repository.text(["rev-list", "--min-parents=1", "main"])
      .split(separator: "\n").map(String.init)
    guard !commits.isEmpty else { return }
    for _ in 0..<3 {
      let head = random.pick(commits)
      let dates = try repository.text(["log", "--format=%ct", "\(head)^..\(head)"])
        .split(separator: "\n").compactMap { Int64($0) }
      let all = try repository.text(["log", "--format=%ct", head]).split(separator: "\n")
      guard let newest = all.compactMap({ Int64($0) }).max(), newest < 4_000_000_000,
        let oldest = dates.min(), oldest > 0,
        newest - oldest < 60 * Self.day
      else { continue }
      let now = Instant(seconds: newest + Self.day)
      let found = try judge(head, since: "\(head)^", in: repository.path, now: now)
      #expect(found.allSatisfy { $0.isByChange }, "\(head)")
      let later = try judge(
        head, since: "\(head)^", in: repository.path, now: now.later(days: 100))
      // An absence ends by itself.
      func lasting(_ findings: [Finding]) -> [Finding] {
        findings.filter { $0.reason != "away-uncovered" }
      }
      #expect(words(lasting(found)) == words(lasting(later)), "seed \(seed), \(head)")
    }
  }

  /// Somebody changes one file of code, as on most days: whatever grew over time, nothing is new.
  @Test(arguments: seeds) func workBlocksNobody(seed: UInt64) throws {
    let imported = try ImportedHistory(RandomHistory(seed: seed).builder)
    let repository = imported.repository
    var random = SplitMix64(seed: seed)
    let files = try repository.text(["ls-tree", "-r", "--format=%(objecttype) %(path)", "main"])
      .split(separator: "\n").filter { $0.hasPrefix("blob ") }.map { String($0.dropFirst(5)) }
      .filter { path in
        !path.contains("\"") && path.wholeMatch(of: /.*\.(c|swift|go|py|txt|js)/) != nil
      }
    guard !files.isEmpty else { return }
    let file = random.pick(files)
    let date = try repository.text(["log", "-1", "--format=%ct", "main"])
    guard let tip = Int64(date), tip > 0 else { return }
    let index = repository.path + "/request.index"
    let environment = [
      "GIT_INDEX_FILE": index, "GIT_COMMITTER_DATE": "\(tip + 60) +0000",
      "GIT_AUTHOR_DATE": "\(tip + 60) +0000",
    ]
    let script = """
      set -e; cd '\(repository.path)'; git read-tree main
      blob=$( (git cat-file blob "main:$1"; echo more) | git hash-object -w --stdin)
      git update-index --cacheinfo "100644,$blob,$1"
      git commit-tree -p main -m 'Work on it' $(git write-tree)
      """
    let shell = Program(
      "bash",
      environment: GitRepository.closedEnvironment(home: repository.path)
        .merging(environment) { $1 })
    let head = String(
      decoding: try shell.check(["-ec", script, "bash", file]), as: UTF8.self
    ).trimmingCharacters(in: .newlines)
    let found = try judge(
      head, since: "main", in: repository.path, now: Instant(seconds: tip + 120))
    #expect(words(found) == [], "seed \(seed): \(file)")
  }
}
