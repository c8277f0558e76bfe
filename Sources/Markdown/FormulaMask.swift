internal import Basics

/// Hides the brackets of formulas, so that none is taken for a link: `$f[x](t)$`, and `$$ … $$`.
///
/// A formula in a line begins and ends as GitHub and Pandoc have it: no white space inside the dollar
/// signs, no letter or digit outside of them. So prices and variables are none.
struct FormulaMask {
  /// In bytes; a formula that is longer is none.
  private static let lengthLimit = 8_192
  private static let dollar = UInt8(ascii: "$")

  /// Changes brackets inside of formulas into parentheses, which begin nothing. Linear in the length of
  /// the text.
  static func apply(to text: inout [UInt8]) {
    guard text.contains(dollar) else { return }
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"): offset = endOfCode(text, from: offset)
      case dollar:
        guard let end = endOfFormula(text, from: offset) else {
          offset += 1
          continue
        }
        for index in offset..<end {
          if text[index] == UInt8(ascii: "[") { text[index] = UInt8(ascii: "(") }
          if text[index] == UInt8(ascii: "]") { text[index] = UInt8(ascii: ")") }
        }
        offset = end
      default: offset += 1
      }
    }
  }

  /// Behind a code span, or behind the backticks that begin none.
  private static func endOfCode(_ text: [UInt8], from start: Int) -> Int {
    let backtick = UInt8(ascii: "`")
    var open = start
    while open < text.count, text[open] == backtick { open += 1 }
    let length = open - start
    var offset = open
    while offset < min(text.count, open + lengthLimit) {
      guard text[offset] == backtick else {
        offset += 1
        continue
      }
      var end = offset
      while end < text.count, text[end] == backtick { end += 1 }
      if end - offset == length { return end }
      offset = end
    }
    return open
  }

  /// Behind the dollar signs that close a formula; nil where none begins.
  private static func endOfFormula(_ text: [UInt8], from start: Int) -> Int? {
    func byte(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0x0A }
    func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
    let isDisplay = byte(start + 1) == dollar
    let first = start + (isDisplay ? 2 : 1)
    guard isDisplay || (!byte(first).isASCIISpace && !isWord(byte(start - 1))) else { return nil }
    var offset = first
    while offset < min(text.count, first + lengthLimit) {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "`") where !isDisplay: return nil
      // A formula in a line does not go on behind an empty one.
      case 0x0A where !isDisplay && byte(offset + 1) == 0x0A: return nil
      case dollar where isDisplay:
        if byte(offset + 1) == dollar { return offset + 2 }
      case dollar where offset > first:
        return byte(offset - 1).isASCIISpace || isWord(byte(offset + 1)) ? nil : offset + 1
      default: break
      }
      offset += 1
    }
    return nil
  }
}
