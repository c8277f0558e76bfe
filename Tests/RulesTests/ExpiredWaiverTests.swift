import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct ExpiredWaiverTests {
  private func waiver(
    _ rule: ByteString = "silo", area: ByteString? = nil, until: ByteString? = nil,
    reason: ByteString? = "Cleo joins", line: Int = 7
  ) -> Waiver {
    let position = SourcePosition(line: line, column: 5)
    return Waiver(
      rule: Located(rule, at: position), area: area.map { Located($0, at: position) },
      until: until.map { Located(day($0), at: position) },
      reason: reason.map { Located($0, at: position) }, position: position)
  }

  /// An area that `silo` reports, with waivers in its file.
  private func silo(_ waivers: [Waiver], status: AreaStatus = .active) -> Area {
    area {
      $0.activity = activity([(anna, 12, 1)], commits: 12)
      $0.file.waivers = waivers
      $0.file.status = status
    }
  }

  private func judge(
    _ areas: [Area], central: [Waiver] = [], only: Set<String>? = ["expired-waiver"],
    change: (inout Survey) -> Void = { _ in }
  ) -> [Finding] {
    var file = RulesFile()
    file.waivers = central
    var survey = survey(areas)
    change(&survey)
    return RuleEngine(settings: RuleSettings(file)).run(survey, only: only)
  }

  /// The tests judge on 2026-11-22.
  @Test(arguments: [("2026-11-21", true), ("2026-11-22", false), ("2026-11-23", false)])
  func lastDay(until: String, hasRunOut: Bool) {
    let found = judge([silo([waiver(until: ByteString(until))])])
    #expect(found.map(\.reason) == (hasRunOut ? ["until-passed"] : []))
    let marked = judge([silo([waiver(until: ByteString(until))])], only: ["silo"])
    #expect(marked.map { $0.waiver == nil } == [hasRunOut])
  }

  @Test func reasonsInTheirOrder() {
    func reasons(_ waiver: Waiver) -> [String?] { judge([silo([waiver])]).map(\.reason) }
    #expect(reasons(waiver("sillo", until: "2026-01-01", reason: nil)) == ["unknown-rule"])
    #expect(reasons(waiver(until: "2026-01-01", reason: nil)) == ["no-reason"])
    #expect(reasons(waiver(reason: " \n")) == ["no-reason"])
    #expect(reasons(waiver("stale-docs", until: "2026-01-01")) == ["until-passed"])
    #expect(reasons(waiver("stale-docs")) == ["matches-nothing"])
    #expect(reasons(waiver()) == [])
  }

  @Test func messages() throws {
    let old = waiver(until: "2026-01-31")
    #expect(
      judge([silo([old])]).messages == [
        "the waiver for 'silo' expired on 2026-01-31; its finding counts again"
      ])
    let areas = ["a", "b"].map { path in
      area(path) { $0.activity = activity([(anna, 12, 1)], commits: 12) }
    }
    #expect(
      judge(areas, central: [old]).messages == [
        "the waiver for 'silo' expired on 2026-01-31; its 2 findings count again"
      ])
    #expect(
      judge([], central: [old]).messages == [
        "the waiver for 'silo' expired on 2026-01-31; it covers no finding any more"
      ])
    #expect(
      judge([], central: [waiver()]).messages == [
        "the waiver for 'silo' has no effect: the rule finds nothing anywhere"
      ])
    let misspelt = judge(areas, central: [waiver(area: "bb"), waiver("sillo"), waiver(area: "b")])
    #expect(
      misspelt.map(\.help) == ["write 'silo'", "remove the waiver"])
    #expect(misspelt.map(\.area) == [nil, nil])
    #expect(misspelt.map(\.path) == [".lead-rules", ".lead-rules"])
    let near = judge([silo([])], central: [waiver(area: "services/chekout")])
    #expect(
      near.map(\.help) == [
        "if services/checkout is meant, write that; else remove the waiver"
      ])
  }

  @Test func areasThatAreNotJudged() {
    for status in AreaStatus.allCases where status != .active {
      #expect(judge([silo([waiver(), waiver("sillo")], status: status)]).isEmpty)
      let central = judge(
        [silo([], status: status)],
        central: [waiver(area: "services/checkout", until: "2026-01-01")])
      #expect(central.isEmpty)
    }
    let unreadable = judge([], central: [waiver(area: "x")]) { survey in
      survey.invalidFiles = [.init(area: "x", path: "x/OWNERS.lead", diagnostics: [])]
    }
    #expect(unreadable.isEmpty)
  }

  /// A rule that judges paused areas is waived in their files.
  @Test func aWaiverInAPausedAreasFileWaives() throws {
    var paused = silo([waiver("invalid-owners-file")], status: .paused)
    paused.conflicts = [
      SourceDiagnostic(file: paused.ownersPath, position: .start, message: "covered twice")
    ]
    let found = judge([paused], only: nil)
    #expect(found.map(\.rule) == ["invalid-owners-file"])
    #expect(found.first?.waiver?.file == "services/checkout/OWNERS.lead")
  }

  @Test func twoWaiversOfOneRuleAreTwoFindings() {
    let own = [waiver(until: "2026-01-01", line: 7), waiver(until: "2026-02-01", line: 8)]
    let found = judge([silo(own)], central: own)
    #expect(found.count == 4)
    #expect(Set(found.map(\.fingerprint)).count == 4)
    let extended = [waiver(until: "2026-03-01", line: 17), waiver(until: "2026-04-01", line: 18)]
    #expect(
      Set(judge([silo(extended)], central: extended).map(\.fingerprint))
        == Set(found.map(\.fingerprint)), "neither lines nor dates")
  }

  @Test func aFindingAboutAWaiverCanBeWaived() throws {
    let found = judge([silo([waiver(until: "2026-01-01"), waiver("expired-waiver")])])
    #expect(found.map(\.reason) == ["until-passed"])
    #expect(found.first?.waiver?.waiver.rule.value == "expired-waiver")
    let idle = judge([silo([waiver("expired-waiver")])])
    #expect(idle.map(\.reason) == ["matches-nothing"])
    #expect(idle.first?.waiver == nil)
  }

  @Test func otherRulesAloneAreWaivedAllTheSame() {
    let found = judge([silo([waiver(), waiver("stale-docs")])], only: ["silo"])
    #expect(found.map(\.rule) == ["silo"])
    #expect(found.first?.waiver != nil)
  }

  @Test func parts() throws {
    let finding = try #require(judge([silo([waiver(until: "2026-01-31")])]).first)
    #expect(finding.severity == .warning && finding.area == "services/checkout")
    #expect(finding.position == SourcePosition(line: 7, column: 5))
    #expect(
      finding.data == [
        .init("rule", .text("silo")), .init("area", .text("services/checkout")),
        .init("until", .text("2026-01-31")), .init("covers", .integer(1)),
      ])
  }
}
