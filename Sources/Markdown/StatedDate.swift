package import Basics

/// A date that somebody typed into a document to say when it was last reviewed.
package struct StatedDate: Hashable, Sendable {
  /// The key it stands under, as it is written: `last_reviewed_on`, `ms.date`, ….
  package let key: ByteString
  /// A day that exists; it may lie in the future.
  package let date: CalendarDate
  /// From 1.
  package let line: Int

  /// Bytes of a document that are looked at.
  package static let reach = 16_384

  /// The date that a document states, by the conventions that are in use:
  ///
  /// - front matter `last_reviewed_on` (GOV.UK), `lastVerified`, `ms.date` (Microsoft Learn, month
  ///   first: `11/22/2026`), and `date` (MADR's decisions), which counts least;
  /// - the comment `<!--* freshness: { owner: 'anna' reviewed: '2026-11-22' } *-->` (Google), also
  ///   with `2026-nov-22`.
  ///
  /// The first of these that can be read strictly; nil where there is none. Looks only at the first
  /// `reach` bytes and needs no parser, so it can be asked of every doc.
  package init?(statedIn document: [UInt8]) {
    let head = Array(document.prefix(Self.reach))
    let parts = DocParts(head)
    let fields = parts.frontMatter.map { Self.fields(in: head, $0) } ?? []
    for key: ByteString in ["last_reviewed_on", "lastVerified", "ms.date"] {
      if let found = Self.date(under: key, in: fields) {
        self = found
        return
      }
    }
    guard
      let found = Self.comment(in: head, from: parts.bodyStart)
        ?? Self.date(under: "date", in: fields)
    else { return nil }
    self = found
  }

  private init(key: ByteString, date: CalendarDate, line: Int) {
    self.key = key
    self.date = date
    self.line = line
  }

  private struct Field {
    let key: ByteString
    let value: ByteString
    let line: Int
  }

  private static func date(under key: ByteString, in fields: [Field]) -> StatedDate? {
    for field in fields where field.key == key {
      let read = key == "ms.date" ? monthFirst(field.value) : CalendarDate(field.value)
      if let date = read { return StatedDate(key: key, date: date, line: field.line) }
    }
    return nil
  }

  /// The keys of the outermost map whose values are plain or quoted text on the same line.
  private static func fields(in bytes: [UInt8], _ range: Range<Int>) -> [Field] {
    var fields: [Field] = []
    // The fence is the first line.
    var line = 1
    for text in bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      guard let first = text.first, !first.isASCIISpace, first != UInt8(ascii: "#"),
        let colon = text.firstIndex(of: UInt8(ascii: ":")),
        colon + 1 < text.endIndex, text[colon + 1].isASCIISpace
      else { continue }
      fields.append(
        Field(
          key: ByteString(text[..<colon]).trimmed, value: scalar(text[(colon + 1)...]), line: line))
    }
    return fields
  }

  /// A value without its quotes, or without the comment behind it.
  private static func scalar(_ text: ArraySlice<UInt8>) -> ByteString {
    let value = ByteString(text).trimmed.bytes
    if let quote = value.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      guard let end = value.dropFirst().firstIndex(of: quote) else { return "" }
      let rest = ByteString(value[(end + 1)...]).trimmed
      return rest.isEmpty || rest.hasPrefix("#") ? ByteString(value[1..<end]) : ""
    }
    let comment = value.indices.dropFirst().first {
      value[$0] == UInt8(ascii: "#") && value[$0 - 1].isASCIISpace
    }
    return ByteString(value[..<(comment ?? value.endIndex)]).trimmed
  }

  /// `11/22/2026`.
  private static func monthFirst(_ text: ByteString) -> CalendarDate? {
    let parts = text.split(separator: UInt8(ascii: "/"))
    guard parts.map(\.count) == [2, 2, 4] else { return nil }
    return CalendarDate("\(parts[2])-\(parts[0])-\(parts[1])")
  }

  /// `2026-11-22` or `2026-nov-22`.
  private static func dayOrNamedMonth(_ text: ByteString) -> CalendarDate? {
    let parts = text.asciiLowercased.split(separator: UInt8(ascii: "-"))
    guard parts.count == 3, let month = months.firstIndex(of: parts[1]) else {
      return CalendarDate(text)
    }
    return CalendarDate("\(parts[0])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[2])")
  }

  private static let months: [ByteString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Reads the comments that begin a line outside fenced code.
  private static func comment(in bytes: [UInt8], from start: Int) -> StatedDate? {
    var line = 1 + bytes[..<start].count { $0 == 0x0A }
    var fence: UInt8?
    var index = start
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      let text = bytes[index..<end].drop(while: \.isASCIISpace)
      for mark in "`~".utf8 where text.starts(with: [mark, mark, mark]) {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      }
      if fence == nil, text.starts(with: "<!--*".utf8) {
        guard let close = Self.index(of: "*-->", in: bytes[text.startIndex...]) else { return nil }
        let comment = bytes[text.startIndex..<close]
        if let found = reviewed(comment, line: line) { return found }
        line += comment.count { $0 == 0x0A }
        index = close + 4
        continue
      }
      line += 1
      index = end + 1
    }
    return nil
  }

  /// `freshness: { … reviewed: '2026-11-22' … }` in the comment that begins on `line`.
  private static func reviewed(_ text: ArraySlice<UInt8>, line: Int) -> StatedDate? {
    guard let name = index(of: "freshness:", in: text),
      let open = text[name...].firstIndex(of: UInt8(ascii: "{")),
      let end = text[open...].firstIndex(of: UInt8(ascii: "}")),
      let key = index(of: "reviewed:", in: text[open..<end])
    else { return nil }
    let value = text[(key + 9)..<end].drop(while: \.isASCIISpace)
    guard let quote = value.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let date = dayOrNamedMonth(ByteString(value.dropFirst().prefix { $0 != quote }))
    else { return nil }
    return StatedDate(
      key: "reviewed", date: date, line: line + text[..<key].count { $0 == 0x0A })
  }

  private static func index(of word: ByteString, in text: ArraySlice<UInt8>) -> Int? {
    guard let first = word.bytes.first else { return nil }
    return text.indices.first { text[$0] == first && text[$0...].starts(with: word.bytes) }
  }
}
