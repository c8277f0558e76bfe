/// Writes a date's parts into memory that has room for the longest: reports hold thousands of them.
struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func write(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(truncatingIfNeeded: character.value)
    count += 1
  }

  /// - Parameter width: zeros are put before a number that is narrower, its sign counted.
  mutating func write(_ number: Int64, atLeast width: Int) {
    let magnitude = number.magnitude
    var power: UInt64 = 1
    var digits = number < 0 ? 2 : 1
    while magnitude / power >= 10 {
      power *= 10
      digits += 1
    }
    while digits < width {
      write("0")
      digits += 1
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
