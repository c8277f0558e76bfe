import Foundation
import Testing

@testable import Rules

@Suite struct ExampleConfigurationTests {
  private let file = repositoryRoot.appending(path: ".lead-rules.example")

  /// `RECORD_SNAPSHOTS=1 swift test --filter ExampleConfigurationTests` writes the file anew.
  @Test func theCommittedFileIsFresh() throws {
    let fresh = ExampleConfiguration.text()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try fresh.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded .lead-rules.example: look at it, then run without RECORD_SNAPSHOTS")
      return
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == fresh,
      """
      .lead-rules.example is stale; mend it with \
      RECORD_SNAPSHOTS=1 swift test --filter ExampleConfigurationTests
      """)
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
