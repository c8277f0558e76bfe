import Basics

/// The little of YAML that the histories write: maps and lists in block or flow style, plain and
/// quoted scalars, comments. Anything else is an error, which is what a broken file shall be.
indirect enum OracleYAML: Equatable {
  case scalar(ByteString)
  case list([OracleYAML])
  case map([(key: String, value: OracleYAML)])

  struct Malformed: Error {
    let reason: String
  }

  static func == (left: OracleYAML, right: OracleYAML) -> Bool {
    switch (left, right) {
    case (.scalar(let a), .scalar(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)):
      a.map(\.key) == b.map(\.key) && a.map(\.value) == b.map(\.value)
    default: false
    }
  }

  static func parse(_ lines: [ByteString]) throws -> OracleYAML {
    var reader = BlockReader(
      lines: lines.compactMap { line in
        let text = withoutComment(line.bytes)
        guard let first = text.firstIndex(where: { $0 != 0x20 }) else { return nil }
        return (first, Array(text[first...]))
      })
    let value = try reader.value(indentation: 0)
    guard reader.lines.isEmpty else { throw Malformed(reason: "text after the end") }
    return value
  }

  /// The line up to a `#` that begins it or follows a space, outside quotes; no space at its end.
  private static func withoutComment(_ line: [UInt8]) -> [UInt8] {
    var quote: UInt8?
    var kept: [UInt8] = []
    for byte in line {
      if let open = quote {
        if byte == open, !(open == 0x22 && kept.last == 0x5C) { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        if kept.last.map({ $0 == 0x20 || $0 == 0x5B || $0 == 0x7B || $0 == 0x2C }) ?? true {
          quote = byte
        }
      } else if byte == UInt8(ascii: "#"), kept.last.map({ $0 == 0x20 }) ?? true {
        break
      }
      kept.append(byte)
    }
    while let last = kept.last, last == 0x20 || last == 0x0D || last == 0x09 { kept.removeLast() }
    return kept
  }

  subscript(_ key: String) -> OracleYAML? {
    guard case .map(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var keys: [String] {
    guard case .map(let members) = self else { return [] }
    return members.map(\.key)
  }

  var scalar: ByteString? {
    guard case .scalar(let text) = self else { return nil }
    return text
  }

  /// The items of a list; a single value stands for a list of one.
  var items: [OracleYAML] {
    guard case .list(let items) = self else { return [self] }
    return items
  }
}

/// Lines with their indentation, read from the top.
private struct BlockReader {
  var lines: [(indentation: Int, text: [UInt8])]

  mutating func value(indentation: Int) throws -> OracleYAML {
    guard let first = lines.first, first.indentation >= indentation else {
      return .scalar(ByteString())
    }
    return isItem(first.text) ? try list(first.indentation) : try map(first.indentation)
  }

  private func isItem(_ text: [UInt8]) -> Bool {
    text == [0x2D] || text.starts(with: [0x2D, 0x20])
  }

  private mutating func list(_ indentation: Int) throws -> OracleYAML {
    var items: [OracleYAML] = []
    while let line = lines.first, line.indentation == indentation, isItem(line.text) {
      lines.removeFirst()
      let rest = Array(line.text.dropFirst().drop { $0 == 0x20 })
      if rest.isEmpty {
        items.append(try value(indentation: indentation + 1))
      } else if rest[0] != 0x7B, rest[0] != 0x5B, keyEnd(rest) != nil {
        // A map that begins on the item's own line.
        lines.insert((indentation + line.text.count - rest.count, rest), at: 0)
        items.append(try map(indentation + line.text.count - rest.count))
      } else {
        items.append(try inline(rest, deeperThan: indentation))
      }
    }
    return .list(items)
  }

  private mutating func map(_ indentation: Int) throws -> OracleYAML {
    var members: [(key: String, value: OracleYAML)] = []
    while let line = lines.first, line.indentation == indentation, !isItem(line.text) {
      lines.removeFirst()
      guard let end = keyEnd(line.text) else { throw OracleYAML.Malformed(reason: "no key") }
      let key = ByteString(line.text[..<end]).lossyText.trimmingQuotes
      guard !members.contains(where: { $0.key == key }) else {
        throw OracleYAML.Malformed(reason: "key twice")
      }
      let rest = Array(line.text[(end + 1)...].drop { $0 == 0x20 })
      if !rest.isEmpty {
        members.append((key, try inline(rest, deeperThan: indentation)))
      } else if let next = lines.first, next.indentation == indentation, isItem(next.text) {
        members.append((key, try list(indentation)))
      } else {
        members.append((key, try value(indentation: indentation + 1)))
      }
    }
    if let next = lines.first, next.indentation > indentation {
      throw OracleYAML.Malformed(reason: "indentation")
    }
    return .map(members)
  }

  /// A scalar or a flow collection, which may go on over deeper lines.
  private mutating func inline(_ text: [UInt8], deeperThan indentation: Int) throws -> OracleYAML {
    var text = text
    while text[0] == 0x7B || text[0] == 0x5B, let next = lines.first,
      next.indentation > indentation
    {
      text += [0x20] + next.text
      lines.removeFirst()
    }
    var reader = FlowReader(bytes: text, inCollection: false)
    let value = try reader.value()
    reader.skipSpaces()
    guard reader.position == text.count else { throw OracleYAML.Malformed(reason: "rest of line") }
    return value
  }

  /// Where a `:` that ends a key stands.
  private func keyEnd(_ text: [UInt8]) -> Int? {
    if text[0] == 0x22 || text[0] == 0x27 {
      guard let close = text.dropFirst().firstIndex(of: text[0]), close + 1 < text.count,
        text[close + 1] == 0x3A
      else { return nil }
      return close + 1
    }
    return text.indices.first {
      text[$0] == 0x3A && ($0 + 1 == text.count || text[$0 + 1] == 0x20)
    }
  }
}

private struct FlowReader {
  let bytes: [UInt8]
  var inCollection: Bool
  var position = 0

  init(bytes: [UInt8], inCollection: Bool) {
    self.bytes = bytes
    self.inCollection = inCollection
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpaces() { while next == 0x20 { position += 1 } }

  mutating func value() throws -> OracleYAML {
    skipSpaces()
    switch next {
    case UInt8(ascii: "["):
      return .list(try items(closing: UInt8(ascii: "]")) { reader in try reader.value() })
    case UInt8(ascii: "{"):
      return .map(
        try items(closing: UInt8(ascii: "}")) { reader in
          reader.skipSpaces()
          let start = reader.position
          while let byte = reader.next, byte != 0x3A { reader.position += 1 }
          guard reader.next != nil else { throw OracleYAML.Malformed(reason: "no key") }
          let key = ByteString(reader.bytes[start..<reader.position]).lossyText.trimmingQuotes
          reader.position += 1
          return (key, try reader.value())
        })
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .scalar(try quoted())
    default: return .scalar(try plain())
    }
  }

  private mutating func items<Item>(
    closing: UInt8, _ item: (inout FlowReader) throws -> Item
  ) throws -> [Item] {
    let outer = inCollection
    inCollection = true
    defer { inCollection = outer }
    position += 1
    var items: [Item] = []
    while true {
      skipSpaces()
      if next == closing {
        position += 1
        return items
      }
      items.append(try item(&self))
      skipSpaces()
      if next == UInt8(ascii: ",") {
        position += 1
      } else if next != closing {
        throw OracleYAML.Malformed(reason: "unclosed collection")
      }
    }
  }

  private mutating func quoted() throws -> ByteString {
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      if byte == quote {
        if quote == 0x27, next == 0x27 {
          text.append(0x27)
          position += 1
          continue
        }
        return ByteString(text)
      }
      if byte == 0x5C, quote == 0x22, let escaped = next {
        guard escaped == 0x22 || escaped == 0x5C else {
          throw OracleYAML.Malformed(reason: "an escape that the histories do not write")
        }
        text.append(escaped)
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw OracleYAML.Malformed(reason: "unclosed quote")
  }

  private mutating func plain() throws -> ByteString {
    let start = position
    while let byte = next {
      if inCollection, [0x2C, 0x5D, 0x7D, 0x5B, 0x7B].contains(byte) { break }
      position += 1
    }
    let text = ByteString(bytes[start..<position]).trimmed
    if let first = text.bytes.first, "@`&*!%|>".utf8.contains(first) {
      throw OracleYAML.Malformed(reason: "wants quotes")
    }
    if !inCollection, text.contains(": ") || text.hasSuffix(":") {
      throw OracleYAML.Malformed(reason: "a map in a line")
    }
    return text
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    let text = ByteString(self).trimmed
    guard text.count >= 2, let first = text.bytes.first, first == 0x22 || first == 0x27,
      text.bytes.last == first
    else { return text.lossyText }
    return ByteString(text.bytes.dropFirst().dropLast()).lossyText
  }
}
