import Basics
import Foundation

/// How many of each word; a difference has negative counts for words that go.
struct WordCounts: Equatable {
  var counts: [String: Int] = [:]

  /// Words "that go and those that come".
  var size: Int { counts.values.map { abs($0) }.reduce(0, +) }

  static func + (left: WordCounts, right: WordCounts) -> WordCounts {
    WordCounts(counts: left.counts.merging(right.counts, uniquingKeysWith: +))
  }

  static func - (left: WordCounts, right: WordCounts) -> WordCounts {
    left + WordCounts(counts: right.counts.mapValues { -$0 })
  }

  func count(_ word: String) -> Int { counts[word] ?? 0 }
}

/// What counts of a version of a doc.
struct OracleText {
  let bytes: [UInt8]
  /// Without byte order mark, front matter and white space.
  let substance: [UInt8]
  let words: WordCounts

  static let none = OracleText([])

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let body = withoutFrontMatter(bytes)
    substance = body.filter { !$0.isASCIISpace }
    var words = WordCounts()
    for word in Self.words(withoutLinkAddresses(String(decoding: body, as: UTF8.self))) {
      words.counts[word, default: 0] += 1
    }
    self.words = words
  }

  /// "Words are runs of letters and digits; each CJK, kana, Hangul, Thai, Lao, Khmer or Myanmar letter
  /// is one; punctuation is none".
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var run = ""
    func end() {
      if !run.isEmpty { words.append(run) }
      run = ""
    }
    for scalar in text.unicodeScalars {
      let isPart: Bool
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
        isPart = true
      default: isPart = false
      }
      if isPart, isWordByItself(scalar) {
        end()
        words.append(String(scalar))
      } else if isPart {
        run.unicodeScalars.append(scalar)
      } else {
        end()
      }
    }
    end()
    return words
  }

  private static func isWordByItself(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true  // Thai, Lao; Myanmar; Khmer
    case 0x3040...0x30FF, 0x31F0...0x31FF: true  // kana
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: true  // Hangul
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true  // CJK
    default: false
    }
  }
}

/// The text without what Markdown takes for link addresses, as far as the histories write them.
private func withoutLinkAddresses(_ text: String) -> String {
  let patterns = [
    #"(?<=\])\([^()\s]*(\([^()\s]*\)[^()\s]*)*(?=[\s)])"#,  // [text](address "title")
    #"(?m)(?<=^\[[^\]\n]{1,99}\]:)[ \t]*\S+"#,  // [label]: address
    #"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>"#,  // <address>
    #"\bhttps?://[^\s<>)\]]+"#,
  ]
  return patterns.reduce(text) { text, pattern in
    text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
  }
}

/// The lines between a first line `---` and the next one; nil where there is none.
func frontMatter(_ bytes: [UInt8]) -> [ByteString]? {
  let lines = ByteString(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    .split(separator: 0x0A)
  func isFence(_ line: ByteString) -> Bool {
    line.hasPrefix("---") && line.trimmed.count == 3
  }
  guard lines.first.map(isFence) == true,
    let end = lines.dropFirst().firstIndex(where: isFence)
  else { return nil }
  return Array(lines[1..<end])
}

private func withoutFrontMatter(_ bytes: [UInt8]) -> [UInt8] {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
  guard let matter = frontMatter(text) else { return text }
  let lines = ByteString(text).split(separator: 0x0A).dropFirst(matter.count + 2)
  return Array(lines.map(\.bytes).joined(separator: [0x0A]))
}
