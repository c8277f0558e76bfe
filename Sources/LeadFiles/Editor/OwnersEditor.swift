package import Basics
package import LeadModel

/// Edits the front matter of an `OWNERS.lead` as text: everything else stays byte for byte, with its
/// comments, order, quotes and line ends.
///
/// Positions come from the parser. `result()` reads the new text again and compares what it says with
/// what was intended; if they differ, or the file is written in a form that is not supported, it
/// throws a `Refusal` that says what to write by hand.
package struct OwnersEditor {
  /// Why a file cannot be edited: its errors, or the position that cannot be edited safely with the
  /// lines to write there as the suggestion.
  package struct Refusal: Error, Hashable, Sendable {
    package let diagnostics: [SourceDiagnostic]
  }

  /// A replacement of some bytes; an insertion where there are none.
  struct Edit {
    let range: Range<Int>
    let text: ByteString
  }

  /// A key of the front matter and its value.
  struct Entry {
    let name: ByteString
    let key: YAMLNode
    let value: YAMLNode
    /// The index in the order of the file.
    let index: Int
  }

  let source: SourceText
  let frontMatter: FrontMatter
  /// In the order of the file.
  let entries: [Entry]
  /// The indentation of every key.
  let indentation: ByteString
  private var edits: [Edit] = []
  /// The values that the result must have.
  private var expected: [ByteString: PlainValue]
  /// What to write by hand, and where, if the result says something else.
  private var intended: [(offset: Int, lines: ByteString)] = []

  /// - Throws: `Refusal` if the file does not parse, or is one map in braces.
  package init(_ bytes: [UInt8], file: ByteString) throws(Refusal) {
    let parsed = OwnersFile.parse(bytes, file: file)
    guard parsed.value != nil else { throw Refusal(diagnostics: parsed.diagnostics) }
    (source, frontMatter, entries) = try Self.read(bytes, file)
    guard let first = entries.first else {
      throw Refusal(diagnostics: [source.diagnostic(at: 0, "the front matter is empty")])
    }
    let line = source.start(ofLine: source.line(at: first.key.offset))
    indentation = ByteString(source.bytes[line..<first.key.offset])
    expected = Dictionary(
      entries.map { ($0.name, PlainValue($0.value)) }, uniquingKeysWith: { first, _ in first })
    guard indentation.bytes.allSatisfy({ $0 == 0x20 }) else {
      throw Refusal(
        diagnostics: [
          source.diagnostic(
            at: line, "cannot edit front matter in braces",
            help: "write each key on its own line, without the braces")
        ])
    }
  }

  private static func read(
    _ bytes: [UInt8], _ file: ByteString
  ) throws(Refusal) -> (SourceText, FrontMatter, [Entry]) {
    let source = SourceText(file: file, bytes: bytes)
    let frontMatter: FrontMatter
    do {
      frontMatter = try FrontMatter(ofOwnersFile: source)
    } catch {
      throw Refusal(diagnostics: error.diagnostics)
    }
    var reader = YAMLReader(frontMatter, allowsDocumentStart: false)
    guard let root = reader.read(), case .map(let pairs) = root.content else {
      throw Refusal(diagnostics: reader.diagnostics)
    }
    let entries = pairs.enumerated().compactMap { index, pair -> Entry? in
      guard case .scalar(let name) = pair.key.content else { return nil }
      return Entry(name: name, key: pair.key, value: pair.value, index: index)
    }
    return (source, frontMatter, entries)
  }

  /// The edited text; the same bytes where nothing was edited.
  /// - Throws: `Refusal` if the text would not say what was intended.
  package func result() throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var offset = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered {
      guard edit.range.lowerBound >= offset else { throw cannotEdit() }
      bytes += source.bytes[offset..<edit.range.lowerBound]
      bytes += edit.text.bytes
      offset = edit.range.upperBound
    }
    bytes += source.bytes[offset...]
    // The text as a whole first: an invalid value has a reason of its own.
    let parsed = OwnersFile.parse(bytes, file: source.file)
    guard parsed.value != nil else { throw cannotEdit() }
    let (_, _, found) = try Self.read(bytes, source.file)
    let kept = entries.map(\.name).filter { expected[$0] != nil }
    guard found.count == expected.count,
      found.allSatisfy({ expected[$0.name] == PlainValue($0.value) }),
      found.map(\.name).filter(kept.contains) == kept
    else { throw cannotEdit() }
    return bytes
  }

  private func cannotEdit() -> Refusal {
    Refusal(
      diagnostics: intended.map { offset, lines in
        source.diagnostic(
          at: offset, length: Int.max, "cannot edit this safely",
          help: "edit it by hand: \(lines)")
      })
  }

  /// The free text below the front matter, without white space at its ends.
  package var textBelow: ByteString {
    let fence = source.line(at: frontMatter.range.upperBound)
    return ByteString(source.bytes[source.start(ofLine: fence + 1)...]).trimmed
  }

  // MARK: Steps

  func entry(_ name: ByteString) -> Entry? { entries.first { $0.name == name } }

  /// A refusal at an offset of the old text.
  func refusal(at offset: Int, _ reason: ByteString, lines: ByteString) -> Refusal {
    Refusal(
      diagnostics: [
        source.diagnostic(
          at: offset, length: Int.max, reason, help: "edit it by hand: \(lines)")
      ])
  }

  /// Sets the value that a key must have in the end; nil: the key must be gone.
  mutating func expect(_ name: ByteString, _ value: PlainValue?, lines: ByteString) {
    expected[name] = value
    intended.append((entry(name)?.key.offset ?? frontMatter.range.lowerBound, lines))
  }

  mutating func replace(_ range: Range<Int>, with text: ByteString) {
    edits.append(Edit(range: range, text: text))
  }

  mutating func insert(_ text: ByteString, at offset: Int) {
    edits.append(Edit(range: offset..<offset, text: text))
  }

  /// Removes whole lines, which count from 1.
  mutating func removeLines(_ lines: ClosedRange<Int>) {
    replace(
      source.start(ofLine: lines.lowerBound)..<source.start(ofLine: lines.upperBound + 1),
      with: "")
  }

  /// The bytes with which a line ends.
  func lineEnd(ofLine line: Int) -> ByteString {
    ByteString(source.bytes[source.end(ofLine: line)..<source.start(ofLine: line + 1)])
  }

  /// The text of a line before an offset.
  func textBefore(_ offset: Int) -> ByteString {
    ByteString(source.bytes[source.start(ofLine: source.line(at: offset))..<offset])
  }

  /// The range and style of a scalar; nil for one of several lines.
  func span(of node: YAMLNode) -> (range: Range<Int>, style: ScalarStyle)? {
    guard case .scalar = node.content, let style = node.style, style != .block,
      source.line(at: node.range.lowerBound) == source.line(at: node.range.upperBound)
    else { return nil }
    return (node.range, style)
  }

  /// The last line of an entry. Comments in the keys' column, and blank lines, belong to what follows
  /// them.
  func lastLine(of entry: Entry) -> Int {
    let next =
      entry.index + 1 < entries.count
      ? entries[entry.index + 1].key.offset : frontMatter.range.upperBound
    let first = source.line(at: max(entry.key.offset, entry.value.offset))
    var line = source.line(at: next) - 1
    while line > first {
      let content = source.bytes[source.start(ofLine: line)..<source.end(ofLine: line)]
      let blanks = content.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let isContent =
        blanks < content.count
        && (content.dropFirst(blanks).first != UInt8(ascii: "#") || blanks > indentation.count)
      if isContent { return line }
      line -= 1
    }
    return first
  }

  /// Writes a new entry after the first of `neighbours` that exists, else where the documentation's
  /// order puts it.
  mutating func insertEntry(
    _ name: ByteString, _ lines: [ByteString], after neighbours: [ByteString] = []
  ) {
    let keys = OwnersFile.keys.prefix { $0 != name }
    let earlier = entries.last { keys.contains($0.name) }
    let neighbour = neighbours.lazy.compactMap { [self] in entry($0) }.first
    guard let anchor = neighbour ?? earlier ?? entries.last else { return }
    let line = lastLine(of: anchor)
    let lineEnd = lineEnd(ofLine: line)
    var text: ByteString = ""
    for written in lines { text.append(indentation + written + lineEnd) }
    insert(text, at: source.start(ofLine: line + 1))
  }
}

// MARK: Dates

extension OwnersEditor {
  /// Sets `reviewed:`; a new one follows `docs:`.
  /// - Throws: `Refusal` if the present value has several lines.
  package mutating func setReviewed(_ date: CalendarDate) throws(Refusal) {
    try setDate("reviewed", date, after: ["docs"])
  }

  /// Sets `until:`, or removes it with its line; nil without an `until:` changes nothing.
  /// - Throws: `Refusal` if the present value has several lines.
  package mutating func setUntil(_ date: CalendarDate?) throws(Refusal) {
    if let date { return try setDate("until", date, after: ["deputies", "lead"]) }
    guard let entry = entry("until") else { return }
    guard span(of: entry.value) != nil else {
      throw refusal(
        at: entry.key.offset, "cannot remove this safely", lines: "remove 'until'")
    }
    expect("until", nil, lines: "remove 'until'")
    removeLines(source.line(at: entry.key.offset)...source.line(at: entry.value.offset))
  }

  private mutating func setDate(
    _ name: ByteString, _ date: CalendarDate, after neighbours: [ByteString]
  ) throws(Refusal) {
    let line: ByteString = "\(name): \(date)"
    defer { expect(name, .text("\(date)"), lines: line) }
    guard let entry = entry(name) else {
      return insertEntry(name, [line], after: neighbours)
    }
    guard let (range, style) = span(of: entry.value) else {
      throw refusal(at: entry.key.offset, "cannot edit this value safely", lines: line)
    }
    replace(range, with: style.write("\(date)", inFlow: false))
  }
}
