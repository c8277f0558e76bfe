internal import Basics
internal import LeadModel

/// The part of a file that is YAML: UTF-8 without control characters, of limited size.
struct FrontMatter: Sendable {
  /// The largest file that is read, in bytes.
  static let sizeLimit = 262_144

  let source: SourceText
  /// Where the YAML begins and ends.
  let range: Range<Int>

  /// Why a file is not read at all.
  struct Refusal: Error { let diagnostics: [SourceDiagnostic] }

  /// Finds the front matter between the first line, `---`, and the next line that is `---`.
  init(ofOwnersFile source: SourceText) throws(Refusal) {
    let start = try Self.checkedStart(of: source)
    let help: ByteString =
      "begin the file with a line '---', then 'kind:' and 'lead:', then another '---'"
    guard source.bytes[start...].contains(where: { !$0.isASCIISpace }) else {
      throw Refusal(source.diagnostic(at: start, "the file is empty", help: help))
    }
    guard Self.isFence(line: 1, of: source, from: start) else {
      throw Refusal(
        source.diagnostic(
          at: start, length: Int.max, "the file has no front matter", help: help))
    }
    var line = 2
    while source.start(ofLine: line) < source.bytes.count {
      let lineStart = source.start(ofLine: line)
      if Self.isFence(line: line, of: source, from: lineStart) {
        self.source = source
        range = source.start(ofLine: 2)..<lineStart
        try Self.refuseControlCharacters(in: range, of: source)
        return
      }
      line += 1
    }
    throw Refusal(
      source.diagnostic(
        at: start, length: 3, "the front matter is not closed",
        help: "end it with a line that holds only '---'"))
  }

  /// Takes the whole file, as `.lead-rules` is.
  init(ofRulesFile source: SourceText) throws(Refusal) {
    let start = try Self.checkedStart(of: source)
    self.source = source
    range = start..<source.bytes.count
    try Self.refuseControlCharacters(in: range, of: source)
  }

  /// The offset of the text, after a byte order mark.
  private static func checkedStart(of source: SourceText) throws(Refusal) -> Int {
    let bytes = source.bytes
    // Without a mark, UTF-16 shows by the zero byte beside each ASCII character.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || (bytes.count >= 4 && (bytes[0] == 0) != (bytes[1] == 0)
        && (bytes[2] == 0) == (bytes[0] == 0) && (bytes[3] == 0) == (bytes[1] == 0))
    {
      throw Refusal(
        SourceDiagnostic(
          file: source.file, position: .start, message: "the file is UTF-16",
          suggestion: "save it as UTF-8"))
    }
    guard bytes.count <= sizeLimit else {
      throw Refusal(
        SourceDiagnostic(
          file: source.file, position: .start,
          message: "the file has \(bytes.count) bytes, more than the limit of \(sizeLimit)"))
    }
    if let offset = firstInvalidUTF8(in: bytes) {
      throw Refusal(
        source.diagnostic(
          at: offset, "byte 0x\(hex(UInt32(bytes[offset]), 2)) is not UTF-8",
          help: "save the file as UTF-8"))
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether the line from `start` on is `---`, white space aside.
  private static func isFence(line: Int, of source: SourceText, from start: Int) -> Bool {
    let content = source.bytes[start..<max(source.end(ofLine: line), start)]
    return content.starts(with: "---".utf8)
      && content.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func refuseControlCharacters(
    in range: Range<Int>, of source: SourceText
  ) throws(Refusal) {
    let found = controlCharacters(in: source.bytes, range, lineEnds: true)
    guard !found.isEmpty else { return }
    throw Refusal(
      diagnostics: found.prefix(ParseLimits.diagnostics).map { character in
        source.diagnostic(
          at: character.offset, length: character.length,
          "control character U+\(hex(character.value, 4)) is not allowed",
          help: character.value == 0x0D ? "end lines with LF or CRLF" : nil)
      })
  }
}

extension FrontMatter.Refusal {
  init(_ diagnostic: SourceDiagnostic) { diagnostics = [diagnostic] }
}

/// The offset of the first byte that begins no UTF-8 sequence; nil where all is well.
private func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var low = 0
  // A prefix is valid up to the end of a character, so the longest one is found by stepping over
  // characters.
  while low < bytes.count {
    let length: Int
    switch bytes[low] {
    case ..<0x80: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return low
    }
    guard low + length <= bytes.count,
      length == 1 || String(validating: bytes[low..<low + length], as: UTF8.self) != nil
    else { return low }
    low += length
  }
  return nil
}
