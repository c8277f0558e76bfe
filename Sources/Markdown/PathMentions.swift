package import Basics

/// The paths that a doc holds, in prose, in code and as destinations of links: `cache/`, `engine.go`,
/// `../cmd/tool/main.go`.
///
/// A mere word, such as `storage` or `web`, is none: it may mean anything. What stands in a web
/// address is another place's path.
package struct PathMentions: Sendable {
  /// One mention, split at its slashes; never empty.
  package struct Mention: Hashable, Sendable {
    /// Without `.`, `..` and what stands for anything (`...`).
    package let steps: [ByteString]
    /// Whether a slash stands behind it.
    package let isDirectory: Bool
  }

  /// Each once, in the order of the text.
  package private(set) var paths: [Mention] = []
  /// Words that stand alone between backticks, each once, in the order of the text.
  package private(set) var words: [ByteString] = []

  /// Linear in the length of the text; anything that is not ASCII separates.
  package init(_ text: [UInt8]) {
    var seenPaths: Set<Mention> = []
    var seenWords: Set<ByteString> = []
    var place = 0
    while place < text.count {
      guard Self.isPath(text[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < text.count, Self.isPath(text[place]) { place += 1 }
      if text[place...].starts(with: [0x3A, 0x2F, 0x2F]) {
        while place < text.count, !text[place].isASCIISpace, !Self.isClosing(text[place]) {
          place += 1
        }
        continue
      }
      if let mention = Self.mention(text[start..<place]) {
        if seenPaths.insert(mention).inserted { paths.append(mention) }
      } else if start > 0, text[start - 1] == Self.tick, place < text.count,
        text[place] == Self.tick
      {
        let word = ByteString(text[start..<place])
        if seenWords.insert(word).inserted { words.append(word) }
      }
    }
  }

  /// Nil for what is no path by its looks.
  private static func mention(_ bytes: ArraySlice<UInt8>) -> Mention? {
    var bytes = bytes
    // The end of a sentence, or of a Go pattern.
    while bytes.last == dot { bytes.removeLast() }
    guard bytes.contains(slash) || bytes.contains(dot) else { return nil }
    let steps = bytes.split(separator: slash)
      .filter { !$0.allSatisfy { $0 == dot } }.map { ByteString($0) }
    guard !steps.isEmpty else { return nil }
    return Mention(steps: steps, isDirectory: bytes.last == slash)
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
  private static let tick = UInt8(ascii: "`")

  private static func isPath(_ byte: UInt8) -> Bool {
    if byte.isASCIILetter || byte.isASCIIDigit { return true }
    return switch UnicodeScalar(byte) {
    case "/", ".", "-", "_", "@", "+", "~": true
    default: false
    }
  }

  /// Whether a byte ends an address in Markdown or HTML.
  private static func isClosing(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case ")", ">", "]", "\"", "'", "`": true
    default: false
    }
  }
}
