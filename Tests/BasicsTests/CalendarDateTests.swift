import Basics
import Foundation
import Testing

@Suite struct CalendarDateTests {
  /// Foundation's calendar is Julian before 1582, so the comparison begins behind that.
  @Test func foundationAgrees() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for day in stride(from: Int64(-141_000), through: 1_000_000, by: 373) {
      let moment = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: moment)
      let date = CalendarDate(daysSince1970: day)
      #expect(Int(date.year) == parts.year && Int(date.month) == parts.month)
      #expect(Int(date.day) == parts.day)
    }
    for day in Int64(-1000)...40_000 {
      let moment = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: moment)
      let date = CalendarDate(daysSince1970: day)
      #expect(Int(date.year) == parts.year && Int(date.month) == parts.month)
      #expect(Int(date.day) == parts.day)
    }
  }

  @Test func daysRoundTrip() {
    var last = CalendarDate(daysSince1970: -800_001)
    for day in Int64(-800_000)...800_000 where day % 7 == 0 || abs(day) < 1000 {
      let date = CalendarDate(daysSince1970: day)
      #expect(date.daysSince1970 == day)
      #expect(last < date)
      last = date
    }
  }

  @Test func textRoundTrip() throws {
    for day in stride(from: Int64(-719_528), through: 2_932_896, by: 977) {
      let date = CalendarDate(daysSince1970: day)
      #expect(CalendarDate(ByteString(date.description)) == date)
    }
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
    ("2026-04-30", true), ("2026-04-31", false), ("2026-12-31", true), ("2026-01-01", true),
    ("0000-01-01", true), ("9999-12-31", true),
  ])
  func daysOfMonths(_ text: String, _ exists: Bool) {
    #expect((CalendarDate(ByteString(text)) != nil) == exists)
  }

  @Test(arguments: [
    "", "2026", "2026-1-1", "26-01-01", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32",
    "2026/01/01", "2026-01-01 ", " 2026-01-01", "+026-01-01", "-026-01-01", "2026-01-0a",
    "2026-01-01T00:00:00Z", "２026-01-01", "20260101", "2026-+1-01",
  ])
  func nothingElseIsRead(_ text: String) {
    #expect(CalendarDate(ByteString(text)) == nil)
  }

  @Test func beginningAndEnd() throws {
    let date = try #require(CalendarDate("2026-11-22"))
    #expect(date.start.description == "2026-11-22T00:00:00Z")
    #expect(date.end.description == "2026-11-22T23:59:59Z")
    #expect(date.start.date == date && date.end.date == date)
  }
}
