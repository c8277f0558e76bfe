import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct RuleSettingsTests {
  private func windows(
    rules: [RuleSetting] = [], overrides: [RulesFile.Override] = [], own: [RuleSetting] = [],
    at path: ByteString = "services/checkout"
  ) -> AreaQuestions {
    var file = RulesFile()
    file.rules = rules
    file.overrides = overrides
    return RuleQuestions(RuleSettings(file)).about(path, area { $0.file.rules = own }.file)
  }

  private func window(_ days: ByteString) -> [RuleSetting] {
    [setting("silo", [("window", days)])]
  }

  @Test func defaults() {
    let found = windows()
    #expect(found.activityDays == 180)
    #expect(found.handoffMatchDays == 30)
    #expect(found.othersSince && found.silences)
  }

  @Test func theRepositoryAsAWhole() throws {
    var file = RulesFile()
    file.rules = window("10")
    file.overrides = [try override("**", window("20"))]
    #expect(RuleQuestions(RuleSettings(file)).ofRepository.activityDays == 10)
  }

  @Test func nearestWins() throws {
    let first = try override("services/*", window("20"))
    let last = try override("services/checkout", window("30"))
    let elsewhere = try override("legacy/**", window("40"))
    #expect(windows(rules: window("10")).activityDays == 10)
    #expect(windows(rules: window("10"), overrides: [first]).activityDays == 20)
    #expect(windows(rules: window("10"), overrides: [first, last, elsewhere]).activityDays == 30)
    #expect(windows(rules: window("10"), overrides: [last, first]).activityDays == 20)
    #expect(windows(overrides: [first, last], own: window("50")).activityDays == 50)
    #expect(windows(overrides: [first, last], at: "tools/x").activityDays == 180)
  }

  @Test func optionByOption() throws {
    let rules = [setting("missing-handoff", [("match", "7")]), setting("silo", [("window", "10")])]
    let later = try override("services/*", [setting("silo", [("max-share", "0.5")])])
    let found = windows(
      rules: rules, overrides: [later], own: [setting("silo", [("min-commits", "1")])])
    #expect(found.activityDays == 10)
    #expect(found.handoffMatchDays == 7)
    #expect(found.othersSince && found.silences)
  }

  /// Facts are taken over the windows set; what only a rule needs is asked for only by one that runs.
  @Test func rulesThatAreOffAskNothing() {
    let off = [setting("missing-handoff", [("severity", "off"), ("match", "7")])]
    #expect(windows(own: off).handoffMatchDays == 7)
    #expect(!windows(own: off).othersSince)
    let settings = RuleSettings(RulesFile())
    #expect(!RuleQuestions(settings, only: ["silo"]).ofRepository.othersSince)
    #expect(RuleQuestions(settings, only: ["expired-waiver"]).ofRepository.othersSince)
  }

  @Test func whatIsRefusedCountsAsNotWritten() {
    #expect(windows(rules: window("10"), own: window("ten")).activityDays == 10)
    #expect(windows(own: [setting("solo", [("window", "10")])]).activityDays == 180)
  }

  @Test(arguments: [
    "-1", "+1", "1.5", "", " 1", "0x10", "010", "١", "100001", "99999999999999999999999", "1e3",
    "1_000",
  ])
  func refusedNumbers(text: String) {
    let found = RuleSettings.diagnostics(
      for: window(ByteString(text)), file: "OWNERS.lead", source: nil)
    #expect(found.count == 1)
    #expect(windows(own: window(ByteString(text))).activityDays == 180)
  }

  @Test(arguments: ["0", "1", "180", "100000"])
  func acceptedNumbers(text: String) {
    #expect(RuleSettings.diagnostics(for: window(ByteString(text)), file: "f", source: nil).isEmpty)
    #expect(windows(own: window(ByteString(text))).activityDays == Int(text))
  }

  @Test(arguments: [
    ("0", true), ("1", true), ("0.75", true), ("1.0", true), ("0.333333", true),
    ("1.01", false), ("2", false), ("-0.5", false), (".5", false), ("1.", false), ("75%", false),
    ("nan", false), ("inf", false), ("0x1p-1", false), ("5e-1", false), ("0.5.1", false),
    ("", false), (".", false),
  ])
  func fractions(text: String, isAccepted: Bool) {
    let settings = [setting("silo", [("max-share", ByteString(text))])]
    let found = RuleSettings.diagnostics(for: settings, file: "f", source: nil)
    #expect(found.isEmpty == isAccepted)
  }

  @Test func aListIsNoNumber() {
    let option = RuleSetting.Option(
      key: Located("window", at: .start), value: Located(.list([]), at: .start))
    let settings = [RuleSetting(rule: Located("silo", at: .start), options: [option])]
    #expect(
      RuleSettings.diagnostics(for: settings, file: "f", source: nil).map(\.message) == [
        "'window' of 'silo': a list is not accepted here: "
          + "write a whole number of days, from 0 to 100000"
      ])
  }

  @Test func diagnosticsPointAndSuggest() throws {
    let source = Array("1\n2\n3\n4\n  stale-doc: {}\r\n  silo: {}\n".utf8)
    let settings = [
      setting("silo", [("windw", "10"), ("severity", "warn")], line: 6),
      setting("stale-doc", [("days", "x")], line: 5),
    ]
    let found = RuleSettings.diagnostics(for: settings, file: ".lead-rules", source: source)
    #expect(
      found.map(\.message) == [
        "there is no rule 'stale-doc'", "'silo' has no option 'windw'",
        "'severity' of 'silo': 'warn' is not a severity: write error, warning, info or off",
      ])
    #expect(found.map(\.suggestion) == ["write 'stale-docs'", "write 'window'", nil])
    #expect(found.map(\.sourceLine) == ["  stale-doc: {}", "  silo: {}", "  silo: {}"])
    #expect(found.map(\.position.column) == [3, 20, 50])
    #expect(found.map(\.length) == [9, 5, 4])
    let far = RuleSettings.diagnostics(
      for: [setting("xyzzy", []), setting("silo", [("colour", "x")])], file: "f", source: nil)
    #expect(
      far.map(\.suggestion) == [
        "'leadlint rules' lists the rules",
        "use one of its options: 'window', 'max-share', 'min-commits' and 'severity'",
      ])
  }

  @Test func aLongLineIsShownAroundThePlace() {
    let line = String(repeating: "é", count: 300) + "windw" + String(repeating: "é", count: 300)
    let option = RuleSetting.Option(
      key: Located("windw", at: SourcePosition(line: 1, column: 601)),
      value: Located(.scalar("1"), at: SourcePosition(line: 1, column: 606)))
    let settings = [RuleSetting(rule: Located("silo", at: .start), options: [option])]
    let found = RuleSettings.diagnostics(for: settings, file: "f", source: Array(line.utf8))
    #expect(found.map(\.sourceLine.text) != [nil], "whole characters")
    #expect(found.allSatisfy { $0.sourceLine.count <= SourceDiagnostic.excerptLimit })
    #expect(
      found.allSatisfy {
        let start = $0.position.column - $0.sourceColumn
        return ByteString($0.sourceLine.bytes[start..<start + $0.length]) == "windw"
      })
    #expect(found.count == 1)
  }

  @Test func theWholeConfigurationIsChecked() throws {
    var file = RulesFile()
    file.rules = [setting("silo", [("severity", "errr")], line: 9)]
    file.overrides = [try override("a", [setting("sillo", [], line: 3)])]
    let found = RuleSettings.diagnostics(for: file, source: nil)
    #expect(found.map(\.position.line) == [3, 9])
    #expect(found.map(\.suggestion) == ["write 'silo'", "write 'error'"])
    #expect(found.allSatisfy { $0.file == ".lead-rules" })
  }
}
