package import Basics

/// The name and e-mail of who made a commit, as the commit states them.
package struct Signature: Hashable, Sendable {
  package let name: ByteString
  /// In the case written; may be empty.
  package let email: ByteString

  package init(name: ByteString, email: ByteString) {
    self.name = name
    self.email = email
  }

  /// Reads `Name <email>`, with whatever follows ignored, as git does.
  /// - Returns: nil where there is no `<…>`.
  package init?(_ line: ByteString) {
    let parts = line.bytes.withUnsafeBytes { SignatureRange($0) }
    guard let parts else { return nil }
    name = ByteString(line.bytes[parts.name])
    email = ByteString(line.bytes[parts.email])
  }
}

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

extension UInt8 {
  /// What git calls white space, whatever the locale: not the vertical tab and the form feed.
  var isGitSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension Collection<UInt8> {
  /// The bytes without what git calls white space at their ends.
  var trimmedAsGitDoes: ByteString {
    let start = drop(while: \.isGitSpace)
    let text = Array(start)
    let end = text.lastIndex { !$0.isGitSpace }
    return ByteString(end.map { text[...$0] } ?? [])
  }
}
