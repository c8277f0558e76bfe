import Basics
import Foundation
import Testing

@Suite struct InstantTests {
  @Test func foundationAgrees() throws {
    let style = Date.ISO8601FormatStyle()
    for seconds in stride(from: Int64(-2_000_000_000), through: 8_000_000_000, by: 7_654_321) {
      let text = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
      #expect(Instant(seconds: seconds).description == text)
      #expect(Instant(text)?.seconds == seconds)
    }
  }

  @Test(
    arguments: [
      ("2026-11-22T09:30:00Z", 1_795_339_800), ("2026-11-22 09:30:00Z", 1_795_339_800),
      ("2026-11-22T11:30:00+02:00", 1_795_339_800), ("2026-11-22T04:00:00-05:30", 1_795_339_800),
      ("2026-11-22", 1_795_391_999), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
    ] as [(String, Int64)])
  func reading(_ text: String, _ seconds: Int64) {
    #expect(Instant(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2026-11-22T", "2026-11-22T09:30:00", "2026-11-22T09:30Z", "2026-11-22T24:00:00Z",
    "2026-11-22T09:60:00Z", "2026-11-22T09:30:60Z", "2026-11-22T09:30:00+0200",
    "2026-11-22T09:30:00+24:00", "2026-11-22T09:30:00z", "2026-11-22T09:30:00.0Z",
    "2026-02-30T09:30:00Z", "2026-11-22T09:30:00Z ", "2026-11-22x09:30:00Z",
    "2026-11-22T0\u{301}9:30:00Z", "now", "2026-11-22T09-30-00Z",
  ])
  func nothingElseIsRead(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func wholeDaysRoundDown() {
    let day = Instant.secondsPerDay
    let start = Instant(seconds: 0)
    #expect(Instant(seconds: day - 1).days(since: start) == 0)
    #expect(Instant(seconds: day).days(since: start) == 1)
    #expect(start.days(since: Instant(seconds: 1)) == -1)
    #expect(start.days(since: Instant(seconds: day)) == -1)
    #expect(start.days(since: Instant(seconds: day + 1)) == -2)
    #expect(start.days(since: start) == 0)
  }

  @Test func shiftingByDays() {
    let now = Instant(seconds: 1_795_339_800)
    #expect(now.earlier(days: 90).later(days: 90) == now)
    #expect(now.earlier(days: 1).seconds == now.seconds - 86_400)
    #expect(now.earlier(days: -1) == now.later(days: 1))
    #expect(now.days(since: now.earlier(days: 141)) == 141)
  }

  @Test func nothingOverflows() {
    let first = Instant(seconds: .min)
    let last = Instant(seconds: .max)
    #expect(last.days(since: first) == .max)
    #expect(first.days(since: last) == .min)
    #expect(last.later(days: 1) == last)
    #expect(first.earlier(days: 1) == first)
    #expect(Instant(seconds: 0).earlier(days: .max) == first)
    #expect(Instant(seconds: 0).later(days: .max) == last)
    #expect(Instant(seconds: 0).earlier(days: .min) == last)
    #expect(Instant(seconds: 0).later(days: .min) == first)
    #expect(last.date > first.date)
    #expect(last.description.hasSuffix("Z"))
    #expect(first.description.hasSuffix("Z"))
    #expect(first.date.start == first)
    #expect(last.date.end == last)
  }
}
