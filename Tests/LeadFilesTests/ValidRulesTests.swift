import Basics
import LeadFiles
import LeadModel
import Testing

@Suite struct ValidRulesTests {
  private func read(_ name: String) throws -> RulesFile {
    let bytes = try Fixtures.bytes(of: "rules/valid/\(name).yaml")
    let parsed = RulesFile.parse(bytes, file: ".lead-rules")
    #expect(parsed.diagnostics.map { $0.rendered().lossyText } == [])
    return try #require(parsed.value)
  }

  @Test(arguments: try Fixtures.names(in: "rules/valid"))
  func everyFileParses(_ name: String) throws {
    _ = try read(String(name.dropLast(".yaml".count)))
  }

  @Test func everyKey() throws {
    let file = try read("every-key")
    #expect(file.areas[.service]?.map(\.value.text) == ["services/*"])
    #expect(file.areas[.initiative]?.map(\.value.text) == ["initiatives/*"])
    #expect(file.areas[.team]?.map(\.position) == [SourcePosition(line: 5, column: 10)])
    #expect(file.docs == RulesFile.defaultDocs)
    let anna = try #require(file.people.first)
    #expect(anna.name?.value == "Anna Okafor")
    #expect(anna.emails.map(\.value) == ["anna@example.com", "anna@old.example"])
    #expect(anna.handle?.value == "anna")
    #expect(anna.position == SourcePosition(line: 8, column: 5))
    #expect(file.ignoreRevisionFiles == [".git-blame-ignore-revs"])
    #expect(file.sweepingCommit == 250)
    #expect(file.movedCode == .similar)
    #expect(file.bots == ["[bot]", "dependabot", "renovate", "github-actions"])
    #expect(file.agents == ["our-assistant"])
    #expect(file.sameName == .apart)
    #expect(file.presentDays == 90)
    #expect(file.people.map(\.kind) == [.person, .bot, .agent, .person])
    #expect(
      file.people.map { $0.emails[0].value.split(separator: 0x40)[0] } == [
        "anna", "build", "helper", "ben",
      ])
    #expect(file.since?.value == CalendarDate("2019-01-01"))
    #expect(file.rules.map(\.rule.value) == ["stale-docs", "silo", "gatekept-docs"])
    #expect(file.rules[0].options.map(\.key.value) == ["severity", "days"])
    let override = try #require(file.overrides.first)
    #expect(override.areas.map(\.value.text) == ["legacy/**"])
    #expect(override.rules.map(\.rule.value) == ["stale-docs"])
    let waiver = try #require(file.waivers.first)
    #expect(waiver.area?.value == "services/ledger")
    #expect(waiver.reason?.value == "...")
  }

  @Test func defaults() throws {
    #expect(try read("version-only") == RulesFile())
    #expect(RulesFile().movedCode == .same)
    #expect(RulesFile().sameName == .joined)
    #expect(RulesFile().presentDays == 180)
    #expect(RulesFile().bots.isEmpty && RulesFile().agents.isEmpty)
    #expect(try read("document-start") == RulesFile())
    #expect(
      RulesFile.defaultDocs.map(\.text) == [
        "ARCHITECTURE.md", "README.md", "AGENTS.md", "CLAUDE.md", "docs/**/*.md",
      ])
  }

  @Test func aSingleValueForAList() throws {
    #expect(try read("without-version").docs.map(\.text) == ["ARCHITECTURE.md"])
    let file = try read("single-values")
    #expect(file.areas[.service]?.map(\.value.text) == ["services/*"])
    #expect(file.areas[.team]?.map(\.value.isNegated) == [false, true])
    #expect(file.areas[.initiative] == nil)
    #expect(file.ignoreRevisionFiles == [".revs"])
    #expect(file.bots == ["[bot]"])
    #expect(file.sweepingCommit == 0)
    #expect(file.people.map { $0.emails.map(\.value) } == [["anna@example.com"]])
    #expect(file.people.first?.handle == nil)
  }

  @Test func emptyListsTakeDefaultsAwayOrAddNothing() throws {
    let file = try read("crlf-and-mark")
    #expect(file.ignoreRevisionFiles.isEmpty)
    #expect(file.bots.isEmpty)
    #expect(file.rules.map(\.rule.position) == [SourcePosition(line: 6, column: 3)])
  }
}
