internal import Basics
internal import LeadModel

// MARK: Refusals

extension YAMLGuard {
  mutating func refuse(
    _ offset: Int, _ message: ByteString, help: ByteString? = nil, length: Int = 1
  ) {
    guard diagnostics.count < ParseLimits.diagnostics else { return }
    diagnostics.append(source.diagnostic(at: offset, length: length, message, help: help))
  }

  mutating func mask(_ offset: Int, _ length: Int, with byte: UInt8 = UInt8(ascii: "x")) {
    guard length > 0 else { return }
    for place in offset..<min(offset + length, end) where !isBreak(place) { masked[place] = byte }
    ignored.insert(offset)
  }

  /// Refuses anchors and tags before a node and leaves spaces in their place.
  mutating func skipProperties() {
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
  mutating func refusePlainStart(_ start: Int, until stop: Int, isKey: Bool) -> Bool {
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
  func quoteHelp(_ start: Int, _ value: ByteString) -> ByteString {
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

  mutating func note(_ key: ByteString, at offset: Int, length: Int, first: Int?) {
    if key.bytes.contains(backslash), masked[offset] == doubleQuote {
      refuse(offset, "a key must be a plain word, without escapes", length: length)
      mask(offset, length)
      return
    }
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

  mutating func refuseDocument() {
    refuse(
      index, at(index) == dash ? "a second YAML document is not allowed" : "'...' is not allowed",
      help: "leave the line out", length: 3)
    isFatal = true
  }

  mutating func refuseComplexKey(_ offset: Int) {
    refuse(offset, "a key must be a plain word")
    isFatal = true
  }

  /// A tab before a value is white space; before a key it would be indentation.
  mutating func refuseTab() {
    var content = index
    while at(content) == space || at(content) == tab { content += 1 }
    if isBreak(content) || at(content) == hash || isPlainOpen {
      index = content
      return
    }
    refuse(index, "a tab cannot indent a line", help: "indent with spaces")
    isFatal = true
  }

  mutating func open(_ block: Block) {
    blocks.append(block)
    checkDepth(index)
  }

  /// Counts a scalar, list or map; the parser never sees a text with too many.
  mutating func count(_ offset: Int) {
    nodes += 1
    guard nodes > ParseLimits.nodes, !isFatal else { return }
    refuse(offset, "the file has more than \(ParseLimits.nodes) values")
    isFatal = true
  }

  mutating func checkDepth(_ offset: Int) {
    count(offset)
    guard blocks.count + flows.count > ParseLimits.depth, !isFatal else { return }
    refuse(offset, "lists and maps are nested more than \(ParseLimits.depth) deep")
    isFatal = true
  }
}
