/// How many areas have stale docs, how many are silos, and how many handoffs are missing, week by
/// week.
enum TrendChart {
  private static let id = "trend"
  private static let title = "Stale docs, silos and missing handoffs"
  private static let plot = (left: 30.0, right: 476.0, top: 14.0, bottom: 204.0)

  /// One line of the chart: told apart by its dashes and the shape of its marks too.
  private struct Series {
    let name: String
    let noun: String
    let values: [Int?]
    /// The corners of its mark, from the middle; none: a circle.
    let corners: [(Double, Double)]
  }

  static func render(_ report: WeeklyReport) -> Chart? {
    let columns = WeekColumns(report.trend)
    // One week has no trend; its numbers stand among the report's figures.
    guard columns.weeks.count > 1, report.trend.contains(where: { $0.areas > 0 }) else {
      return nil
    }
    func values(_ value: (WeeklyReport.Point) -> Int) -> [Int?] {
      columns.byColumn(report.trend.map { min(max(0, value($0)), CountAxis.limit) })
    }
    let series = [
      Series(name: "stale", noun: "stale docs", values: values(\.staleDocs), corners: []),
      Series(
        name: "silos", noun: "silos", values: values(\.silos),
        corners: [(-6, -6), (6, -6), (6, 6), (-6, 6)]),
      Series(
        name: "handoffs", noun: "missing handoffs", values: values(\.missingHandoffs),
        corners: [(0, -4.5), (4.5, 3.5), (-4.5, 3.5)]),
    ]
    let description = sentence(report.trend)
    let svg = ChartFrame.svg(
      id: id, title: title, description: description, height: 244, drawing(columns, series))
    return Chart(
      id: id, title: title, description: description, svg: svg,
      headers: ["Week", "Active areas", "Areas with stale docs", "Silos", "Missing handoffs"],
      rows: ChartFrame.rows(
        report.trend.map { point in
          let counts = [point.areas, point.staleDocs, point.silos, point.missingHandoffs]
          return [ChartText.field(point.week)] + counts.map(String.init)
        }))
  }

  private static func sentence(_ trend: [WeeklyReport.Point]) -> String {
    guard let first = trend.first, let last = trend.last else { return "" }
    func change(_ noun: String, _ value: (WeeklyReport.Point) -> Int) -> String {
      let (before, now) = (value(first), value(last))
      return before == now ? "\(noun) \(now) as before" : "\(noun) from \(before) to \(now)"
    }
    let changes = [
      change("areas with stale docs", \.staleDocs), change("silos", \.silos),
      change("missing handoffs", \.missingHandoffs),
    ]
    let weeks = "\(ChartText.field(first.week)) to \(ChartText.field(last.week))"
    return "\(weeks): " + changes.joined(separator: ", ") + "."
  }

  // MARK: - Drawing

  private static func drawing(_ columns: WeekColumns, _ series: [Series]) -> [SVG] {
    let axis = CountAxis(most: series.flatMap(\.values).compactMap { $0 }.max() ?? 0)
    // As wide as the longest number of the axis wants it.
    let left = max(plot.left, 10 + 8.5 * Double(String(axis.top).count))
    let width = (plot.right - left) / Double(max(1, columns.weeks.count))
    func x(_ column: Int) -> Double { left + width * (Double(column) + 0.5) }
    func y(_ value: Int) -> Double {
      plot.bottom - (plot.bottom - plot.top) * Double(value) / Double(axis.top)
    }
    // Open squares first: what falls together with them is seen within.
    let ordered = [series[1], series[0], series[2]]
    var lines = SVGPath()
    for tick in axis.ticks where tick > 0 {
      lines.horizontal(left, y(tick), to: plot.right)
    }
    var base = SVGPath()
    base.horizontal(left, y(0), to: plot.right)
    let numbers = axis.ticks.map { SVG.text("\($0)", x: left - 8, y: y($0) + 4.5) }
    return [
      .path(lines, .class("p-grid")), .path(base, .class("p-axis")),
      .group("p-ticks p-end", numbers),
      .group("p-ticks p-mid", columns.labels(width: width, y: plot.bottom + 19, x: x)),
    ] + ordered.map { line($0, x, y) } + endLabels(series, x, y)
  }

  private static func line(
    _ series: Series, _ x: (Int) -> Double, _ y: (Int) -> Double
  ) -> SVG {
    var (path, marks) = (SVGPath(), SVGPath())
    var isDrawing = false
    let last = series.values.lastIndex { $0 != nil }
    let isDense = series.values.count > 30
    for (column, value) in series.values.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      isDrawing ? path.line(x(column), y(value)) : path.move(x(column), y(value))
      isDrawing = true
      let before = column > 0 ? series.values[column - 1] : nil
      let isAlone = before == nil && (column == last || series.values[column + 1] == nil)
      if !isDense || isAlone || column == last {
        mark(series, &marks, x(column), y(value))
      }
    }
    return .group(
      "p-series p-\(series.name)",
      [.path(path, .class("p-line")), .path(marks, .class("p-marks"))])
  }

  private static func mark(_ series: Series, _ path: inout SVGPath, _ x: Double, _ y: Double) {
    guard series.corners.isEmpty else { return path.polygon(x, y, series.corners) }
    path.circle(x, y, 4.5)
  }

  /// What each line is and where it stands, beside its end, moved apart where ends lie together.
  private static func endLabels(
    _ series: [Series], _ x: (Int) -> Double, _ y: (Int) -> Double
  ) -> [SVG] {
    let ends = series.compactMap { series -> (Series, column: Int, value: Int)? in
      guard let column = series.values.lastIndex(where: { $0 != nil }),
        let value = series.values[column]
      else { return nil }
      return (series, column, value)
    }
    .sorted { $0.value > $1.value }
    let gap = 19.0
    var heights: [Double] = []
    for end in ends {
      heights.append(max(y(end.value), (heights.last ?? -gap) + gap))
    }
    if let over = heights.last.map({ $0 - plot.bottom }), over > 0 {
      // From the lowest up, each no closer to the next than the gap.
      for index in heights.indices.reversed() {
        let floor = index == heights.count - 1 ? plot.bottom : heights[index + 1] - gap
        heights[index] = min(heights[index], floor)
      }
    }
    return zip(ends, heights).map { end, height in
      var leader = SVGPath()
      leader.move(x(end.column) + 8, y(end.value))
      leader.line(plot.right + 10, height)
      var sample = SVGPath()
      mark(end.0, &sample, plot.right + 18, height)
      let label = SVG(
        .text, [.x(plot.right + 30), .y(height + 4.5)],
        [
          SVG(.tspan, "\(end.0.noun) "),
          SVG(.tspan, [.class("p-strong")], "\(end.value)"),
        ])
      return .group(
        "p-series p-\(end.0.name)",
        [.path(leader, .class("p-leader")), .path(sample, .class("p-marks")), label])
    }
  }
}
