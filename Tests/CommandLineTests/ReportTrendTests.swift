internal import Basics
internal import Foundation
internal import Reports
internal import Stories
internal import TestSupport
internal import Testing

/// Each point of a report's trend beside what the other commands say of that instant.
@Suite struct ReportTrendTests {
  private struct Status: Decodable {
    struct Area: Decodable {
      struct Attention: Decodable { let date: String? }
      struct Doc: Decodable { let path: String }
      let path: String
      let status: String
      let attention: Attention?
      let docs: [Doc]
    }
    struct Spread: Decodable {
      let leading: Int
      let active: Int
      let effectiveLeads: Double
    }
    let tip: String?
    let areas: [Area]
    let spread: Spread
  }

  private struct Findings: Decodable {
    struct Finding: Decodable {
      let rule: String
      let severity: String
      let area: String?
      let waiver: Waiver?
    }
    struct Waiver: Decodable {}
    let findings: [Finding]
  }

  private func compare(
    _ report: WeeklyReport, weeks: Int, _ run: (String, [String]) throws -> Program.Output
  ) throws {
    #expect(report.trend.count <= weeks && !report.trend.isEmpty)
    for (place, point) in report.trend.enumerated() {
      let asked = ["--as-of", "\(point.at)", "--format", "json"]
      let status = try JSONDecoder().decode(
        Status.self, from: Data(try run("status", asked).standardOutput))
      let check = try JSONDecoder().decode(
        Findings.self, from: Data(try run("check", asked).standardOutput))
      let active = status.areas.filter { $0.status == "active" }
      #expect(point.tip == status.tip && point.areas == active.count)
      #expect(point.leading == status.spread.leading && point.active == status.spread.active)
      #expect(point.effectiveLeads == status.spread.effectiveLeads)
      let counting = check.findings.filter { $0.waiver == nil }
      func areas(_ rule: String) -> Int {
        Set(counting.filter { $0.rule == rule }.map(\.area)).count
      }
      #expect(point.staleDocs == areas("stale-docs") && point.silos == areas("silo"))
      #expect(point.missingHandoffs == counting.count { $0.rule == "missing-handoff" })
      #expect(point.errors == counting.count { $0.severity == "error" })
      #expect(point.warnings == counting.count { $0.severity == "warning" })
      let troubled = Set(counting.filter { $0.severity != "info" }.map(\.area))
      #expect(point.healthy == active.count { !troubled.contains($0.path) })
      let known = Dictionary(uniqueKeysWithValues: active.map { ($0.path, $0) })
      let now = try #require(seconds("\(point.at)"))
      for row in report.areas {
        let look = known[row.path].flatMap { $0.docs.isEmpty ? nil : $0.attention?.date }
        let age = look.flatMap(seconds).map { Int(((now - $0) / 86_400).rounded(.down)) }
        #expect(row.docs.agesByWeek[place] == age, "\(row.path) at \(point.at)")
      }
    }
  }

  private func seconds(_ instant: String) -> Double? {
    ISO8601DateFormatter().date(from: instant)?.timeIntervalSince1970
  }

  @Test func pointsAreWhatStatusAndCheckSayOfThatDate() throws {
    let scene = try ReportScene()
    try compare(try scene.report(["--weeks", "40"]), weeks: 40, scene.run)
  }

  @Test func soItIsInTheDemo() throws {
    let demo = try DemoScene()
    let report = try WeeklyReportJSON.read(
      try demo.run("report", ["--format", "json"]).standardOutput)
    try compare(report, weeks: 12) { command, arguments in
      try LeadlintProgram.run(
        [command, "--repo", demo.path] + arguments, home: demo.directory.path)
    }
  }

  /// The fixtures that are about handoffs: many changes of lead, within few weeks.
  @Test func soItIsInTheFixtures() throws {
    for fixture in HandoffTests.fixtures {
      let directory = try TemporaryDirectory()
      let repository = try GitRepository(in: directory)
      try repository.fastImport(try Fixtures.read("histories/" + fixture))
      try repository.git(["symbolic-ref", "HEAD", "refs/heads/main"])
      func run(_ command: String, _ arguments: [String]) throws -> Program.Output {
        try LeadlintProgram.run(
          [command, "--repo", repository.path] + arguments, home: directory.path)
      }
      let report = try WeeklyReportJSON.read(
        try run("report", ["--format", "json", "--now", "2026-11-22", "--weeks", "6"])
          .standardOutput)
      try compare(report, weeks: 6, run)
    }
  }
}
