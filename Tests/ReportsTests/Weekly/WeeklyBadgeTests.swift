internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct WeeklyBadgeTests {
  private func badge(_ report: WeeklyReport) throws -> (label: String, title: String, width: Int) {
    let text = WeeklyBadge.render(report).lossyText
    let label = try #require(text.firstMatch(of: /aria-label="docs: ([^"]*)"/)).output.1
    let title = try #require(text.firstMatch(of: /<title>(.*)<\/title>/)).output.1
    let width = try #require(text.firstMatch(of: /svg" width="([0-9]+)"/)).output.1
    return (String(label), String(title), Int(width) ?? 0)
  }

  /// The demo's report on `services/catalog`, with its docs looked at `ago` days ago.
  private func catalog(
    ago: Int?, drift: Int = 1, change: (inout WeeklyReport.AreaRow) -> Void = { _ in }
  ) throws -> WeeklyReport {
    var report = try WeeklyTextSamples.demo()
    var area = try #require(report.areas.first { $0.path == "services/catalog" })
    area.docs.lastLook = ago.map { report.now.earlier(days: $0) }
    area.docs.due = ago.map { report.now.later(days: 90 - $0).date }
    area.docs.codeChanges = drift
    change(&area)
    report.areas = [area]
    report.scope.area = "services/catalog"
    report.staleDocs = []
    return report
  }

  @Test func theStateIsThatOfTheDocs() throws {
    #expect(try badge(try catalog(ago: 0)).label == "fresh")
    #expect(try badge(try catalog(ago: 75)).label == "fresh")
    #expect(try badge(try catalog(ago: 76)).label == "due")
    #expect(try badge(try catalog(ago: 90)).label == "due")
    #expect(try badge(try catalog(ago: 91)).label == "stale")
    // Nothing changed that they could have missed.
    #expect(try badge(try catalog(ago: 91, drift: 0)).label == "fresh")
    #expect(try badge(try catalog(ago: nil)).label == "not judged")
    #expect(try badge(try catalog(ago: 0) { $0.leads = [] }).label == "no lead")
    #expect(try badge(try catalog(ago: 0) { $0.docs.count = 0 }).label == "no docs")
    #expect(try badge(try catalog(ago: 99) { $0.status = .paused }).label == "resting")
  }

  @Test func whatWasFoundStaleIsStale() throws {
    var report = try catalog(ago: 91, drift: 0)
    var row = try #require(try WeeklyTextSamples.demo().staleDocs.first)
    row.area = "services/catalog"
    report.staleDocs = [row]
    #expect(try badge(report).label == "stale")
  }

  @Test func withoutAnAreaAllAreCounted() throws {
    let all = try badge(try WeeklyTextSamples.demo())
    #expect(all.label == "4 of 7 fresh")
    #expect(all.title == "The docs by area: 4 fresh, 3 stale")
    #expect(try badge(try WeeklyTextSamples.empty()).label == "no areas")
  }

  @Test func theWidthFollowsTheText() throws {
    #expect(BadgeGlyphs.width("docs") == 26)
    for state in DocsState.allCases { #expect(BadgeGlyphs.width(state.rawValue) > 15) }
    let narrow = try badge(try catalog(ago: 76))
    let wide = try badge(try catalog(ago: nil))
    #expect(narrow.width < wide.width)
    #expect(narrow.width == 26 + 12 + BadgeGlyphs.width("due") + 12)
  }

  /// The text is white: 4.5 to 1 is what WCAG asks of small text.
  @Test func theTextIsLegible() {
    for state in DocsState.allCases {
      #expect(contrast(withWhite: state.colour) >= 4.5, "\(state)")
    }
  }

  private func contrast(withWhite colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    func light(_ shift: Int) -> Double {
      let part = Double((number >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    let luminance: Double = 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0)
    return 1.05 / (luminance + 0.05)
  }

  @Test func aHostilePathIsOnlyText() throws {
    for text in WeeklyTextSamples.hostileTexts {
      var report = try catalog(ago: 0)
      report.areas[0].path = text
      report.scope.area = text
      let chart = WeeklyBadge.render(report).lossyText
      #expect(chart.components(of: "<") == 13, "\(text)")
      #expect(try badge(report).label == "fresh")
    }
  }
}
