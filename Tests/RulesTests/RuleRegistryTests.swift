import Basics
import Foundation
import LeadModel
import Testing

@testable import Rules

@Suite struct RuleRegistryTests {
  @Test func sortedAndDistinct() {
    let ids = RuleRegistry.ids
    #expect(ids == Set(ids).sorted())
    for id in ids { #expect(RuleRegistry.rule(.init(id))?.id == id) }
    #expect(RuleRegistry.rule("xyzzy") == nil)
    #expect(RuleRegistry.suggestion(for: "unkown-person") == "unknown-person")
    #expect(RuleRegistry.suggestion(for: "Stale-dosc") == "stale-docs")
    #expect(RuleRegistry.suggestion(for: "xyzzy") == nil)
    #expect(RuleRegistry.suggestion(for: "") == nil)
  }

  /// A rule that is written but not registered would never be asked.
  @Test func everyRuleFileIsRegisteredAndNamedAfterItsRule() throws {
    let directory = repositoryRoot.appending(path: "Sources/Rules")
    let files = try FileManager.default.contentsOfDirectory(atPath: directory.path())
    let declaration = /struct (\w+): Rule \{/
    var types: [String] = []
    for file in files.sorted() where file.hasSuffix(".swift") {
      let text = try String(contentsOf: directory.appending(path: file), encoding: .utf8)
      let declared = text.matches(of: declaration).map { String($0.output.1) }
      #expect(declared == [String(file.dropLast(".swift".count))], "one rule a file: \(file)")
      types += declared
    }
    #expect(types == RuleRegistry.rules.map { String(describing: $0.type) })
    #expect(types.map(kebabCase) == RuleRegistry.ids)
  }

  @Test(arguments: RuleRegistry.ids)
  func explainsItself(id: String) throws {
    let rule = try #require(RuleRegistry.rule(.init(id)))
    let about = rule.description
    #expect(about.examples.filter { !$0.findings.isEmpty }.count >= 4)
    #expect(about.examples.filter(\.findings.isEmpty).count >= 4)
    #expect(Set(about.examples.map(\.title)).count == about.examples.count)
    for text in [about.rationale, about.condition, about.remedy] { #expect(text.hasSuffix(".")) }
    #expect(!about.summary.hasSuffix("."))
    for option in rule.options {
      #expect(!option.help.isEmpty && !option.accepts.isEmpty && !option.help.hasSuffix("."))
      #expect(about.condition.contains("`\(option.key)`") || option.key == "due-soon")
    }
    for example in about.examples {
      for finding in example.findings { #expect(!finding.hasSuffix(".")) }
      #expect(example.story.hasPrefix("on 2") && !example.story.contains("\t"))
    }
  }

  /// A default is a value like any other.
  @Test(arguments: RuleRegistry.ids)
  func defaultsAreAccepted(id: String) throws {
    let rule = try #require(RuleRegistry.rule(.init(id)))
    let settings = setting(
      .init(id), rule.options.map { (.init($0.key), .init($0.defaultText)) })
    #expect(RuleSettings.diagnostics(for: [settings], file: "f", source: nil).isEmpty)
  }
}

let repositoryRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func kebabCase(_ type: String) -> String {
  var id = ""
  for letter in type {
    if letter.isUppercase, !id.isEmpty { id += "-" }
    id += letter.lowercased()
  }
  return id
}
