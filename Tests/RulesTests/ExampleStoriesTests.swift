import Basics
import LeadModel
import Rules
import Testing

/// Each example of each rule as a real repository, from the first commit to the finding.
@Suite struct ExampleStoriesTests {
  @Test(arguments: RuleRegistry.ids)
  func theExamplesHold(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    var needsAnswers = false
    for example in rule.description.examples {
      let found = try JudgedStory(example.story, now: example.now).findings(of: id)
      #expect(found.map(\.message) == example.findings.map { ByteString($0) }, "\(example.title)")
      #expect(Set(found.map(\.fingerprint)).count == found.count, "\(example.title)")

      // A rule that reads a fact which only others ask for finds something else by itself.
      let alone = try JudgedStory(example.story, now: example.now, asking: [id]).findings(of: id)
      #expect(alone == found, "\(id) reads a fact that it does not ask for: \(example.title)")

      let unanswered = try JudgedStory(example.story, now: example.now, asking: [])
        .findings(of: id)
      if unanswered != found { needsAnswers = true }
    }
    // What a rule asks for is what its examples rest on: findings, or whom they suggest.
    if rule.asks { #expect(needsAnswers, "no example needs the answers") }
  }

  /// A fact that no rule asks for is found out for nobody.
  @Test func someRuleAsksForEachFact() {
    let initial = Self.answers(AreaQuestions())
    var asked: Set<String> = []
    for rule in RuleRegistry.rules {
      var questions = AreaQuestions()
      let instance = rule.type.init()
      instance.setWindows(&questions)
      instance.ask(&questions)
      for (fact, value) in Self.answers(questions) where value != initial[fact] {
        asked.insert(fact)
      }
    }
    // Windows whose default is the rule's own.
    let windows: Set = ["activityDays", "handoffMatchDays", "handoffLookbackDays"]
    // What `status` and `whatif` alone ask for.
    #expect(asked.union(windows).union(["knowledge", "docPeople"]) == Set(initial.keys))
  }

  /// The questions as text, by the name of the property.
  private static func answers(_ questions: AreaQuestions) -> [String: String] {
    var answers: [String: String] = [:]
    for child in Mirror(reflecting: questions).children {
      if let label = child.label { answers[label] = "\(child.value)" }
    }
    return answers
  }
}

extension RegisteredRule {
  /// Whether it asks for facts beyond those of `status`.
  fileprivate var asks: Bool {
    var questions = AreaQuestions()
    type.init().ask(&questions)
    return questions != AreaQuestions()
  }
}
