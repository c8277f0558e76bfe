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

  /// Names the lead of a vacant post: writes over `lead: none`.
  /// - Throws: `Refusal` where the place cannot be edited surely.
  package mutating func fillVacancy(with person: ByteString) throws(Refusal) {
    guard let entry = entry("lead") else { return }
    let line: ByteString = "lead: \(ScalarStyle.plain.write(person, inFlow: false))"
    guard let (range, style) = span(of: entry.value) else {
      throw refusal(at: entry.key.offset, "leadlint cannot edit this value surely", lines: line)
    }
    replace(range, with: style.write(person, inFlow: false))
    expect("lead", .text(person), lines: line)
  }

  /// Adds a deputy behind those that there are.
  /// - Throws: `Refusal` where the place cannot be edited surely.
  package mutating func addDeputy(_ person: ByteString) throws(Refusal) {
    let written = ScalarStyle.plain.write(person, inFlow: true)
    guard let entry = entry("deputies") else {
      insertEntry("deputies", ["deputies: [\(written)]"], behind: ["lead"])
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
        throw refusal(at: entry.key.offset, "leadlint cannot add to this surely", lines: lines)
      }
      replace(range, with: "[\(style.write(text, inFlow: true)), \(written)]")
      expect("deputies", .list([.text(text), .text(person)]), lines: lines)
    default:
      throw refusal(at: entry.key.offset, "leadlint cannot add to this surely", lines: lines)
    }
  }

  // MARK: One person of a list, or the one that stands in its place

  /// The entry, its items, and which of them stands at a position; of a value that is no list it is
  /// the only item.
  private func find(
    _ role: Role, _ position: SourcePosition
  ) -> (entry: Entry, items: [YAMLNode], index: Int)? {
    guard let entry = entry(role.key) else { return nil }
    let items: [YAMLNode] =
      if case .list(let items) = entry.value.content { items } else { [entry.value] }
    return items.firstIndex { source.position(at: $0.offset) == position }
      .map { (entry, items, $0) }
  }

  /// Writes another person in the place of a lead or a deputy.
  /// - Parameter position: where the person stands, as `OwnersFile.leads` or `.deputies` says it.
  /// - Throws: `Refusal` where the place cannot be edited surely.
  package mutating func replace(
    _ role: Role, at position: SourcePosition, with person: ByteString
  ) throws(Refusal) {
    guard let (entry, items, index) = find(role, position) else { return }
    let isList = isList(entry.value)
    let inFlow = isList && entry.value.isFlow
    let lines: ByteString = "\(role.key): \(ScalarStyle.plain.write(person, inFlow: false))"
    guard let (range, style) = span(of: items[index]) else {
      throw refusal(
        at: items[index].offset, "leadlint cannot edit this value surely", lines: lines)
    }
    replace(range, with: style.write(person, inFlow: inFlow))
    var values = items.map(PlainValue.init)
    values[index] = .text(person)
    expect(role.key, isList ? .list(values) : values[index], lines: lines)
  }

  /// Takes a lead or a deputy out; an empty list stays, with its comments.
  /// - Throws: `Refusal` where the place cannot be edited surely.
  package mutating func remove(_ role: Role, at position: SourcePosition) throws(Refusal) {
    guard let (entry, items, index) = find(role, position) else { return }
    let lines: ByteString = "take \(PlainValue.shown(items[index])) out"
    guard let (range, _) = span(of: items[index]) else {
      throw refusal(
        at: items[index].offset, "leadlint cannot take this out surely", lines: lines)
    }
    if !isList(entry.value) {
      replace(range, with: "[]")
    } else if entry.value.isFlow {
      try removeFromFlow(items, index, range, lines: lines)
    } else {
      let line = source.line(at: range.lowerBound)
      guard before(range.lowerBound).trimmed == "-" else {
        throw refusal(at: range.lowerBound, "leadlint cannot take this out surely", lines: lines)
      }
      if items.count == 1 {
        guard let colon = colon(of: entry) else {
          throw refusal(at: entry.key.offset, "leadlint cannot edit this surely", lines: lines)
        }
        insert(" []", at: colon + 1)
      }
      removeLines(line...line)
    }
    var values = items.map(PlainValue.init)
    values.remove(at: index)
    expect(role.key, .list(values), lines: lines)
  }

  /// The item goes with one comma, or with its line where it has one to itself.
  private mutating func removeFromFlow(
    _ items: [YAMLNode], _ index: Int, _ range: Range<Int>, lines: ByteString
  ) throws(Refusal) {
    let line = source.line(at: range.lowerBound)
    let rest = source.bytes[range.upperBound..<source.end(ofLine: line)].drop { $0.isBlank }
    let behindComma = rest.first == UInt8(ascii: ",") ? rest.dropFirst().drop { $0.isBlank } : rest
    if before(range.lowerBound).trimmed.isEmpty,
      behindComma.isEmpty || behindComma.first == UInt8(ascii: "#"),
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
      throw refusal(at: range.lowerBound, "leadlint cannot take this out surely", lines: lines)
    }
  }

  private mutating func append(
    _ person: ByteString, to items: [YAMLNode], of entry: Entry, lines: ByteString
  ) throws(Refusal) {
    func unsure() -> Refusal {
      refusal(at: entry.key.offset, "leadlint cannot add to this surely", lines: lines)
    }
    guard let last = items.last else {
      guard let inside = emptyFlow(entry.value) else { throw unsure() }
      replace(inside, with: ScalarStyle.plain.write(person, inFlow: true))
      return
    }
    guard let (range, style) = span(of: last) else { throw unsure() }
    let line = source.line(at: range.lowerBound)
    let prefix = before(range.lowerBound)
    if !entry.value.isFlow {
      guard prefix.trimmed == "-" else { throw unsure() }
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

  /// The blanks within `[]`; nil where there is more in it than blanks.
  func emptyFlow(_ node: YAMLNode) -> Range<Int>? {
    guard node.isFlow else { return nil }
    let inside = node.range.lowerBound + 1..<node.range.upperBound - 1
    return source.bytes[inside].allSatisfy(\.isBlank) ? inside : nil
  }

  /// Where the colon of a key stands.
  func colon(of entry: Entry) -> Int? {
    guard let (range, _) = span(of: entry.key) else { return nil }
    var place = range.upperBound
    while place < source.bytes.count, source.bytes[place].isBlank { place += 1 }
    return place < source.bytes.count && source.bytes[place] == UInt8(ascii: ":") ? place : nil
  }
}

extension UInt8 {
  /// Space or tab.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension PlainValue {
  /// A scalar's text, for an advice.
  static func shown(_ node: YAMLNode) -> ByteString {
    if case .scalar(let text) = node.content { text } else { "it" }
  }
}
