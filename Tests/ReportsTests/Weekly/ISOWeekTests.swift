internal import Basics
internal import Foundation
internal import Testing

@testable internal import Reports

@Suite struct ISOWeekTests {
  private static func calendar() -> Calendar {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    return calendar
  }

  @Test func weeksAreThoseOfTheCalendarOfFoundation() {
    let calendar = Self.calendar()
    for day in stride(from: Int64(-2_000), to: 45_000, by: 3) {
      let date = CalendarDate(daysSince1970: day)
      let week = ISOWeek(containing: date)
      let parts = calendar.dateComponents(
        [.yearForWeekOfYear, .weekOfYear],
        from: Date(timeIntervalSince1970: Double(day) * 86_400 + 43_200))
      #expect(week.year == Int64(parts.yearForWeekOfYear ?? 0), "\(date)")
      #expect(week.number == parts.weekOfYear, "\(date)")
      #expect(week.monday <= date && date <= week.sunday)
    }
  }

  @Test(arguments: [
    ("2026-11-23T06:00:00Z", "2026-W47"), ("2026-11-25T23:00:00Z", "2026-W47"),
    ("2026-11-26T13:00:00Z", "2026-W48"), ("2026-11-29", "2026-W48"),
    ("2027-01-03", "2026-W53"), ("2027-01-08T00:00:00Z", "2027-W01"),
  ])
  func aReportIsAboutTheWeekInWhichMostOfTheLastSevenDaysLie(_ now: String, _ label: String) throws
  {
    #expect(ISOWeek(reportedAt: try #require(Instant(now))).label == label)
  }

  @Test func thePointsAreTheEndsOfTheWeeksBeforeAndNow() throws {
    let now = try #require(Instant("2026-11-23T06:00:00Z"))
    let points = ISOWeek.points(3, until: now)
    #expect(points.map(\.week.label) == ["2026-W45", "2026-W46", "2026-W47"])
    #expect(
      points.map(\.at.description) == [
        "2026-11-08T23:59:59Z", "2026-11-15T23:59:59Z", "2026-11-23T06:00:00Z",
      ])
    #expect(ISOWeek.points(0, until: now).isEmpty)
    for extreme in [Int64.min, .max] {
      #expect(ISOWeek.points(2, until: Instant(seconds: extreme)).count == 2)
    }
  }
}
