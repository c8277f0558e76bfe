internal import Basics

/// How much a doc says in words, code aside.
struct DocProse {
  /// A doc with less has nothing that could fall behind.
  static let leastWords = 80
  /// Within so many words a doc that stands for another says so.
  private static let headWords = 60

  /// Words outside of front matter and blocks of code.
  private(set) var words = 0
  /// Whether it only says where the doc is now.
  private(set) var isTombstone = false

  init(_ text: [UInt8]) {
    let start = text.withUnsafeBytes(DocText.bodyStart)
    var isCode = false
    var head: [ByteString] = []
    for line in ByteString(text[start...]).split(separator: 0x0A) {
      let line = line.trimmed
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        isCode.toggle()
        continue
      }
      if isCode { continue }
      for word in line.split(separator: UInt8(ascii: " "))
      where word.bytes.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) {
        words += 1
        if head.count < Self.headWords { head.append(word.asciiLowercased) }
      }
    }
    let opening = ByteString(head.map(\.bytes).joined(separator: " ".utf8))
    isTombstone =
      words < 2 * Self.leastWords && Self.farewells.contains(where: opening.contains)
  }

  private static let farewells: [ByteString] = [
    "has moved", "have moved", "was moved", "were moved", "moved to", "is deprecated",
    "no longer maintained", "superseded by", "replaced by", "has been removed",
  ]
}
