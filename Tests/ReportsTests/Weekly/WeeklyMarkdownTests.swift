internal import Basics
internal import Testing

@testable internal import Reports

@Suite struct WeeklyMarkdownTests {
  @Test(arguments: WeeklyTextSamples.names)
  func everyLineOfAHostileReportIsOneOfOurs(_ name: String) throws {
    let text = WeeklyMarkdown.render(try WeeklyTextSamples.report(name)).lossyText
    let starts = [
      "<!-- leadlint:report week=", "## ", "**", "The week from ", "| **", "| now |", "| ---", "|",
      "### ", "#### ", "- **", "- `", "  - `", "  - by ", "    - next: ", "  - next: ",
      "- And 3 more", "- Note: ", "Overdue:", "Due by ", "Missing:", "Coming:", "Done this week:",
      "The areas of these", "<details>", "</details>", "<summary>", "Newest first", "Nothing this",
      "---", "An `OWNERS.lead` in", "Judged at 2026-11-22 on `",
    ]
    for line in ByteString(text).split(separator: 0x0A).map(\.lossyText) where !line.isEmpty {
      #expect(starts.contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  @Test(arguments: WeeklyTextSamples.names)
  func everyRowOfATableHasAsManyCells(_ name: String) throws {
    let text = WeeklyMarkdown.render(try WeeklyTextSamples.report(name)).lossyText
    var bars: Int?
    for line in ByteString(text).split(separator: 0x0A) {
      guard line.hasPrefix("|") else {
        bars = nil
        continue
      }
      let count = line.bytes.count { $0 == UInt8(ascii: "|") }
      #expect(bars == nil || bars == count, "\(line.lossyText)")
      bars = count
    }
  }

  @Test func aLongReportIsCutAndSaysWhatIsLeftOut() throws {
    let report = try WeeklyTextSamples.long(leads: 1_000)
    for limit in [65_000, 30_000, 12_000] {
      let text = WeeklyMarkdown.render(report, limit: limit)
      #expect(text.utf8.count <= limit && text.utf8.count > limit - 4_000)
      #expect(text.utf16.count <= limit)
      let lines = ByteString(text).split(separator: 0x0A).map(\.lossyText)
      let notice = try #require(lines.first { $0.hasPrefix("**Left out") })
      let docs = lines.count { $0.holds("/docs/architecture.md` |") }
      #expect(docs > 0)
      #expect(notice.holds("Stale docs: \(1_000 - docs) of 1000 docs"))
      #expect(text.holds("Stale docs: the first \(docs) of 1000"))
      let items = lines.count { $0.hasPrefix("  - `") }
      let all = report.leads.reduce(0) { $0 + $1.overdue.count }
      #expect(notice.holds("To do, by lead: \(all - items) of \(all) items"))
      #expect(notice.hasSuffix("`leadlint report --format html=report.html` shows all."))
      // What stands in the little sections is there still.
      #expect(text.holds("### Silos\n") && text.holds("### Handoffs\n"))
      #expect(lines.last { !$0.isEmpty }?.hasPrefix("Judged at ") == true)
      #expect(text.components(of: "<details>") == text.components(of: "</details>"))
    }
    let whole = WeeklyMarkdown.render(try WeeklyTextSamples.demo()).lossyText
    #expect(!whole.holds("Left out"))
  }

  @Test func textThatIsLongIsShortened() throws {
    let long = String(repeating: "word ", count: 60_000)
    var report = try WeeklyTextSamples.demo()
    report.leads = [WeeklyTextSamples.lead(long, [WeeklyTextSamples.item(long)])]
    report.title = long
    report.sentence = long
    #expect(WeeklyMarkdown.render(report).count < 12_000)
  }

  @Test func theMarkerNamesWeekAndScope() throws {
    var report = try WeeklyTextSamples.demo()
    func marker() -> String { WeeklyMarkdown.marker(report) }
    #expect(marker() == "<!-- leadlint:report week=2026-W47 scope=all -->")
    #expect(WeeklyMarkdown.render(report).lossyText.hasPrefix(marker() + "\n## "))
    report.scope.lead = PersonName(name: "Anna", email: "anna@example.com")
    #expect(marker().holds(" scope=lead:anna%40example.com -->"))
    report.scope.lead?.email = nil
    #expect(marker().holds(" scope=lead:Anna -->"))
    report.scope.team = "teams/a b"
    report.scope.area = "-->--x"
    #expect(marker().holds(" scope=team:teams/a%20b,lead:Anna,area:%2D%2D%3E%2D%2Dx -->"))
  }

  /// A job finds an issue by its marker: no two scopes may share one.
  @Test func markersNeverMeetAndNeverEndTheirComment() throws {
    var report = try WeeklyTextSamples.demo()
    var seen: Set<String> = []
    let long = String(repeating: "x", count: 100_000)
    for text in WeeklyTextSamples.hostileTexts + [long, long + "y"] {
      report.scope.lead = PersonName(name: text, email: text)
      let marker = WeeklyMarkdown.marker(report)
      #expect(seen.insert(marker).inserted && marker.utf8.count < 400)
      let inside = String(marker.dropFirst(4).dropLast(3))
      #expect(!inside.holds("--") && !inside.holds(">") && !inside.holds("@"))
      #expect(inside.utf8.allSatisfy { $0 < 0x80 })
      #expect(marker.split(separator: " ").count == 5)
    }
  }

  @Test func anEmptyRepositoryGetsAShortReport() throws {
    let text = WeeklyMarkdown.render(try WeeklyTextSamples.empty()).lossyText
    #expect(text.holds("\n**No directory has an `OWNERS.lead` yet.**\n") || text.holds("yet.**"))
    #expect(text.holds("the first one makes an area."))
    #expect(!text.holds("|") && !text.holds("###"))
    #expect(text.holds("(no commit yet)"))
  }

  @Test func longTablesFold() throws {
    let text = WeeklyMarkdown.render(try WeeklyTextSamples.long(leads: 11)).lossyText
    #expect(text.holds("<details>\n<summary>Stale docs: 11</summary>\n\n| area |"))
    #expect(text.holds("\n### Silos\n"))
  }
}
