import Basics
import Testing

@testable import Rules

@Suite struct RulePageTests {
  @Test(arguments: RuleRegistry.ids)
  func headingsInOrder(id: String) throws {
    let rule = try #require(RuleRegistry.rule(.init(id)))
    let lines = RulePage.text(for: rule).split(separator: "\n", omittingEmptySubsequences: false)
    let headings = [
      "What it reports", "Why", "Exact condition", "Options", "Example", "How to mend it",
    ]
    #expect(lines.filter { headings.contains(String($0)) }.map(String.init) == headings)
    #expect(lines.last == "")
    #expect(lines.contains { $0.hasPrefix("  severity: ") })
    for option in rule.options { #expect(lines.contains("  \(option.key): \(option.defaultText)")) }
  }

  @Test func firstLines() throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    #expect(
      RulePage.text(for: rule).hasPrefix(
        """
        silo · no siloed work · since 0.1.0

        What it reports
          One lead does most of the work in the area.

        Why
        """))
  }
}
