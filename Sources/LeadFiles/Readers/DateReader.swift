internal import Basics
internal import LeadModel

/// Reads a date written as `2026-11-22`, and says what is wrong with anything else.
func readDate(_ text: ByteString) -> Result<CalendarDate, DateProblem> {
  if let date = CalendarDate(text) { return .success(date) }
  let form = DateProblem(
    reason: "a date is written YYYY-MM-DD", help: nil)
  let bytes = text.bytes
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
    let day = number(bytes[8..<10])
  else {
    guard bytes.count > 10, let date = CalendarDate(ByteString(bytes.prefix(10))) else {
      return .failure(rewritten(bytes) ?? form)
    }
    return .failure(
      DateProblem(reason: "a date has no time", help: "write \(date)"))
  }
  guard (1...12).contains(month) else {
    return .failure(DateProblem(reason: "there is no month \(month)"))
  }
  guard day > 0 else { return .failure(DateProblem(reason: "the first day is 01")) }
  let name = monthNames[Int(month) - 1]
  let last = CalendarDate.days(inMonth: month, ofYear: year)
  return .failure(DateProblem(reason: "\(name) has \(last) days\(month == 2 ? " in \(year)" : "")"))
}

/// `2026/11/22`, `2026.11.22` and `2026-1-2` in the right form.
private func rewritten(_ bytes: [UInt8]) -> DateProblem? {
  let parts = bytes.split(omittingEmptySubsequences: false) {
    [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")].contains($0)
  }
  guard parts.count == 3, parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count <= 2 })
  else { return nil }
  let padded = parts.map { part in
    [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 2 - part.count)) + part
  }
  let text = ByteString(padded.joined(separator: [UInt8(ascii: "-")]))
  guard CalendarDate(text) != nil else { return nil }
  return DateProblem(reason: "a date is written YYYY-MM-DD", help: "write \(text)")
}

private func number(_ digits: ArraySlice<UInt8>) -> Int64? {
  guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]
