internal import Basics
internal import LeadModel
internal import Yams

/// Plain data with the place of each part. A scalar is its text, whatever it looks like.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(ByteString)
    /// Nothing was written, or `null` or `~` without quotes.
    case null
    case list([YAMLNode])
    case map([(key: YAMLNode, value: YAMLNode)])
    /// A diagnostic about it exists already.
    case refused
  }

  let content: Content
  /// Where the node begins in the file.
  let offset: Int
  /// Bytes of a scalar's text in the file, on its first line; 1 for all else.
  let length: Int
}

/// Reads YAML into nodes, with every error as a diagnostic of ours.
struct YAMLReader {
  let source: SourceText
  private let range: Range<Int>
  private var guarded: YAMLGuard
  private(set) var diagnostics: [SourceDiagnostic] = []
  /// The place converted last, from which the next one on the same line is counted.
  private var last = (line: 0, column: 0, offset: 0)

  init(_ text: FrontMatter, allowsDocumentStart: Bool) {
    source = text.source
    range = text.range
    guarded = YAMLGuard(text, allowsDocumentStart: allowsDocumentStart)
  }

  /// The root; nil where there is none, be it for errors (see `diagnostics`) or for lack of text.
  mutating func read() -> YAMLNode? {
    guarded.run()
    diagnostics = guarded.diagnostics
    guard !guarded.isFatal else { return nil }
    do {
      // The basic resolver guesses no types and so runs none of its regular expressions.
      let text = String(decoding: guarded.masked[range], as: UTF8.self)
      guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return nil }
      return node(root)
    } catch {
      // After a refusal the text is no longer quite the author's, and neither is the error.
      if diagnostics.isEmpty { diagnostics.append(diagnostic(for: error)) }
      return nil
    }
  }

  private mutating func node(_ node: Node) -> YAMLNode {
    let offset = node.mark.map { self.offset(of: $0) } ?? range.lowerBound
    guard !guarded.ignored.contains(offset) else {
      return YAMLNode(content: .refused, offset: offset, length: 1)
    }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, at: offset)
    case .sequence(let items):
      return YAMLNode(content: .list(items.map { self.node($0) }), offset: offset, length: 1)
    case .mapping(let pairs):
      let entries = pairs.map { (key: self.node($0.key), value: self.node($0.value)) }
      return YAMLNode(content: .map(entries), offset: offset, length: 1)
    case .alias:
      return YAMLNode(content: .refused, offset: offset, length: 1)
    }
  }

  private mutating func scalar(_ scalar: Node.Scalar, at offset: Int) -> YAMLNode {
    let text = ByteString(scalar.string)
    let length = writtenLength(of: text, at: offset)
    let isNull =
      scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
    if isNull { return YAMLNode(content: .null, offset: offset, length: length) }
    if let control = controlCharacters(in: text.bytes, 0..<text.count, lineEnds: false).first {
      diagnostics.append(
        source.diagnostic(
          at: offset, length: length,
          "the value holds the control character U+\(hex(control.value, 4))",
          help: "leave it out; for a backslash in double quotes write '\\\\'"))
      return YAMLNode(content: .refused, offset: offset, length: length)
    }
    return YAMLNode(content: .scalar(text), offset: offset, length: length)
  }

  /// How many bytes the scalar at `offset` takes on its first line, quotes included.
  private func writtenLength(of text: ByteString, at offset: Int) -> Int {
    let end = source.end(ofLine: source.line(at: offset))
    guard offset < end else { return 1 }
    let rest = source.bytes[offset..<end]
    if rest.starts(with: text.bytes) { return max(text.count, 1) }
    let quote = source.bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return max(ByteString(rest).trimmed.count, 1)
    }
    var place = offset + 1
    while place < end, source.bytes[place] != quote {
      place += source.bytes[place] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
    }
    return min(place + 1, end) - offset
  }

  /// Yams counts lines from the beginning of its text, and characters instead of bytes.
  private mutating func offset(of mark: Mark) -> Int {
    let line = source.line(at: range.lowerBound) + mark.line - 1
    let lineStart = max(source.start(ofLine: line), range.lowerBound)
    let isLater = last.line == line && mark.column >= last.column
    var column = isLater ? last.column : 1
    var offset = isLater ? last.offset : lineStart
    while column < mark.column, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, guarded.masked[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    last = (line, column, offset)
    return offset
  }
}

// MARK: The parser's errors

extension YAMLReader {
  /// Our words for an error of Yams'. Its own text quotes the file, raw and at any length.
  private mutating func diagnostic(for error: any Error) -> SourceDiagnostic {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      return syntaxError(problem, at: offset(of: mark))
    case .composer(_, _, let mark, _):
      return source.diagnostic(at: offset(of: mark), "this is not plain data")
    case .duplicatedKeysInMapping(_, let context):
      return source.diagnostic(
        at: offset(of: context.mark), "a key is set twice here", help: "keep one of the two")
    default:
      return source.diagnostic(at: range.lowerBound, "this is not YAML that can be read")
    }
  }

  /// Text where a new key or item should begin: behind a closed value, or in the wrong column.
  private func misfit(at offset: Int, length: Int) -> SourceDiagnostic {
    let lineStart = source.start(ofLine: source.line(at: offset))
    let before = ByteString(source.bytes[lineStart..<offset]).trimmed.bytes.last
    switch before {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return source.diagnostic(
        at: offset, length: length, "this stands behind the closing quotation mark",
        help: "put the whole value in quotes, or none of it")
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return source.diagnostic(
        at: offset, length: length, "this stands behind the closing bracket",
        help: "put it inside, or on a line of its own")
    default:
      return source.diagnostic(
        at: offset, length: length, "this fits neither the line above it nor a new key",
        help: "begin all keys of one map, and all items of one list, in the same column")
    }
  }

  private func syntaxError(_ problem: String, at offset: Int) -> SourceDiagnostic {
    let line = source.line(at: offset)
    let length = max(source.end(ofLine: line) - offset, 1)
    switch problem {
    case "mapping values are not allowed in this context", "found unexpected ':'":
      return source.diagnostic(
        at: offset, "a ':' is not allowed here",
        help: "put a value that holds ': ' in quotes, and begin each key on its own line")
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return misfit(at: offset, length: length)
    case "could not find expected ':'":
      return source.diagnostic(
        at: offset, length: length, "a key without ':' ends here", help: "write 'key: value'")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return source.diagnostic(
        at: offset, "a ',' or the closing bracket is missing before this",
        help: source.bytes.dropFirst(offset).first == UInt8(ascii: ":")
          ? "put a value that holds ': ' in quotes" : nil)
    case "block sequence entries are not allowed in this context":
      return source.diagnostic(
        at: offset, "a list item is not allowed here", help: "begin the list on its own line")
    case "found unknown escape character", "found invalid Unicode character escape code",
      "did not find expected hexdecimal number":
      return source.diagnostic(
        at: offset, "there is no such escape in a text in double quotes",
        help: "write '\\\\' for a backslash, or use single quotes")
    case "did not find expected node content":
      return source.diagnostic(
        at: offset, "a value is missing before this",
        help: "write the value, or put it in quotes if this is part of it")
    case "did not find expected comment or line break":
      return source.diagnostic(
        at: offset, length: length, "a '|' or '>' that begins a value ends its line",
        help: "put the value in quotes")
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return source.diagnostic(
        at: offset, "a tab cannot indent a line", help: "indent with spaces")
    case "found unexpected end of stream":
      return source.diagnostic(at: offset, "a quotation mark above is never closed")
    case "found character that cannot start any token":
      return source.diagnostic(
        at: offset, "this character cannot start a value", help: "put the value in quotes")
    default:
      return source.diagnostic(at: offset, "this is not YAML that can be read")
    }
  }
}
