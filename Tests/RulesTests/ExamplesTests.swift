import Basics
import LeadFiles
import LeadModel
import Stories
import Testing

@testable import Rules

/// The examples are run as real repositories elsewhere; here their files are read.
@Suite struct ExamplesTests {
  @Test(arguments: RuleRegistry.ids)
  func filesOfTheExamplesAreValid(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    for example in rule.description.examples {
      for (path, text) in try writtenFiles(in: example.story) {
        if path.hasSuffix("/OWNERS.lead") {
          let file = OwnersFile.parse(Array(text.utf8), file: ByteString(path))
          let settings = RuleSettings.diagnostics(
            for: file.value?.rules ?? [], file: ByteString(path), source: Array(text.utf8))
          let found = file.diagnostics + settings
          let expected = id == "invalid-owners-file" ? bytes(example.findings) : []
          #expect(found.map(\.message) == expected, "\(example.title)")
        } else if path == ".lead-rules" {
          let file = RulesFile.parse(Array(text.utf8), file: ByteString(path))
          #expect(file.diagnostics.map { $0.rendered().lossyText } == [], "\(example.title)")
          let value = try #require(file.value)
          #expect(RuleSettings.diagnostics(for: value, source: nil) == [], "\(example.title)")
        }
      }
    }
  }

  /// Among the examples of each rule, somebody sets it for the repository, for some areas, and for one.
  @Test(arguments: RuleRegistry.ids)
  func theExamplesSetTheRuleAtEachLevel(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    var levels: Set<String> = []
    for (path, text) in try rule.description.examples.flatMap({ try writtenFiles(in: $0.story) }) {
      func sets(_ settings: [RuleSetting]) -> Bool {
        settings.contains { $0.rule.value == ByteString(id) }
      }
      if path == ".lead-rules",
        let file = RulesFile.parse(Array(text.utf8), file: ".lead-rules").value
      {
        if sets(file.rules) { levels.insert("rules") }
        if file.overrides.contains(where: { sets($0.rules) }) { levels.insert("overrides") }
      } else if path.hasSuffix("OWNERS.lead"),
        let file = OwnersFile.parse(Array(text.utf8), file: ByteString(path)).value,
        sets(file.rules)
      {
        levels.insert("OWNERS.lead")
      }
    }
    // A file that cannot be read sets nothing.
    let own: Set<String> = id == "invalid-owners-file" ? [] : ["OWNERS.lead"]
    #expect(levels == own.union(["rules", "overrides"]))
  }

  /// An example configuration that changed something would not be an example of the defaults.
  @Test func theExampleConfigurationSetsTheDefaults() throws {
    let text = Array(ExampleConfiguration.text().utf8)
    let file = RulesFile.parse(text, file: ".lead-rules")
    #expect(file.diagnostics.map { $0.rendered().lossyText } == [])
    var value = try #require(file.value)
    #expect(RuleSettings.diagnostics(for: value, source: text) == [])
    #expect(value.rules.map(\.rule.value) == bytes(RuleRegistry.ids))
    #expect(value.areas.values.allSatisfy { $0.isEmpty })
    value.rules = []
    value.areas = [:]
    #expect(value == RulesFile())
  }

  private func bytes(_ texts: [String]) -> [ByteString] { texts.map { ByteString($0) } }

  /// Path and content of each file that a story writes.
  private func writtenFiles(in story: String) throws -> [(path: String, text: String)] {
    try Story(story).commits.flatMap(\.operations).compactMap { operation in
      guard case .write(let path, let content) = operation.action else { return nil }
      return (path.lossyText, content.lossyText)
    }
  }
}
