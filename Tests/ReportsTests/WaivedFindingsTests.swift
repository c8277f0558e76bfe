internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

/// Findings that somebody has decided to live with, and notes, in each format.
@Suite struct WaivedFindingsTests {
  private let survey = Sample.survey([Sample.area("services/checkout")])

  private func text(_ findings: [Finding], isQuiet: Bool = false) -> String {
    FindingsText(style: .plain, isQuiet: isQuiet)
      .render(Sample.report(findings, of: survey, areas: 3)).lossyText
  }

  private func document(_ findings: [Finding]) throws -> NSDictionary {
    let json = FindingsJSON().render(Sample.report(findings, of: survey))
    let parsed = try JSONSerialization.jsonObject(with: Data(json.bytes))
    return try #require(parsed as? NSDictionary)
  }

  @Test func aLineBelowTheAreaAndNoFindingsLine() {
    let findings = [
      Sample.finding(.warning, line: 9, message: "another thing"),
      Sample.finding(evidence: [.init("made", Sample.commit("a", 3))], waiver: Sample.waiver()),
    ]
    #expect(
      text(findings) == """
        services/checkout · User Checkout · no lead
            waived      [stale-docs] Anna Okafor last touched the docs 141 days ago (limit 90)  \
        (until 2027-01-31: two joiners start in January)
        services/checkout/OWNERS.lead:9:1: warning: [stale-docs] another thing
            next  leadlint review services/checkout

        1 warning, 1 waived in 3 areas · judged at 2026-11-22 on main (5555555)

        """)
  }

  @Test func withoutALastDayAndWithNothingElse() {
    let finding = Sample.finding(waiver: Sample.waiver(until: nil, reason: " ask Cleo\nor Dan\n"))
    let lines = text([finding, finding]).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasSuffix("(limit 90)  (ask Cleo\\nor Dan)"))
    #expect(lines[3].hasPrefix("nothing found, 2 waived in 3 areas · "))
    #expect(text([finding], isQuiet: true).split(separator: "\n").count == 2)
  }

  @Test func noReasonFromARepositoryBeginsALineOrMovesTheCursor() {
    for reason in ["\u{1b}[2J", "a\n::error::b", "a\r##[error]b", "::x"] as [ByteString] {
      let output = text([Sample.finding(waiver: Sample.waiver(reason: reason))])
      #expect(output.split(separator: "\n").count == 3)
      for line in output.split(separator: "\n") {
        #expect(!line.contains("\u{1b}") && !line.contains("\r") && !line.contains("##["))
        #expect(!line.trimmingCharacters(in: .whitespaces).hasPrefix("::"))
      }
    }
  }

  @Test func notesStandBeforeTheNextStep() {
    let finding = Sample.finding(
      evidence: [.init("last touch", Sample.commit("a", 141))], notes: ["one thing", "another"])
    let lines = text([finding]).split(separator: "\n")
    #expect(
      lines[3...5].map(String.init) == [
        "    note        one thing", "    note        another",
        "    next        leadlint review services/checkout",
      ])
  }

  /// The schema takes no keys that it does not name.
  @Test func theSchemaNamesEveryKey() throws {
    let findings = try document([Sample.finding(waiver: Sample.waiver())])["findings"]
    let finding = try #require((findings as? [[String: Any]])?.first)
    let schema = try JSONSerialization.jsonObject(with: Data(FindingsSchema.render([]).bytes))
    func properties(_ object: Any?, _ path: String...) -> [String: Any]? {
      path.reduce(object) { ($0 as? [String: Any])?[$1] } as? [String: Any]
    }
    let keys = try #require(
      properties(schema, "properties", "findings", "items", "properties"))
    #expect(Set(keys.keys) == Set(finding.keys))
    let terms = try #require(properties(keys["waiver"], "properties"))
    #expect(Set(terms.keys) == Set((finding["waiver"] as? [String: Any] ?? [:]).keys))
  }

  @Test func theJSONCountsThemApart() throws {
    let document = try document([
      Sample.finding(), Sample.finding(.warning, waiver: Sample.waiver()),
      Sample.finding(.info, notes: ["one thing"], waiver: Sample.waiver(until: nil)),
    ])
    #expect(
      document["summary"] as? NSDictionary
        == ["error": 1, "warning": 0, "info": 0, "new": 1, "waived": 2, "baselined": 0])
    let findings = try #require(document["findings"] as? [NSDictionary])
    let bySeverity = Dictionary(
      findings.map { ($0["severity"] as? String, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(bySeverity["error"]?["waiver"] is NSNull)
    #expect(bySeverity["error"]?["notes"] as? [String] == [])
    #expect(
      bySeverity["warning"]?["waiver"] as? NSDictionary == [
        "path": "services/checkout/OWNERS.lead", "line": 7, "until": "2027-01-31",
        "reason": "two joiners start in January",
      ])
    #expect((bySeverity["info"]?["waiver"] as? NSDictionary)?["until"] is NSNull)
    #expect(bySeverity["info"]?["notes"] as? [String] == ["one thing"])
  }
}
