import Basics
import Foundation
import LeadModel
import Testing

@testable import Reports

/// What holds of every picture.
@Suite struct PicturesTests {
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
      PictureSample.full(), PictureSample.full(areas: 200),
      PictureSample.full(
        areas: 40, path: { hostile[$0 % hostile.count] + "/\($0)" },
        person: { hostile[$0 % hostile.count] }),
    ]
  }

  @Test func thereAreFive() {
    for report in Self.samples {
      let ids = PictureSample.pictures(report).map(\.id)
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
    for picture in Self.samples.flatMap(PictureSample.pictures) {
      let outline = try SVGOutline(picture.svg)
      #expect(Set(outline.elements.map(\.name)).isSubset(of: elements))
      #expect(Set(outline.elements.flatMap(\.attributes.keys)).isSubset(of: attributes))
    }
  }

  @Test func eachHasATitleAndADescription() throws {
    for picture in Self.samples.flatMap(PictureSample.pictures) {
      let outline = try SVGOutline(picture.svg)
      let root = try #require(outline.elements.first)
      #expect(root.name == "svg" && root.attributes["role"] == "img")
      let names = outline.elements.filter { ["title", "desc"].contains($0.name) }
      #expect(
        root.attributes["aria-labelledby"]
          == names.compactMap { $0.attributes["id"] }.joined(separator: " "))
      #expect(outline.elements[1].text == picture.title && !picture.title.isEmpty)
      #expect(outline.elements[2].text == picture.description && !picture.description.isEmpty)
    }
  }

  @Test func idsAreUniqueInThePageAndEveryReferenceHasItsTarget() throws {
    let outlines = try PictureSample.pictures(PictureSample.full()).map { ($0.id, $0.svg) }
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
    for picture in PictureSample.pictures(PictureSample.full()) {
      let classes = try SVGOutline(picture.svg).values("class")
      for name in Set(classes.flatMap { $0.split(separator: " ").map(String.init) }) {
        #expect(usual.contains(name) || PictureStyle.css.contains(".\(name)"), "\(name)")
      }
    }
    #expect(!PictureStyle.css.contains("url("))
    #expect(!PictureStyle.css.contains("@import"))
  }

  @Test func hostileTextStaysText() throws {
    let report = try #require(Self.samples.last)
    for picture in PictureSample.pictures(report) {
      #expect(!picture.svg.contains("<script") && !picture.svg.contains("<img"))
      let outline = try SVGOutline(picture.svg)
      let texts = outline.elements.map(\.text) + picture.rows.joined() + [picture.description]
      for scalar in texts.flatMap(\.unicodeScalars) where scalar != "\n" {
        #expect(!scalar.isUnsafe && scalar.value & 0xFFFE != 0xFFFE, "\(scalar.value)")
      }
    }
  }

  @Test func labelsFitTheirPlace() throws {
    let report = try #require(Self.samples.last)
    for picture in PictureSample.pictures(report) {
      for element in try SVGOutline(picture.svg).all("text") {
        #expect(PictureText.measure(element.text) * 13 <= PictureFrame.width, "\(element.text)")
      }
    }
  }

  @Test func everyNumberIsInsideThePicture() throws {
    for picture in Self.samples.flatMap(PictureSample.pictures) {
      #expect(!picture.svg.contains("nan") && !picture.svg.contains("inf"))
      let outline = try SVGOutline(picture.svg)
      let box = try #require(outline.elements.first?.attributes["viewBox"])
      let height = try #require(box.split(separator: " ").last.flatMap { Double($0) })
      for element in outline.elements {
        let x = element.attributes["x"].flatMap(Double.init) ?? 0
        let y = element.attributes["y"].flatMap(Double.init) ?? 0
        #expect((0...PictureFrame.width).contains(x) && (0...height).contains(y))
      }
    }
  }

  @Test func theSameReportMakesTheSamePictures() {
    for report in Self.samples {
      #expect(
        PictureSample.pictures(report).map(\.svg) == PictureSample.pictures(report).map(\.svg))
    }
  }

  @Test func aThousandAreasStaySmall() throws {
    let pictures = PictureSample.pictures(PictureSample.full(areas: 1_000))
    #expect(pictures.reduce(0) { $0 + $1.svg.utf8.count } < 150_000)
    let heights = try pictures.map { picture in
      try #require(try SVGOutline(picture.svg).elements.first?.attributes["viewBox"])
    }
    for height in heights.map({ $0.split(separator: " ").last.flatMap { Double($0) } }) {
      #expect(try #require(height) < 1_600)
    }
    for picture in pictures.dropFirst() {
      let texts = try SVGOutline(picture.svg).all("text").map(\.text)
      #expect(texts.contains { $0.hasPrefix("and ") && $0.hasSuffix(", in the table") })
    }
  }

  @Test func rowsOfATableAreAsLongAsItsHeaders() {
    let pictures =
      (Self.samples + [PictureSample.full(areas: 1_200)]).flatMap(PictureSample.pictures)
    for picture in pictures {
      #expect(picture.rows.allSatisfy { $0.count == picture.headers.count })
      #expect(picture.rows.count <= PictureFrame.mostRows + 1)
    }
  }

  @Test func withoutAnythingToShowThereIsNoPicture() {
    #expect(PictureSample.pictures(PictureSample.report()).isEmpty)
  }

  @Test func extremeValuesAreDrawnToo() throws {
    var report = PictureSample.full()
    report.areas[0].docs.agesByWeek = [.max, .min, -3, 0, .max, .max]
    report.areas[0].docs.ageDays = .max
    report.areas[1].docs.limitDays = 0
    report.areas[2].docs.limitDays = .max
    report.areas[3].turns[0].to = Instant(seconds: .min)
    report.areas[3].turns[1].from = Instant(seconds: .max)
    report.areas[4].turns = [PictureSample.turn(["Anna"], -5_000)]
    report.areas[4].until = CalendarDate(ByteString("9999-12-31"))
    report.areas[5].work.leadShare = .infinity
    report.areas[5].absences = [
      .init(from: PictureSample.date(-9), to: PictureSample.date(9), cover: nil)
    ]
    report.trend[0].at = Instant(seconds: -1)
    report.trend[2].staleDocs = .max
    report.posts[0].services = 1_000_000
    let pictures = PictureSample.pictures(report)
    #expect(pictures.count == 5)
    for picture in pictures {
      _ = try SVGOutline(picture.svg)
      #expect(!picture.svg.contains("inf") && !picture.svg.contains("nan"))
    }
  }
}
