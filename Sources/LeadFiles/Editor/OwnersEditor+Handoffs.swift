package import Basics
internal import LeadModel

extension OwnersEditor {
  /// A record to be written into `handoffs:`.
  package struct Record: Hashable, Sendable {
    package let date: CalendarDate
    package let from: ByteString
    package let to: ByteString
    /// A path or a text; written in quotes where it needs them.
    package let notes: ByteString

    package init(date: CalendarDate, from: ByteString, to: ByteString, notes: ByteString) {
      self.date = date
      self.from = from
      self.to = to
      self.notes = notes
    }

    fileprivate var fields: [(name: ByteString, value: ByteString)] {
      [("date", "\(date)"), ("from", from), ("to", to), ("notes", notes)]
    }

    /// `{date: 2026-03-02, from: …, to: …, notes: …}`.
    package var inBraces: ByteString {
      let parts = fields.map { name, value in
        "\(name): \(ScalarStyle.plain.write(value, inFlow: true))" as ByteString
      }
      return "{\(ByteString(parts.map(\.bytes).joined(separator: Array(", ".utf8))))}"
    }

    fileprivate var value: PlainValue {
      .map(fields.map { PlainValue.Entry(key: $0.name, value: .text($0.value)) })
    }
  }

  /// Writes a record before those that exist, in the form of the first of them.
  /// - Throws: `Refusal` if the list cannot be edited safely.
  package mutating func addHandoff(_ record: Record) throws(Refusal) {
    let lines: ByteString = "- \(record.inBraces)"
    guard let entry = entry("handoffs") else {
      insertEntry("handoffs", ["handoffs:", "  \(lines)"])
      expect("handoffs", .list([record.value]), lines: "handoffs: [\(record.inBraces)]")
      return
    }
    guard case .list(let items) = entry.value.content else {
      throw refusal(at: entry.key.offset, "cannot add to this safely", lines: lines)
    }
    if let first = items.first {
      try insert(record, before: first, of: entry, lines: lines)
    } else if let inside = emptyFlow(entry.value) {
      replace(inside, with: record.inBraces)
    } else {
      throw refusal(at: entry.key.offset, "cannot add to this safely", lines: lines)
    }
    expect("handoffs", .list([record.value] + items.map(PlainValue.init)), lines: lines)
  }

  private mutating func insert(
    _ record: Record, before first: YAMLNode, of entry: Entry, lines: ByteString
  ) throws(Refusal) {
    let line = source.line(at: first.offset)
    let prefix = textBefore(first.offset)
    let start = source.start(ofLine: line)
    if entry.value.isFlow {
      if prefix.trimmed.isEmpty {
        insert(prefix + record.inBraces + "," + lineEnd(ofLine: line), at: start)
      } else {
        insert(record.inBraces + ", ", at: first.offset)
      }
      return
    }
    guard prefix.trimmed == "-" else {
      throw refusal(at: first.offset, "cannot add to this safely", lines: lines)
    }
    if first.isFlow {
      insert(prefix + record.inBraces + lineEnd(ofLine: line), at: start)
      return
    }
    let below = ByteString(prefix.bytes.map { _ in UInt8(ascii: " ") })
    var text: ByteString = ""
    for (index, field) in record.fields.enumerated() {
      let value = ScalarStyle.plain.write(field.value, inFlow: false)
      text.append((index == 0 ? prefix : below) + "\(field.name): \(value)")
      text.append(lineEnd(ofLine: line))
    }
    insert(text, at: start)
  }
}
