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
  func noLineIsWiderThanTheTerminal(_ piece: String) {
    let long = ByteString(String(repeating: piece, count: 300))
    let lead = Sample.lead(long, "a@example.com", since: nil)
    let survey = Sample.survey([Sample.area(long, leads: [lead, lead])])
    for width in [80, 100, 132] {
      let text = StatusTable(style: .plain, width: width)
        .render(survey.areas, invalid: [], of: survey)
      let rows = text.split(separator: 0x0A).prefix(2)
      #expect(rows.allSatisfy { DisplayWidth.of($0.lossyText) <= width })
      #expect(rows.contains { DisplayWidth.of($0.lossyText) > width - 20 })
      #expect(text.contains("…"))
    }
  }

  @Test func aPipeGetsNamesWhole() {
    let long = ByteString(String(repeating: "directory/", count: 20) + "end")
    let survey = Sample.survey([Sample.area(long)])
    let text = StatusTable(style: .plain, isQuiet: true)
      .render(survey.areas, invalid: [], of: survey)
    #expect(text.contains(long) && !text.contains("…"))
  }

  @Test func whatIsMostComesFirstAndWhatIsUnknownLast() {
    func area(_ path: ByteString, age: Int?, drift: Int, share: Double?) -> Area {
      var area = Sample.area(path)
      area.docs = [DocFacts(path: "d", lastChange: nil, lastLeadChange: nil, isEmpty: false)]
      area.attention = age.map {
        Attention(how: .edit, commit: Sample.commit("2", $0), by: "anna@example.com")
      }
      area.driftCommits = drift
      area.leadShare = share
      return area
    }
    let survey = Sample.survey([
      area("a", age: 5, drift: 9, share: nil), area("b", age: nil, drift: 0, share: 0.9),
      area("c", age: 50, drift: 1, share: 0.2), area("d", age: 5, drift: 30, share: 0.9),
    ])
    func order(_ order: StatusTable.Order) -> String {
      let text = StatusTable(style: .plain, isQuiet: true, order: order)
        .render(survey.areas, invalid: [], of: survey)
      return text.split(separator: 0x0A).dropFirst().map { String($0.lossyText.prefix(1)) }.joined()
    }
    #expect(order(.path) == "abcd")
    #expect(order(.age) == "cadb")
    #expect(order(.drift) == "dacb")
    #expect(order(.share) == "bdca")
  }

  @Test func whatIsOverALimitIsRed() {
    var area = Sample.area("a")
    area.docs = [DocFacts(path: "d", lastChange: nil, lastLeadChange: nil, isEmpty: false)]
    area.attention = Attention(
      how: .edit, commit: Sample.commit("2", 141), by: "anna@example.com")
    area.leadShare = 0.8
    let survey = Sample.survey([area])
    func text(days: Int?, share: Double?) -> String {
      StatusTable(style: Style(isEnabled: true), isQuiet: true) { _ in
        StatusTable.Limits(docsDays: days, share: share)
      }.render(survey.areas, invalid: [], of: survey).lossyText
    }
    let red = "\u{1b}[1;31m"
    #expect(text(days: 140, share: 0.8).contains("\(red)    141 d"))
    #expect(text(days: 141, share: 0.79).contains("\(red)      80%"))
    #expect(!text(days: 141, share: 0.8).contains(red))
    #expect(!text(days: nil, share: nil).contains(red))
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
