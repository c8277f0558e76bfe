/// Reads JSON (RFC 8259), with the exact position of an error, which Foundation's reader does not give.
package struct JSONReader {
  /// Where a text is not JSON, and why.
  package struct Failure: Error {
    package let offset: Int
    package let length: Int
    package let message: ByteString
    package let help: ByteString?
  }

  /// Values inside values; without a limit a hostile file would overflow the stack.
  private static let depthLimit = 32

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  /// Reads all of `bytes` as one value, after a byte order mark if there is one.
  package static func read(_ bytes: [UInt8]) throws(Failure) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    reader.skipSpace()
    let node = try reader.value()
    reader.skipSpace()
    guard reader.next == nil else { throw reader.failure("text after the closing bracket") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
  }

  private func failure(
    _ message: ByteString, at offset: Int? = nil, length: Int = 1, help: ByteString? = nil
  ) -> Failure {
    Failure(offset: offset ?? self.offset, length: length, message: message, help: help)
  }

  /// Something other than `wanted`.
  private func unexpected(_ wanted: ByteString) -> Failure {
    guard let byte = next else { return failure("expected \(wanted), but the file ends") }
    let isLineStart = offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
    for mark: ByteString in ["<<<<<<<", "=======", ">>>>>>>"] where isLineStart {
      if bytes[offset...].starts(with: mark.bytes) {
        return failure(
          "unresolved merge conflict", length: mark.count,
          help: "keep one side and remove the conflict markers")
      }
    }
    let isShown = byte > 0x20 && byte < 0x7F
    let shown: ByteString = isShown ? "'\(ByteString([byte]))'" : "something else"
    return failure("expected \(wanted), found \(shown)")
  }

  private mutating func value() throws(Failure) -> JSONNode {
    let start = offset
    guard depth < Self.depthLimit else {
      throw failure("nested more than \(Self.depthLimit) deep")
    }
    depth += 1
    defer { depth -= 1 }
    let content: JSONNode.Content
    switch next {
    case UInt8(ascii: "{"): content = .object(try members())
    case UInt8(ascii: "["): content = .list(try elements())
    case UInt8(ascii: "\""): content = .text(try string())
    default: content = try word()
    }
    return JSONNode(content: content, range: start..<offset)
  }

  private mutating func members() throws(Failure) -> [JSONNode.Member] {
    var found: [JSONNode.Member] = []
    var keys: Set<ByteString> = []
    try items(until: UInt8(ascii: "}")) { reader throws(Failure) in
      let start = reader.offset
      guard reader.next == UInt8(ascii: "\"") else { throw reader.unexpected("a key in quotes") }
      let key = try reader.string()
      guard keys.insert(key).inserted else {
        throw reader.failure(
          "the key is set twice", at: start, length: reader.offset - start)
      }
      reader.skipSpace()
      guard reader.next == UInt8(ascii: ":") else { throw reader.unexpected("a colon") }
      reader.offset += 1
      reader.skipSpace()
      found.append((key, start, try reader.value()))
    }
    return found
  }

  private mutating func elements() throws(Failure) -> [JSONNode] {
    var found: [JSONNode] = []
    try items(until: UInt8(ascii: "]")) { reader throws(Failure) in
      found.append(try reader.value())
    }
    return found
  }

  /// Reads everything up to the closing bracket with `item`, and the commas in between.
  private mutating func items(
    until end: UInt8, _ item: (inout JSONReader) throws(Failure) -> Void
  ) throws(Failure) {
    offset += 1
    skipSpace()
    if next == end {
      offset += 1
      return
    }
    while true {
      try item(&self)
      skipSpace()
      switch next {
      case end:
        offset += 1
        return
      case UInt8(ascii: ","):
        let comma = offset
        offset += 1
        skipSpace()
        if next == end {
          throw failure("a comma before the closing bracket", at: comma)
        }
      default: throw unexpected("a comma or '\(ByteString([end]))'")
      }
    }
  }

  private mutating func string() throws(Failure) -> ByteString {
    let start = offset
    var output: [UInt8] = []
    offset += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        guard String(validating: output, as: UTF8.self) != nil else {
          throw failure("the text is not UTF-8", at: start, length: offset - start)
        }
        return ByteString(output)
      case UInt8(ascii: "\\"): output += try escape()
      case 0..<0x20: throw failure("a line end or control character in quotes")
      default:
        output.append(byte)
        offset += 1
      }
    }
    throw failure("this quote is never closed", at: start)
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    let start = offset
    offset += 1
    guard let byte = next else { throw failure("the file ends within quotes") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try unit(from: start)]
      if UTF16.isLeadSurrogate(units[0]), bytes[offset...].starts(with: Array("\\u".utf8)) {
        offset += 2
        units.append(try unit(from: start))
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw failure("this is half a character", at: start, length: offset - start)
      }
      return Array(text.utf8)
    default:
      throw failure("unknown escape", at: start, length: 2, help: "write \\\\ for one \\")
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit(from start: Int) throws(Failure) -> UInt16 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("\\u is followed by four hexadecimal digits", at: start, length: 2) }
    offset += 4
    return unit
  }

  private mutating func word() throws(Failure) -> JSONNode.Content {
    let start = offset
    let word = ByteString(
      bytes[offset...].prefix { byte in
        byte.isASCIILetter || byte.isASCIIDigit || "+-.".utf8.contains(byte)
      })
    guard !word.isEmpty else { throw unexpected("a value") }
    offset += word.count
    switch word {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    case let word where Self.isNumber(word): return .number(word)
    default:
      throw failure(
        "'\(word)' is not a value", at: start, length: word.count, help: "write text in quotes")
    }
  }

  private static func isNumber(_ word: ByteString) -> Bool {
    var rest = word.bytes[...]
    func digits() -> Int {
      let count = rest.prefix(while: \.isASCIIDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let byte = rest.first, byte.asciiLowercased == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
