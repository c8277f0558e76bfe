internal import Basics
internal import Foundation
internal import Reports
internal import Stories
internal import TestSupport
internal import Testing

@Suite struct ReportTests {
  @Test func theWeekIsTold() throws {
    let report = try ReportScene().report()
    #expect(
      report.week.label == "2026-W47" && report.week.since?.description == "2026-11-15T23:59:59Z")
    #expect(
      report.sentence
        == "Better than last week: 2 more areas in good health and 2 fewer with stale docs; "
        + "3 of 4 areas are in good health")
    #expect(report.direction == .better)
    #expect(report.settled.map(\.area).contains("services/checkout"))
    #expect(report.settled.allSatisfy { !$0.text.contains("Anna") })
    let done = try #require(report.handoffs.done.first)
    #expect(done.area == "services/search" && done.isRecorded == true)
    #expect(done.from.map(\.name) == ["Eva Nowak"] && done.to.map(\.name) == ["Ari Lund"])
    #expect(report.unled.map(\.path) == ["services/mails"])
    #expect(report.trend.count == 12 && report.trend.last?.week == "2026-W47")
  }

  @Test func oneWeekIsComparedWithTheOneBeforeAllTheSame() throws {
    let scene = try ReportScene()
    let (one, twelve) = (try scene.report(["--weeks", "1"]), try scene.report())
    #expect(one.sentence == twelve.sentence && one.figures == twelve.figures)
    #expect(one.settled == twelve.settled && one.trend == twelve.trend.suffix(1))
    #expect(one.areas.allSatisfy { $0.docs.agesByWeek.count == 1 })
  }

  @Test func whatIsNotCountedIsNoted() throws {
    #expect(try ReportScene().report().notes.isEmpty)
    let mark = "      no-stand-in: off\n"
    let settings = """
            silo: off
          waivers:
            - {rule: unled-directory, reason: it moves out, until: 2026-12-20, area: services/mails}

      """
    let story = ReportScene.story.replacingOccurrences(of: mark, with: mark + settings)
    #expect(story != ReportScene.story)
    #expect(
      try ReportScene(story).report().notes == [
        "the rule silo is off: what it would find is not counted",
        "1 finding is waived, and not counted",
      ])
  }

  @Test func areasWithoutALeadAreListedThoughNoRuleAsksForOne() throws {
    let story = ReportScene.story.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("areas: {service") }.joined(separator: "\n")
    let scene = try ReportScene(
      story + """

        on 2026-11-19 Ari Lund <ari@example.com>: Nobody leads the mails yet
          write services/mails/OWNERS.lead
            ---
            kind: service
            lead: none
            ---
        """)
    let unled = try scene.report().unled
    #expect(unled.map(\.path) == ["services/mails"])
    #expect(unled.first?.message == "its OWNERS.lead says 'lead: none'")
    #expect(unled.first?.next == "name a lead in services/mails/OWNERS.lead")
  }

  @Test func whatWasSettledAlikeIsToldOnce() throws {
    let next = "on 2026-11-17"
    let fixed = """
      on 2026-11-11 Ben Ito <ben@example.com>: Describe more
        append services/prices/README.md: See [tax](tax.md) and [cents](cents.md).
      on 2026-11-16 Ben Ito <ben@example.com>: Describe what was missing
        write services/prices/tax.md
          Tax is added last.
        write services/prices/cents.md
          A cent is the least.
      \(next)
      """
    let scene = try ReportScene(ReportScene.story.replacing(next, with: fixed))
    let settled = try scene.report().settled.filter { $0.rule == "broken-link" }
    #expect(settled.map(\.text) == ["a link was fixed, 2 times"])
  }

  @Test func withoutActiveAreasTheSentenceSaysWhy() throws {
    let apart = try ReportScene().report([
      "--area", "services/checkout", "--lead", "ben@example.com",
    ])
    #expect(apart.sentence == "No area is in what was asked for")
    let owners = "---\nkind: service\nlead: A <a@x.io>\n"
    for (path, text, sentence) in [
      ("README.md", "x", "No directory has an OWNERS.lead yet"),
      ("a/OWNERS.lead", "lead: [", "No area can be judged: an OWNERS.lead cannot be read"),
      ("a/OWNERS.lead", owners + "status: paused\n---\n", "The only area is not active"),
    ] {
      let directory = try TemporaryDirectory()
      let repository = try GitRepository(in: directory)
      let stream =
        "commit refs/heads/main\ncommitter A <a@x.io> 1780000000 +0000\ndata 5\nBegin\n"
        + "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
      _ = try repository.fastImport(Array(stream.utf8))
      try repository.git(["symbolic-ref", "HEAD", "refs/heads/main"])
      let output = try LeadlintProgram.run(
        ["report", "--repo", repository.path, "--format", "json"], home: directory.path)
      #expect(try WeeklyReportJSON.read(output.standardOutput).sentence == sentence)
    }
  }

  @Test func whatFallsDueIsListedWithItsDateAndCommand() throws {
    let report = try ReportScene().report()
    let ben = try #require(report.leads.first { $0.person.email == "ben@example.com" })
    #expect(ben.due.map(\.rule) == ["permanent-post", "stale-docs"])
    #expect(ben.due.map { "\($0.due?.description ?? "")" } == ["2026-11-30", "2026-12-02"])
    #expect(
      ben.due.map(\.command) == [
        "leadlint handoff services/prices --to eva@example.com",
        "leadlint review services/prices",
      ])
    let coming = try #require(report.handoffs.coming.first)
    #expect(coming.kind == .turnEnds && coming.area == "services/prices")
    let prices = try #require(report.areas.first { $0.path == "services/prices" })
    #expect(prices.docs.due?.description == "2026-12-02" && prices.docs.ageDays == 80)
  }

  @Test func turnsFollowTheChangesOfLead() throws {
    let report = try ReportScene().report()
    let search = try #require(report.areas.first { $0.path == "services/search" })
    #expect(search.turns.map { $0.people.map(\.name) } == [["Eva Nowak"], ["Ari Lund"]])
    #expect(search.turns.map(\.isHandedOff) == [nil, true])
    #expect(search.turns[0].from?.description == "2026-06-01T12:00:00Z")
    #expect(search.turns[0].to == search.turns[1].from && search.turns[1].to == nil)
  }

  @Test func listsAreCappedAndTheRestIsCounted() throws {
    let scene = try ReportScene()
    let whole = try scene.report(["--max-per-lead", "1000"])
    let capped = try scene.report(["--max-per-lead", "1"])
    #expect(whole.leads.map(\.person) == capped.leads.map(\.person))
    for (all, some) in zip(whole.leads, capped.leads) {
      #expect(some.overdue == Array(all.overdue.prefix(1)))
      #expect(some.overdueCount == all.overdueCount && some.dueCount == all.dueCount)
      #expect(all.overdueMore == 0 && all.dueMore == 0)
    }
    #expect(capped.leads.contains { $0.dueMore > 0 })
  }

  @Test func oneLeadOrOneTeamCanBeAskedFor() throws {
    let scene = try ReportScene()
    for lead in ["ben@example.com", "BEN@example.com", "Ben Ito"] {
      let report = try scene.report(["--lead", lead])
      #expect(report.areas.map(\.path) == ["services/prices"])
      #expect(report.leads.map(\.person.email) == ["ben@example.com"])
      #expect(report.unled.isEmpty && report.scope.lead?.name == "Ben Ito")
    }
    #expect(try scene.report(["--lead", "@anna"]).areas.map(\.path) == ["services/checkout"])
    let team = try scene.report(["--team", "teams/shop"])
    #expect(team.areas.map(\.path) == ["services/checkout", "teams/shop"])
    #expect(team.trend.allSatisfy { $0.areas == 2 })

    let nobody = try scene.run("report", ["--lead", "bem@example.com"])
    #expect(nobody.status == 2 && nobody.errorText.contains("did you mean ben@example.com?"))
    let nowhere = try scene.run("report", ["--team", "teams/shops"])
    #expect(nowhere.status == 2 && nowhere.errorText.contains("did you mean teams/shop?"))
  }

  @Test func withPseudonymsNobodyIsNamed() throws {
    let scene = try ReportScene()
    let named = try scene.report()
    for format in ReportFormat.allCases {
      let output = try scene.run("report", ["--pseudonyms", "--format", format.rawValue])
      #expect(output.status == 0)
      let words = Set(
        output.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
      #expect(words.count > 10 || format == .badge)
      for trace in ["anna", "okafor", "ben", "ito", "mina", "sato", "eva", "nowak", "example"] {
        #expect(!words.contains(trace), "\(format): \(trace)")
      }
    }
    let report = try scene.report(["--pseudonyms"])
    #expect(report.scope.hasPseudonyms && report.areas.count == named.areas.count)
    let again = try scene.report(["--pseudonyms", "--weeks", "3"])
    #expect(again.posts.map(\.person.name).sorted() == report.posts.map(\.person.name).sorted())
    #expect(Set(report.posts.map(\.person.name)).count == report.posts.count)
  }

  @Test func theSameCommitInstantAndConfigurationMakeTheSameBytes() throws {
    let scene = try ReportScene()
    for format in ReportFormat.allCases {
      let arguments = ["--format", format.rawValue]
      let cold = try scene.run("report", arguments + ["--no-cache"])
      let first = try scene.run("report", arguments)
      let warm = try scene.run("report", arguments)
      #expect(cold.status == 0 && !cold.standardOutput.isEmpty)
      #expect(cold.standardOutput == first.standardOutput)
      #expect(cold.standardOutput == warm.standardOutput)
    }
  }

  @Test func whatIsNotCommittedIsNotReported() throws {
    let scene = try ReportScene()
    let before = try scene.run("report", ["--format", "json"])
    try FileManager.default.removeItem(atPath: scene.path + "/services/prices/OWNERS.lead")
    let after = try scene.run("report", ["--format", "json"])
    #expect(before.standardOutput == after.standardOutput && after.status == 0)
  }

  @Test func severalFormatsAreWrittenAtOnce() throws {
    let scene = try ReportScene()
    let page = scene.directory.file("report.html")
    let json = scene.directory.file("report.json")
    let output = try scene.run(
      "report", ["--format", "html=\(page)", "--format", "json=\(json)", "--format", "markdown"])
    #expect(output.status == 0 && output.text.contains("2026-W47"))
    #expect(try String(contentsOfFile: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    let read = try WeeklyReportJSON.read(Array(Data(contentsOf: URL(fileURLWithPath: json))))
    #expect(read.week.label == "2026-W47")
    let unknown = try scene.run("report", ["--format", "htm"])
    #expect(unknown.status == 2 && unknown.errorText.contains("did you mean html?"))
  }

  @Test func aRepositoryWithoutCommitsHasAReport() throws {
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    for format in ReportFormat.allCases {
      let output = try LeadlintProgram.run(
        ["report", "--repo", repository.path, "--now", "2026-11-22", "--format", format.rawValue],
        home: directory.path)
      #expect(output.status == 0 && !output.standardOutput.isEmpty, "\(format)")
    }
  }
}
