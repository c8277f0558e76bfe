import Basics
import LeadModel
import Testing

@testable import Reports

@Suite struct RuleListTests {
  private let rows = [
    RuleList.Row(
      id: "alone", principle: "no siloed work", severity: "error",
      summary: "One person works here and nobody else has ever done so", options: []),
    RuleList.Row(
      id: "silent", principle: "no siloed work", severity: "warning", summary: "Nobody says | why",
      options: [
        RuleList.Option(key: "days", defaultText: "90", help: "how long", kind: .days)
      ]),
  ]

  @Test func inAPipeARuleIsALine() {
    #expect(
      RuleList.text(rows).lossyText == """
        no siloed work
          alone   error    One person works here and nobody else has ever done so
          silent  warning  Nobody says | why

        """)
  }

  @Test func aNarrowTerminalBreaksSummaries() {
    #expect(
      RuleList.text(rows, width: 50).lossyText == """
        no siloed work
          alone   error    One person works here and
                           nobody else has ever done so
          silent  warning  Nobody says | why

        """)
    let wide = RuleList.text(rows, width: 120)
    #expect(wide == RuleList.text(rows))
  }

  @Test func whatTheRepositorySetsIsMarked() {
    let text = RuleList.text(rows, severities: ["alone": "off", "silent": "warning"]).lossyText
    #expect(text.contains("  alone   off*     One person"))
    #expect(text.contains("  silent  warning  Nobody"))
    #expect(
      text.hasSuffix("\n\n* as this repository sets it; `leadlint explain RULE` says where\n"))
  }

  @Test func colourChangesNoWord() {
    let severities = ["alone": "off", "silent": "info"]
    let plain = RuleList.text(rows, severities: severities, width: 60).lossyText
    let coloured = RuleList.text(
      rows, severities: severities, width: 60, style: Style(isEnabled: true)
    ).lossyText
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func optionsInJSON() throws {
    let json = RuleList.json(rows, version: "1").lossyText
    #expect(json.contains("\"kind\" : \"days\""))
    #expect(json.contains("\"accepts\" : \"a whole number of days, from 0 to 100000\""))
    #expect(RuleList.markdown(rows).lossyText.contains("Nobody says \\| why"))
  }
}
