internal import Basics

/// How many posts each person holds, by kind.
enum PostsChart {
  private static let id = "posts"
  private static let title = "Posts a person"
  private static let mostRows = 40

  private struct Kind {
    let name: String
    let count: @Sendable (WeeklyReport.PostRow) -> Int
  }

  private static let kinds = [
    Kind(name: "service") { $0.services }, Kind(name: "initiative") { $0.initiatives },
    Kind(name: "team") { $0.teams },
  ]

  static func render(_ report: WeeklyReport) -> Chart? {
    let rows = report.posts.filter { $0.total > 0 }.enumerated()
      .sorted { $0.1.total != $1.1.total ? $0.1.total > $1.1.total : $0.0 < $1.0 }.map(\.1)
    guard let first = rows.first else { return nil }
    let total = rows.reduce(0) { $0 + $1.total }
    let most = rows.count { $0.total == first.total }
    let who =
      most == 1
      ? "\(ChartText.field(first.person.name)) holds the most, \(first.total)"
      : "\(most) of them hold the most, \(first.total)"
    let description =
      "\(plural(rows.count, "person leads", "people lead")) "
      + "\(plural(total, "post")) in active areas"
      + (rows.count == 1 ? "." : "; \(who)" + (most == 1 ? "." : " each."))
    return Chart(
      id: id, title: title, description: description,
      svg: drawing(rows, first.total, description: description),
      headers: ["Person", "Services", "Initiatives", "Teams", "Posts", "Away until"],
      rows: ChartFrame.rows(
        rows.map { row in
          [ChartText.field(row.person.name)]
            + [row.services, row.initiatives, row.teams, row.total].map(String.init)
            + [row.awayUntil.map { "\($0)" } ?? "–"]
        }))
  }

  private static func drawing(
    _ all: [WeeklyReport.PostRow], _ most: Int, description: String
  ) -> String {
    let rows = all.prefix(mostRows)
    let used = kinds.filter { kind in rows.contains { kind.count($0) > 0 } }
    let legend = ChartLegend(
      entries: used.map { kind in
        var path = SVGPath()
        path.rect(0, 0, 18, 12)
        return (SVG(.g, [], filled(path, kind.name)), kind.name)
      }
    ).render(y: 0)
    let top = legend.height + 8
    let left = ChartFrame.labelEnd
    let height = ChartFrame.rowHeight
    let unit = min(28, (ChartFrame.width - left - 150) / Double(most))
    var bars: [String: SVGPath] = [:]
    var texts: [SVG] = []
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * height
      var x = left
      for kind in used {
        let count = max(0, kind.count(row))
        // Each post is a block as long as blocks can be told apart.
        if unit >= 6 {
          for post in 0..<count {
            bars[kind.name, default: SVGPath()]
              .rect(x + unit * Double(post), y + 3, unit - 2, height - 8)
          }
        } else if count > 0 {
          bars[kind.name, default: SVGPath()].rect(x, y + 3, unit * Double(count), height - 8)
        }
        x += unit * Double(count)
      }
      texts.append(
        SVG(
          .text, [.x(x + 6), .y(y + 15.5)],
          [SVG(.tspan, [.class("p-strong")], "\(row.total)")]
            + (row.awayUntil.map { [SVG(.tspan, [.class("p-note")], " away until \($0)")] }
              ?? [])))
    }
    let bottom = top + Double(rows.count) * height
    var axis = SVGPath()
    axis.vertical(left - 1, top, to: bottom)
    let labels = rows.enumerated().map { index, row in
      ChartFrame.rowLabel(
        row.person.name, y: top + Double(index) * height + 15.5, isPath: false)
    }
    let rest = all.count - rows.count
    let more =
      rest > 0
      ? [
        SVG.text(
          "and \(plural(rest, "more person", "more people")), in the table", x: left,
          y: bottom + 18, .class("p-note"))
      ] : []
    return ChartFrame.svg(
      id: id, title: title, description: description,
      height: bottom + (more.isEmpty ? 2 : 28),
      patterns: [
        ChartPattern.hatch("\(id)-hatch", "p-stripe"),
        ChartPattern.dots("\(id)-dots", "p-dot"),
      ],
      [legend.markup]
        + kinds.flatMap { kind in bars[kind.name].map { filled($0, kind.name) } ?? [] }
        + [.path(axis, .class("p-axis")), .group("p-end", labels), .group("p-num", texts)]
        + more)
  }

  private static func filled(_ path: SVGPath, _ kind: String) -> [SVG] {
    let ground = SVG.path(path, .class("p-\(kind)"))
    switch kind {
    case "initiative": return [ground, .path(path, .fill(patternID: "\(id)-hatch"))]
    case "team": return [ground, .path(path, .fill(patternID: "\(id)-dots"))]
    default: return [ground]
    }
  }
}
