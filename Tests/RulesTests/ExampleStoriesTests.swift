import Basics
import LeadModel
import Rules
import Testing

/// Each example of each rule as a real repository, from the first commit to the finding.
@Suite struct ExampleStoriesTests {
  @Test(arguments: RuleRegistry.ids)
  func theExamplesHold(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    for example in rule.description.examples {
      let found = try JudgedStory(example.story, now: example.now).findings(of: id)
      #expect(found.map(\.message) == example.findings.map { ByteString($0) }, "\(example.title)")
      #expect(Set(found.map(\.fingerprint)).count == found.count, "\(example.title)")
    }
  }
}
