internal import Basics

/// Finds the words of a Markdown document that look like paths.
///
/// Blocks are told apart by their first bytes only: CommonMark in full would take ten times as long, and
/// what is found is compared with history anyway.
package struct PathWordScan {
  /// In the order of the text.
  package private(set) var words: [PathWord] = []

  private let text: [UInt8]
  private let lines: TextLines
  private let lineShift: Int
  /// What a fence is closed by; nil outside of one.
  private var fence: (sign: UInt8, length: Int)?
  /// Whether the block's words are passed over: a patch, or what stands in another directory.
  private var isSkipped = false
  private var isInList = false
  private var isInIndentedCode = false
  private var isInComment = false
  private var isAfterBlank = true
  /// Whether the text right before a block says that what it shows is gone.
  private var saysGone = false

  /// Linear in the length of the text. Front matter is left out.
  package init(_ bytes: [UInt8]) {
    text = bytes
    let start = DocParts(bytes).bodyStart
    lines = TextLines(bytes[start...])
    lineShift = bytes[..<start].count { $0 == 0x0A }
    guard bytes.count <= MarkdownDocument.sizeLimit else { return }
    var chunk: Range<Int>?
    for line in 1...lines.lineCount {
      let range = lines.start(ofLine: line)..<lines.start(ofLine: line + 1)
      if fence == nil, continuesChunk(range, chunk != nil) {
        chunk = (chunk?.lowerBound ?? range.lowerBound)..<range.upperBound
        continue
      }
      if let whole = chunk { read(chunk: whole) }
      chunk = nil
      if readBlockLine(range) { continue }
      if !isBlank(range) { chunk = range }
    }
    if let whole = chunk { read(chunk: whole) }
  }

  // MARK: - Blocks

  private func isBlank(_ line: Range<Int>) -> Bool { text[line].allSatisfy(\.isASCIISpace) }

  /// Where a line's text begins, marks of quotes aside, and how far it is indented.
  private func opening(of line: Range<Int>) -> (start: Int, indent: Int) {
    var (offset, indent) = (line.lowerBound, 0)
    while offset < line.upperBound {
      switch text[offset] {
      case 0x20: indent += 1
      case 0x09: indent += 4 - indent % 4
      case UInt8(ascii: ">"): indent = 0
      default: return (offset, indent)
      }
      offset += 1
    }
    return (offset, indent)
  }

  /// Whether a line goes on with the paragraph, row or item before it.
  private func continuesChunk(_ line: Range<Int>, _ hasChunk: Bool) -> Bool {
    guard hasChunk, !isBlank(line) else { return false }
    let start = opening(of: line).start
    return fenceMark(at: start) == nil && !beginsChunk(at: start)
  }

  private func beginsChunk(at start: Int) -> Bool {
    switch text[start] {
    case UInt8(ascii: "#"), UInt8(ascii: "|"): true
    default: isListMarker(at: start)
    }
  }

  private func isListMarker(at start: Int) -> Bool {
    var offset = start
    if "-*+".utf8.contains(text[offset]) {
      offset += 1
    } else {
      while offset < text.count, text[offset].isASCIIDigit { offset += 1 }
      guard offset > start, offset < text.count, ".)".utf8.contains(text[offset]) else {
        return false
      }
      offset += 1
    }
    return offset < text.count && text[offset].isASCIISpace
  }

  private func fenceMark(at start: Int) -> (sign: UInt8, length: Int)? {
    guard start < text.count, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~")
    else { return nil }
    let length = text[start...].prefix { $0 == text[start] }.count
    // A line of text may begin with a code span between three backticks.
    let line = text[(start + length)...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard length >= 3, text[start] == UInt8(ascii: "~") || !line.contains(text[start]) else {
      return nil
    }
    return (text[start], length)
  }

  /// Takes a line that is no text: blank, or of a block of code.
  /// - Returns: whether it was one.
  private mutating func readBlockLine(_ line: Range<Int>) -> Bool {
    let (start, indent) = opening(of: line)
    if let open = fence {
      if let mark = fenceMark(at: start), mark.sign == open.sign, mark.length >= open.length,
        isBlank((start + mark.length)..<line.upperBound)
      {
        fence = nil
        (isSkipped, saysGone) = (false, false)
      } else {
        read(blockLine: line)
      }
      return true
    }
    if isBlank(line) {
      isAfterBlank = true
      return true
    }
    if let mark = fenceMark(at: start) {
      fence = mark
      let language = ByteString(text[(start + mark.length)..<line.upperBound]).trimmed
        .asciiLowercased
      isSkipped = language.hasPrefix("diff") || language.hasPrefix("patch")
      return true
    }
    if indent >= 4, isInIndentedCode || isAfterBlank, !isInList {
      isInIndentedCode = true
      read(blockLine: line)
      return true
    }
    if isInIndentedCode || indent == 0 { (isInIndentedCode, isSkipped) = (false, false) }
    if isListMarker(at: start) { isInList = true } else if indent == 0 { isInList = false }
    isAfterBlank = false
    return false
  }

  private mutating func read(blockLine line: Range<Int>) {
    let bytes = ByteString(text[line])
    if Self.leaves.contains(where: { bytes.asciiLowercased.contains($0) }) { isSkipped = true }
    guard !isSkipped, !saysGone, !isTree(line) else { return }
    addWords(in: line, within: line, isInBlock: true)
  }

  /// What a block does after which its paths are those of another directory.
  private static let leaves: [ByteString] = ["cd ", "git clone", "pushd "]

  /// Whether a line draws a tree, in which a name says nothing of its directory.
  private func isTree(_ line: Range<Int>) -> Bool {
    let bytes = ByteString(text[line])
    return bytes.contains("\u{251C}") || bytes.contains("\u{2514}") || bytes.contains("\u{2502}")
      || bytes.contains("|--") || bytes.contains("+--") || bytes.contains("`--")
  }

  // MARK: - Text

  private mutating func read(chunk: Range<Int>) {
    var offset = chunk.lowerBound
    while offset < chunk.upperBound {
      if isInComment {
        guard let end = find("-->", in: offset..<chunk.upperBound) else { break }
        isInComment = false
        offset = end
        continue
      }
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"):
        let length = text[offset..<chunk.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
        guard let close = closing(length, from: offset + length, to: chunk.upperBound) else {
          offset += length
          continue
        }
        addWords(in: (offset + length)..<close, within: chunk, isInBlock: false)
        offset = close + length
      case UInt8(ascii: "<") where text[offset..<chunk.upperBound].starts(with: "<!--".utf8):
        isInComment = true
        offset += 4
      case UInt8(ascii: "["):
        if let close = linkText(at: offset, to: chunk.upperBound) {
          addPlainWords(in: (offset + 1)..<close, within: chunk)
        }
        offset += 1
      case UInt8(ascii: "]") where text[offset..<chunk.upperBound].starts(with: "](".utf8):
        offset = endOfTarget(from: offset + 2, to: chunk.upperBound)
      default: offset += 1
      }
    }
    let trimmed = text[chunk].reversed().first { !$0.isASCIISpace }
    saysGone =
      trimmed == UInt8(ascii: ":")
      && SentenceScan(text).saysGone(around: chunk.upperBound..<chunk.upperBound, in: chunk)
  }

  private func find(_ wanted: StaticString, in range: Range<Int>) -> Int? {
    let wanted = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    return range.first { text[$0..<range.upperBound].starts(with: wanted) }
      .map { $0 + wanted.count }
  }

  private func closing(_ length: Int, from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end {
      let run = text[offset..<end].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return offset }
      offset += max(run, 1)
    }
    return nil
  }

  /// The bracket that closes a link's text which begins at another; nil for what is no link, and for
  /// an image.
  private func linkText(at open: Int, to end: Int) -> Int? {
    if open > 0, text[open - 1] == UInt8(ascii: "!") { return nil }
    var depth = 0
    for offset in (open + 1)..<min(end, open + 300) {
      switch text[offset] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        if depth == 0 {
          let next = offset + 1 < end ? text[offset + 1] : 0
          return next == UInt8(ascii: "(") || next == UInt8(ascii: "[") ? offset : nil
        }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  private func endOfTarget(from start: Int, to end: Int) -> Int {
    var depth = 0
    for offset in start..<min(end, start + 2000) {
      switch text[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return offset + 1 }
        depth -= 1
      default: break
      }
    }
    return start
  }

  /// The words of a link's text that stand in no code span: those are found by themselves.
  private mutating func addPlainWords(in range: Range<Int>, within chunk: Range<Int>) {
    guard !text[range].contains(UInt8(ascii: "`")) else { return }
    addWords(in: range, within: chunk, isInBlock: false)
  }

  // MARK: - Words

  private mutating func addWords(
    in range: Range<Int>, within chunk: Range<Int>, isInBlock: Bool
  ) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let width = Self.width(at: offset, in: text)
      guard width > 0 else {
        offset += text[offset] == 0xE2 ? 3 : 1
        continue
      }
      let start = offset
      while offset < range.upperBound, case let width = Self.width(at: offset, in: text), width > 0
      {
        offset += width
      }
      let rest = text[offset..<range.upperBound]
      if rest.starts(with: "://".utf8) {
        offset += rest.prefix { !$0.isASCIISpace && !"<>\"')]`".utf8.contains($0) }.count
        continue
      }
      let before = start > range.lowerBound ? text[start - 1] : 0x20
      if Self.spoilsAfter.contains(before) || Self.spoilsBefore.contains(rest.first ?? 0x20)
        || rest.starts(with: Self.ellipsis)
        || text[range.lowerBound..<start].suffix(3).elementsEqual(Self.ellipsis)
      {
        continue
      }
      guard let found = PathWord.bounds(in: text, start..<min(offset, range.upperBound)),
        !SentenceScan(text).saysGone(around: found.range, in: chunk)
      else { continue }
      let position = lines.position(at: found.range.lowerBound)
      words.append(
        PathWord(
          path: found.path, range: found.range,
          position: TextPosition(line: position.line + lineShift, column: position.column),
          isInBlock: isInBlock))
    }
  }

  /// What before a word, and behind one, shows that it is a part of something else: a variable, a
  /// pattern, a placeholder, a call.
  private static let spoilsAfter = Set("*>})$]\\%&".utf8)
  private static let spoilsBefore = Set("*<{$[\\%(>".utf8)

  private static let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]

  /// How many bytes of a word stand at an offset; 0 for what separates.
  private static func width(at offset: Int, in text: [UInt8]) -> Int {
    let byte = text[offset]
    if byte.isASCIILetter || byte.isASCIIDigit || "._-/+@~#".utf8.contains(byte) { return 1 }
    guard byte >= 0x80 else { return 0 }
    // Dashes, ellipses, quotes, arrows and lines of tables.
    let isSign =
      byte == 0xE2 && offset + 1 < text.count
      && [0x80, 0x86, 0x94, 0x95, 0x96].contains(text[offset + 1])
    if isSign { return 0 }
    return 1
  }
}

extension PathWord {
  /// The path in a run of bytes; nil for what is none: one word, an option, an absolute path, an
  /// address, a placeholder.
  fileprivate static func bounds(
    in text: [UInt8], _ run: Range<Int>
  ) -> (path: ByteString, range: Range<Int>)? {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    guard let first = text[run].first,
      first.isASCIILetter || first.isASCIIDigit || first >= 0x80
        || first == dot || first == UInt8(ascii: "_") || first == UInt8(ascii: "@")
    else { return nil }
    var end = text[run].firstIndex(of: UInt8(ascii: "#")) ?? run.upperBound
    while end > run.lowerBound, text[end - 1] == dot { end -= 1 }
    while end > run.lowerBound, text[end - 1] == slash { end -= 1 }
    let range = run.lowerBound..<end
    var components = text[range].split(separator: slash, omittingEmptySubsequences: false)
    while components.first?.elementsEqual([dot]) ?? false { components.removeFirst() }
    guard let name = components.last else { return nil }
    let isUp = { (component: ArraySlice<UInt8>) in component.elementsEqual([dot, dot]) }
    guard !components.drop(while: isUp).contains(where: isUp), !isUp(name),
      components.allSatisfy({ !$0.isEmpty && !$0.elementsEqual([dot]) && !isPlaceholder($0) })
    else { return nil }
    if components.count == 1, !hasExtension(name) { return nil }
    return (ByteString(components.joined(separator: [slash])), range)
  }

  /// `...`, `user@host`, `v1@v2`.
  private static func isPlaceholder(_ component: ArraySlice<UInt8>) -> Bool {
    if component.count > 2, component.allSatisfy({ $0 == UInt8(ascii: ".") }) { return true }
    if let at = component.lastIndex(of: UInt8(ascii: "@")), at > component.startIndex {
      return true
    }
    return component.contains(UInt8(ascii: "~"))
  }

  private static func hasExtension(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return false
    }
    let ending = name[(dot + 1)...]
    return (1...10).contains(ending.count) && (ending.first?.isASCIILetter ?? false)
      && ending.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
}
