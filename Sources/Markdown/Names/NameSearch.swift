package import Basics

/// Looks for names in docs: prose, headings, code, HTML and the destinations of links all count.
///
/// A name stands as a word: no letter, digit, `_` or `-` touches it, so `cart` is mentioned by
/// `src/cart/x.swift`, `Cart` and `cart.swift`, but not by `cartography` nor by `shopping-cart`. Case
/// does not matter, and inside a name a hyphen, an underscore and white space are one: `API gateway`
/// mentions `api-gateway`. Any other character stands for itself: `Dockerfile.worker` is mentioned by
/// just that. A name without a letter or digit is never mentioned.
///
/// The words of a document tell of names that are one word; only for other names, and only where
/// their words may follow each other in it, its text is looked through.
package struct NameSearch: Sendable {
  private let names: [Name]

  package var count: Int { names.count }

  /// - Parameter names: such as those of directories and container files.
  package init(_ names: [ByteString]) { self.names = names.map(Name.init) }

  /// Finds the names that are one word.
  /// - Parameter isMentioned: by name; those that are found already are not looked for.
  /// - Returns: whether names are left that the document's text may mention.
  package func find(in words: WordIndex, _ isMentioned: inout [Bool]) -> Bool {
    var isInDoubt = false
    for offset in names.indices where !isMentioned[offset] {
      if names[offset].isOneWord {
        isMentioned[offset] = words.holdsAlone(names[offset].words[0])
      } else {
        isInDoubt = isInDoubt || names[offset].isPossible(in: words)
      }
    }
    return isInDoubt
  }

  /// Which of the names that are more than a word a document mentions.
  /// - Parameter words: the document's.
  package func find(inTextOf document: [UInt8], _ words: WordIndex) -> [Bool] {
    let text = NameFolding.folded(text: document)
    return text.withUnsafeBytes { text in
      names.map { !$0.isOneWord && $0.isPossible(in: words) && $0.stands(in: text) }
    }
  }
}

/// A name that is looked for.
private struct Name: Sendable {
  /// Folded, without joints at either end.
  private let text: [UInt8]
  let words: [UInt64]
  let isOneWord: Bool
  /// The longest word.
  private let anchor: Range<Int>

  init(_ name: ByteString) {
    let folded = NameFolding.folded(name: name.bytes)
    let trimmed = folded.drop { $0 == NameFolding.joint }
    let end = trimmed.lastIndex { $0 != NameFolding.joint }.map { $0 + 1 } ?? trimmed.endIndex
    text = Array(trimmed[..<end])
    var words: [UInt64] = []
    text.withUnsafeBytes { text in
      WordScan.forEachWord(in: text) { hash, _ in words.append(hash) }
    }
    self.words = words
    isOneWord = !text.isEmpty && text.allSatisfy(NameFolding.isWord)
    let runs = text.indices.split { [text] in !NameFolding.isWord(text[$0]) }
    anchor = runs.max { $0.count < $1.count }.map { $0.startIndex..<$0.endIndex } ?? 0..<0
  }

  func isPossible(in index: WordIndex) -> Bool {
    !words.isEmpty && index.mayHold(words)
  }

  /// - Parameter document: folded.
  func stands(in document: UnsafeRawBufferPointer) -> Bool {
    guard let first = text[anchor].first else { return false }
    var start = 0
    while let offset = document.offset(of: first, from: start) {
      if stands(at: offset - anchor.lowerBound, in: document) { return true }
      start = offset + 1
    }
    return false
  }

  private func stands(at start: Int, in document: UnsafeRawBufferPointer) -> Bool {
    guard start >= 0, start + text.count <= document.count else { return false }
    for offset in text.indices {
      let byte = document[start + offset]
      let wanted = text[offset]
      guard byte == wanted || (wanted == NameFolding.joint && byte == NameFolding.space) else {
        return false
      }
    }
    return isEdge(before: start, in: document) && isEdge(after: start + text.count, in: document)
  }

  /// Whether no word ends right before `start`, joints included. A name that begins with another
  /// sign, as `@scope` does, has its edge in that.
  private func isEdge(before start: Int, in document: UnsafeRawBufferPointer) -> Bool {
    guard let first = text.first, NameFolding.isWord(first) else { return true }
    var index = start
    while index > 0, document[index - 1] == NameFolding.joint { index -= 1 }
    return index == 0 || !NameFolding.isWord(document[index - 1])
  }

  private func isEdge(after end: Int, in document: UnsafeRawBufferPointer) -> Bool {
    guard let last = text.last, NameFolding.isWord(last) else { return true }
    var index = end
    while index < document.count, document[index] == NameFolding.joint { index += 1 }
    return index == document.count || !NameFolding.isWord(document[index])
  }
}
