internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct RulesCommandTests {
  private func run(_ arguments: [String]) throws -> Program.Output {
    let home = try TemporaryDirectory()
    return try LeadlintProgram.run(arguments, home: home.path, directory: home.path)
  }

  @Test(arguments: ["text", "markdown", "json"])
  func theRulesAreListed(_ format: String) throws {
    let output = try run(["rules", "--format", format])
    #expect(output.status == 0)
    for rule in ["stale-docs", "silo", "missing-handoff", "invalid-owners-file"] {
      #expect(output.text.contains(rule))
    }
  }

  @Test func everyRuleExplainsItself() throws {
    let parsed = try JSONSerialization.jsonObject(
      with: Data(try run(["rules", "--format", "json"]).standardOutput))
    let document = try #require(parsed as? NSDictionary)
    let rules = try #require(document["rules"] as? [NSDictionary])
    #expect(!rules.isEmpty)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      let page = try run(["explain", id])
      #expect(page.status == 0)
      #expect(page.text.hasPrefix(id))
    }
  }

  @Test func theReadmeListsEveryRule() throws {
    let readme = try String(contentsOfFile: Fixtures.path + "/../README.md", encoding: .utf8)
    #expect(readme.contains(try run(["rules", "--format", "markdown"]).text))
  }

  @Test func aMistypedRuleIsNamedWithTheNearest() throws {
    let output = try run(["explain", "sillo"])
    #expect(output.status == 2)
    #expect(output.errorText.contains("did you mean silo?"))
  }
}
