import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct RuleEngineTests {
  private func silo(_ path: ByteString, change: (inout Area) -> Void = { _ in }) -> Area {
    area(path) {
      $0.activity = activity([(anna, 12, 1)], commits: 12)
      $0.attention = Attention(how: .edit, commit: commit(200), by: anna.email)
      // Of whom the survey knows nothing here.
      $0.file.rules = [setting("no-stand-in", [("severity", "off")])]
      change(&$0)
    }
  }

  @Test func orderIsByPlaceThenRule() {
    let areas = [silo("b"), silo("a")]
    let found = findings(survey(areas))
    #expect(found.map(\.area) == ["a", "a", "b", "b"])
    #expect(found.map(\.rule) == ["silo", "stale-docs", "silo", "stale-docs"])
    #expect(found == findings(survey(areas.reversed())))
  }

  @Test func onlyTheRulesAskedFor() {
    let engine = RuleEngine(settings: RuleSettings(RulesFile()))
    let survey = survey([silo("a")])
    #expect(engine.run(survey, only: ["silo"]).map(\.rule) == ["silo"])
    #expect(engine.run(survey, only: ["silo", "xyzzy"]).map(\.rule) == ["silo"])
    #expect(engine.run(survey, only: []).isEmpty)
  }

  @Test func severityAtEachLevel() throws {
    func severity(
      rules: ByteString? = nil, override text: ByteString? = nil, own: ByteString? = nil
    ) throws -> [Severity] {
      func settings(_ text: ByteString?) -> [RuleSetting] {
        text.map { [setting("silo", [("severity", $0)])] } ?? []
      }
      return findings(
        survey([silo("services/a") { $0.file.rules += settings(own) }]), only: "silo",
        rules: settings(rules), overrides: [try override("services/*", settings(text))]
      ).map(\.severity)
    }
    #expect(try severity() == [.error])
    #expect(try severity(rules: "warning") == [.warning])
    #expect(try severity(rules: "off") == [])
    #expect(try severity(rules: "off", override: "info") == [.info])
    #expect(try severity(override: "off") == [])
    #expect(try severity(override: "off", own: "error") == [.error])
    #expect(try severity(override: "info", own: "off") == [])
    #expect(try severity(override: "info", own: "loud") == [.info])
  }

  @Test func settingsOfOneAreaDoNotLeakIntoAnother() throws {
    let own = silo("services/a") { $0.file.rules += [setting("silo", [("min-commits", "13")])] }
    let areas = [own, silo("services/b"), silo("tools/c")]
    let off = try override("services/*", [setting("stale-docs", [("severity", "off")])])
    let found = findings(survey(areas), overrides: [off])
    #expect(found.map(\.area) == ["services/b", "tools/c", "tools/c"])
    #expect(found.map(\.rule) == ["silo", "silo", "stale-docs"])
  }

  @Test func activeAreasOnly() {
    for status in AreaStatus.allCases {
      let found = findings(survey([silo("a") { $0.file.status = status }]))
      #expect(found.isEmpty == (status != .active), "\(status)")
    }
  }

  @Test func tenThousandAreasTakeLittleTime() throws {
    let areas = (0..<10_000).map { number in
      silo("services/\(1_000_000 + number)") {
        if number % 10 == 0 { $0.file.rules += [setting("silo", [("window", "30")])] }
      }
    }
    let survey = survey(areas)
    let overrides = try (0..<10).map {
      try override("services/100000\($0)", [setting("silo", [("severity", "off")])])
    }
    let clock = ContinuousClock()
    var count = 0
    let time = clock.measure { count = findings(survey, overrides: overrides).count }
    #expect(count == 19_991)
    // Far above what it takes even without optimization, so that a busy machine does not fail it.
    #expect(time < .seconds(20))
  }
}
