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

/// Writes a date's parts into memory that has room for the longest: reports hold thousands of them.
private struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func write(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(truncatingIfNeeded: character.value)
    count += 1
  }

  /// - Parameter width: zeros are put before a number that takes fewer places, its sign counted.
  mutating func write(_ number: Int64, atLeast width: Int) {
    let magnitude = number.magnitude
    var power: UInt64 = 1
    var places = number < 0 ? 2 : 1
    while magnitude / power >= 10 {
      power *= 10
      places += 1
    }
    while places < width {
      write("0")
      places += 1
    }
    if number < 0 { write("-") }
    while power > 0 {
      buffer[count] = 0x30 + UInt8(truncatingIfNeeded: magnitude / power % 10)
      count += 1
      power /= 10
    }
  }

  mutating func write(_ date: CalendarDate) {
    write(date.year, atLeast: 4)
    write("-")
    write(date.month, atLeast: 2)
    write("-")
    write(date.day, atLeast: 2)
  }
}

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
