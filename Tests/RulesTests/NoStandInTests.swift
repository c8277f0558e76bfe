import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct NoStandInTests {
  private func judge(
    present: [Person], deputies: [Person] = [], leads: [Lead] = [lead(anna)],
    rules: [RuleSetting] = [], change: (inout Area) -> Void = { _ in }
  ) -> [Finding] {
    let people = [anna, ben, cleo].map { person in
      var facts = PersonFacts(person: person, leads: [], seen: commit(10))
      facts.isPresent = present.contains { $0.email == person.email }
      return facts
    }
    let area = area(leads: leads) {
      $0.deputies = deputies.map { declared($0) }
      change(&$0)
    }
    return findings(survey([area], people: people), only: "no-stand-in", rules: rules)
  }

  @Test func whoCounts() {
    #expect(judge(present: [anna]).count == 1)
    #expect(judge(present: [anna, ben]).count == 1, "Ben is nobody here")
    #expect(judge(present: [anna, ben], deputies: [ben]).isEmpty)
    #expect(judge(present: [anna], deputies: [ben]).count == 1)
    #expect(judge(present: [anna], deputies: [anna]).count == 1, "one person is one")
    #expect(judge(present: [ben, cleo], deputies: [ben, cleo]).isEmpty)
    #expect(judge(present: [], leads: []).isEmpty)
    #expect(judge(present: [], leads: [lead(anna, since: nil)]).isEmpty)
    #expect(judge(present: [anna]) { $0.file.kind = Located(.team, at: .start) }.isEmpty)
    #expect(judge(present: [anna]) { $0.file.status = .planned }.isEmpty)
    let one = [setting("no-stand-in", [("min", "1")])]
    #expect(judge(present: [anna], rules: one).isEmpty)
    #expect(judge(present: [], rules: one).count == 1)
  }

  @Test func wording() throws {
    let alone = try #require(
      judge(present: [anna, ben]) {
        $0.familiar = [anna, ben, cleo].map { person in
          var facts = Familiarity(person: person)
          facts.work[0] = 3
          return facts
        }
      }.first)
    #expect(alone.message == "only Anna Okafor can act here (at least 2 should)")
    #expect(alone.severity == .info && alone.person == nil)
    #expect(
      alone.help.lossyText
        == "ask Ben Ito whether they would stand in, and name who does under 'deputies' in "
        + "services/checkout/OWNERS.lead; why they:  leadlint suggest services/checkout")
    let nobody = try #require(judge(present: [], deputies: [ben]).first)
    #expect(
      nobody.message
        == "nobody who leads or stands in has been seen lately: Anna Okafor and Ben Ito")
    #expect(nobody.help == "name a deputy in services/checkout/OWNERS.lead")
    #expect(nobody.fingerprint == alone.fingerprint)
    #expect(nobody.data.map(\.key) == ["present", "min", "named", "suggested"])
  }
}
