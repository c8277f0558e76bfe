internal import Basics

/// An axis of counts: from zero, in whole steps.
struct CountAxis {
  let step: Int
  let top: Int

  /// The highest count that an axis shows.
  static let limit = 1_000_000_000

  /// - Parameter most: the highest value to show.
  init(most: Int) {
    let least = min(max(1, most), Self.limit)
    var step = 1
    let factors = [2, 5, 10]
    var power = 1
    var index = 0
    while (least + step - 1) / step > 6 {
      step = factors[index] * power
      index += 1
      if index == factors.count { (index, power) = (0, power * 10) }
    }
    self.step = step
    top = (least + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}

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

/// A stretch of days along a width.
struct DayScale {
  let first: Int64
  let last: Int64
  let x: Double
  let width: Double

  /// Where a moment lies, within the stretch.
  func position(_ instant: Instant) -> Double {
    let day = Double(instant.seconds) / Double(Instant.secondsPerDay)
    let share = (day - Double(first)) / Double(max(1, last - first))
    return x + min(max(share, 0), 1) * width
  }

  func contains(_ instant: Instant) -> Bool {
    (first...last).contains(instant.date.daysSince1970)
  }

  /// First days of months, as many as can be labelled; years where they are all that can.
  var ticks: [(date: CalendarDate, label: String)] {
    let months = max(1, Double(last - first) / 30.4)
    let fitting = max(1, width / 34)
    let step = Int64([1, 2, 3, 6, 12].first { months / $0 <= fitting } ?? 12)
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let begin = CalendarDate(daysSince1970: first)
    return (0...Int64(months) + 1).compactMap { offset in
      let month = begin.year * 12 + begin.month - 1 + offset
      guard month % step == 0 else { return nil }
      let (year, index) = month.quotientAndRemainder(dividingBy: 12)
      let back = CalendarDate(ByteString("\(year)-\(index < 9 ? "0" : "")\(index + 1)-01"))
      guard let date = back, (first...last).contains(date.daysSince1970) else { return nil }
      return (date, index == 0 ? "\(year)" : names[Int(index)])
    }
  }
}
