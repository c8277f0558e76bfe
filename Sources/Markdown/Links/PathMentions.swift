package import Basics

/// The paths that a doc holds, in prose, in code and as destinations of links: `cache/`, `engine.go`,
/// `../cmd/tool/main.go`.
///
/// A mere word, such as `storage` or `web`, is none: it may mean anything. What stands in a web
/// address is a path on another host.
package struct PathMentions: Sendable {
  /// One mention; never empty.
  package struct Mention: Hashable, Sendable {
    /// Without `.`, `..` and what stands for anything (`...`), and without a slash at either end.
    package let path: ByteString
    /// Whether a slash stands behind it.
    package let isDirectory: Bool
  }

  /// Each once, in the order of the text.
  package private(set) var paths: [Mention] = []
  /// Words that stand alone between backticks, each once, in the order of the text.
  package private(set) var words: [ByteString] = []

  /// Linear in the length of the text; anything that is not ASCII separates.
  package init(_ text: [UInt8]) {
    text.withUnsafeBytes { read($0) }
  }

  private mutating func read(_ text: UnsafeRawBufferPointer) {
    var seenPaths: Set<Mention> = []
    var seenWords: Set<ByteString> = []
    Self.signs.withUnsafeBufferPointer { signs in
      var offset = 0
      while offset < text.count {
        guard signs[Int(text[offset])] != 0 else {
          offset += 1
          continue
        }
        let start = offset
        var kinds: UInt8 = 0
        while offset < text.count {
          let kind = signs[Int(text[offset])]
          if kind == 0 { break }
          kinds |= kind
          offset += 1
        }
        if offset + 2 < text.count, text[offset] == Self.colon, text[offset + 1] == Self.slash,
          text[offset + 2] == Self.slash
        {
          while offset < text.count, !text[offset].isASCIISpace, !Self.isClosing(text[offset]) {
            offset += 1
          }
          continue
        }
        let isTicked =
          start > 0 && text[start - 1] == Self.tick && offset < text.count
          && text[offset] == Self.tick
        guard kinds & Self.isPathSign != 0 || isTicked else { continue }
        let run = UnsafeRawBufferPointer(rebasing: text[start..<offset])
        if kinds & Self.isPathSign != 0, let mention = Self.mention(run) {
          if seenPaths.insert(mention).inserted { paths.append(mention) }
        } else if isTicked {
          let word = ByteString(run)
          if seenWords.insert(word).inserted { words.append(word) }
        }
      }
    }
  }

  /// Nil for what is no path by its looks.
  private static func mention(_ run: UnsafeRawBufferPointer) -> Mention? {
    var end = run.count
    // The end of a sentence, or of a Go pattern.
    while end > 0, run[end - 1] == dot { end -= 1 }
    var path: [UInt8] = []
    path.reserveCapacity(end)
    var isPath = false
    var start = 0
    var isDots = true
    for offset in 0...end {
      guard offset == end || run[offset] == slash else {
        if run[offset] == dot { isPath = true } else { isDots = false }
        continue
      }
      if offset < end { isPath = true }
      if !isDots {
        if !path.isEmpty { path.append(slash) }
        path.append(contentsOf: UnsafeRawBufferPointer(rebasing: run[start..<offset]))
      }
      start = offset + 1
      isDots = true
    }
    guard isPath, !path.isEmpty else { return nil }
    return Mention(path: ByteString(path), isDirectory: run[end - 1] == slash)
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
  private static let tick = UInt8(ascii: "`")
  private static let colon = UInt8(ascii: ":")

  /// By byte: 0 for what separates, `isPathSign` for what makes a path of a word.
  private static let signs: [UInt8] = (0...UInt8.max).map { byte in
    if byte.isASCIILetter || byte.isASCIIDigit { return 1 }
    return switch UnicodeScalar(byte) {
    case "/", ".": isPathSign
    case "-", "_", "@", "+", "~": 1
    default: 0
    }
  }

  private static let isPathSign: UInt8 = 2

  /// Whether a byte ends an address in Markdown or HTML.
  private static func isClosing(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case ")", ">", "]", "\"", "'", "`": true
    default: false
    }
  }
}
