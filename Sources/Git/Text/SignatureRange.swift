internal import Basics

/// Where the parts of a signature line stand in it.
///
/// The split is that of git's `split_ident_line`: the e-mail reaches from the first `<` to the next
/// `>`, the date is what follows the last `>`, and a date without a time zone is none.
package struct SignatureRange: Hashable, Sendable {
  package let name: Range<Int>
  package let email: Range<Int>
  /// Seconds since 1970; nil where the line has no date that can be read.
  package let time: Int64?

  /// - Returns: nil where there is no `<…>`.
  package init?(_ line: UnsafeRawBufferPointer) {
    var open = 0
    while open < line.count, line[open] != UInt8(ascii: "<") { open += 1 }
    var close = open + 1
    while close < line.count, line[close] != UInt8(ascii: ">") { close += 1 }
    guard close < line.count else { return nil }
    var last = line.count - 1
    while line[last] != UInt8(ascii: ">") { last -= 1 }
    var nameEnd = open
    while nameEnd > 0, line[nameEnd - 1].isGitSpace { nameEnd -= 1 }
    name = 0..<nameEnd
    email = (open + 1)..<close
    time = Self.time(line, from: last + 1)
  }

  private static func time(_ text: UnsafeRawBufferPointer, from start: Int) -> Int64? {
    var index = start
    while index < text.count, text[index].isGitSpace { index += 1 }
    let digits = index
    var value: Int64 = 0
    while index < text.count, text[index].isASCIIDigit {
      let (tens, tooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLarge) = tens.addingReportingOverflow(Int64(text[index] &- 0x30))
      guard !tooLong, !tooLarge else { return nil }
      value = sum
      index += 1
    }
    guard index > digits else { return nil }
    while index < text.count, text[index].isGitSpace { index += 1 }
    guard index + 1 < text.count,
      text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-"),
      text[index + 1].isASCIIDigit
    else { return nil }
    return value
  }
}
