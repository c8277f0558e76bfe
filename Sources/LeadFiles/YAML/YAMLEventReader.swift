internal import Basics
internal import LeadModel

/// Reads all events of a file, and refuses what plain data does not need: anchors, aliases, tags,
/// directives, several documents, deep nesting.
///
/// libyaml stops at its first error. The commonest ones, values that only want quotes, are
/// overwritten with a plain character in libyaml's copy of the text; reading begins again and goes
/// on from where it stopped, so that all errors of a file are found at once. After any other error
/// the rest of its line is made a comment, and only values that are refused are looked for.
struct YAMLEventReader {
  /// Bytes that are read again at most, which bounds the time that a file of errors takes.
  private static let rereadLimit = 1 << 22

  let source: SourceText
  /// The part of the file that is YAML.
  let range: Range<Int>
  private(set) var diagnostics: [SourceDiagnostic] = []

  private let allowsDocumentStart: Bool
  private let parser: YAMLParser
  private(set) var events: [YAMLEvent] = []
  /// False where the file has an error after which its structure is unknown.
  private(set) var isWhole = true
  /// The lists and maps that are open, outermost first.
  private var open: [(offset: Int, isFlow: Bool)] = []
  /// Scalars, lists and maps so far.
  private var nodes = 0
  /// Offsets at which something was refused.
  private var refused: Set<Int> = []
  /// Offsets of plain values that were overwritten.
  private var overwritten: Set<Int> = []
  /// The line of the value that was overwritten last.
  private var lastOverwrittenLine = 0
  /// Where the last comment was begun.
  private var lastComment = -1
  private var reread = 0

  init(_ text: FrontMatter, allowsDocumentStart: Bool) {
    source = text.source
    range = text.range
    self.allowsDocumentStart = allowsDocumentStart
    parser = YAMLParser(text.source, range: text.range)
  }

  /// Reads to the end of the text, or to where it cannot go on.
  mutating func read() {
    while diagnostics.count < ParseLimits.diagnostics {
      do {
        var event = try parser.next()
        if case .alias = event.kind {
          refusePlain(at: event.range.lowerBound, inFlow: isInFlow)
          guard restart(at: event.range.lowerBound) else { break }
          continue
        }
        guard check(&event) else { break }
        events.append(event)
        if case .streamEnd = event.kind { return }
      } catch {
        guard recover(from: error) || passOver(error), restart(at: error.offset) else { break }
      }
    }
    isWhole = false
  }

  private var isInFlow: Bool { open.last?.isFlow ?? false }

  private mutating func restart(at offset: Int) -> Bool {
    reread += offset - range.lowerBound
    guard reread <= Self.rereadLimit else { return false }
    parser.restart(skipping: events.count)
    return true
  }

  private mutating func refuse(
    _ offset: Int, _ message: ByteString, help: ByteString? = nil, length: Int = 1
  ) {
    guard refused.insert(offset).inserted else { return }
    diagnostics.append(source.diagnostic(at: offset, length: length, message, help: help))
  }

  // MARK: Events

  /// Refuses what an event shows; false where nothing more is to be read.
  private mutating func check(_ event: inout YAMLEvent) -> Bool {
    if event.hasAnchor || event.hasTag { refuseProperty(of: &event) }
    let offset = event.range.lowerBound
    switch event.kind {
    case .documentStart(let isExplicit, let hasDirectives):
      if hasDirectives {
        let length = source.end(ofLine: source.line(at: offset)) - offset
        refuse(offset, "YAML directives are not allowed", help: "remove the line", length: length)
        return false
      }
      let isFirst = events.count == 1
      guard isExplicit || !isFirst else { return true }
      if isFirst, allowsDocumentStart { return true }
      refuse(
        offset, "a second YAML document is not allowed", help: "remove the line", length: 3)
      return false
    case .documentEnd(let isExplicit):
      guard isExplicit else { return true }
      refuse(offset, "'...' is not allowed", help: "remove the line", length: 3)
      return false
    case .scalar:
      if overwritten.contains(offset) { event.isRefused = true }
      return count(at: offset)
    case .listStart(let isFlow), .mapStart(let isFlow):
      open.append((offset, isFlow))
      guard open.count <= ParseLimits.depth else {
        refuse(offset, "lists and maps are nested more than \(ParseLimits.depth) deep")
        return false
      }
      return count(at: offset)
    case .listEnd, .mapEnd: _ = open.popLast()
    case .streamStart, .streamEnd, .alias: break
    }
    return true
  }

  private mutating func count(at offset: Int) -> Bool {
    nodes += 1
    guard nodes > ParseLimits.nodes else { return true }
    refuse(offset, "the file has more than \(ParseLimits.nodes) values")
    return false
  }

  /// Refuses the anchor or tag before a value, and lets its range begin after that.
  private mutating func refuseProperty(of event: inout YAMLEvent) {
    let start = event.range.lowerBound
    let isVerbatim = source.bytes[start...].starts(with: "!<".utf8)
    let word = ByteString(
      source.bytes[start..<range.upperBound].prefix { byte in
        !byte.isASCIISpace && (isVerbatim || !isInFlow || !byte.isFlowIndicator)
      })
    let isAnchor = word.hasPrefix("&")
    let isText = !isAnchor && !isVerbatim && word.count > 1 && !word.hasPrefix("!!")
    if isText {
      refuse(
        start, "'!' begins a YAML tag, and tags are not allowed", help: quoteHelp(start, word),
        length: word.count)
    } else {
      refuse(
        start, isAnchor ? "YAML anchors are not allowed" : "YAML tags are not allowed",
        help: isAnchor ? "repeat the value where it is needed" : "remove '\(word)'",
        length: word.count)
    }
    if case .scalar(let text, _) = event.kind, isText || text.isEmpty {
      event.isRefused = true
    } else {
      let rest = source.bytes[(start + word.count)..<range.upperBound]
      let content = rest.firstIndex { !$0.isASCIISpace } ?? rest.endIndex
      event.range = content..<max(content, event.range.upperBound)
    }
  }

  // MARK: Errors after which reading goes on

  /// Overwrites what libyaml stopped at, where that is a value that only wants quotes.
  private mutating func recover(from error: YAMLSyntaxError) -> Bool {
    switch (error.context, error.problem) {
    case (_, "found character that cannot start any token"):
      guard let start = startOfWord(at: error.offset),
        "@`%|>*&".utf8.contains(source.bytes[start])
      else { return false }
      refusePlain(at: start, inFlow: error.isInFlow)
    case (_, "mapping keys are not allowed in this context"):
      refusePlain(at: error.offset, inFlow: error.isInFlow)
    case ("while scanning an alias", _), ("while scanning an anchor", _),
      ("while scanning a tag", _), ("while parsing a tag", _):
      guard let offset = error.contextOffset else { return false }
      refusePlain(at: offset, inFlow: error.isInFlow)
    case (_, "found undefined tag handle"):
      refusePlain(at: error.offset, inFlow: error.isInFlow)
    case (_, "mapping values are not allowed in this context"):
      return refuseColon(at: error.offset)
    default: return false
    }
    return true
  }

  /// Reports the first error that cannot be overwritten, and makes a comment of the rest of its line.
  private mutating func passOver(_ error: YAMLSyntaxError) -> Bool {
    let bracket = open.first(where: \.isFlow)?.offset
    if isWhole, let unclosed = error.unclosed(bracket, in: source, range: range) {
      diagnostics.append(unclosed)
    } else if isWhole, !isDueToOverwriting(error.offset) {
      diagnostics.append(error.diagnostic(in: source, range: range))
    }
    isWhole = false
    let offset = error.isKeyWithoutColon ? error.contextOffset ?? error.offset : error.offset
    guard offset > lastComment, offset < range.upperBound, !error.isInFlow,
      source.bytes[offset] < 0x80, !source.bytes[offset].isASCIISpace,
      offset == range.lowerBound || source.bytes[offset - 1].isASCIISpace
    else { return false }
    lastComment = offset
    parser.overwrite(offset, with: UInt8(ascii: "#"))
    // A comment ends no block as what stood there may have, so earlier events change too.
    events = []
    open = []
    nodes = 0
    return true
  }

  /// Whether an error stands on the line that was overwritten last, or in what is indented below it:
  /// there it need not be the author's.
  private func isDueToOverwriting(_ offset: Int) -> Bool {
    let line = source.line(at: offset)
    guard lastOverwrittenLine > 0, line > lastOverwrittenLine else {
      return line == lastOverwrittenLine
    }
    func indentation(_ line: Int) -> Int {
      source.bytes[source.start(ofLine: line)..<source.end(ofLine: line)]
        .prefix { $0 == 0x20 || $0 == UInt8(ascii: "-") }.count
    }
    let outer = indentation(lastOverwrittenLine)
    return (lastOverwrittenLine + 1...line).allSatisfy { indentation($0) > outer }
  }

  /// The start of the unquoted word around `offset`.
  private func startOfWord(at offset: Int) -> Int? {
    guard offset < range.upperBound else { return nil }
    let before = source.bytes[range.lowerBound..<offset]
    return before.lastIndex { $0.isASCIISpace || $0.isFlowIndicator }.map { $0 + 1 }
      ?? range.lowerBound
  }

  /// Refuses a plain value for its first character.
  private mutating func refusePlain(at offset: Int, inFlow: Bool) {
    let isAfterKey = !inFlow && textBefore(offset).hasSuffix(":")
    let value = plainText(at: offset, inFlow: inFlow, stopsAtColon: !isAfterKey)
    let first = ByteString([source.bytes[offset]])
    let message: ByteString =
      switch first {
      case "*": "'*' begins a YAML alias, and aliases are not allowed"
      case "&": "'&' begins a YAML anchor, and anchors are not allowed"
      case "!": "'!' begins a YAML tag, and tags are not allowed"
      case "|", ">": "'\(first)' cannot begin a value within brackets"
      default: "a value that begins with '\(first)' needs quotes"
      }
    refuse(offset, message, help: quoteHelp(offset, value), length: value.count)
    parser.overwrite(offset, with: UInt8(ascii: "x"))
    overwritten.insert(offset)
    lastOverwrittenLine = source.line(at: offset)
  }

  /// Refuses the value before a `: ` that cannot be a key, as in `name: Checkout: the basket`.
  private mutating func refuseColon(at colon: Int) -> Bool {
    guard let last = events.last, case .scalar(_, .plain) = last.kind,
      source.line(at: last.range.lowerBound) == source.line(at: colon),
      last.range.upperBound <= colon
    else { return false }
    // In 'name: : basket' the scalar that was read last is the key.
    let isKey = source.bytes[last.range.upperBound..<colon].contains(UInt8(ascii: ":"))
    let start = isKey ? colon : last.range.lowerBound
    let value = plainText(at: start, inFlow: false, stopsAtColon: false)
    if !overwritten.contains(start) {
      refuse(
        start, "a value that contains ': ' needs quotes", help: quoteHelp(start, value),
        length: value.count)
      if !isKey { events[events.count - 1].isRefused = true }
      overwritten.insert(start)
    }
    for offset in colon..<max(start + value.count, colon + 1)
    where source.bytes[offset] == UInt8(ascii: ":") {
      parser.overwrite(offset, with: UInt8(ascii: "x"))
    }
    lastOverwrittenLine = source.line(at: colon)
    return true
  }

  /// A value without quotes: up to a comment, the end of its line, `: ` or, within brackets, what
  /// ends it there.
  private func plainText(at start: Int, inFlow: Bool, stopsAtColon: Bool = true) -> ByteString {
    let end = min(source.end(ofLine: source.line(at: start)), range.upperBound)
    let line = source.bytes[start..<end]
    let stop = line.indices.dropFirst().first { offset in
      let next = offset + 1 < end ? line[offset + 1] : UInt8(ascii: " ")
      return switch line[offset] {
      case UInt8(ascii: "#"): line[offset - 1].isASCIISpace
      case UInt8(ascii: ":"):
        stopsAtColon && (next.isASCIISpace || (inFlow && next.isFlowIndicator))
      default: inFlow && line[offset].isFlowIndicator
      }
    }
    return ByteString(line[..<(stop ?? end)]).trimmed
  }

  /// The line up to a value, without white space at its ends.
  private func textBefore(_ offset: Int) -> ByteString {
    ByteString(source.bytes[source.start(ofLine: source.line(at: offset))..<offset]).trimmed
  }

  /// `quote it: lead: "@anna"`, with the key where nothing but the value follows it.
  private func quoteHelp(_ start: Int, _ value: ByteString) -> ByteString {
    let quoted = ScalarStyle.doubleQuoted.write(value, inFlow: false)
    let before = textBefore(start)
    let key = ByteString(before.bytes.drop { $0 == UInt8(ascii: "-") || $0 == 0x20 })
    let isKey =
      before.hasSuffix(":")
      && key.bytes.dropLast().allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == 0x20
      }
    return isKey ? "quote it: \(key) \(quoted)" : "quote it: \(quoted)"
  }
}

extension UInt8 {
  /// Ends a plain value within `[…]` and `{…}`.
  fileprivate var isFlowIndicator: Bool { ",[]{}".utf8.contains(self) }
}
