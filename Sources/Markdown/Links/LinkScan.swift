internal import Basics

extension MarkdownDocument {
  /// Whether a document may hold links that do not lead out of the repository: a tenth of the time
  /// that it takes to read it. No is certain, yes is not.
  ///
  /// A link needs `](…` or a definition `[…]: …` that does not go on with `http:` or `https:`, or
  /// the tag of a link or an image. Between angle brackets stand addresses alone.
  package static func mayLinkInside(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { text in
      stands(UInt8(ascii: "]"), in: text) { leadsInside(behind: $0, in: text) }
        || stands(UInt8(ascii: "<"), in: text) { isTag(at: $0, in: text) }
    }
  }

  /// Whether a byte stands in the text at an offset of which `isWanted` says yes.
  private static func stands(
    _ byte: UInt8, in text: UnsafeRawBufferPointer, where isWanted: (Int) -> Bool
  ) -> Bool {
    var start = 0
    while let offset = text.offset(of: byte, from: start) {
      if isWanted(offset) { return true }
      start = offset + 1
    }
    return false
  }

  private static func leadsInside(behind bracket: Int, in text: UnsafeRawBufferPointer) -> Bool {
    var offset = bracket + 1
    guard offset < text.count,
      text[offset] == UInt8(ascii: "(") || text[offset] == UInt8(ascii: ":")
    else { return false }
    offset += 1
    while offset < text.count, text[offset] == 0x20 || text[offset] == 0x09 { offset += 1 }
    if offset < text.count, text[offset] == UInt8(ascii: "<") { offset += 1 }
    let rest = text[offset...]
    return !rest.starts(with: "http:".utf8) && !rest.starts(with: "https:".utf8)
  }

  /// Whether `<a` or `<img` stands at an offset, in any case.
  private static func isTag(at offset: Int, in text: UnsafeRawBufferPointer) -> Bool {
    var end = offset + 1
    var name: UInt32 = 0
    while end < text.count, end - offset <= 4, isInName(text[end]) {
      name = name << 8 | UInt32(text[end].asciiLowercased)
      end += 1
    }
    return name == 0x61 || name == 0x69_6D67
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
  }
}
