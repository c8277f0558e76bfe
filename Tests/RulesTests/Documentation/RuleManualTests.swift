import Foundation
import Testing

@testable import Rules

@Suite struct RuleManualTests {
  private let file = repositoryRoot.appending(path: ".github/RULES.md")

  /// `RECORD_SNAPSHOTS=1 swift test --filter RuleManualTests` writes the file anew.
  @Test func theCommittedFileIsFresh() throws {
    try expectFresh(file, RuleManual.text(), in: "RuleManualTests")
  }

  @Test func everyRuleHasAPage() {
    let lines = RuleManual.text().split(separator: "\n")
    for rule in RuleRegistry.rules {
      #expect(lines.contains("## \(rule.id)"))
      for option in rule.options {
        #expect(lines.contains { $0.hasPrefix("- `\(option.key): \(option.defaultText)`: ") })
      }
    }
  }
}

/// Compares a generated file with the committed one; with `RECORD_SNAPSHOTS=1` writes it anew, and
/// fails.
func expectFresh(_ file: URL, _ fresh: String, in suite: String) throws {
  let name = file.lastPathComponent
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try fresh.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name): look at it, then run without RECORD_SNAPSHOTS")
    return
  }
  let committed = try String(contentsOf: file, encoding: .utf8)
  #expect(
    committed == fresh,
    "\(name) is stale; fix it with RECORD_SNAPSHOTS=1 swift test --filter \(suite)")
}
