internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct WeeklyHTMLTests {
  static func page(_ report: WeeklyReport) -> String { WeeklyHTML.render(report).lossyText }

  static let outline = PageOutline(page(PageSample.report(areas: 14)))

  /// One number of the sample's figures, as the page says it.
  private func figure(_ number: Int) -> String {
    let changes = Self.outline.elements.filter {
      $0.attributes["class"]?.hasPrefix("change ") == true
    }
    return changes[number].text
  }

  @Test func theSectionsStandInTheReportsOrder() {
    let sections = Self.outline.all("section").compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "summary", "leads", "trend", "stale-docs", "silos", "handoffs", "posts", "unled", "settled",
      ])
    let links = Self.outline.all("a").compactMap { $0.attributes["href"] }
    #expect(links == ["#main"] + sections.map { "#" + $0 })
  }

  @Test func theSentenceComesFirstAndIsAHeading() {
    let main = Self.outline.elements.drop { $0.name != "main" }.dropFirst()
    let heading = main.first { !$0.text.isEmpty && $0.name != "section" }
    #expect(heading?.name == "h2")
    #expect(
      heading?.text == "A mixed week: 2 fewer with stale docs; 7 of 14 areas are in good health.")
  }

  @Test func changesAreToldInWordsAndWithTheirSign() {
    #expect(figure(0) == "as last week (±0)")
    #expect(figure(1) == "2 fewer (−2), better")
    #expect(figure(2) == "1 more (+1), worse")
    #expect(figure(3) == "no week before to compare with")
    #expect(figure(4) == "3 points more (+3), better")
  }

  @Test func aLeadReadsWhatIsOverdueWhatFallsDueAndTheCommandForEach() {
    let lead = Self.outline.elements.first { $0.attributes["id"] == "lead-1" }
    let text = lead?.text ?? ""
    #expect(text.contains("services 0"))
    #expect(text.contains("8 overdue, 1 due soon"))
    #expect(text.contains("by 2026-12-01"))
    #expect(text.contains("And 3 more."))
    let codes = Self.outline.all("code").filter {
      $0.text == "leadlint review services/part-4"
    }
    #expect(!codes.isEmpty)
  }

  @Test func eachPointOfTheTrendSaysWhatItIsJudgedBy() {
    let trend = Self.outline.elements.first { $0.attributes["id"] == "trend" }
    #expect(trend?.text.contains("that week’s own OWNERS.lead files") == true)
    #expect(trend?.text.contains("the rules as they are today") == true)
  }

  @Test func listsThatAreEmptySaySo() {
    var report = PageSample.report(areas: 1)
    report.leads = []
    report.staleDocs = []
    report.silos = []
    report.handoffs = WeeklyReport.Handoffs(missing: [], coming: [], done: [])
    report.posts = []
    report.spread.posts = 0
    report.unled = []
    report.settled = []
    let outline = PageOutline(Self.page(report))
    let calm = outline.elements.filter { $0.attributes["class"] == "calm" }
    #expect(calm.count == 9)
  }

  @Test func anEmptyRepositoryIsToldHowToBegin() throws {
    let page = Self.page(PageSample.empty())
    #expect(page.contains("No directory has an OWNERS.lead yet."))
    #expect(page.contains("lead: Anna Okafor &lt;anna@example.com&gt;"))
    #expect(PageOutline(page).all("nav").isEmpty)
    let file = OwnersFile.parse(Array(StartPage.example.utf8), file: "a/OWNERS.lead")
    #expect(file.diagnostics.isEmpty)
    #expect(file.value?.kind.value == .service)
  }

  @Test func theSameReportIsTheSameBytes() throws {
    let report = PageSample.report(areas: 30)
    let again = try WeeklyReportJSON.read(WeeklyReportJSON.render(report).bytes)
    #expect(WeeklyHTML.render(report) == WeeklyHTML.render(report))
    #expect(WeeklyHTML.render(report) == WeeklyHTML.render(again))
  }

  @Test(arguments: [(80, 500_000), (1_000, 3_000_000)])
  func thePageStaysSmall(areas: Int, bytes: Int) {
    #expect(WeeklyHTML.render(PageSample.report(areas: areas)).count < bytes)
  }

  @Test func whatIsLeftOutIsCounted() {
    let outline = PageOutline(Self.page(PageSample.report(areas: 1_000)))
    let summaries = outline.all("summary").map(\.text)
    #expect(summaries.contains("470 more leads, each with less to do"))
    #expect(summaries.contains("290 more areas"))
    #expect(outline.all("p").contains { $0.text.contains("The first 300 areas are listed.") })
  }
}
