package import Basics
internal import LeadModel

extension OwnersEditor {
  /// The entries that name people.
  package enum Role: Sendable {
    case lead, deputy

    fileprivate var key: ByteString {
      switch self {
      case .lead: "lead"
      case .deputy: "deputies"
      }
    }
  }

  /// Names the lead of a vacant post: replaces `lead: none`.
  /// - Throws: `Refusal` if this cannot be edited safely.
  package mutating func fillVacancy(with person: ByteString) throws(Refusal) {
    guard let entry = entry("lead") else { return }
    let line: ByteString = "lead: \(ScalarStyle.plain.write(person, inFlow: false))"
    guard let (range, style) = span(of: entry.value) else {
      throw refusal(at: entry.key.offset, "cannot edit this value safely", lines: line)
    }
    replace(range, with: style.write(person, inFlow: false))
    expect("lead", .text(person), lines: line)
  }

  /// Adds a deputy after those that exist.
  /// - Throws: `Refusal` if this cannot be edited safely.
  package mutating func addDeputy(_ person: ByteString) throws(Refusal) {
    let written = ScalarStyle.plain.write(person, inFlow: true)
    guard let entry = entry("deputies") else {
      insertEntry("deputies", ["deputies: [\(written)]"], after: ["lead"])
      expect("deputies", .list([.text(person)]), lines: "deputies: [\(written)]")
      return
    }
    let lines: ByteString = "a further item of 'deputies': \(written)"
    switch entry.value.content {
    case .list(let items):
      try append(person, to: items, of: entry, lines: lines)
      expect("deputies", .list(items.map(PlainValue.init) + [.text(person)]), lines: lines)
    case .scalar(let text):
      guard let (range, style) = span(of: entry.value) else {
        throw refusal(at: entry.key.offset, "cannot add to this safely", lines: lines)
      }
      replace(range, with: "[\(style.write(text, inFlow: true)), \(written)]")
      expect("deputies", .list([.text(text), .text(person)]), lines: lines)
    default:
      throw refusal(at: entry.key.offset, "cannot add to this safely", lines: lines)
    }
  }

  // MARK: One person of a list, or the single one

  /// The entry, its items, and the index of the one at a position; a value that is not a list is the
  /// only item.
  private func find(
    _ role: Role, _ position: SourcePosition
  ) -> (entry: Entry, items: [YAMLNode], index: Int)? {
    guard let entry = entry(role.key) else { return nil }
    let items: [YAMLNode] =
      if case .list(let items) = entry.value.content { items } else { [entry.value] }
    return items.firstIndex { source.position(at: $0.offset) == position }
      .map { (entry, items, $0) }
  }

  /// Replaces a lead or a deputy by another person.
  /// - Parameter position: of the person, as in `OwnersFile.leads` or `.deputies`.
  /// - Throws: `Refusal` if this cannot be edited safely.
  package mutating func replace(
    _ role: Role, at position: SourcePosition, with person: ByteString
  ) throws(Refusal) {
    guard let (entry, items, index) = find(role, position) else { return }
    let isList = isList(entry.value)
    let inFlow = isList && entry.value.isFlow
    let lines: ByteString = "\(role.key): \(ScalarStyle.plain.write(person, inFlow: false))"
    guard let (range, style) = span(of: items[index]) else {
      throw refusal(
        at: items[index].offset, "cannot edit this value safely", lines: lines)
    }
    replace(range, with: style.write(person, inFlow: inFlow))
    var values = items.map(PlainValue.init)
    values[index] = .text(person)
    expect(role.key, isList ? .list(values) : values[index], lines: lines)
  }

  /// Removes a lead or a deputy; an empty list stays, with its comments.
  /// - Throws: `Refusal` if this cannot be edited safely.
  package mutating func remove(_ role: Role, at position: SourcePosition) throws(Refusal) {
    guard let (entry, items, index) = find(role, position) else { return }
    let lines: ByteString = "remove \(PlainValue.shown(items[index]))"
    guard let (range, _) = span(of: items[index]) else {
      throw refusal(
        at: items[index].offset, "cannot remove this safely", lines: lines)
    }
    if !isList(entry.value) {
      replace(range, with: "[]")
    } else if entry.value.isFlow {
      try removeFromFlow(items, index, range, lines: lines)
    } else {
      let line = source.line(at: range.lowerBound)
      guard textBefore(range.lowerBound).trimmed == "-" else {
        throw refusal(at: range.lowerBound, "cannot remove this safely", lines: lines)
      }
      if items.count == 1 {
        guard let colon = colon(of: entry) else {
          throw refusal(at: entry.key.offset, "cannot edit this safely", lines: lines)
        }
        insert(" []", at: colon + 1)
      }
      removeLines(line...line)
    }
    var values = items.map(PlainValue.init)
    values.remove(at: index)
    expect(role.key, .list(values), lines: lines)
  }

  /// Removes the item with one comma, or with its line if nothing else is on it.
  private mutating func removeFromFlow(
    _ items: [YAMLNode], _ index: Int, _ range: Range<Int>, lines: ByteString
  ) throws(Refusal) {
    let line = source.line(at: range.lowerBound)
    let rest = source.bytes[range.upperBound..<source.end(ofLine: line)].drop { $0.isBlank }
    let afterComma = rest.first == UInt8(ascii: ",") ? rest.dropFirst().drop { $0.isBlank } : rest
    if textBefore(range.lowerBound).trimmed.isEmpty,
      afterComma.isEmpty || afterComma.first == UInt8(ascii: "#"),
      rest.first == UInt8(ascii: ",") || index + 1 == items.count
    {
      removeLines(line...line)
    } else if index + 1 < items.count, source.line(at: items[index + 1].offset) == line {
      replace(range.lowerBound..<items[index + 1].offset, with: "")
    } else if index > 0, let previous = span(of: items[index - 1])?.range,
      source.line(at: previous.lowerBound) == line
    {
      replace(previous.upperBound..<range.upperBound, with: "")
    } else if items.count == 1 {
      replace(range, with: "")
    } else {
      throw refusal(at: range.lowerBound, "cannot remove this safely", lines: lines)
    }
  }

  private mutating func append(
    _ person: ByteString, to items: [YAMLNode], of entry: Entry, lines: ByteString
  ) throws(Refusal) {
    func cannotEdit() -> Refusal {
      refusal(at: entry.key.offset, "cannot add to this safely", lines: lines)
    }
    guard let last = items.last else {
      guard let inside = emptyFlow(entry.value) else { throw cannotEdit() }
      replace(inside, with: ScalarStyle.plain.write(person, inFlow: true))
      return
    }
    guard let (range, style) = span(of: last) else { throw cannotEdit() }
    let line = source.line(at: range.lowerBound)
    let prefix = textBefore(range.lowerBound)
    if !entry.value.isFlow {
      guard prefix.trimmed == "-" else { throw cannotEdit() }
      insert(
        prefix + style.write(person, inFlow: false) + lineEnd(ofLine: line),
        at: source.start(ofLine: line + 1))
    } else if prefix.trimmed.isEmpty {
      // Items one below another: the last may have a comma already.
      let written = style.write(person, inFlow: true)
      let rest = source.bytes[range.upperBound..<source.end(ofLine: line)].drop { $0.isBlank }
      let hasComma = rest.first == UInt8(ascii: ",")
      if !hasComma { insert(",", at: range.upperBound) }
      insert(
        prefix + written + (hasComma ? "," : "") + lineEnd(ofLine: line),
        at: source.start(ofLine: line + 1))
    } else {
      insert(", " + style.write(person, inFlow: true), at: range.upperBound)
    }
  }

  // MARK: Shapes

  func isList(_ node: YAMLNode) -> Bool { if case .list = node.content { true } else { false } }

  /// The blanks within `[]`; nil if there is anything else.
  func emptyFlow(_ node: YAMLNode) -> Range<Int>? {
    guard node.isFlow else { return nil }
    let inside = node.range.lowerBound + 1..<node.range.upperBound - 1
    return source.bytes[inside].allSatisfy(\.isBlank) ? inside : nil
  }

  /// The offset of the colon after a key.
  func colon(of entry: Entry) -> Int? {
    guard let (range, _) = span(of: entry.key) else { return nil }
    let rest = source.bytes[range.upperBound...].drop { $0.isBlank }
    return rest.first == UInt8(ascii: ":") ? rest.startIndex : nil
  }
}

extension UInt8 {
  /// Space or tab.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension PlainValue {
  /// A scalar's text, for a suggestion.
  static func shown(_ node: YAMLNode) -> ByteString {
    if case .scalar(let text) = node.content { text } else { "it" }
  }
}
