internal import Basics

/// The words of a doc, counted, its front matter and link addresses aside.
///
/// A word is a run of letters and digits. Where words are written without spaces between them (CJK,
/// kana, Hangul, Thai, Lao, Khmer, Myanmar), each letter is one.
struct DocWords {
  /// How much more often a version holds a word than another one, by the word's hash.
  typealias Difference = [UInt64: Int]

  /// Hashes of the words, ascending.
  private let hashes: [UInt64]

  init() { hashes = [] }

  var count: Int { hashes.count }

  init(_ text: UnsafeRawBufferPointer) {
    var scan = WordHashes(text, from: DocText.bodyStart(text))
    scan.run()
    hashes = scan.hashes.sorted()
  }

  /// Those words of which this version holds more or fewer than `old`.
  func difference(from old: DocWords) -> Difference {
    var difference: Difference = [:]
    var (one, two) = (0, 0)
    while one < old.hashes.count || two < hashes.count {
      if two == hashes.count || one < old.hashes.count && old.hashes[one] < hashes[two] {
        difference[old.hashes[one], default: 0] -= 1
        one += 1
      } else if one == old.hashes.count || hashes[two] < old.hashes[one] {
        difference[hashes[two], default: 0] += 1
        two += 1
      } else {
        one += 1
        two += 1
      }
    }
    return difference.filter { $0.value != 0 }
  }

  /// What a conflict was resolved with: the words that neither side brought, and those that both held
  /// and that are gone.
  func difference(fromConflictOf left: DocWords, _ right: DocWords) -> Difference {
    let (ours, theirs, after) = (left.counts, right.counts, counts)
    var difference: Difference = [:]
    for word in Set(ours.keys).union(after.keys) {
      let (one, two) = (ours[word] ?? 0, theirs[word] ?? 0)
      let count = after[word] ?? 0
      difference[word] = max(0, count - one - two) - max(0, min(one, two) - count)
    }
    return difference
  }

  private var counts: [UInt64: Int] {
    hashes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension DocWords.Difference {
  /// How many words differ: those that go and those that come.
  var wordCount: Int { values.reduce(0) { $0 + abs($1) } }
}

/// Finds the words of a text.
private struct WordHashes {
  private(set) var hashes: [UInt64] = []
  private let text: UnsafeRawBufferPointer
  private var index: Int
  /// The word that is being read.
  private var word: FNV1a?
  /// What fences the code that is being read; zero outside.
  private var fence: UInt8 = 0
  /// Whether the line began with `[`, so that it may define where a link leads.
  private var mayDefine = false

  private static let attributes = ["href", "src"].map { FNV1a.hash($0.utf8) }

  init(_ text: UnsafeRawBufferPointer, from start: Int) {
    self.text = text
    index = start
  }

  mutating func run() {
    beginLine()
    while index < text.count {
      let byte = text[index]
      if byte.isASCIILetter || byte.isASCIIDigit {
        add(byte)
        index += 1
      } else if byte < 0x80 {
        if fence == 0 { skipAddress(after: byte) }
        endWord()
        index += 1
        if byte == 0x0A { beginLine() }
      } else {
        readScalar()
      }
    }
    endWord()
  }

  private mutating func add(_ byte: UInt8) {
    var hash = word ?? FNV1a()
    hash.combine(byte)
    word = hash
  }

  private mutating func endWord() {
    if let word { hashes.append(word.value) }
    word = nil
  }

  private func at(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  private mutating func beginLine() {
    var start = index
    while at(start) == 0x20, start < index + 4 { start += 1 }
    let byte = at(start)
    mayDefine = byte == UInt8(ascii: "[")
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"), at(start + 1) == byte,
      at(start + 2) == byte
    else { return }
    fence = fence == 0 ? byte : fence == byte ? 0 : fence
  }

  /// Moves to the last byte of an address that begins at a byte.
  private mutating func skipAddress(after byte: UInt8) {
    switch byte {
    case UInt8(ascii: "]") where at(index + 1) == UInt8(ascii: "("):
      index += 1
      skip(closed: UInt8(ascii: "<"))
    case UInt8(ascii: "]") where at(index + 1) == UInt8(ascii: ":") && mayDefine:
      mayDefine = false
      index += 1
      while at(index + 1) == 0x20 || at(index + 1) == 0x09 { index += 1 }
      skip(closed: UInt8(ascii: "<"))
    case UInt8(ascii: ":") where at(index + 1) == 0x2F && at(index + 2) == 0x2F && word != nil:
      word = nil
      skip(closed: 0)
    case UInt8(ascii: "=") where word.map({ Self.attributes.contains($0.value) }) ?? false:
      let quote = at(index + 1)
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
      index += 1
      while index + 1 < text.count, text[index + 1] != quote { index += 1 }
    default: break
    }
  }

  /// Moves to the last byte of the address behind the index: it ends at a space, an angle bracket, a
  /// quote or a parenthesis that was not opened in it, or with the one that closes `opening`.
  private mutating func skip(closed opening: UInt8) {
    if opening != 0, at(index + 1) == opening {
      while index + 1 < text.count, text[index + 1] != 0x0A {
        index += 1
        if text[index] == UInt8(ascii: ">") { return }
      }
      return
    }
    var depth = 0
    while index + 1 < text.count {
      switch text[index + 1] {
      case 0x00...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return }
        depth -= 1
      default: break
      }
      index += 1
    }
  }

  private mutating func readScalar() {
    guard let (scalar, length) = decoded() else {
      // Another encoding: most of its bytes above ASCII are letters.
      add(text[index])
      index += 1
      return
    }
    let bytes = text[index..<(index + length)]
    index += length
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      guard Self.isWordByItself(scalar) else { break }
      endWord()
      hashes.append(FNV1a.hash(bytes))
      return
    case .decimalNumber, .letterNumber, .otherNumber: break
    case .nonspacingMark, .spacingMark, .enclosingMark:
      // Part of the letter before it.
      if word == nil { return }
    default:
      endWord()
      return
    }
    bytes.forEach { add($0) }
  }

  /// The scalar at the index; nil for bytes that are not UTF-8.
  private func decoded() -> (scalar: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var rest = text[index..<min(index + 4, text.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether a letter is of a script whose words have no spaces between them, or is taken so.
  private static func isWordByItself(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0xA960...0xA97F,
      0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAC00...0xD7FF, 0x2E80...0x2FDF, 0x3005...0x3007,
      0x3021...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F,
      0x20000...0x3FFFF:
      return true
    default: return false
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x800 ? 2 : scalar.value < 0x1_0000 ? 3 : 4
  }
}
