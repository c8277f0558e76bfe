import Basics
import Foundation
import LeadModel
import Testing

@testable import Rules

@Suite struct RulePageTests {
  private func text(_ rule: RegisteredRule, _ use: RuleUse? = nil, heading: String = "") -> String {
    RulePage(
      style: RulePage.Style(
        heading: { heading + $0 + heading }, value: { "<\($0.lossyText)>" },
        path: { "./" + $0.lossyText })
    ).text(for: rule, use)
  }

  @Test(arguments: RuleRegistry.ids)
  func headingsInOrder(id: String) throws {
    let rule = try #require(RuleRegistry.rule(.init(id)))
    let lines = text(rule).split(separator: "\n", omittingEmptySubsequences: false)
    let headings = [
      "What it reports", "Why", "Exact condition", "Options", "Example", "How to fix it",
    ]
    #expect(lines.filter { headings.contains(String($0)) }.map(String.init) == headings)
    #expect(lines.last == "")
    #expect(lines.contains { $0.hasPrefix("  severity: ") })
    for option in rule.options { #expect(lines.contains("  \(option.key): \(option.defaultText)")) }
  }

  @Test func firstLines() throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    #expect(
      text(rule).hasPrefix(
        """
        silo · no siloed work · since 0.1.0

        What it reports
          One person does most of the work in the area.
          It comes about over time; no single commit is at fault.

        Why
        """))
  }

  @Test func onlyHeadingsAreSetOff() throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    let page = text(rule, heading: "**")
    #expect(page.contains("\n**Options**\n"))
    #expect(page.split(separator: "*").joined() == text(rule).split(separator: "*").joined())
  }

  @Test func whatARepositorySetsStandsBesideTheDefault() throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    var file = RulesFile()
    file.rules = [setting("silo", [("window", "365")])]
    let page = text(rule, RuleUse(of: rule, file, []))
    #expect(
      page.contains(
        """
          window: 180
              how far back commits are counted
              accepts a whole number of days, from 0 to 100000
              here: <365>  ./.lead-rules:
        """))
    #expect(page.contains("      here: 0.75, the default\n"))
    #expect(!page.contains("Set otherwise"))
    #expect(!text(rule).contains("here:"))
  }

  @Test(arguments: [10, 11, 14])
  func manyExceptionsAreCounted(count: Int) throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    let owners = (0..<count).map { number in
      ("area-\(number)/OWNERS.lead" as ByteString, [setting("silo", [("window", "7")])])
    }
    let page = text(rule, RuleUse(of: rule, RulesFile(), owners))
    #expect(page.contains("\nSet otherwise\n  ./area-0/OWNERS.lead:"))
    #expect(page.components(separatedBy: "<window: 7>").count - 1 == min(count, 10))
    #expect(page.contains("  and \(count - 10) more\n") == (count > 10))
  }

  @Test func aPlaceThatIsTooLongStandsAlone() throws {
    let rule = try #require(RuleRegistry.rule("silo"))
    let path = ByteString(String(repeating: "deep/", count: 14)) + "OWNERS.lead"
    let use = RuleUse(of: rule, RulesFile(), [(path, [setting("silo", [("window", "7")])])])
    let lines = text(rule, use).split(separator: "\n")
    #expect(lines.contains("      <window: 7>"))
  }
}
