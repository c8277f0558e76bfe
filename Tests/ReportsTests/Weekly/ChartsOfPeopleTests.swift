import Basics
import LeadModel
import Testing

@testable import Reports

/// The charts of posts and of shares, the small lines, and the text that they all hold.
@Suite struct ChartsOfPeopleTests {
  // MARK: - Posts

  @Test func thePostsTableHoldsTheReportsNumbers() throws {
    let report = ChartSample.report(posts: [
      ChartSample.posts("Anna", services: 1),
      ChartSample.posts(
        "Ben", services: 2, initiatives: 1, teams: 1, away: ChartSample.date(-3)),
      ChartSample.posts("Nobody", services: 0),
    ])
    let chart = try #require(PostsChart.render(report))
    #expect(
      chart.rows == [
        ["Ben", "2", "1", "1", "4", "2026-11-25"], ["Anna", "1", "0", "0", "1", "–"],
      ])
    #expect(
      chart.description == "2 people lead 5 posts in active areas; Ben holds the most, 4.")
  }

  @Test func barsBeginAtZeroAndAreAsLongAsTheirPosts() throws {
    let report = ChartSample.report(posts: [
      ChartSample.posts("Ben", services: 4), ChartSample.posts("Anna", services: 2),
    ])
    let outline = try SVGOutline(try #require(PostsChart.render(report)).svg)
    let bars = try #require(
      outline.elements.last { $0.attributes["class"] == "p-service" }?.attributes["d"])
    #expect(bars.split(separator: "M").count == 6)
    #expect(bars.hasPrefix("M\(SVG.number(ChartFrame.labelEnd)) "))
  }

  @Test func kindsDifferByTheirFillings() throws {
    let report = ChartSample.report(posts: [
      ChartSample.posts("Ben", services: 1, initiatives: 1, teams: 1)
    ])
    let outline = try SVGOutline(try #require(PostsChart.render(report)).svg)
    #expect(Set(outline.values("fill")) == ["url(#posts-hatch)", "url(#posts-dots)"])
  }

  // MARK: - Shares

  @Test func theSharesTableHoldsTheReportsNumbers() throws {
    let report = ChartSample.report(areas: [
      ChartSample.area("low", leads: ["Ben"], leadShare: 0.125, commits: 8),
      ChartSample.area("none", leads: [], commits: 3),
      ChartSample.area("high", leads: ["Anna"], leadShare: 1, commits: 2),
      ChartSample.area("idle", leads: ["Anna"]),
    ])
    let chart = try #require(SharesChart.render(report))
    #expect(
      chart.rows.map { $0.prefix(5) } == [
        ["high", "2", "Anna", "100%", "0%"], ["low", "8", "Ben", "13%", "87%"],
        ["none", "3", "no lead", "0%", "100%"],
      ])
    #expect(chart.description.hasPrefix("In 1 of 3 areas with commits since 2026-05-26"))
  }

  @Test func theTwoPartsOfAShareAreTheWholeTogether() throws {
    for share in stride(from: 0.0, through: 1.0, by: 0.005) {
      let report = ChartSample.report(areas: [
        ChartSample.area("a", leadShare: share, commits: 9)
      ])
      let row = try #require(SharesChart.render(report)?.rows.first)
      let parts = row[3...4].compactMap { Int($0.dropLast()) }
      #expect(parts.count == 2 && parts.reduce(0, +) == 100, "\(share): \(row)")
    }
  }

  // MARK: - Small lines

  @Test func aSparklineMarksItsLastPointAndLeavesGaps() throws {
    let outline = try SVGOutline(
      Sparkline.svg(values: [1, 2, nil, 4, nil, 0, nil], id: "x", label: "silos <b>"))
    let line = try #require(
      outline.elements.first { $0.attributes["class"] == "p-line" }?.attributes["d"])
    #expect(line.split(separator: "M").count == 3)
    #expect(outline.all("path").count { $0.attributes["class"] == "p-point" } == 2)
    #expect(outline.all("title").map(\.text) == ["silos <b>"])
    #expect(outline.values("id") == ["x-title"])
  }

  @Test(arguments: [[], [nil, nil], [7], [0, 0], [.max, .min]] as [[Int?]])
  func aSparklineIsDrawnForAnyValues(values: [Int?]) throws {
    let svg = Sparkline.svg(values: values, id: "x", label: "y")
    _ = try SVGOutline(svg)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  // MARK: - Numbers and text

  @Test func numbersAreShort() {
    let numbers = [0, -0.04, 0.05, 12, 12.34, -7.96, .nan, .infinity, -.infinity, 1e300]
    #expect(
      numbers.map(SVG.number) == [
        "0", "0", "0.1", "12", "12.3", "-8", "0", "0", "0", "100000",
      ])
  }

  @Test func attributesAreEscapedToo() {
    let svg = SVG(.g, [.class("a\"b<'&")], [SVG(.text, "<&>\u{301}\"'")])
    #expect(
      svg.source()
        == "<g class=\"a&quot;b&lt;&#39;&amp;\"><text>&lt;&amp;&gt;\u{301}&quot;&#39;</text></g>")
  }

  @Test func pathsKeepTheirEnds() {
    #expect(ChartText.path("services/checkout", width: 400) == "services/checkout")
    let long = "platform/storage/engines/columnar/checkpoints"
    #expect(ChartText.path(long, width: 180) == "platform/…/checkpoints")
    let name = ChartText.path(
      "a/" + String(repeating: "verylong", count: 40) + "-end", width: 120)
    #expect(name.hasPrefix("a/") && name.contains("…") && name.hasSuffix("-end"))
    for width in stride(from: 40.0, through: 300, by: 10) {
      #expect(ChartText.measure(ChartText.path(long, width: width)) * 13 <= width)
      #expect(ChartText.measure(ChartText.label(long, width: width)) * 13 <= width)
    }
  }

  @Test func marksDoNotStackWithoutEnd() {
    let text = "e" + String(repeating: "\u{301}", count: 300) + "x"
    #expect(Array(ChartText.field(text).unicodeScalars).count < 10)
  }
}
