internal import Basics
internal import TestSupport
internal import Testing

@testable internal import Reports

/// What holds for all formats of the weekly report that are mostly text. The documents are kept in
/// `fixtures/expected/weekly-text`, where `.ci/check-formats` reads them with readers that are not
/// ours.
@Suite struct WeeklyTextTests {
  static let formats: [ReportFormat] = [.markdown, .slack, .email, .badge]

  @Test(arguments: formats)
  func documentsAreAsTheyWere(_ format: ReportFormat) throws {
    for name in WeeklyTextSamples.names {
      // Mails are long: one of these tells as much as four.
      if format == .email, ["hostile-2", "hostile-3", "hostile-4"].contains(name) { continue }
      let document = try format.render(try WeeklyTextSamples.report(name))
      do {
        try Snapshot.check(document.bytes, "weekly-text/\(name).\(format.rawValue)")
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test(arguments: formats, WeeklyTextSamples.names)
  func nothingFromARepositoryReachesTheReaderAsItIs(
    _ format: ReportFormat, _ name: String
  ) throws {
    let document = try format.render(try WeeklyTextSamples.report(name))
    let text = try #require(document.text)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!scalar.isUnsafe, "\(String(scalar.value, radix: 16)) in \(format)")
    }
    for line in document.split(separator: 0x0A) {
      #expect(!line.trimmed.hasPrefix("::"), "\(line.lossyText)")
      #expect(!line.contains("##[") && !line.contains("##vso["), "\(line.lossyText)")
    }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test(arguments: formats)
  func theSameReportIsTheSameDocument(_ format: ReportFormat) throws {
    let report = try WeeklyTextSamples.report("hostile-1")
    let again = try WeeklyReportJSON.read(try WeeklyReportJSON.render(report).bytes)
    #expect(try format.render(report) == format.render(again))
  }

  @Test func sectionsStandInTheOrderOfTheReport() throws {
    let outline = WeeklyOutline(try WeeklyTextSamples.report("hostile-1"))
    #expect(
      outline.sections.map(\.heading) == [
        "To do", "Findings without a lead", "Stale docs", "Silos", "Handoffs",
        "Posts", "Directories without a lead", "Settled this week", "Files that cannot be read",
        "The weeks before", "What else to know",
      ])
    let demo = WeeklyOutline(try WeeklyTextSamples.demo())
    #expect(demo.sections.last?.heading == "The weeks before")
    #expect(demo.nothing == "No findings without a lead. No directories without a lead.")
  }

  @Test func aCommandIsShownWholeOrNotAtAll() {
    #expect(WeeklyOutline.pasteable("leadlint review a") == "leadlint review a")
    #expect(WeeklyOutline.pasteable("leadlint review \u{202e}a") == nil)
    #expect(WeeklyOutline.pasteable("leadlint review 'a\nb'") == nil)
    #expect(WeeklyOutline.pasteable(String(repeating: "x", count: 501)) == nil)
    var item = WeeklyTextSamples.item("a")
    #expect(
      WeeklyOutline.next(item) == [
        .ours("next: "), .foreign("a"), .ours(": "), .code("leadlint review a"),
      ])
    item.command = nil
    #expect(WeeklyOutline.next(item) == [.ours("next: "), .foreign("a")])
    item.next = ""
    #expect(WeeklyOutline.next(item).isEmpty)
  }

  @Test func aShareIsNeverRoundedToAllOrNothing() {
    #expect(
      [0, 0.001, 0.5, 0.857, 0.999, 1, 1.5, -1, .nan].map(WeeklyOutline.percent) == [
        "0%", "under 1%", "50%", "86%", "over 99%", "100%", "100%", "0%", "?",
      ])
  }

  @Test func itemsAreGroupedByAreaInTheOrderOfTheirFirst() {
    let items = ["b", "a", "b"].map { WeeklyTextSamples.item($0) }
    let blocks = WeeklyOutline.blocks(items)
    #expect(blocks.map(\.entries.count) == [2, 1])
    #expect(blocks[0].heading.first == .strong("b"))
  }

  @Test func ofManyDocsOfOneAreaAFewAreShown() throws {
    var report = try WeeklyTextSamples.demo()
    let doc = try #require(report.staleDocs.first)
    for (count, shown) in [(1, 1), (4, 4), (5, 4), (40, 4)] {
      report.staleDocs = (0..<count).map { number in
        var doc = doc
        doc.doc = "docs/\(number).md"
        return doc
      }
      let section = try #require(
        WeeklyOutline(report).sections.first { $0.heading == "Stale docs" })
      guard case .table(let columns, let rows) = section.content else {
        Issue.record("no table")
        return
      }
      #expect(rows.count == shown)
      #expect(rows.allSatisfy { $0.cells.count == columns.count })
      #expect(rows.reduce(0) { $0 + $1.units } == count)
      if count > 4 { #expect(rows.last?.cells[1] == [.ours("and \(count - 3) more docs")]) }
    }
  }

  @Test func whatIsOnlyCountedIsCountedInACutToo() throws {
    var report = try WeeklyTextSamples.demo()
    report.leads = [WeeklyTextSamples.lead("Anna", [WeeklyTextSamples.item("a")])]
    let section = try #require(WeeklyOutline(report).sections.first)
    guard case .groups(let groups) = section.content else {
      Issue.record("no groups")
      return
    }
    #expect(groups.first?.lists.first?.blocks.first?.entries.map(\.units) == [4])
    let text = WeeklyMarkdown.render(report, limit: 1_800)
    #expect(text.holds("To do, by lead: 4 of 4 items"))
  }

  @Test func eachSectionKeepsRoomOfItsOwn() throws {
    func part(_ name: String, _ count: Int) -> SectionTruncator.Part {
      SectionTruncator.Part(
        heading: name, unit: ("row", "rows"), opening: { "\(name) \($0)/\($1)\n" },
        pieces: (0..<count).map { _ in SectionTruncator.Piece(text: "123456789\n", units: 1) },
        closing: ".\n")
    }
    let cut = SectionTruncator.join(
      [part("a", 1_000), part("b", 3), part("c", 1_000)], room: 1_600)
    #expect(cut.text.utf8.count <= 1_600 && cut.text.utf8.count > 1_400)
    #expect(cut.text.holds("b 3/3\n"))
    #expect(cut.leftOut.map { $0.prefix(2) } == ["a:", "c:"])
    #expect(cut.text.components(of: "123456789") > 100 && cut.text.holds("/3\n123456789\n"))
    let last = try #require(cut.text.firstMatch(of: /\.\nc ([0-9]+)\/1000\n/))
    #expect((5...12).contains(Int(last.output.1) ?? 0))
    let whole = SectionTruncator.join([part("a", 3)], room: 1_600)
    #expect(whole.leftOut.isEmpty && whole.text.hasPrefix("a 3/3\n"))
    let none = SectionTruncator.join([part("a", 3)], room: 10)
    #expect(none.text.isEmpty && none.leftOut == ["a: 3 of 3 rows"])
  }
}
