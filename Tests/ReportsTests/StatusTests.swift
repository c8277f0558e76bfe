internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct StatusTableTests {
  @Test func oneLineAnAreaNumbersToTheRight() {
    let since = Sample.commit("1", 265)
    var checkout = Sample.area(
      "services/checkout", leads: [Sample.lead("Anna Okafor", "anna@example.com", since: since)])
    checkout.docs = [
      DocFacts(path: "d", lastChange: nil, lastLeadChange: nil, isEmpty: false)
    ]
    checkout.attention = Attention(
      how: .edit, commit: Sample.commit("2", 141), by: "anna@example.com")
    checkout.driftCommits = 12
    checkout.leadShare = 0.5132
    checkout.absenceFactor = 2
    var vacant = Sample.area("services/vacant")
    vacant.file.status = .paused
    let invalid = Survey.InvalidFile(area: "broken", path: "broken/OWNERS.lead", diagnostics: [])
    let survey = Sample.survey([checkout, vacant])
    let text = StatusTable(style: .plain)
      .render(survey.areas, invalid: [invalid], of: survey).lossyText
    #expect(
      text.hasPrefix(
        """
        area                      lead              turn  docs seen  drift  lead does  absence
        broken                    file is invalid      -          -      -          -        -
        services/checkout         Anna Okafor      265 d      141 d     12        51%        2
        services/vacant (paused)  vacant               -    no docs      -          -        -

        """))
    #expect(text.hasSuffix("\n3 areas · judged at 2026-11-22 on main (5555555)\n"))
  }

  @Test(arguments: ["x", "漢字", "e\u{301}", "\u{202e}", "🙂"])
  func noLineIsWiderThanAHundredColumns(_ piece: String) {
    let long = ByteString(String(repeating: piece, count: 300))
    let lead = Sample.lead(long, "a@example.com", since: nil)
    let survey = Sample.survey([Sample.area(long, leads: [lead, lead])])
    let text = StatusTable(style: .plain).render(survey.areas, invalid: [], of: survey)
    for line in text.split(separator: 0x0A) {
      #expect(DisplayWidth.of(line.lossyText) <= 100)
    }
    #expect(text.contains("…"))
  }

  @Test func noAreasIsSaid() {
    let text = StatusTable(style: .plain).render([], invalid: [], of: Sample.survey([]))
    #expect(text.hasPrefix("no areas: no directory holds an OWNERS.lead"))
  }
}

@Suite struct JSONReportTests {
  private func object(_ json: ByteString) throws -> NSDictionary {
    let parsed = try JSONSerialization.jsonObject(with: Data(json.bytes))
    return try #require(parsed as? NSDictionary)
  }

  @Test func factsThatDoNotExistAreNull() throws {
    let lead = Sample.lead(nil, "anna@example.com", since: nil)
    var area = Sample.area("services/checkout", leads: [lead])
    area.docs = [
      DocFacts(path: "d", lastChange: Sample.commit("a", nil), lastLeadChange: nil, isEmpty: false)
    ]
    area.leadChanges = [
      LeadChange(commit: Sample.commit("b", 3), from: [], to: [lead.person], handoff: nil)
    ]
    var survey = Sample.survey([area])
    survey.tip = nil
    survey.people = [PersonFacts(person: lead.person, leads: [], seen: nil)]
    let json = StatusJSON.render(survey, version: "0.1.0")
    let nulls = json.lossyText.components(separatedBy: " : null").count - 1
    // tip; team, attention, leadShare, absenceFactor; the lead's name and since; the doc's date and
    // lastLeadChange and what it states; the change's handoff; the person's name, seen and
    // absence; the spread's share and its busiest.
    #expect(nulls == 21)
    let parsed = try object(json)
    #expect(parsed["schema"] as? String == "leadlint.status/2")
    #expect(parsed["now"] as? String == "2026-11-22T00:00:00Z")
    #expect(json.hasSuffix("}\n"))
  }

  @Test func findingsCarryTheirInputs() throws {
    let finding = Sample.finding(
      evidence: [.init("last touch", Sample.commit("a", 141))],
      data: [
        .init("ageDays", .integer(141)), .init("share", .fraction(2.0 / 3)),
        .init("people", .list([ByteString([0xE9]), "b"])), .init("until", .null),
        .init("who", .text("é")),
      ])
    let json = FindingsJSON().render(
      Sample.report([finding, Sample.finding(.info, line: 2)], of: Sample.survey([])))
    let parsed = try object(json)
    let findings = try #require(parsed["findings"] as? [NSDictionary])
    #expect(findings.map { $0["line"] as? Int } == [2, 4])
    let data = try #require(findings.last?["data"] as? NSDictionary)
    #expect(data["ageDays"] as? Int == 141)
    #expect(data["share"] as? Double == 0.6667)
    #expect(data["people"] as? [String] == ["\\xE9", "b"])
    #expect(data["until"] is NSNull)
    #expect(parsed["base"] is NSNull)
    #expect(findings.first?["reason"] is NSNull)
    #expect(findings.first?["new"] as? Bool == true)
    #expect((findings.first?["fingerprint"] as? String)?.count == 16)
    let summary = try #require(parsed["summary"] as? [String: Int])
    #expect(
      summary == ["error": 1, "warning": 0, "info": 1, "new": 2, "waived": 0, "baselined": 0])
  }

  @Test func theSameValuesGiveTheSameBytes() throws {
    let findings = (1...20).map { Sample.finding(line: $0) }
    let survey = Sample.survey([])
    let once = FindingsJSON().render(Sample.report(findings, of: survey))
    let again = FindingsJSON().render(Sample.report(findings.reversed(), of: survey))
    #expect(once == again)
  }
}
