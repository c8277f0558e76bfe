internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// What becomes of findings that are waived, from the file to the exit status.
@Suite struct WaiverTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Checks a repository where Anna works alone on checkout, which `silo` reports.
  private func check(
    own: [String] = [], central: [String] = [], now: String = "2026-06-01",
    _ arguments: [String] = ["--rule", "silo"]
  ) throws -> Program.Output {
    var lines = [
      "on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout",
      "  write services/checkout/OWNERS.lead", "    ---", "    kind: service",
      "    lead: Anna Okafor <anna@example.com>",
    ]
    lines += own.map { "    \($0)" } + ["    ---"]
    if !central.isEmpty {
      lines += ["  write .lead-rules", "    version: 1"] + central.map { "    \($0)" }
    }
    lines += [
      "10 times every 1 day from 2026-04-01 Anna Okafor <anna@example.com>: Work on the cache",
      "  change services/checkout/cache.swift",
    ]
    let path = directory.file(UUID().uuidString)
    _ = try StoryWriter.write(try Story(lines.joined(separator: "\n")), to: path)
    return try LeadlintProgram.run(
      ["check", "--repo", path, "--now", now] + arguments, home: directory.path)
  }

  private func waiver(_ terms: String) -> [String] { ["waivers:", "  - {\(terms)}"] }

  private func isWaived(_ output: Program.Output) -> Bool {
    output.status == 0 && output.text.contains("    waived      [silo] ")
      && output.text.contains("nothing found, 1 waived in 1 area")
      && !output.text.contains("error: [silo]")
  }

  private func counts(_ output: Program.Output) -> Bool {
    output.status == 1 && output.text.contains("error: [silo]")
      && !output.text.contains("waived") && output.text.contains("1 error in 1 area")
  }

  @Test func inTheAreasOwnFileOrInTheConfiguration() throws {
    #expect(counts(try check()))
    let own = try check(own: waiver("rule: silo, reason: Cleo joins"))
    #expect(isWaived(own))
    #expect(own.text.contains("in the last 180 days  (Cleo joins)\n"))
    for terms in [
      "rule: silo, reason: Cleo joins", "rule: silo, area: services/checkout, reason: Cleo joins",
      "rule: silo, area: services/checkout/, reason: Cleo joins",
    ] {
      #expect(isWaived(try check(central: waiver(terms))))
    }
    #expect(
      counts(try check(central: waiver("rule: silo, area: services, reason: Cleo joins"))))
  }

  @Test(arguments: [
    ("2026-05-31T00:00:00Z", true), ("2026-05-31T23:59:59Z", true),
    ("2026-06-01T00:00:00Z", false), ("2026-06-02T00:00:00Z", false),
  ])
  func itsLastDay(now: String, isInForce: Bool) throws {
    let terms = waiver("rule: silo, until: 2026-05-31, reason: Cleo joins")
    for output in [try check(own: terms, now: now), try check(central: terms, now: now)] {
      #expect(isInForce ? isWaived(output) : counts(output))
      #expect(!isInForce || output.text.contains("  (until 2026-05-31: Cleo joins)\n"))
    }
    let own = try check(own: terms, now: now, ["--rule", "expired-waiver", "--fail-on", "warning"])
    #expect(own.status == (isInForce ? 0 : 1))
    #expect(own.text.contains("expired on 2026-05-31; its finding") != isInForce)
  }

  @Test(arguments: [
    (
      "rule: silo",
      "services/checkout/OWNERS.lead:5:5: warning: [expired-waiver] the waiver for "
        + "'silo' has no effect: it gives no reason"
    ),
    ("rule: silo, reason: ''", "it gives no reason"),
    (
      "rule: stale-doks, reason: Cleo joins",
      "the waiver is for 'stale-doks', but there is no such "
        + "rule\n    next  write 'stale-docs'"
    ),
    ("rule: overdue-initiative, reason: Cleo joins", "[expired-waiver]"),
  ])
  func whatWaivesNothing(terms: String, message: String) throws {
    let rules = ["--rule", "silo", "--rule", "expired-waiver"]
    let output = try check(own: waiver(terms), rules)
    #expect(output.status == 1)
    #expect(output.text.contains(message))
    #expect(output.text.contains("1 error, 1 warning in 1 area"))
    let other = try check(own: waiver(terms))
    #expect(counts(other), "nobody asked about waivers")
  }

  @Test func anAreaThatIsPaused() throws {
    let terms = "rule: silo, until: 2026-01-31, reason: Cleo joins"
    for output in [
      try check(own: waiver(terms) + ["status: paused"], []),
      try check(
        own: ["status: paused"], central: waiver(terms + ", area: services/checkout"), []),
    ] {
      #expect(output.status == 0)
      #expect(!output.text.contains("waive") && !output.text.contains("[silo]"))
    }
  }

  @Test func theJSONTellsWhereAndWhy() throws {
    let terms = waiver("rule: silo, until: 2026-12-31, reason: Cleo joins")
    let output = try check(own: terms, ["--rule", "silo", "--format", "json"])
    #expect(output.status == 0)
    let document = try output.object()
    #expect(
      document["summary"] as? NSDictionary
        == ["error": 0, "warning": 0, "info": 0, "new": 0, "waived": 1, "baselined": 0])
    let finding = try #require((document["findings"] as? [NSDictionary])?.first)
    #expect(
      finding["waiver"] as? NSDictionary == [
        "path": "services/checkout/OWNERS.lead", "line": 5, "until": "2026-12-31",
        "reason": "Cleo joins",
      ])
  }

  @Test func onlyTheRuleThatIsNamed() throws {
    let terms = waiver("rule: silo, reason: Cleo joins")
    let all = try check(own: terms, ["--fail-on", "info"])
    #expect(all.text.contains("waived      [silo]"))
    let strict = try check(own: terms, ["--rule", "silo", "--fail-on", "info"])
    #expect(strict.status == 0)
    let neither = try check(own: terms, ["--rule", "stale-docs"])
    #expect(!neither.text.contains("silo") && !neither.text.contains("waived"))
  }
}
