internal import Basics

/// Writes a ``JSONValue``: keys ascending, and what a terminal or a build runner would obey as
/// `\uXXXX`.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var depth = 0
  private let isIndented: Bool

  /// The value on many lines, or on one; without a line feed at its end.
  static func write(_ value: JSONValue, isIndented: Bool) -> ByteString {
    var writer = JSONWriter(isIndented: isIndented)
    writer.write(value)
    return ByteString(writer.bytes)
  }

  private init(isIndented: Bool) { self.isIndented = isIndented }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .bytes(let text): text.bytes.withUnsafeBufferPointer { write(quoted: $0) }
    case .list(let items):
      nest(items, "[", "]") { writer, item in writer.write(item) }
    case .object(let members):
      nest(Self.sorted(members), "{", "}") { writer, member in
        writer.write(member.key)
        writer.bytes += (writer.isIndented ? " : " : ":").utf8
        writer.write(member.value)
      }
    }
  }

  /// Most literals are in order already, and need no copy.
  private static func sorted(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    let isSorted = members.indices.dropFirst().allSatisfy { members[$0 - 1].key < members[$0].key }
    return isSorted ? members : members.sorted { $0.key < $1.key }
  }

  private mutating func nest<Part>(
    _ parts: [Part], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
    _ write: (inout JSONWriter, Part) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    depth += 1
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine()
      write(&self, part)
    }
    depth -= 1
    // An empty list or object has an empty line between its brackets, as Foundation's encoder has it.
    if parts.isEmpty, isIndented { bytes.append(UInt8(ascii: "\n")) }
    startLine()
    bytes.append(UInt8(ascii: closing))
  }

  private mutating func startLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  private mutating func write(_ number: Double) {
    guard number.isFinite else { return bytes += "null".utf8 }
    let digits = String(number).utf8
    bytes += digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...]
  }

  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write(quoted: $0) }
  }

  private mutating func write(quoted text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    if text.allSatisfy(Self.isPlain) {
      bytes.append(contentsOf: text)
    } else {
      writeEscaped(ByteString(UnsafeRawBufferPointer(text)))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself, whatever stands before it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      && byte != UInt8(ascii: "#")
  }

  private mutating func writeEscaped(_ text: ByteString) {
    var opening = CommandOpening()
    text.forEachPiece { piece in
      switch piece {
      case .invalid(let byte):
        bytes += "\\\(escapedByte(byte))".utf8
        opening = CommandOpening()
      // A runner would take `##[` for a command, were the document printed in a log.
      case .scalar(let scalar) where opening.isEnded(by: scalar): bytes += "\\u005b".utf8
      case .scalar(let scalar): write(escaped: scalar)
      }
    }
  }

  private mutating func write(escaped scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\u{8}": bytes += "\\b".utf8
    case "\u{C}": bytes += "\\f".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    // One beyond the first 65,536 takes two units of UTF-16.
    case _ where scalar.isUnsafe:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      }
    default: bytes += String(scalar).utf8
    }
  }
}
