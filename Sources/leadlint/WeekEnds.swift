internal import Basics

/// The ends of ISO weeks: Sundays' last seconds, UTC.
enum WeekEnds {
  /// The ends of the last weeks, oldest first; the last week is under way and ends now.
  static func last(_ count: Int, until now: Instant) -> [Instant] {
    guard count > 0 else { return [] }
    // 1970-01-01 was a Thursday.
    let sunday = now.date.daysSince1970 - (now.date.daysSince1970 + 4) % 7
    let past = (0..<count).map { week in
      CalendarDate(daysSince1970: sunday - 7 * Int64(week)).end
    }
    .filter { $0 < now }.prefix(count - 1)
    return past.reversed() + [now]
  }
}
