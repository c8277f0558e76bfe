import Basics
import LeadModel
import Testing

@testable import Rules

/// Of a lead whom nobody knows, or who has departed, one finding is enough.
@Suite struct LeadsGoneTests {
  private static let silenced: Set<String> = [
    "absent-lead", "stale-docs", "permanent-post", "unaccepted-lead",
  ]

  private func judge(
    _ leads: [Lead], departed: [Person] = [], only: Set<String>? = nil,
    rules: [RuleSetting] = []
  ) -> [String] {
    let area = area(leads: leads) {
      $0.attention = Attention(how: .edit, commit: commit(1200), by: anna.email)
      $0.driftCommits = 20
      $0.docsDrift = 20
      $0.newestDrift = [commit(1, by: [ben])]
      $0.recent = RecentWork(
        lastByLead: commit(1200), commitsByOthers: 20, newestByOthers: [commit(1, by: [ben])])
    }
    let people = [anna, ben].map { person in
      var facts = PersonFacts(
        person: person, leads: ["services/checkout"],
        seen: commit(departed.contains { $0.email == person.email } ? 1200 : 3))
      facts.othersSince = 100
      return facts
    }
    var file = RulesFile()
    file.rules = rules
    return RuleEngine(settings: RuleSettings(file)).run(survey([area], people: people), only: only)
      .map { "\($0.rule) \($0.person?.lossyText ?? "-")" }
  }

  private func old(_ person: Person, isKnown: Bool = true) -> Lead {
    let declared = DeclaredPerson(person: person, position: .start, isKnown: isKnown)
    var lead = Lead(declared: declared, since: commit(1300))
    lead.hasAgreed = true
    return lead
  }

  private func speaking(_ found: [String]) -> Set<String> {
    Set(found.compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  @Test func aKnownLeadWhoIsThereIsJudged() {
    let found = speaking(judge([old(anna)]))
    #expect(found.isSuperset(of: ["stale-docs", "absent-lead", "permanent-post"]))
  }

  @Test func whoHasDepartedIsNotJudgedTwice() {
    let found = speaking(judge([old(anna)], departed: [anna]))
    #expect(found.contains("missing-handoff"))
    #expect(found.isDisjoint(with: Self.silenced))
  }

  @Test func whomNobodyKnowsIsNotJudged() {
    let found = speaking(judge([old(anna, isKnown: false)]))
    #expect(found.contains("unknown-person"))
    #expect(found.isDisjoint(with: Self.silenced))
  }

  @Test func itHoldsWhereOneRuleIsAskedAlone() {
    #expect(judge([old(anna)], departed: [anna], only: ["stale-docs"]).isEmpty)
    #expect(judge([old(anna)], only: ["stale-docs"]).count == 1)
  }

  @Test func whereTheOtherIsOffTheRestSpeaks() {
    let off = [setting("missing-handoff", [("severity", "off")])]
    let found = speaking(judge([old(anna)], departed: [anna], rules: off))
    #expect(found.contains("stale-docs") && !found.contains("missing-handoff"))
    let unknown = [setting("unknown-person", [("severity", "off")])]
    let lead = old(anna, isKnown: false)
    #expect(speaking(judge([lead], rules: unknown)).contains("stale-docs"))
  }

  @Test func whoIsStillThereIsJudged() {
    let found = judge([old(anna), old(ben)], departed: [anna])
    #expect(found.contains("permanent-post ben@example.com"))
    #expect(!found.contains("permanent-post anna@example.com"))
    #expect(speaking(found).contains("stale-docs"), "the leads are judged together")
  }

  @Test func theOthersFactsAreAskedFor() {
    let questions = RuleQuestions(RuleSettings(RulesFile()), only: ["stale-docs"]).ofRepository
    #expect(questions.othersSince && questions.silences)
    #expect(!RuleQuestions(RuleSettings(RulesFile()), only: ["silo"]).ofRepository.othersSince)
  }
}
