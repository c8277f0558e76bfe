internal import Basics

/// The weeks of a trend as equally wide columns; a week without a point has its column all the same.
struct WeekColumns {
  /// The column of each point of the trend; nil for one that is out of order.
  let columns: [Int?]
  let weeks: [ISOWeek]

  init(_ trend: [WeeklyReport.Point]) {
    let ends = trend.map { ISOWeek(reportedAt: $0.at) }
    guard let first = ends.first, let last = ends.last, first <= last else {
      (columns, weeks) = (trend.map { _ in nil }, [])
      return
    }
    // As many as there can be points, should a document claim a longer span.
    let count = min(520, Self.distance(first, last) + 1)
    let start = last.earlier(by: count - 1)
    var previous = -1
    columns = ends.map { week in
      let column = week < start ? -1 : Self.distance(start, week)
      guard column > previous, column < count else { return nil }
      previous = column
      return column
    }
    weeks = (0..<count).reversed().map { last.earlier(by: $0) }
  }

  /// `values`, one a point of the trend, by column.
  func byColumn<Value>(_ values: [Value?]) -> [Value?] {
    var output = [Value?](repeating: nil, count: weeks.count)
    for (column, value) in zip(columns, values) {
      if let column { output[column] = value }
    }
    return output
  }

  /// The columns that get a label where each is `width` wide; the last always does.
  func labelled(width: Double) -> [Int] {
    guard !weeks.isEmpty, width > 0 else { return [] }
    let step = max(1, Int((30 / width).rounded(.up)))
    return Array(stride(from: weeks.count - 1, through: 0, by: -step).reversed())
  }

  /// The labels `W36` on `y`, and below it each year where it begins.
  func labels(width: Double, y: Double, x: (Int) -> Double) -> [SVG] {
    var year: Int64?
    return labelled(width: width).flatMap { column -> [SVG] in
      let week = weeks[column]
      let label = SVG.text(String(week.label.suffix(3)), x: x(column), y: y)
      guard week.year != year else { return [label] }
      year = week.year
      return [label, .text("\(week.year)", x: x(column), y: y + 15)]
    }
  }

  private static func distance(_ from: ISOWeek, _ to: ISOWeek) -> Int {
    Int((to.monday.daysSince1970 - from.monday.daysSince1970) / 7)
  }
}
