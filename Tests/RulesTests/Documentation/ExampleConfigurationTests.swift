import Foundation
import Testing

@testable import Rules

@Suite struct ExampleConfigurationTests {
  private let file = repositoryRoot.appending(path: ".lead-rules.example")

  /// `RECORD_SNAPSHOTS=1 swift test --filter ExampleConfigurationTests` writes the file anew.
  @Test func theCommittedFileIsFresh() throws {
    try expectFresh(file, ExampleConfiguration.text(), in: "ExampleConfigurationTests")
  }

  @Test func everyOptionStandsInIt() {
    let lines = ExampleConfiguration.text().split(separator: "\n")
    for rule in RuleRegistry.rules {
      #expect(lines.contains("  \(rule.id):"))
      for option in rule.options {
        #expect(lines.contains("    \(option.key): \(option.defaultText)"))
      }
    }
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}
