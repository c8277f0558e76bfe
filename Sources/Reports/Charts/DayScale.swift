internal import Basics

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
