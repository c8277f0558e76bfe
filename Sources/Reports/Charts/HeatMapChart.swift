internal import Basics

/// How old the leads' look at each area's docs was, week by week, against the limit.
enum HeatMapChart {
  static let id = "ages"
  private static let title = "Age of the docs, area by area"
  private static let mostRows = 50

  /// How an age stands against the limit.
  enum Step: String, CaseIterable {
    case fresh, within, due, over, far, unjudged

    init(age: Int, limit: Int?, dueDays: Int) {
      guard let limit = limit.map({ max(0, $0) }) else {
        self = .unjudged
        return
      }
      // Ages are whole days, rounded down: at the limit, it has been passed.
      let age = max(0, age)
      self =
        switch true {
        case age / 2 >= max(1, limit): .far
        case age >= limit: .over
        case limit - age <= dueDays: .due
        case age >= limit - age: .within
        default: .fresh
        }
    }
  }

  struct Row {
    let area: WeeklyReport.AreaRow
    /// By column.
    let ages: [Int?]

    /// The current age as a part of the limit; nil where there is none.
    var ratio: Double? {
      guard let age = area.docs.ageDays, let limit = area.docs.limitDays else { return nil }
      return Double(age) / Double(max(1, limit))
    }
  }

  static func render(_ report: WeeklyReport) -> Chart? {
    let columns = WeekColumns(report.trend)
    let rows = report.areas
      .map { Row(area: $0, ages: columns.byColumn($0.docs.agesByWeek)) }
      .filter { $0.ages.contains { $0 != nil } }
      .sorted { left, right in
        let ratios = (left.ratio ?? -1, right.ratio ?? -1)
        return ratios.0 != ratios.1
          ? ratios.0 > ratios.1 : ByteString(left.area.path) < ByteString(right.area.path)
      }
    guard !rows.isEmpty else { return nil }
    let description = sentence(rows)
    let drawing = HeatMapDrawing(columns: columns, dueDays: report.scope.dueDays)
    return Chart(
      id: id, title: title, description: description,
      svg: drawing.svg(
        Array(rows.prefix(mostRows)), more: max(0, rows.count - mostRows), title: title,
        description: description),
      headers: ["Area", "Limit, days"] + columns.weeks.map(\.label),
      rows: ChartFrame.rows(
        rows.map { row in
          [ChartText.field(row.area.path), row.area.docs.limitDays.map { "\($0)" } ?? "none"]
            + row.ages.map { $0.map { "\($0)" } ?? "–" }
        }))
  }

  private static func sentence(_ rows: [Row]) -> String {
    let judged = rows.compactMap { row in row.ratio.map { (row, $0) } }
    guard let worst = judged.first else {
      return "Days since a lead last looked at the docs; no area has a limit now."
    }
    let over = judged.count { $0.1 >= 1 }
    let age = worst.0.area.docs.ageDays ?? 0
    let limit = worst.0.area.docs.limitDays ?? 0
    return "Days since a lead last looked at the docs: \(over) of "
      + "\(plural(judged.count, "area")) over the limit now; the oldest look "
      + "against its limit is at \(ChartText.field(worst.0.area.path)), "
      + "\(plural(age, "day")) (limit \(limit))."
  }
}
