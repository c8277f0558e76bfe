internal import Basics
internal import LeadModel

/// Where libyaml could not go on, and why, in its own words.
struct YAMLSyntaxError: Error {
  /// Empty where there was no memory for the parser.
  let problem: String
  /// The byte of the file at which libyaml stopped.
  let offset: Int
  /// Whether that byte is within `[…]` or `{…}`.
  let isInFlow: Bool
  /// What libyaml was reading, and where that began.
  var context = ""
  var contextOffset: Int?
}

extension YAMLSyntaxError {
  var isKeyWithoutColon: Bool { problem == "could not find expected ':'" }

  /// A diagnostic for the bracket that was open at the error, if that one is never closed.
  func unclosed(
    _ bracket: Int?, in source: SourceText, range: Range<Int>
  ) -> SourceDiagnostic? {
    let isContext =
      context == "while parsing a flow sequence" || context == "while parsing a flow mapping"
    guard context != "while scanning a quoted scalar", context != "while parsing a quoted scalar",
      let open = bracket ?? (isContext ? contextOffset : nil),
      offset >= range.upperBound || !isClosed(open, in: source, range)
    else { return nil }
    return source.diagnostic(at: open, "this '\(ByteString([source.bytes[open]]))' is never closed")
  }

  /// The error in our words. `range` is the part of the file that is YAML.
  func diagnostic(in source: SourceText, range: Range<Int>) -> SourceDiagnostic {
    if let directive = directive(in: source, range) { return directive }
    switch problem {
    case "mapping values are not allowed in this context", "found unexpected ':'":
      return source.diagnostic(
        at: offset, "a ':' is not allowed here",
        help: "quote a value that contains ': ', and begin each key on its own line")
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return misfit(in: source)
    case _ where isKeyWithoutColon:
      let key = contextOffset ?? offset
      return source.diagnostic(
        at: key, length: lineRest(key, in: source), "':' is missing after this key",
        help: "write 'key: value'")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return source.diagnostic(
        at: offset, "a ',' or a closing bracket is missing before this",
        help: source.bytes.dropFirst(offset).first == UInt8(ascii: ":")
          ? "quote a value that contains ': '" : nil)
    case "block sequence entries are not allowed in this context":
      return source.diagnostic(
        at: offset, "a list item is not allowed here", help: "begin the list on its own line")
    case "found unknown escape character", "found invalid Unicode character escape code",
      "did not find expected hexdecimal number":
      return source.diagnostic(
        at: offset, "unknown escape in double quotes",
        help: "write '\\\\' for a backslash, or use single quotes")
    case "did not find expected node content":
      return source.diagnostic(
        at: offset, "a value is missing before this",
        help: "write the value, or quote it if this is part of it")
    case "did not find expected comment or line break":
      return source.diagnostic(
        at: offset, length: lineRest(offset, in: source),
        "'|' and '>' begin a text of several lines: nothing may follow them on their line",
        help: "quote the value")
    case "found unexpected end of stream", "found unexpected document indicator":
      let quote = contextOffset ?? offset
      return source.diagnostic(
        at: quote, length: lineRest(quote, in: source), "this quote is never closed")
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab(in: source)
    case "found character that cannot start any token":
      if source.bytes.dropFirst(offset).first == UInt8(ascii: "\t") { return tab(in: source) }
      return misfit(in: source)
    default:
      return source.diagnostic(at: offset, "invalid YAML")
    }
  }

  private func lineRest(_ offset: Int, in source: SourceText) -> Int {
    source.end(ofLine: source.line(at: offset)) - offset
  }

  private func tab(in source: SourceText) -> SourceDiagnostic {
    source.diagnostic(at: offset, "a tab cannot indent a line", help: "indent with spaces")
  }

  /// A diagnostic for the directive that caused the error: on its line or, where a document was
  /// expected after directives, on one before it.
  private func directive(in source: SourceText, _ range: Range<Int>) -> SourceDiagnostic? {
    let line = source.line(at: offset)
    let first =
      problem == "did not find expected <document start>" ? source.line(at: range.lowerBound) : line
    let starts = (first...line).map { source.start(ofLine: $0) }
    guard let start = starts.first(where: { source.bytes[$0...].first == UInt8(ascii: "%") })
    else { return nil }
    return source.diagnostic(
      at: start, length: lineRest(start, in: source), "YAML directives are not allowed",
      help: "remove the line")
  }

  /// Text where a new key or item should begin: after a closed value, or in the wrong column.
  private func misfit(in source: SourceText) -> SourceDiagnostic {
    let lineStart = source.start(ofLine: source.line(at: offset))
    let length = lineRest(offset, in: source)
    switch ByteString(source.bytes[lineStart..<offset]).trimmed.bytes.last {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let isList = source.bytes[offset...].first == UInt8(ascii: ",")
      return source.diagnostic(
        at: offset, length: length, "text after the closing quote",
        help: isList
          ? "for several people write a list: [\"@a\", \"@b\"]"
          : "put the whole value in quotes, or none of it")
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return source.diagnostic(
        at: offset, length: length, "text after the closing bracket",
        help: "put it inside, or on a line of its own")
    default:
      return source.diagnostic(
        at: offset, length: length, "this is neither a new key nor part of the line above",
        help: "indent all keys of a map, and all items of a list, alike")
    }
  }

  /// Whether the bracket at `open` has a counterpart; one in quotes counts as well.
  private func isClosed(_ open: Int, in source: SourceText, _ range: Range<Int>) -> Bool {
    var depth = 0
    for byte in source.bytes[open..<range.upperBound] {
      if "[{".utf8.contains(byte) { depth += 1 }
      if "]}".utf8.contains(byte) { depth -= 1 }
      if depth == 0 { return true }
    }
    return false
  }
}
