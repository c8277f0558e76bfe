internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct BaselinedFindingsTests {
  private func known(_ area: ByteString, waiver: PlacedWaiver? = nil) -> Finding {
    var finding = Sample.finding(area: area, waiver: waiver)
    finding.isBaselined = true
    return finding
  }

  @Test func theyAreCountedAndNotTold() {
    let survey = Sample.survey([Sample.area("services/checkout"), Sample.area("services/search")])
    let report = FindingsText(style: .plain)
    let new = Sample.finding(.warning)
    let mixed = report.render(
      Sample.report([known("services/search"), new], of: survey, areas: 2)
    ).lossyText
    #expect(!mixed.contains("services/search"))
    #expect(mixed.contains("\n1 warning, 1 in the baseline in 2 areas · "))
    let alone = report.render(
      Sample.report([known("services/search")], of: survey, areas: 2)
    ).lossyText
    #expect(alone.hasPrefix("nothing found, 1 in the baseline in 2 areas · "))
  }

  @Test func aWaiverComesFirst() {
    let counts = FindingCounts([
      known("a"), known("b", waiver: Sample.waiver()), Sample.finding(waiver: Sample.waiver()),
      Sample.finding(),
    ])
    #expect(counts.waived == 2 && counts.baselined == 1 && counts.counting == 1)
  }

  @Test func theJSONMarksThem() throws {
    let survey = Sample.survey([Sample.area("services/checkout")])
    let text = FindingsJSON().render(
      Sample.report([known("services/checkout"), Sample.finding(line: 9)], of: survey))
    let parsed = try JSONSerialization.jsonObject(with: Data(text.bytes)) as? [String: Any]
    let findings = try #require(parsed?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["baselined"] as? Bool } == [true, false])
    let summary = try #require(parsed?["summary"] as? [String: Int])
    #expect(summary["baselined"] == 1 && summary["error"] == 1 && summary["new"] == 1)
  }

  @Test func aBaselineHoldsNothingThatChanges() {
    let early = Sample.finding(.warning, line: 4, message: "3 days, 2 commits")
    let late = Sample.finding(.error, line: 99, message: "400 days, 70 commits")
    let text = BaselineJSON.render([early])
    #expect(BaselineJSON.render([late]) == text)
    #expect(
      text == """
        {
          "findings" : [
            {
              "area" : "services/checkout",
              "fingerprint" : "\(early.fingerprint)",
              "path" : "services/checkout/OWNERS.lead",
              "rule" : "stale-docs",
              "subject" : "docs"
            }
          ],
          "schema" : "leadlint.baseline/1"
        }

        """)
  }

  @Test func aBaselineIsSortedAndSafeToPrint() {
    let findings = ["b", nil, "a", ByteString([0x61, 0xE9])].map { area in
      Sample.finding(area: area, path: "x/\u{202E}y")
    }
    let text = BaselineJSON.render(findings).lossyText
    #expect(BaselineJSON.render(findings.reversed()).lossyText == text)
    let areas = text.split(separator: "\n").filter { $0.contains("\"area\"") }
    #expect(
      areas.map { String($0.drop { $0 == " " }) } == [
        "\"area\" : null,", "\"area\" : \"a\",", "\"area\" : \"a\\\\xE9\",", "\"area\" : \"b\",",
      ])
    #expect(text.contains("x/\\u202ey"))
  }
}
