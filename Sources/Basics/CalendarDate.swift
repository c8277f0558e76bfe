/// A day of the proleptic Gregorian calendar, without a time.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int64
  package let month: Int64
  package let day: Int64

  /// Reads `2026-11-22`, strictly: four, two and two digits of a day that exists.
  package init?(_ text: ByteString) {
    let bytes = text.bytes
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int64? {
      bytes[range].reduce(Int64?(0)) { sum, byte in
        guard let sum, byte.isASCIIDigit else { return nil }
        return sum * 10 + Int64(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, ofYear: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies `daysSince1970` days after 1970-01-01.
  ///
  /// The conversion counts eras of 400 years from 0000-03-01, so that a leap day ends its year
  /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  package init(daysSince1970: Int64) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package static func days(inMonth month: Int64, ofYear year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to this day; the inverse of `init(daysSince1970:)`.
  package var daysSince1970: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Midnight at the day's beginning, UTC; the earliest or latest moment there is where that would
  /// overflow.
  package var start: Instant { Instant(seconds: 0).later(days: Int(daysSince1970)) }

  /// The day's last second, UTC: what a bare date means everywhere in leadlint.
  package var end: Instant {
    let (seconds, out) = start.seconds.addingReportingOverflow(Instant.secondsPerDay - 1)
    return Instant(seconds: out ? .max : seconds)
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  package var description: String {
    String(unsafeUninitializedCapacity: 24) { buffer in
      var text = DigitWriter(buffer)
      text.write(self)
      return text.count
    }
  }
}
