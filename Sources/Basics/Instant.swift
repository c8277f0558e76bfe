/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static let secondsPerDay: Int64 = 86_400

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The moment `days` days earlier; the earliest moment there is where that would overflow.
  package func earlier(days: Int) -> Instant { shifted(days: days, subtract: true) }

  /// The moment `days` days later; the latest moment there is where that would overflow.
  package func later(days: Int) -> Instant { shifted(days: days, subtract: false) }

  private func shifted(days: Int, subtract: Bool) -> Instant {
    let (length, tooLong) = Int64(days).multipliedReportingOverflow(by: Self.secondsPerDay)
    let limit = Instant(seconds: subtract == (days >= 0) ? .min : .max)
    guard !tooLong else { return limit }
    let (moved, out) =
      subtract
      ? seconds.subtractingReportingOverflow(length) : seconds.addingReportingOverflow(length)
    return out ? limit : Instant(seconds: moved)
  }

  /// Whole days from `earlier` to this moment, rounded down; negative where `earlier` is later.
  package func days(since earlier: Instant) -> Int {
    let (span, out) = seconds.subtractingReportingOverflow(earlier.seconds)
    guard !out else { return earlier < self ? .max : .min }
    let days = span / Self.secondsPerDay
    return Int(span % Self.secondsPerDay < 0 ? days - 1 : days)
  }

  /// The calendar day (UTC) that this moment falls on.
  package var date: CalendarDate {
    var day = seconds / Self.secondsPerDay
    if seconds % Self.secondsPerDay < 0 { day -= 1 }
    return CalendarDate(daysSince1970: day)
  }

  /// Reads `2026-11-22T09:30:00Z`, the same with an offset (`+02:00`), or a bare date, which means
  /// that day's last second, UTC. Nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let date = CalendarDate(ByteString(bytes.prefix(10))) else {
      return nil
    }
    if bytes.count == 10 {
      self = date.end
      return
    }
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Self.twoDigits(bytes, 11, below: 24),
      let minute = Self.twoDigits(bytes, 14, below: 60),
      let second = Self.twoDigits(bytes, 17, below: 60)
    else { return nil }
    var offset: Int64 = 0
    switch (bytes[19], bytes.count) {
    case (UInt8(ascii: "Z"), 20): break
    case (UInt8(ascii: "+"), 25), (UInt8(ascii: "-"), 25):
      guard bytes[22] == UInt8(ascii: ":"), let hours = Self.twoDigits(bytes, 20, below: 24),
        let minutes = Self.twoDigits(bytes, 23, below: 60)
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (bytes[19] == UInt8(ascii: "-") ? -1 : 1)
    default: return nil
    }
    seconds = date.start.seconds + hour * 3600 + minute * 60 + second - offset
  }

  private static func twoDigits(_ bytes: [UInt8], _ index: Int, below limit: Int64) -> Int64? {
    guard bytes[index].isASCIIDigit, bytes[index + 1].isASCIIDigit else { return nil }
    let value = Int64(bytes[index] - 0x30) * 10 + Int64(bytes[index + 1] - 0x30)
    return value < limit ? value : nil
  }
}

extension Instant: CustomStringConvertible {
  /// `2026-11-22T09:30:00Z`. Years past 9999 are written with all their digits.
  package var description: String {
    let remainder = seconds % Self.secondsPerDay
    let inDay = remainder < 0 ? remainder + Self.secondsPerDay : remainder
    return String(unsafeUninitializedCapacity: 32) { buffer in
      var text = DigitWriter(buffer)
      text.write(date)
      text.write("T")
      text.write(inDay / 3600, atLeast: 2)
      text.write(":")
      text.write(inDay / 60 % 60, atLeast: 2)
      text.write(":")
      text.write(inDay % 60, atLeast: 2)
      text.write("Z")
      return text.count
    }
  }
}
