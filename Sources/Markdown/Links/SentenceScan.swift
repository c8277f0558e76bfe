internal import Basics

/// Looks whether a sentence says itself that what it names is no more.
struct SentenceScan {
  /// How far a sentence is looked at, to either side, in bytes.
  private static let reach = 400

  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  /// Whether the sentence around some bytes holds a word such as `removed` or `formerly`. Code, the
  /// targets of links, and the bytes themselves are not read.
  func saysGone(around range: Range<Int>, in chunk: Range<Int>) -> Bool {
    let start = self.start(before: range.lowerBound, in: chunk)
    let end = self.end(after: range.upperBound, in: chunk)
    var previous: ByteString = ""
    var offset = start
    while offset < end {
      if range.contains(offset) {
        offset = range.upperBound
        continue
      }
      let byte = text[offset]
      if byte == UInt8(ascii: "`"), !text[offset..<end].starts(with: "```".utf8) {
        offset = text[(offset + 1)..<end].firstIndex(of: byte).map { $0 + 1 } ?? offset + 1
        continue
      }
      if text[offset..<end].starts(with: "](".utf8) {
        offset = text[offset..<end].firstIndex(of: UInt8(ascii: ")")) ?? offset + 2
        continue
      }
      guard byte.isASCIILetter else {
        offset += 1
        continue
      }
      let wordEnd = text[offset..<end].firstIndex { !$0.isASCIILetter } ?? end
      let word = ByteString(text[offset..<wordEnd]).asciiLowercased
      if !isTied(offset..<wordEnd) {
        if Self.words.contains(word) || Self.pairs.contains(previous + " " + word) { return true }
      }
      previous = word
      offset = wordEnd
    }
    return false
  }

  /// Whether a word is a part of a path or of a longer name.
  private func isTied(_ word: Range<Int>) -> Bool {
    let joints = "/_-.".utf8
    if word.lowerBound > 0, joints.contains(text[word.lowerBound - 1]) { return true }
    guard word.upperBound + 1 < text.count, joints.contains(text[word.upperBound]) else {
      return false
    }
    let next = text[word.upperBound + 1]
    return next.isASCIILetter || next.isASCIIDigit || text[word.upperBound] == UInt8(ascii: "/")
  }

  private func start(before offset: Int, in chunk: Range<Int>) -> Int {
    var start = offset
    let limit = max(chunk.lowerBound, offset - Self.reach)
    while start > limit {
      if start >= 2, text[start - 1].isASCIISpace, ".!?".utf8.contains(text[start - 2]) { break }
      start -= 1
    }
    return max(start, limit)
  }

  private func end(after offset: Int, in chunk: Range<Int>) -> Int {
    var end = offset
    let limit = min(chunk.upperBound, offset + Self.reach)
    while end < limit {
      if ".!?".utf8.contains(text[end]), end + 1 == limit || text[end + 1].isASCIISpace { break }
      end += 1
    }
    return end
  }

  private static let words: Set<ByteString> = [
    "removed", "deleted", "renamed", "moved", "replaced", "formerly", "was", "deprecated", "legacy",
    "old", "previously", "obsolete", "superseded", "retired",
  ]

  private static let pairs: Set<ByteString> = ["used to", "no longer"]
}
