internal import Basics
internal import LeadModel

/// Reads YAML into nodes, with every error as a diagnostic.
struct YAMLReader {
  let source: SourceText
  private(set) var diagnostics: [SourceDiagnostic] = []
  private var reader: YAMLEventReader
  private var events: [YAMLEvent] = []
  /// The index of the next event.
  private var index = 0

  init(_ text: FrontMatter, allowsDocumentStart: Bool) {
    source = text.source
    reader = YAMLEventReader(text, allowsDocumentStart: allowsDocumentStart)
  }

  /// The root node; nil if there is no text, or if an error (see `diagnostics`) makes it useless.
  mutating func read() -> YAMLNode? {
    reader.read()
    diagnostics = reader.diagnostics
    // The stream's start, then the document's where there is one.
    events = Array(reader.events.dropFirst(2))
    // After an error the keys before it are still checked.
    let root = node()
    return reader.isWhole ? root : nil
  }

  /// The node that begins at the next event; nil where a list, a map or the text ends there.
  private mutating func node() -> YAMLNode? {
    guard index < events.count else { return nil }
    let event = events[index]
    index += 1
    switch event.kind {
    case .scalar(let text, let style): return scalar(text, style, event)
    case .listStart(let isFlow):
      var items: [YAMLNode] = []
      while let item = node() { items.append(item) }
      return collection(.list(items), from: event, isFlow: isFlow, last: items.last)
    case .mapStart(let isFlow):
      let (pairs, last) = self.pairs()
      return collection(.map(pairs), from: event, isFlow: isFlow, last: last)
    default: return nil
    }
  }

  /// A list or map, which ended at the event read last. libyaml lets a block reach to the next token,
  /// so that one ends with its last node.
  private func collection(
    _ content: YAMLNode.Content, from start: YAMLEvent, isFlow: Bool, last: YAMLNode?
  ) -> YAMLNode {
    let offset = start.range.lowerBound
    let end = isFlow ? events[index - 1].range.upperBound : last?.range.upperBound ?? offset
    return YAMLNode(content: content, range: offset..<max(offset, end), length: 1, isFlow: isFlow)
  }

  private mutating func scalar(
    _ text: ByteString, _ style: ScalarStyle, _ event: YAMLEvent
  ) -> YAMLNode {
    let range = event.range
    let lineEnd = source.end(ofLine: source.line(at: range.lowerBound))
    let length = max(min(range.upperBound, lineEnd) - range.lowerBound, 1)
    var content = YAMLNode.Content.scalar(text)
    if event.isRefused {
      content = .refused
    } else if style == .plain, ["", "~", "null", "Null", "NULL"].contains(text) {
      content = .null
    } else if let control = controlCharacters(in: text.bytes, 0..<text.count, lineEnds: false).first
    {
      diagnostics.append(
        source.diagnostic(
          at: range.lowerBound, length: length,
          "the value contains the control character U+\(hex(control.value, 4))",
          help: "remove it; for a backslash in double quotes write '\\\\'"))
      content = .refused
    }
    return YAMLNode(content: content, range: range, length: length, style: style)
  }

  // MARK: Maps

  /// The pairs of a map up to its end, and its last value.
  private mutating func pairs() -> (pairs: [(key: YAMLNode, value: YAMLNode)], last: YAMLNode?) {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var last: YAMLNode?
    var lines: [ByteString: Int] = [:]
    while let key = node(), let value = node() {
      last = value
      if isValid(key, &lines) { pairs.append((key, value)) }
    }
    return (pairs, last)
  }

  /// Whether a key is plain text and new in its map; reports what is wrong otherwise. `lines` has the
  /// line of each key so far.
  private mutating func isValid(_ key: YAMLNode, _ lines: inout [ByteString: Int]) -> Bool {
    let mark = questionMark(before: key.offset)
    if mark != nil || key.style == nil {
      diagnostics.append(
        source.diagnostic(at: mark ?? key.offset, "a key must be text on one line"))
      return false
    }
    guard case .scalar(let name) = key.content else { return true }
    if name == "<<", key.style == .plain {
      report(
        key, "YAML merge keys are not allowed", help: "repeat the values where they are needed")
      return false
    }
    let line = source.line(at: key.offset)
    if let first = lines[name] {
      report(key, "'\(name)' is set twice: first on line \(first)", help: "remove one of the two")
      return false
    }
    lines[name] = line
    return true
  }

  /// The `?` with which an explicit key begins on its line.
  private func questionMark(before offset: Int) -> Int? {
    let start = source.start(ofLine: source.line(at: offset))
    let before = source.bytes[start..<offset]
    guard let mark = before.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }), mark + 1 < offset,
      before[mark] == UInt8(ascii: "?")
    else { return nil }
    return mark
  }

  private mutating func report(_ node: YAMLNode, _ message: ByteString, help: ByteString) {
    diagnostics.append(
      source.diagnostic(at: node.offset, length: node.length, message, help: help))
  }
}
