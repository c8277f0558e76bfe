internal import Basics

/// Looks at YAML byte by byte before the parser does, and refuses what plain data has no need of:
/// anchors, aliases, merge keys, tags, directives, several documents, keys that are not text.
///
/// What it refuses it also masks, so that the parser never meets it and all other errors of the
/// file can still be found. It follows quotes, comments, block scalars, flow collections and values
/// of several lines, for `*` or `&` mean nothing in those. The one parser behind it, Yams, takes
/// exponential time on some aliases and reads past its stack on deep nesting.
struct YAMLGuard {
  let source: SourceText
  let end: Int
  /// The source with every refused token overwritten, byte for byte.
  private(set) var masked: [UInt8]
  private(set) var diagnostics: [SourceDiagnostic] = []
  /// Offsets of nodes that have been refused already: nothing more is to be said of them.
  private(set) var ignored: Set<Int> = []
  /// Set where the structure itself cannot be relied on and the parser must not see the text.
  private(set) var isFatal = false

  private var index: Int
  private let allowsDocumentStart: Bool
  /// The block collections that are open here, outermost first.
  private var blocks: [Block] = []
  /// The flow collections that are open here, outermost first.
  private var flows: [Flow] = []
  /// Whether the line before ended inside a plain value, which this line may go on with.
  private var isPlainOpen = false

  private struct Block {
    let column: Int
    let isList: Bool
    var keys: [ByteString: Int] = [:]
  }

  private struct Flow {
    let offset: Int
    let isMap: Bool
    var keys: [ByteString: Int] = [:]
  }

  init(_ text: FrontMatter, allowsDocumentStart: Bool) {
    source = text.source
    masked = text.source.bytes
    index = text.range.lowerBound
    end = text.range.upperBound
    self.allowsDocumentStart = allowsDocumentStart
  }

  mutating func run() {
    var isFirstContent = true
    while index < end, !isFatal {
      let lineStart = index
      while at(index) == space { index += 1 }
      if at(index) == tab { refuseTab() }
      if isFatal { return }
      if isBreak(index) || at(index) == hash {
        if at(index) == hash { isPlainOpen = false }
        skipLine()
        continue
      }
      let column = index - lineStart
      if column == 0, isDocumentMarker(index) {
        guard isFirstContent, allowsDocumentStart, at(index) == dash, isBreak(index + 3) else {
          refuseDocument()
          return
        }
        isFirstContent = false
        skipLine()
        continue
      }
      if column == 0, at(index) == percent, !isPlainOpen {
        refuse(
          index, "directives are not allowed", help: "leave the line out", length: lineRest(index))
        isFatal = true
        return
      }
      isFirstContent = false
      if isPlainOpen, column > (blocks.last?.column ?? -1) {
        skipPlainLine()
        continue
      }
      isPlainOpen = false
      scanBlockLine(lineStart)
    }
  }

  // MARK: Block context

  private mutating func scanBlockLine(_ lineStart: Int) {
    while !isFatal {
      let column = index - lineStart
      while let last = blocks.last, last.column > column { blocks.removeLast() }
      guard at(index) == dash, isBlank(index + 1) else { break }
      let isNext = blocks.last.map { $0.column == column && $0.isList } ?? false
      if !isNext { open(Block(column: column, isList: true)) }
      index += 1
      skipBlanks()
      if isBreak(index) || isComment(index) {
        skipLine()
        return
      }
    }
    if isFatal { return }
    scanBlockNode(lineStart: lineStart, canBeKey: true)
  }

  private mutating func scanBlockNode(lineStart: Int, canBeKey: Bool) {
    skipProperties()
    let start = index
    if isFatal || isBreak(index) || isComment(index) {
      skipLine()
      return
    }
    if at(index) == question, isBlank(index + 1) {
      refuseComplexKey(index)
      return
    }
    switch at(index) {
    case doubleQuote, singleQuote:
      let line = source.line(at: index)
      skipQuoted()
      if isFatal { return }
      let close = index
      skipBlanks()
      if canBeKey, at(index) == colon, isBlank(index + 1), source.line(at: close - 1) == line {
        let text = ByteString(masked[start + 1..<close - 1])
        scanBlockValue(of: text, from: start, length: close - start, lineStart: lineStart)
      } else {
        skipLine()
      }
    case leftBracket, leftBrace:
      scanFlow()
      if isFatal { return }
      skipBlanks()
      if at(index) == colon { refuseComplexKey(start) } else { skipLine() }
    case pipe, greater:
      skipBlockScalar()
    default:
      scanBlockPlain(lineStart: lineStart, canBeKey: canBeKey)
    }
  }

  private mutating func scanBlockPlain(lineStart: Int, canBeKey: Bool) {
    let start = index
    var stop = start
    while !isBreak(stop), !isComment(stop) || stop == start {
      if at(stop) == colon, isBlank(stop + 1) { break }
      stop += 1
    }
    if at(stop) == colon, canBeKey {
      let text = ByteString(masked[start..<stop]).trimmed
      index = stop
      if refusePlainStart(start, until: start + text.count, isKey: true) { ignored.insert(start) }
      scanBlockValue(of: text, from: start, length: text.count, lineStart: lineStart)
      return
    }
    if at(stop) == colon {
      while !isBreak(stop), !isComment(stop) { stop += 1 }
      let value = ByteString(masked[start..<stop]).trimmed
      refuse(
        start, "': ' cannot stand in a value without quotes", help: quoteHelp(start, value),
        length: value.count)
      mask(start, value.count)
    } else {
      let value = ByteString(masked[start..<stop]).trimmed
      _ = refusePlainStart(start, until: start + value.count, isKey: false)
    }
    isPlainOpen = !isComment(stop)
    index = stop
    skipLine()
  }

  private mutating func scanBlockValue(
    of key: ByteString, from start: Int, length: Int, lineStart: Int
  ) {
    let column = start - lineStart
    if let last = blocks.last, last.column == column, last.isList { blocks.removeLast() }
    if blocks.last?.column != column { open(Block(column: column, isList: false)) }
    if isFatal { return }
    let first = blocks[blocks.count - 1].keys[key]
    if first == nil { blocks[blocks.count - 1].keys[key] = start }
    note(key, at: start, length: length, first: first)
    index += 1
    skipBlanks()
    if isBreak(index) || isComment(index) {
      skipLine()
    } else {
      scanBlockNode(lineStart: lineStart, canBeKey: false)
    }
  }

  private mutating func skipBlockScalar() {
    let parent = blocks.last?.column ?? -1
    skipLine()
    while index < end {
      var content = index
      while at(content) == space { content += 1 }
      if !isBreak(content), content - index <= parent { return }
      if !isBreak(content), parent < 0, content == index, isDocumentMarker(index) { return }
      skipLine()
    }
  }

  private mutating func skipPlainLine() {
    while !isBreak(index), !isComment(index) { index += 1 }
    if isComment(index) { isPlainOpen = false }
    skipLine()
  }

  // MARK: Flow context

  /// Reads from the opening bracket to behind its closing one.
  private mutating func scanFlow() {
    repeat {
      skipFlowSpace()
      guard index < end else { break }
      switch at(index) {
      case leftBracket, leftBrace:
        flows.append(Flow(offset: index, isMap: at(index) == leftBrace))
        checkDepth(index)
        index += 1
      case rightBracket, rightBrace:
        flows.removeLast()
        index += 1
        skipFlowSpace()
        if at(index) == colon, !flows.isEmpty { refuseComplexKey(index) }
      case comma:
        index += 1
      case colon where isBlank(index + 1) || isFlowIndicator(index + 1):
        index += 1
      case question where isBlank(index + 1):
        refuseComplexKey(index)
      case doubleQuote, singleQuote:
        let start = index
        skipQuoted()
        let close = index
        skipFlowSpace()
        if at(index) == colon, !isFatal {
          noteFlowKey(ByteString(masked[start + 1..<close - 1]), start, close - start)
        }
      case ampersand, exclamation:
        skipProperties()
      default:
        scanFlowPlain()
      }
    } while !flows.isEmpty && !isFatal
    if let open = flows.last, !isFatal {
      let bracket = ByteString([masked[open.offset]])
      refuse(open.offset, "this '\(bracket)' is never closed")
      isFatal = true
    }
  }

  private mutating func scanFlowPlain() {
    let start = index
    var last = index
    while index < end {
      let byte = at(index)
      if isFlowIndicator(index) || isComment(index), index > start { break }
      if byte == colon, isBlank(index + 1) || isFlowIndicator(index + 1) { break }
      if !isBlank(index) { last = index }
      index += 1
      if isFlowIndicator(start) { break }
    }
    let length = min(last + 1, source.end(ofLine: source.line(at: start))) - start
    let isKey = at(index) == colon
    let text = ByteString(masked[start..<max(start, min(last + 1, end))])
    let isRefused = refusePlainStart(start, until: start + length, isKey: isKey)
    if isKey {
      if isRefused { ignored.insert(start) } else { noteFlowKey(text, start, text.count) }
    }
  }

  private mutating func noteFlowKey(_ key: ByteString, _ start: Int, _ length: Int) {
    guard flows.last?.isMap == true else { return }
    let first = flows[flows.count - 1].keys[key]
    if first == nil { flows[flows.count - 1].keys[key] = start }
    note(key, at: start, length: length, first: first)
  }
}

// MARK: Refusals

extension YAMLGuard {
  private mutating func refuse(
    _ offset: Int, _ message: ByteString, help: ByteString? = nil, length: Int = 1
  ) {
    diagnostics.append(source.diagnostic(at: offset, length: length, message, help: help))
  }

  private mutating func mask(_ offset: Int, _ length: Int, with byte: UInt8 = UInt8(ascii: "x")) {
    guard length > 0 else { return }
    for place in offset..<min(offset + length, end) where !isBreak(place) { masked[place] = byte }
    ignored.insert(offset)
  }

  /// Refuses anchors and tags before a node and leaves spaces in their place.
  private mutating func skipProperties() {
    while at(index) == ampersand || at(index) == exclamation {
      let start = index
      while !isBlank(index), flows.isEmpty || !isFlowIndicator(index) { index += 1 }
      let word = ByteString(masked[start..<index])
      if masked[start] == ampersand {
        refuse(
          start, "anchors are not allowed", help: "write the value out where it is needed",
          length: word.count)
        mask(start, word.count, with: space)
        skipBlanks()
      } else if word.count > 1, !word.hasPrefix("!!"), word.bytes[1] != UInt8(ascii: "<") {
        refuse(start, "'!' begins a tag", help: quoteHelp(start, word), length: word.count)
        mask(start, word.count)
      } else {
        refuse(start, "tags are not allowed", help: "leave '\(word)' out", length: word.count)
        mask(start, word.count, with: space)
        skipBlanks()
      }
      if masked[start] != space {
        index = start
        return
      }
    }
  }

  /// Says what is wrong with a plain value's first byte, if anything is, and masks the value.
  private mutating func refusePlainStart(_ start: Int, until stop: Int, isKey: Bool) -> Bool {
    guard start < stop, !ignored.contains(start) else { return false }
    let value = ByteString(masked[start..<stop])
    let first = ByteString([masked[start]])
    switch masked[start] {
    case asterisk:
      refuse(
        start, "'*' begins an alias, and aliases are not allowed",
        help: isKey ? nil : quoteHelp(start, value), length: value.count)
    case UInt8(ascii: "@"), UInt8(ascii: "`"), percent:
      refuse(
        start, "'\(first)' cannot start a plain value", help: quoteHelp(start, value),
        length: value.count)
    case pipe where !flows.isEmpty, greater where !flows.isEmpty:
      refuse(
        start, "'\(first)' cannot start a value in a list or map on one line",
        help: quoteHelp(start, value), length: value.count)
    default: return false
    }
    mask(start, value.count)
    return true
  }

  /// `quote it: lead: "@anna"`, with the key where the value stands alone behind it.
  private func quoteHelp(_ start: Int, _ value: ByteString) -> ByteString {
    let quoted = ByteString(
      value.bytes.flatMap { $0 == doubleQuote || $0 == backslash ? [backslash, $0] : [$0] })
    let lineStart = source.start(ofLine: source.line(at: start))
    let before = ByteString(source.bytes[lineStart..<start]).trimmed
    let isKey =
      flows.isEmpty && before.hasSuffix(":")
      && before.bytes.dropLast().allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == dash || $0 == space
      }
    let key = ByteString(before.bytes.drop { $0 == dash || $0 == space })
    return isKey ? "quote it: \(key) \"\(quoted)\"" : "quote it: \"\(quoted)\""
  }

  private mutating func note(_ key: ByteString, at offset: Int, length: Int, first: Int?) {
    if key == "<<" {
      refuse(
        offset, "merge keys are not allowed", help: "write the values out", length: length)
      mask(offset, length)
      return
    }
    guard let first else { return }
    refuse(
      offset, "'\(key)' is set twice: first on line \(source.line(at: first))",
      help: "keep one of the two", length: length)
    // Another name of the same length, so that the parser does not stop at the repetition.
    let number = Array(String(diagnostics.count).utf8)
    mask(offset, length)
    for (place, digit) in zip((offset..<offset + length).reversed(), number.reversed()) {
      masked[place] = digit
    }
  }

  private mutating func refuseDocument() {
    refuse(
      index, "a second YAML document is not allowed", help: "leave the line out", length: 3)
    isFatal = true
  }

  private mutating func refuseComplexKey(_ offset: Int) {
    refuse(offset, "a key must be a plain word")
    isFatal = true
  }

  /// A tab before a value is white space; before a key it would be indentation.
  private mutating func refuseTab() {
    var content = index
    while at(content) == space || at(content) == tab { content += 1 }
    if isBreak(content) || at(content) == hash || isPlainOpen {
      index = content
      return
    }
    refuse(index, "a tab cannot indent a line", help: "indent with spaces")
    isFatal = true
  }

  private mutating func open(_ block: Block) {
    blocks.append(block)
    checkDepth(index)
  }

  private mutating func checkDepth(_ offset: Int) {
    guard blocks.count + flows.count > ParseLimits.depth, !isFatal else { return }
    refuse(offset, "lists and maps are nested more than \(ParseLimits.depth) deep")
    isFatal = true
  }
}

// MARK: Bytes

extension YAMLGuard {
  private func at(_ place: Int) -> UInt8 { place < end ? masked[place] : 0 }

  private func isBreak(_ place: Int) -> Bool {
    place >= end || masked[place] == 0x0A || (masked[place] == 0x0D && at(place + 1) == 0x0A)
  }

  private func isBlank(_ place: Int) -> Bool {
    at(place) == space || at(place) == tab || isBreak(place)
  }

  private func isFlowIndicator(_ place: Int) -> Bool {
    [comma, leftBracket, rightBracket, leftBrace, rightBrace].contains(at(place))
  }

  /// Whether a comment begins here: a `#` behind white space or at a line's beginning.
  private func isComment(_ place: Int) -> Bool {
    at(place) == hash && (place == 0 || isBlank(place - 1) || masked[place - 1] == 0x0A)
  }

  private func isDocumentMarker(_ place: Int) -> Bool {
    let marker = masked[place..<min(place + 3, end)]
    return (marker.elementsEqual("---".utf8) || marker.elementsEqual("...".utf8))
      && isBlank(place + 3)
  }

  private func lineRest(_ place: Int) -> Int {
    source.end(ofLine: source.line(at: place)) - place
  }

  private mutating func skipLine() {
    while index < end, masked[index] != 0x0A { index += 1 }
    index = min(index + 1, end)
  }

  private mutating func skipBlanks() {
    while at(index) == space || at(index) == tab { index += 1 }
  }

  private mutating func skipFlowSpace() {
    while index < end {
      if isBlank(index) {
        index += 1
      } else if isComment(index) {
        skipLine()
      } else {
        return
      }
    }
  }

  private mutating func skipQuoted() {
    let open = index
    let quote = masked[open]
    index += 1
    while index < end {
      if masked[index] == backslash, quote == doubleQuote {
        index += 2
      } else if masked[index] != quote {
        index += 1
      } else if quote == singleQuote, at(index + 1) == singleQuote {
        index += 2
      } else {
        index += 1
        return
      }
    }
    index = end
    refuse(open, "this quotation mark is never closed", length: lineRest(open))
    isFatal = true
  }
}

private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let hash = UInt8(ascii: "#")
private let dash = UInt8(ascii: "-")
private let colon = UInt8(ascii: ":")
private let comma = UInt8(ascii: ",")
private let percent = UInt8(ascii: "%")
private let question = UInt8(ascii: "?")
private let ampersand = UInt8(ascii: "&")
private let asterisk = UInt8(ascii: "*")
private let exclamation = UInt8(ascii: "!")
private let pipe = UInt8(ascii: "|")
private let greater = UInt8(ascii: ">")
private let backslash = UInt8(ascii: "\\")
private let doubleQuote = UInt8(ascii: "\"")
private let singleQuote = UInt8(ascii: "'")
private let leftBracket = UInt8(ascii: "[")
private let rightBracket = UInt8(ascii: "]")
private let leftBrace = UInt8(ascii: "{")
private let rightBrace = UInt8(ascii: "}")
