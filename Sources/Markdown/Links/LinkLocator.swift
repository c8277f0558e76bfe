internal import Basics

/// Finds where in the text a link begins.
///
/// libcmark's own positions are off behind definitions, behind titles and text that run over
/// several lines, behind a backslash at a line's end and on indented lines. So each link is looked
/// for in its block, from the one before it on, by its bracket, its first words and its
/// destination; only where that fails is libcmark believed.
struct LinkLocator {
  private let text: [UInt8]
  private let lines: TextLines
  /// The block's lines and what of it has not been passed.
  private var blockLines = 1...1
  private var cursor = 0
  private var end = 0
  /// Bytes that may still be looked at, so that a text full of brackets costs no more than its
  /// length allows.
  private var budget: Int
  /// What the definitions of the text are called, as `label(of:)` writes it.
  private let labels: Set<ByteString>

  private static let keyLength = 12
  private static let longestText = 2000

  init(_ text: [UInt8], _ lines: TextLines) {
    self.text = text
    self.lines = lines
    budget = 16 * text.count + 100_000
    labels = Self.labels(in: text, lines)
  }

  /// The labels of all that looks like a definition, `[label]: …`. A label holds no bracket, so
  /// that no byte is looked at more than twice.
  private static func labels(in text: [UInt8], _ lines: TextLines) -> Set<ByteString> {
    var labels: Set<ByteString> = []
    for offset in lines.openings(of: UInt8(ascii: "["), in: text) {
      let rest = text[(offset + 1)...]
      let label = rest.prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
      if text[label.endIndex...].starts(with: "]:".utf8) { labels.insert(self.label(of: label)) }
    }
    return labels
  }

  /// Letters and digits alone, because a label matches whatever its case and white space.
  private static func label(of bytes: ArraySlice<UInt8>) -> ByteString {
    ByteString(
      bytes.filter { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 }.map(\.asciiLowercased))
  }

  func position(at offset: Int) -> TextPosition { lines.position(at: offset) }

  mutating func enter(lines block: ClosedRange<Int>, column: Int) {
    blockLines = block
    let start = lines.start(ofLine: block.lowerBound)
    end = lines.start(ofLine: block.upperBound + 1)
    cursor = min(start + max(column - 1, 0), end)
  }

  mutating func locate(_ link: CommonMarkLink) -> TextPosition {
    let key = Self.key(link.firstText.bytes[...])
    let target = Self.key(link.destination.bytes[...])
    let isAutolink =
      link.destination == link.firstText || link.destination == "mailto:" + link.firstText
    var index = cursor
    while index < end, budget > 0 {
      budget -= 1
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "<") where isAutolink && !link.isImage:
        if text[(index + 1)..<end].starts(with: link.firstText.bytes.prefix(64)) {
          cursor = index + 1
          return position(at: index)
        }
      case UInt8(ascii: "!") where link.isImage && index + 1 < end:
        if text[index + 1] == UInt8(ascii: "["), begins(index + 2, key, target) {
          cursor = index + 2
          return position(at: index)
        }
      case UInt8(ascii: "[") where !link.isImage:
        if begins(index + 1, key, target) {
          cursor = index + 1
          return position(at: index)
        }
      default: break
      }
      index += 1
    }
    return reported(link)
  }

  /// Steps over a code span: the next run of backticks that a run of the same length closes.
  mutating func passCode() {
    var index = cursor
    while index < end, budget > 0 {
      budget -= 1
      guard text[index] == UInt8(ascii: "`") else {
        index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      let run = backticks(at: index)
      if let close = closing(run, from: index + run) {
        cursor = close + run
        return
      }
      index += run
    }
  }

  /// Steps over a tag or comment and returns where it begins.
  mutating func passHTML(_ html: ByteString) -> Int {
    let firstLine = html.bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(64)
    var index = cursor
    while index < end, budget > 0 {
      budget -= 1
      if text[index] == UInt8(ascii: "<"), text[index..<end].starts(with: firstLine) {
        cursor = index + firstLine.count
        return index
      }
      index += 1
    }
    return cursor
  }

  /// The offset of a tag in a block of HTML: its line is known, its column is looked for.
  mutating func position(of html: ByteString, at tag: Int, line: Int) -> TextPosition {
    let start = lines.start(ofLine: line)
    let end = lines.start(ofLine: line + 1)
    let piece = html.bytes[tag...].prefix(64).prefix { $0 != 0x0A && $0 != 0x0D }
    var index = start
    while index < end, budget > 0 {
      budget -= 1
      if text[index] == UInt8(ascii: "<"), text[index..<end].starts(with: piece) {
        return TextPosition(line: line, column: index - start + 1)
      }
      index += 1
    }
    return TextPosition(line: line, column: 1)
  }

  /// Whether the link with these keys can have its text from `start` on.
  private mutating func begins(_ start: Int, _ key: [UInt8], _ target: [UInt8]) -> Bool {
    guard let close = closingBracket(from: start),
      Self.key(text[start..<close], key.count) == key
    else { return false }
    let next = close + 1 < end ? text[close + 1] : 0x0A
    if next == UInt8(ascii: "("),
      Self.key(text[(close + 2)..<min(end, close + 300)], target.count) == target
    {
      return true
    }
    if next == UInt8(ascii: ":"), isFirst(onItsLine: start - 1) { return false }
    if next == UInt8(ascii: "[") {
      let label = text[(close + 2)..<end].prefix(1000).prefix { $0 != UInt8(ascii: "]") }
      if !label.isEmpty { return labels.contains(Self.label(of: label)) }
    }
    return labels.contains(Self.label(of: text[start..<close]))
  }

  private func isFirst(onItsLine offset: Int) -> Bool {
    text[lines.start(ofLine: position(at: offset).line)..<offset]
      .allSatisfy { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
  }

  private mutating func closingBracket(from start: Int) -> Int? {
    var depth = 0
    var index = start
    let limit = min(end, start + Self.longestText)
    while index < limit, budget > 0 {
      budget -= 1
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`"):
        let run = backticks(at: index)
        index = (closing(run, from: index + run) ?? index) + run - 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  private func backticks(at index: Int) -> Int {
    text[index..<end].prefix { $0 == UInt8(ascii: "`") }.count
  }

  private mutating func closing(_ run: Int, from start: Int) -> Int? {
    var index = start
    while index < end, budget > 0 {
      budget -= 1
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = backticks(at: index)
      if length == run { return index }
      index += length
    }
    return nil
  }

  private func reported(_ link: CommonMarkLink) -> TextPosition {
    let line = min(max(link.line, blockLines.lowerBound), blockLines.upperBound)
    let width = max(lines.start(ofLine: line + 1) - lines.start(ofLine: line), 1)
    return TextPosition(line: line, column: min(max(link.column, 1), width))
  }

  /// The first letters and digits (ASCII), entities left out: what Markdown's own signs and
  /// escapes do not change.
  private static func key(_ bytes: ArraySlice<UInt8>, _ length: Int = keyLength) -> [UInt8] {
    var key: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex, key.count < length {
      let byte = bytes[index]
      index += 1
      if byte.isASCIILetter || byte.isASCIIDigit {
        key.append(byte)
      } else if byte == UInt8(ascii: "&") {
        let name = bytes[index...].prefix(32).prefix { $0.isASCIILetter || $0.isASCIIDigit }
        if name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ";") {
          index = name.endIndex
        }
      }
    }
    return key
  }
}
