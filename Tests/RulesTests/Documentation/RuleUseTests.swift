import Basics
import LeadFiles
import LeadModel
import Testing

@testable import Rules

@Suite struct RuleUseTests {
  private let silo = RegisteredRule(Silo.self)

  private func use(_ configuration: String, _ owners: [(String, String)] = []) throws -> RuleUse {
    let rules = RulesFile.parse(Array(configuration.utf8), file: RulesFile.fileName)
    let files = try owners.map { directory, settings in
      let path = ByteString(directory.isEmpty ? "OWNERS.lead" : "\(directory)/OWNERS.lead")
      let text = "---\nkind: team\nlead: none\nrules: {\(settings)}\n---\n"
      let parsed = OwnersFile.parse(Array(text.utf8), file: path)
      return (path, try #require(parsed.value).rules)
    }
    return RuleUse(of: silo, try #require(rules.value), files)
  }

  private func locations(_ use: RuleUse) -> [String] {
    use.elsewhere.map { exception in
      let settings = exception.settings.map(\.lossyText).joined(separator: ", ")
      return "\(exception.location.file.lossyText):\(exception.location.position.line) \(settings)"
    }
  }

  @Test func whatIsNotWrittenIsTheDefault() throws {
    let found = try use("version: 1\nrules: {stale-docs: {days: 30}}\n")
    #expect(found.here.isEmpty)
    #expect(found.elsewhere.isEmpty)
    #expect(found.severity == nil)
  }

  @Test func whereTheRepositorySetsIt() throws {
    let found = try use("version: 1\nrules:\n  silo:\n    severity: info\n    window: 30\n")
    #expect(found.severity == "info")
    let window = try #require(found.here["window"])
    #expect(window.text == "30")
    #expect(window.location.file == ".lead-rules")
    #expect(window.location.position == SourcePosition(line: 5, column: 5))
  }

  @Test func inShort() throws {
    let found = try use("rules: {silo: off}\n")
    #expect(found.severity == "off")
    #expect(found.here["severity"]?.location.position == SourcePosition(line: 1, column: 9))
  }

  /// As where rules are run: the next nearest setting holds, and a diagnostic says so.
  @Test func whatIsRefusedCountsAsNotWritten() throws {
    let found = try use(
      "rules: {silo: {window: soon, wendow: 3}}\n", [("a", "silo: {max-share: 2}")])
    #expect(found.here.isEmpty)
    #expect(found.elsewhere.isEmpty)
  }

  @Test func everyOverrideOfTheRule() throws {
    let found = try use(
      """
      overrides:
        - {areas: ["legacy/**", "!legacy/x"], rules: {silo: {max-share: 0.9, window: 7}}}
        - {areas: tools, rules: {stale-docs: off}}
        - {areas: legacy/kept, rules: {silo: {window: 180}}}
      """)
    #expect(
      locations(found) == [".lead-rules:2 max-share: 0.9, window: 7", ".lead-rules:4 window: 180"])
    #expect(found.elsewhere[0].areas == ["legacy/**", "!legacy/x"])
  }

  /// An area that says what would hold there anyway sets nothing otherwise.
  @Test func onlyAreasThatDiffer() throws {
    let found = try use(
      """
      rules: {silo: {window: 90}}
      overrides:
        - {areas: ["legacy/*"], rules: {silo: {window: 30}}}
      """,
      [
        ("", "silo: {window: 7}"), ("a", "silo: {window: 90}"), ("b", "silo: {window: 30}"),
        ("legacy/a", "silo: {window: 90}"), ("legacy/b", "silo: {window: 30}"),
        ("legacy/c", "silo: {severity: error, max-share: 0.75}"),
        ("legacy/d", "silo: {severity: error, max-share: 0.5}"), ("z", "stale-docs: off"),
      ])
    #expect(
      locations(found) == [
        ".lead-rules:3 window: 30", "OWNERS.lead:4 window: 7", "b/OWNERS.lead:4 window: 30",
        "legacy/a/OWNERS.lead:4 window: 90", "legacy/d/OWNERS.lead:4 max-share: 0.5",
      ])
  }
}
