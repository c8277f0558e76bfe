internal import Basics
internal import LeadModel

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
  var masked: [UInt8]
  var diagnostics: [SourceDiagnostic] = []
  /// Offsets of nodes that have been refused already: nothing more is to be said of them.
  var ignored: Set<Int> = []
  /// Set where the structure itself cannot be relied on and the parser must not see the text.
  var isFatal = false

  var index: Int
  let allowsDocumentStart: Bool
  /// The block collections that are open here, outermost first.
  var blocks: [Block] = []
  /// The flow collections that are open here, outermost first.
  var flows: [Flow] = []
  /// Whether the line before ended inside a plain value, which this line may go on with.
  var isPlainOpen = false
  /// Scalars, lists and maps so far.
  var nodes = 0

  struct Block {
    let column: Int
    let isList: Bool
    var keys: [ByteString: Int] = [:]
  }

  struct Flow {
    let offset: Int
    let isMap: Bool
    /// Whether the next node is a key of this map.
    var expectsKey: Bool
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
    let first = index
    count(first)
    skipProperties()
    let start = index
    // With the anchor gone, the line would begin in another column, or a list where none can.
    let isLineStart = masked[lineStart..<first].allSatisfy { $0 == space }
    if start > first, isLineStart || (at(index) == dash && isBlank(index + 1)) { isFatal = true }
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
        if flows.last?.expectsKey == true { refuseComplexKey(index) }
        let isMap = at(index) == leftBrace
        flows.append(Flow(offset: index, isMap: isMap, expectsKey: isMap))
        checkDepth(index)
        index += 1
      case rightBracket, rightBrace:
        flows.removeLast()
        index += 1
        // Behind the last bracket the line goes on in block context.
        if flows.isEmpty { return }
        skipFlowSpace()
        if at(index) == colon { refuseComplexKey(index) }
      case comma:
        flows[flows.count - 1].expectsKey = flows[flows.count - 1].isMap
        index += 1
      case colon:
        flows[flows.count - 1].expectsKey = false
        index += 1
      case question where isBlank(index + 1):
        refuseComplexKey(index)
      case doubleQuote, singleQuote:
        let start = index
        count(start)
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
    } while !isFatal
    if let open = flows.last, !isFatal {
      let bracket = ByteString([masked[open.offset]])
      refuse(open.offset, "this '\(bracket)' is never closed")
      isFatal = true
    }
  }

  private mutating func scanFlowPlain() {
    let start = index
    count(start)
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
    guard flows.last?.isMap == true || key == "<<" else { return }
    let first = flows[flows.count - 1].keys[key]
    if first == nil { flows[flows.count - 1].keys[key] = start }
    note(key, at: start, length: length, first: first)
  }
}
