internal import Basics
internal import Foundation
internal import Testing

@testable internal import Reports

/// The page can be read in any colours, by ear, and without script.
@Suite struct WeeklyHTMLAccessTests {
  enum Page: CaseIterable {
    case usual, long, empty

    var outline: PageOutline { WeeklyHTMLAccessTests.outlines[self] ?? PageOutline("") }
  }

  private static let outlines: [Page: PageOutline] = [
    .usual: PageSample.report(areas: 14), .long: PageSample.report(areas: 120, weeks: 1),
    .empty: PageSample.empty(),
  ].mapValues { PageOutline(WeeklyHTML.render($0).lossyText) }

  @Test(arguments: Page.allCases) func theMarkupIsWhole(page: Page) {
    let outline = page.outline
    #expect(outline.faults == [])
    let ids = outline.values("id")
    #expect(Set(ids).count == ids.count)
    let known = Set(ids)
    for reference in outline.values("aria-labelledby").flatMap({ $0.split(separator: " ") }) {
      #expect(known.contains(String(reference)), "\(reference)")
    }
    for target in outline.values("href") { #expect(known.contains(String(target.dropFirst()))) }
  }

  @Test(arguments: Page.allCases) func thereAreLandmarksALanguageAndATitle(page: Page) {
    let outline = page.outline
    for name in ["header", "main", "footer", "h1"] {
      #expect(outline.all(name).count == 1, "\(name)")
    }
    #expect(outline.all("html").first?.attributes["lang"] == "en")
    #expect(outline.all("title").first?.text.isEmpty == false)
    let body = outline.elements.drop { $0.name != "body" }.dropFirst()
    #expect(body.first?.attributes["class"] == "skip")
  }

  @Test(arguments: Page.allCases) func noHeadingSkipsALevel(page: Page) {
    let outline = page.outline
    let levels = outline.all("h1", "h2", "h3", "h4").compactMap { Int($0.name.dropFirst()) }
    #expect(levels.first == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test(arguments: Page.allCases) func eachTableHasACaptionAndHeadings(page: Page) {
    let outline = page.outline
    for (index, table) in outline.elements.enumerated() where table.name == "table" {
      let caption = outline.children(of: index).first
      #expect(caption?.name == "caption")
      #expect(caption?.text.isEmpty == false)
    }
    for heading in outline.all("th") {
      #expect(heading.attributes["scope"] != nil)
      #expect(!heading.text.isEmpty)
    }
  }

  /// Columns are counted, so that no cell hangs out of its table or is missing.
  @Test(arguments: Page.allCases) func eachRowFillsItsTable(page: Page) {
    let outline = page.outline
    for (index, table) in outline.elements.enumerated() where table.name == "tbody" {
      let head = table.parent.flatMap { outline.places(in: $0, "thead").first }
      let line = head.flatMap { outline.places(in: $0, "tr").first }
      let width = line.map { outline.places(in: $0, "th").count }
      var hanging: [Int] = []
      for place in outline.places(in: index, "tr") {
        let cells = outline.children(of: place)
        let own = cells.map { Int($0.attributes["colspan"] ?? "1") ?? 1 }.reduce(0, +)
        #expect(own + hanging.count == width)
        let begun = cells.compactMap { $0.attributes["rowspan"].flatMap { Int($0) } }
        hanging = (hanging + begun).map { $0 - 1 }.filter { $0 > 0 }
      }
      #expect(hanging.isEmpty)
    }
  }

  @Test(arguments: [
    ("light", PageColors.light), ("dark", PageColors.dark), ("print", PageColors.print),
  ])
  func contrastIsEnough(name: String, scheme: PageColors.Scheme) throws {
    let colors = Dictionary(scheme.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(PageStyle.source.contains(PageColors.declarations(scheme)))
    for ground in ["paper", "panel"] {
      let back = try luminance(#require(colors[ground]))
      func contrast(_ name: String) throws -> Double {
        let front = try luminance(#require(colors[name]))
        return (max(front, back) + 0.05) / (min(front, back) + 0.05)
      }
      for name in PageColors.forText { #expect(try contrast(name) >= 4.5, "\(name) on \(ground)") }
      for name in PageColors.forMarks { #expect(try contrast(name) >= 3, "\(name) on \(ground)") }
    }
  }

  /// WCAG's relative luminance.
  private func luminance(_ color: String) throws -> Double {
    let digits = Array(color.dropFirst())
    let parts = try stride(from: 0, to: 6, by: 2).map { index in
      let value = try #require(Int(String(digits[index...index + 1]), radix: 16))
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test func motionFocusAndSchemesAreRespected() {
    for rule in [
      "prefers-reduced-motion", ":focus-visible", "prefers-color-scheme:dark", "@media print",
    ] {
      #expect(PageStyle.source.contains(rule))
    }
  }

  @Test func noTextIsSmallerThanThirteenPixels() {
    let sizes = PageStyle.source.matches(of: #/font-size:([0-9.]+)rem/#).compactMap {
      Double($0.output.1)
    }
    #expect(sizes.count > 10)
    #expect(sizes.allSatisfy { $0 * 16 >= 13 })
  }
}
