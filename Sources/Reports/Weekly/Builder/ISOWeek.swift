package import Basics

/// A week as ISO 8601 counts them: from Monday to Sunday, in the year that has its Thursday. UTC.
package struct ISOWeek: Hashable, Comparable, Sendable {
  package let monday: CalendarDate

  /// The week that a day falls in.
  package init(containing day: CalendarDate) {
    // 1970-01-01 was a Thursday: three days after a Monday.
    let days = day.daysSince1970
    let sinceMonday = ((days + 3) % 7 + 7) % 7
    monday = CalendarDate(daysSince1970: days - sinceMonday)
  }

  /// The week in which most of the seven days before `instant` lie: early in a week, a report is
  /// about the one before.
  package init(reportedAt instant: Instant) {
    let half = Instant.secondsPerDay * 7 / 2
    let (middle, out) = instant.seconds.subtractingReportingOverflow(half)
    self.init(containing: Instant(seconds: out ? .min : middle).date)
  }

  /// The week `count` weeks earlier.
  package func earlier(by count: Int) -> ISOWeek {
    ISOWeek(containing: CalendarDate(daysSince1970: monday.daysSince1970 - 7 * Int64(count)))
  }

  package var sunday: CalendarDate { CalendarDate(daysSince1970: monday.daysSince1970 + 6) }

  /// The last second of its Sunday.
  package var end: Instant { sunday.end }

  /// The year that its Thursday falls in.
  package var year: Int64 { thursday.year }

  /// From 1 to 53.
  package var number: Int {
    let newYear = CalendarDate(ByteString("\(padded(year, 4))-01-01"))?.daysSince1970
    return Int((thursday.daysSince1970 - (newYear ?? thursday.daysSince1970)) / 7) + 1
  }

  private var thursday: CalendarDate { CalendarDate(daysSince1970: monday.daysSince1970 + 3) }

  /// `2026-W47`.
  package var label: String { "\(padded(year, 4))-W\(padded(Int64(number), 2))" }

  package static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.monday < right.monday }

  /// When the weeks of a report are judged: at the ends of the weeks before the one that is
  /// reported at `now`, and last at `now`.
  package static func points(_ count: Int, until now: Instant) -> [(week: ISOWeek, at: Instant)] {
    guard count > 0 else { return [] }
    let current = ISOWeek(reportedAt: now)
    let past = (1..<count).reversed().map { back in
      let week = current.earlier(by: back)
      return (week, week.end)
    }
    return past + [(current, now)]
  }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
