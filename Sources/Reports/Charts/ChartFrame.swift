internal import Basics

/// What every chart has around it.
enum ChartFrame {
  /// How wide a chart is, in units that are pixels on most screens.
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
        SVG(.title, [.id("\(id)-title")], title),
        SVG(.desc, [.id("\(id)-desc")], description),
      ] + defs + children
    ).source()
  }

  /// The name of a row, right before its marks; whole on hovering where it is cut.
  static func rowLabel(_ text: String, y: Double, isPath: Bool) -> SVG {
    let width = labelEnd - 10
    let label =
      isPath ? ChartText.path(text, width: width) : ChartText.label(text, width: width)
    let mark = SVG.text(label, x: labelEnd - 8, y: y)
    let whole = ChartText.field(text)
    return label == whole ? mark : SVG(.g, [], [SVG(.title, whole), mark])
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
