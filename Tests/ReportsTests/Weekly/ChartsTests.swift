import Basics
import Foundation
import LeadModel
import Testing

@testable import Reports

/// What holds of every chart.
@Suite struct ChartsTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</svg></style>]]>",
    "x' onload='alert(1)", "&lt;b&gt; &amp;", "a\u{202e}b", "\u{1b}[31m", "a\nb\u{0}",
    "e" + String(repeating: "\u{301}", count: 300), "<\u{301}script>", nonCharacters,
    String(repeating: "W", count: 500), String(repeating: "漢", count: 200), "", "אבג דה",
    String(repeating: "directory/", count: 60) + "end",
  ]

  private static let nonCharacters = [UInt32(0xFFFE), 0x1FFFF, 0xFDD0].reduce(into: "") {
    if let scalar = Unicode.Scalar($1) { $0.unicodeScalars.append(scalar) }
  }

  private static var samples: [WeeklyReport] {
    [
      ChartSample.full(), ChartSample.full(areas: 200),
      ChartSample.full(
        areas: 40, path: { hostile[$0 % hostile.count] + "/\($0)" },
        person: { hostile[$0 % hostile.count] }),
    ]
  }

  @Test func thereAreFive() {
    for report in Self.samples {
      let ids = ChartSample.charts(report).map(\.id)
      #expect(ids == ["trend", "ages", "turns", "posts", "shares"])
    }
  }

  @Test func markupIsWellFormedAndOfKnownParts() throws {
    let elements: Set = [
      "svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text", "tspan",
    ]
    let attributes: Set = [
      "class", "id", "viewBox", "role", "aria-labelledby", "d", "x", "y", "cx", "cy", "r", "width",
      "height", "fill", "transform", "text-anchor", "patternUnits",
    ]
    for chart in Self.samples.flatMap(ChartSample.charts) {
      let outline = try SVGOutline(chart.svg)
      #expect(Set(outline.elements.map(\.name)).isSubset(of: elements))
      #expect(Set(outline.elements.flatMap(\.attributes.keys)).isSubset(of: attributes))
    }
  }

  @Test func eachHasATitleAndADescription() throws {
    for chart in Self.samples.flatMap(ChartSample.charts) {
      let outline = try SVGOutline(chart.svg)
      let root = try #require(outline.elements.first)
      #expect(root.name == "svg" && root.attributes["role"] == "img")
      let names = outline.elements.filter { ["title", "desc"].contains($0.name) }
      #expect(
        root.attributes["aria-labelledby"]
          == names.compactMap { $0.attributes["id"] }.joined(separator: " "))
      #expect(outline.elements[1].text == chart.title && !chart.title.isEmpty)
      #expect(outline.elements[2].text == chart.description && !chart.description.isEmpty)
    }
  }

  @Test func idsAreUniqueInThePageAndEveryReferenceHasItsTarget() throws {
    let outlines = try ChartSample.charts(ChartSample.full()).map { ($0.id, $0.svg) }
      .map { ($0.0, try SVGOutline($0.1)) }
    let ids = outlines.flatMap { $0.1.values("id") }
    #expect(Set(ids).count == ids.count)
    for (id, outline) in outlines {
      let own = outline.values("id")
      #expect(own.allSatisfy { $0.hasPrefix(id + "-") })
      for fill in outline.values("fill") {
        #expect(own.contains { fill == "url(#\($0))" }, "\(fill)")
      }
    }
  }

  @Test func everyClassHasItsLooks() throws {
    // What looks like the rest of its kind.
    let usual: Set = [
      "p-num", "p-on-fresh", "p-on-within", "p-on-due", "p-on-over", "p-on-unjudged",
      "p-of-fresh", "p-of-within",
    ]
    for chart in ChartSample.charts(ChartSample.full()) {
      let classes = try SVGOutline(chart.svg).values("class")
      for name in Set(classes.flatMap { $0.split(separator: " ").map(String.init) }) {
        #expect(usual.contains(name) || ChartStyle.css.contains(".\(name)"), "\(name)")
      }
    }
    #expect(!ChartStyle.css.contains("url("))
    #expect(!ChartStyle.css.contains("@import"))
  }

  @Test func hostileTextStaysText() throws {
    let report = try #require(Self.samples.last)
    for chart in ChartSample.charts(report) {
      #expect(!chart.svg.contains("<script") && !chart.svg.contains("<img"))
      let outline = try SVGOutline(chart.svg)
      let texts = outline.elements.map(\.text) + chart.rows.joined() + [chart.description]
      for scalar in texts.flatMap(\.unicodeScalars) where scalar != "\n" {
        #expect(!scalar.isUnsafe && scalar.value & 0xFFFE != 0xFFFE, "\(scalar.value)")
      }
    }
  }

  @Test func labelsFitTheirPlace() throws {
    let report = try #require(Self.samples.last)
    for chart in ChartSample.charts(report) {
      for element in try SVGOutline(chart.svg).all("text") {
        #expect(ChartText.measure(element.text) * 13 <= ChartFrame.width, "\(element.text)")
      }
    }
  }

  @Test func everyNumberIsInsideTheChart() throws {
    for chart in Self.samples.flatMap(ChartSample.charts) {
      #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf"))
      let outline = try SVGOutline(chart.svg)
      let box = try #require(outline.elements.first?.attributes["viewBox"])
      let height = try #require(box.split(separator: " ").last.flatMap { Double($0) })
      for element in outline.elements {
        let x = element.attributes["x"].flatMap(Double.init) ?? 0
        let y = element.attributes["y"].flatMap(Double.init) ?? 0
        #expect((0...ChartFrame.width).contains(x) && (0...height).contains(y))
      }
    }
  }

  @Test func theSameReportMakesTheSameCharts() {
    for report in Self.samples {
      #expect(
        ChartSample.charts(report).map(\.svg) == ChartSample.charts(report).map(\.svg))
    }
  }

  @Test func aThousandAreasStaySmall() throws {
    let charts = ChartSample.charts(ChartSample.full(areas: 1_000))
    #expect(charts.reduce(0) { $0 + $1.svg.utf8.count } < 150_000)
    let heights = try charts.map { chart in
      try #require(try SVGOutline(chart.svg).elements.first?.attributes["viewBox"])
    }
    for height in heights.map({ $0.split(separator: " ").last.flatMap { Double($0) } }) {
      #expect(try #require(height) < 1_600)
    }
    for chart in charts.dropFirst() {
      let texts = try SVGOutline(chart.svg).all("text").map(\.text)
      #expect(texts.contains { $0.hasPrefix("and ") && $0.hasSuffix(", in the table") })
    }
  }

  @Test func rowsOfATableAreAsLongAsItsHeaders() {
    let charts =
      (Self.samples + [ChartSample.full(areas: 1_200)]).flatMap(ChartSample.charts)
    for chart in charts {
      #expect(chart.rows.allSatisfy { $0.count == chart.headers.count })
      #expect(chart.rows.count <= ChartFrame.mostRows + 1)
    }
  }

  @Test func withoutAnythingToShowThereIsNoChart() {
    #expect(ChartSample.charts(ChartSample.report()).isEmpty)
  }

  @Test func extremeValuesAreDrawnToo() throws {
    var report = ChartSample.full()
    report.areas[0].docs.agesByWeek = [.max, .min, -3, 0, .max, .max]
    report.areas[0].docs.ageDays = .max
    report.areas[1].docs.limitDays = 0
    report.areas[2].docs.limitDays = .max
    report.areas[3].turns[0].to = Instant(seconds: .min)
    report.areas[3].turns[1].from = Instant(seconds: .max)
    report.areas[4].turns = [ChartSample.turn(["Anna"], -5_000)]
    report.areas[4].until = CalendarDate(ByteString("9999-12-31"))
    report.areas[5].work.leadShare = .infinity
    report.areas[5].absences = [
      .init(from: ChartSample.date(-9), to: ChartSample.date(9), cover: nil)
    ]
    report.trend[0].at = Instant(seconds: -1)
    report.trend[2].staleDocs = .max
    report.posts[0].services = 1_000_000
    let charts = ChartSample.charts(report)
    #expect(charts.count == 5)
    for chart in charts {
      _ = try SVGOutline(chart.svg)
      #expect(!chart.svg.contains("inf") && !chart.svg.contains("nan"))
    }
  }
}
