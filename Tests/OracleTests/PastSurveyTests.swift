import Basics
import LeadModel
import Rules
import Surveying
import TestSupport
import Testing

/// That a survey of the past says the same whether others were made before it in the same run.
@Suite struct PastSurveyTests {
  static let seeds = RandomHistoryTests.seeds.enumerated().filter { $0.offset % 20 == 7 }
    .map(\.element)

  @Test(arguments: seeds) func surveysOfOneRunAreAsThoseMadeAlone(seed: UInt64) throws {
    let history = RandomHistory(seed: seed)
    let imported = try ImportedHistory(history.builder)
    try imported.ignore(history.ignored)
    var random = SplitMix64(seed: seed)
    if random.chance(50) {
      let rules = "history:\n  moved-code: similar\n"
      let stream = """
        commit refs/heads/main
        committer Keeper <keeper@example.com> \(RandomHistory.now.seconds - 4) +0000
        data 6
        Rules
        from refs/heads/main^0
        M 100644 inline .lead-rules
        data \(rules.utf8.count)
        \(rules)

        """
      try imported.repository.fastImport(Array(stream.utf8))
    }
    var instants: [Instant] = []
    var instant = RandomHistory.now.earlier(days: 260)
    while instant < RandomHistory.now {
      instants.append(instant)
      instant = Instant(seconds: instant.seconds + 86_400 * Int64(1 + random.below(11)))
    }
    instants.append(RandomHistory.now)
    let alone = try PastSurveys(path: imported.repository.path).expectAlike(instants, &random)
    #expect(alone.contains { !$0.areas.isEmpty })
  }
}

/// Surveys of one repository's past.
struct PastSurveys {
  let path: String

  /// Fails the test where surveys made together differ from those made alone.
  /// - Parameter instants: ascending.
  /// - Returns: those made alone.
  func expectAlike(_ instants: [Instant], _ random: inout SplitMix64) throws -> [Survey] {
    let alone = try instants.map { try surveys(at: [$0], usesCache: false) }.flatMap(\.self)
    // Without an index one thread makes them all; with one, several do.
    for usesCache in [false, true, true] {
      let found = try surveys(at: instants, usesCache: usesCache)
      try expectTheSame(found, alone, "cache \(usesCache)")
    }
    let found = try surveys(at: instants.shuffled(using: &random), usesCache: false)
    try expectTheSame(found.sorted { $0.now < $1.now }, alone, "shuffled")
    return alone
  }

  /// With all that rules ask for.
  private func surveys(at instants: [Instant], usesCache: Bool) throws -> [Survey] {
    let surveyor = try Surveyor(
      SurveyRequest(
        repositoryPath: path, now: RandomHistory.now, usesCache: usesCache))
    let questions = RuleQuestions(RuleSettings(surveyor.rules))
    let settings = Surveyor.Settings(
      ofRepository: questions.ofRepository, questions: questions.about)
    let found = try surveyor.past(at: instants, settings) { $0 }
    if let reason = surveyor.keepHistory() { Issue.record("\(reason)") }
    return found
  }

  private func expectTheSame(_ found: [Survey], _ expected: [Survey], _ name: String) throws {
    try #require(found.map(\.now) == expected.map(\.now), "\(name)")
    for (one, other) in zip(found, expected) where one != other {
      // Whole surveys are too long to be shown.
      let areas = zip(one.areas, other.areas).filter { $0 != $1 }.map(\.0.path.lossyText)
      let people = zip(one.people, other.people).filter { $0 != $1 }.map { "\($0) for \($1)" }
      Issue.record("\(name), \(one.now): areas \(areas), people \(people)")
      return
    }
  }
}
