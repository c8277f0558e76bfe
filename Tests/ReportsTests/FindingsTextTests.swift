internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct FindingsTextTests {
  private let plain = FindingsText(style: .plain)

  @Test func aFindingWithItsEvidence() {
    let lead = Sample.lead("Anna Okafor", "anna@example.com", since: nil)
    let survey = Sample.survey([Sample.area("services/checkout", leads: [lead])])
    let finding = Sample.finding(
      evidence: [
        .init("last touch", Sample.commit("a", 141)),
        .init("since then", Sample.commit("9", 71)),
      ], further: 11)
    #expect(
      plain.render(
        Sample.report(
          [finding], of: survey, areas: 14,
          subject: Sample.subject([Sample.id("9"): "Split inventory"]))
      ).lossyText == """
        services/checkout · User Checkout · Anna Okafor
        services/checkout/OWNERS.lead:4:1: error: [stale-docs] Anna Okafor last touched the docs \
        141 days ago (limit 90)
            last touch  aaaaaaa  2026-07-04  Describe the address cache
            since then  9999999  2026-09-12  Split inventory    (+11 more)
            next        leadlint review services/checkout

        1 error in 14 areas · judged at 2026-11-22 on main (5555555)

        """)
  }

  @Test func theWorstAreaComesFirstAndInItTheWorstFinding() {
    let findings = [
      Sample.finding(.warning, area: "b", path: "b/OWNERS.lead", line: 2),
      Sample.finding(area: "b", path: "b/OWNERS.lead", line: 9),
      Sample.finding(.info, area: "a", path: "a/OWNERS.lead"),
      Sample.finding(area: nil, path: ".lead-rules"),
    ]
    let text = plain.render(Sample.report(findings, of: Sample.survey([]), areas: 2)).lossyText
    let lines = text.split(separator: "\n").map(String.init)
    let places = lines.filter { $0.contains("[stale-docs]") }
      .map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "b/OWNERS.lead:9:1:", "b/OWNERS.lead:2:1:", ".lead-rules:4:1:", "a/OWNERS.lead:4:1:",
      ])
    #expect(lines.last?.hasPrefix("2 errors, 1 warning, 1 note in 2 areas") == true)
  }

  @Test func whatIsNotListedIsCounted() {
    let findings = [
      Sample.finding(), Sample.finding(.warning), Sample.finding(.info), Sample.finding(.info),
    ]
    func text(_ show: Severity, failOn: Severity? = .error) -> [String] {
      let report = FindingsReport(
        findings, of: Sample.survey([]), areas: 1, version: "0.1.0", failOn: failOn, show: show,
        subject: { _ in "" })
      return plain.render(report).lossyText.split(separator: "\n").map(String.init)
    }
    func listed(_ lines: [String]) -> Int { lines.count { $0.contains("[stale-docs]") } }
    #expect(listed(text(.warning)) == 2)
    #expect(
      text(.warning).last?.hasPrefix("1 error, 1 warning in 1 area (2 notes: --show info)") == true)
    #expect(listed(text(.error)) == 1)
    #expect(
      text(.error).last?.hasPrefix("1 error in 1 area (1 warning, 2 notes: --show info)") == true)
    #expect(listed(text(.info)) == 4)
    #expect(listed(text(.error, failOn: .info)) == 4)
  }

  @Test func onePersonIsOneLine() {
    let areas = (1...9).map { ByteString("area\($0)") }
    func finding(_ area: ByteString, by person: ByteString?) -> Finding {
      Finding(
        rule: "stale-docs", severity: .error, area: area, path: area + "/OWNERS.lead",
        position: .start, person: person, message: "stale", help: "", subject: "docs")
    }
    let one = areas.map { finding($0, by: "anna@example.com") }
    let text = plain.render(Sample.report(one, of: Sample.survey([]), areas: 9)).lossyText
    #expect(
      text == """
        area1
        area1/OWNERS.lead:1:1: error: [stale-docs] stale
            also in  area2, area3, area4, area5, area6, area7 (+2 more)

        9 errors in 9 areas · judged at 2026-11-22 on main (5555555)

        """)
    let others = [
      finding("a", by: "anna@example.com"), finding("b", by: "ben@example.com"),
      finding("c", by: nil), finding("d", by: nil),
    ]
    let apart = plain.render(Sample.report(others, of: Sample.survey([]))).lossyText
    #expect(apart.components(separatedBy: "[stale-docs]").count == 5)
    #expect(!apart.contains("also in"))
  }

  @Test func manyFindingsAreALineEachAndEndWithWhatToBeginWith() {
    func findings(_ count: Int, _ severity: Severity) -> [Finding] {
      (0..<count).map { index in
        Sample.finding(
          severity, area: ByteString("area\(index % 7)"), path: "x", line: index + 1, person: nil,
          evidence: [.init("last touch", Sample.commit("a", 141))])
      }
    }
    func text(_ findings: [Finding], _ detail: FindingsDetail = .fitting) -> String {
      FindingsText(style: .plain, detail: detail)
        .render(Sample.report(findings, of: Sample.survey([]), areas: 7)).lossyText
    }
    func listed(_ text: String) -> Int { text.components(separatedBy: "[stale-docs] ").count - 1 }
    let limit = FindingsText.detailLimit
    #expect(text(findings(limit, .error)).contains("last touch"))
    #expect(!text(findings(limit, .error)).contains("by rule"))
    let many = text(findings(limit + 1, .error))
    #expect(!many.contains("    last touch") && listed(many) == limit + 1)
    #expect(many.contains("\nby rule  21 stale-docs\nby area  area0 (3), "))
    #expect(many.contains("\nbegin    one area at a time:  leadlint check AREA\n"))
    let full = text(findings(limit + 1, .error), .full)
    #expect(full.contains("    last touch") && full.contains("\nby rule  "))

    // What fails the run is listed whole; of the rest two screens.
    #expect(listed(text(findings(500, .error))) == 500)
    let warnings = text(findings(500, .warning))
    #expect(listed(warnings) == FindingsText.briefLimit)
    #expect(warnings.contains("\n… and 420 more:  leadlint check --verbose"))
    #expect(listed(text(findings(60, .error) + findings(500, .warning))) == FindingsText.briefLimit)
  }

  @Test func statisticsCountAndListNothing() {
    let findings = [Sample.finding(.warning), Sample.finding(), Sample.finding(.info)]
    let report = FindingsReport(
      findings, of: Sample.survey([]), areas: 2, version: "0.1.0",
      rules: [
        .init(
          id: "stale-docs", severity: .error, principle: "", summary: "Docs are old",
          rationale: "", remedy: "")
      ], subject: { _ in "" })
    let text = FindingsText(style: .plain, detail: .statistics).render(report).lossyText
    #expect(
      text == """
        3  error    stale-docs  Docs are old

        1 error, 1 warning, 1 note in 2 areas · judged at 2026-11-22 on main (5555555)

        """)
  }

  @Test func nothingFoundIsOneLineAndQuietIsNone() {
    let survey = Sample.survey([])
    #expect(
      plain.render(Sample.report([], of: survey, areas: 1))
        == "nothing found in 1 area · judged at 2026-11-22 on main (5555555)\n")
    #expect(
      FindingsText(style: .plain, isQuiet: true).render(Sample.report([], of: survey)).isEmpty)
    #expect(
      plain.render(Sample.report([], of: survey, areas: 0)).hasPrefix("Put a file OWNERS.lead "))
    #expect(
      plain.render(Sample.report([], of: survey, areas: 0)).contains(
        "\nno areas: no directory holds an OWNERS.lead · judged at 2026-11-22"))
    let timed = FindingsText(style: .plain, elapsed: 0.0417).render(Sample.report([], of: survey))
    #expect(timed.hasSuffix(" · 0.04 s\n"))
  }

  @Test func aDiagnosticShowsItsLineBehindAMargin() {
    let diagnostic = SourceDiagnostic(
      file: "a/OWNERS.lead", position: SourcePosition(line: 3, column: 7), length: 5,
      message: "unknown key", sourceLine: "::x é leads: Anna\u{1b}[2J")
    let finding = Sample.finding(area: "a", diagnostic: diagnostic)
    let lines = plain.render(Sample.report([finding], of: Sample.survey([]))).lossyText
      .split(separator: "\n").map(String.init)
    #expect(lines[2] == "    3 | ::x é leads: Anna\\x1b[2J")
    #expect(lines[3] == "      |      ^^^^^")
  }

  @Test func noTextFromARepositoryBeginsALineOrMovesTheCursor() {
    let hostile: [ByteString] = [
      "\u{1b}[2J", "a\n::error::b", "a\r##[error]b", "\u{202e}gnp.exe", "\"\u{301}<",
      ByteString([0xFF, 0xFE]), "::add-mask::x",
    ]
    for text in hostile {
      let lead = Sample.lead(text, text, since: nil)
      let survey = Sample.survey([Sample.area(text, name: text, leads: [lead])])
      let finding = Sample.finding(
        area: text, path: text, message: text,
        evidence: [.init("last touch", Sample.commit("a", nil))])
      let output = plain.render(
        Sample.report([finding], of: survey, subject: { _ in text }))
      for line in output.split(separator: 0x0A) {
        #expect(line.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        #expect(!line.trimmed.hasPrefix("::"))
        #expect(!line.contains("##["))
        #expect(!line.contains("\u{202e}"))
      }
      #expect(output.split(separator: 0x0A).count == 7)
    }
  }

  @Test func colourChangesNoWords() {
    let finding = Sample.finding(evidence: [.init("last touch", Sample.commit("a", 141))])
    let survey = Sample.survey([Sample.area("services/checkout")])
    let coloured = FindingsText(style: Style(isEnabled: true))
      .render(Sample.report([finding], of: survey)).lossyText
    #expect(coloured.contains("\u{1b}[1;31merror\u{1b}[0m"))
    let stripped = coloured.replacing(#/\u{1b}\[[0-9;]*m/#, with: "")
    #expect(stripped == plain.render(Sample.report([finding], of: survey)).lossyText)
  }
}

@Suite struct StyleTests {
  private func isOn(
    _ choice: Style.Choice = .auto, terminal: Bool = false, _ environment: [String: String] = [:]
  ) -> Bool {
    Style(choice: choice, isTerminal: terminal, environment: environment).isEnabled
  }

  @Test func theCommandLineBeatsTheEnvironmentAndThatTheStream() {
    #expect(!isOn())
    #expect(isOn(terminal: true))
    #expect(!isOn(terminal: true, ["TERM": "dumb"]))
    #expect(!isOn(terminal: true, ["NO_COLOR": "1"]))
    #expect(isOn(terminal: true, ["NO_COLOR": ""]))
    #expect(isOn(.auto, ["CLICOLOR_FORCE": "1"]))
    #expect(isOn(.auto, ["FORCE_COLOR": "1"]))
    #expect(!isOn(.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]))
    #expect(isOn(.always, ["NO_COLOR": "1"]))
    #expect(!isOn(.never, terminal: true, ["FORCE_COLOR": "1"]))
  }
}
