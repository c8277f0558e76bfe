internal import Basics

/// What every picture has around it.
enum PictureFrame {
  /// How wide a picture is, in units that are pixels on most screens.
  static let width = 640.0
  /// Where the names of areas and people end, and what they are names of begins.
  static let labelEnd = 196.0
  static let rowHeight = 24.0
  /// The most rows of a table: what follows is counted, and whole in the JSON.
  static let mostRows = 1_000

  static func svg(
    id: String, title: String, description: String, height: Double, patterns: [SVG] = [],
    _ children: [SVG]
  ) -> String {
    let defs = patterns.isEmpty ? [] : [SVG(.defs, [], patterns)]
    return SVG(
      .svg,
      [
        .class("picture"), .id("\(id)-picture"), .viewBox(width, height), .role("img"),
        .labelledBy("\(id)-title", "\(id)-desc"),
      ],
      [
        SVG(.title, [.id("\(id)-title")], text: title),
        SVG(.desc, [.id("\(id)-desc")], text: description),
      ] + defs + children
    ).markup
  }

  /// The name of a row, right before its marks; whole on hovering where it is cut.
  static func rowLabel(_ text: String, y: Double, isPath: Bool) -> SVG {
    let width = labelEnd - 10
    let label =
      isPath ? PictureText.path(text, width: width) : PictureText.label(text, width: width)
    let mark = SVG.text(label, x: labelEnd - 8, y: y)
    let whole = PictureText.field(text)
    return label == whole ? mark : SVG(.g, [], [SVG(.title, text: whole), mark])
  }

  /// How many rows are not drawn, where some are not.
  static func more(_ count: Int, _ noun: String, y: Double) -> [SVG] {
    guard count > 0 else { return [] }
    let text = "and \(plural(count, "more " + noun)), in the table"
    return [SVG.text(text, x: labelEnd, y: y, .class("p-note"))]
  }

  /// A table's rows, no more than a page bears; the last says how many there are besides.
  static func rows(_ rows: [[String]]) -> [[String]] {
    guard rows.count > mostRows, let columns = rows.first?.count else { return rows }
    let rest = "and \(rows.count - mostRows) more rows"
    return rows.prefix(mostRows) + [
      [rest] + [String](repeating: "", count: max(0, columns - 1))
    ]
  }
}

/// What the marks mean, in lines of samples and words.
struct PictureLegend {
  /// Each drawn from 0, 0 to 18, 12.
  let entries: [(sample: SVG, words: String)]

  /// Its markup from `y` down, and how high it is.
  func render(y: Double) -> (markup: SVG, height: Double) {
    var (x, line) = (0.0, y)
    let groups = entries.map { entry in
      let width = 24 + PictureText.measure(entry.words) * 12 + 14
      if x > 0, x + width - 14 > PictureFrame.width {
        (x, line) = (0, line + 20)
      }
      defer { x += width }
      return SVG(
        .g, [.move(x, line)], [entry.sample, SVG.text(entry.words, x: 24, y: 10.5)])
    }
    return (SVG.group("p-legend", groups), entries.isEmpty ? 0 : line - y + 20)
  }
}

/// Fillings that do not need colour to be told apart.
enum PicturePattern {
  /// Slanting lines of the class `class`.
  static func hatch(_ id: String, _ class: String) -> SVG {
    var lines = SVGPath()
    lines.move(-1.5, 1.5)
    lines.line(1.5, -1.5)
    lines.move(0, 6)
    lines.line(6, 0)
    lines.move(4.5, 7.5)
    lines.line(7.5, 4.5)
    return pattern(id, [.path(lines, .class(`class`))])
  }

  static func dots(_ id: String, _ class: String) -> SVG {
    pattern(
      id,
      [
        SVG(
          .circle,
          [
            .number(.cx, 3), .number(.cy, 3), .number(.r, 1.2), .class(`class`),
          ])
      ])
  }

  private static func pattern(_ id: String, _ children: [SVG]) -> SVG {
    SVG(
      .pattern,
      [.id(id), .inUserSpace, .number(.width, 6), .number(.height, 6)], children)
  }
}
