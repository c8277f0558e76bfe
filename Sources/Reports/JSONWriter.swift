internal import Basics

/// Writes one JSON document value by value: for the documents that every run of a CI job asks for,
/// which Foundation's encoder takes longer to write than the rest of the run takes to judge.
///
/// The bytes are those of `JSONText.encode`, for which the members of an object must be added in
/// ascending order of their keys.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var depth = 0
  /// Whether the object or list that is open holds nothing yet.
  private var isEmpty = true

  /// The document that `body` adds the members of, ended by a line feed.
  /// - Parameter capacity: about how long it will be, in bytes.
  static func document(capacity: Int, _ body: (inout JSONWriter) -> Void) -> ByteString {
    var json = JSONWriter()
    json.bytes.reserveCapacity(capacity)
    json.nest("{", "}", body)
    json.bytes.append(UInt8(ascii: "\n"))
    return ByteString(json.bytes)
  }

  /// Adds a member, `null` where there is no value.
  mutating func add<Value: JSONScalar>(_ key: StaticString, _ value: Value?) {
    begin(key)
    write(value)
  }

  /// Adds a member whose key is known only when it runs.
  mutating func add<Value: JSONScalar>(key: String, _ value: Value?) {
    begin(key)
    write(value)
  }

  mutating func add<Value: JSONScalar>(_ key: StaticString, list: [Value]) {
    begin(key)
    write(list)
  }

  mutating func add<Value: JSONScalar>(key: String, list: [Value]) {
    begin(key)
    write(list)
  }

  mutating func add(_ key: StaticString, object body: (inout JSONWriter) -> Void) {
    begin(key)
    nest("{", "}", body)
  }

  /// Adds an object, `null` where there is no value.
  mutating func add<Value>(
    _ key: StaticString, object value: Value?, _ body: (inout JSONWriter, Value) -> Void
  ) {
    begin(key)
    guard let value else { return writeNull() }
    nest("{", "}") { body(&$0, value) }
  }

  /// Adds a list of objects.
  mutating func add<Value>(
    _ key: StaticString, objects values: [Value], _ body: (inout JSONWriter, Value) -> Void
  ) {
    begin(key)
    nest("[", "]") { json in
      for value in values {
        json.beginItem()
        json.nest("{", "}") { body(&$0, value) }
      }
    }
  }

  private mutating func write(_ list: [some JSONScalar]) {
    nest("[", "]") { json in
      for value in list {
        json.beginItem()
        value.write(to: &json)
      }
    }
  }

  private mutating func write(_ value: (some JSONScalar)?) {
    if let value { value.write(to: &self) } else { writeNull() }
  }

  private mutating func writeNull() { write(ascii: "null") }

  private mutating func begin(_ key: StaticString) {
    beginItem()
    bytes.append(UInt8(ascii: "\""))
    write(ascii: key)
    write(ascii: "\" : ")
  }

  private mutating func begin(_ key: String) {
    beginItem()
    key.write(to: &self)
    write(ascii: " : ")
  }

  private mutating func beginItem() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    startLine()
  }

  private mutating func startLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { write(ascii: "  ") }
  }

  private mutating func nest(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(truncatingIfNeeded: opening.value))
    depth += 1
    isEmpty = true
    body(&self)
    depth -= 1
    // Foundation leaves an empty line between the brackets of what is empty.
    if isEmpty { bytes.append(UInt8(ascii: "\n")) }
    isEmpty = false
    startLine()
    bytes.append(UInt8(truncatingIfNeeded: closing.value))
  }

  fileprivate mutating func write(ascii text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  fileprivate mutating func write(ascii text: String) { bytes += text.utf8 }

  /// Writes a text between quotes, a byte that is not UTF-8 as `\\xE9`.
  fileprivate mutating func write(quoted text: UnsafeBufferPointer<UInt8>) {
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
      case .scalar(let scalar):
        if opening.isEnded(by: scalar) {
          bytes += "\\u005b".utf8
        } else {
          write(escaped: scalar)
        }
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
    case _ where scalar.isUnsafe: bytes += JSONText.escaped(scalar).utf8
    default: bytes += String(scalar).utf8
    }
  }
}

/// A value without parts.
protocol JSONScalar {
  func write(to json: inout JSONWriter)
}

extension ByteString: JSONScalar {
  func write(to json: inout JSONWriter) {
    bytes.withUnsafeBufferPointer { json.write(quoted: $0) }
  }
}

extension String: JSONScalar {
  func write(to json: inout JSONWriter) {
    var text = self
    text.withUTF8 { json.write(quoted: $0) }
  }
}

extension Int: JSONScalar {
  func write(to json: inout JSONWriter) { json.write(ascii: String(self)) }
}

extension Double: JSONScalar {
  func write(to json: inout JSONWriter) {
    let digits = String(self)
    json.write(ascii: digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }
}

extension Bool: JSONScalar {
  func write(to json: inout JSONWriter) { json.write(ascii: self ? "true" : "false") }
}

extension ObjectID: JSONScalar {
  func write(to json: inout JSONWriter) { description.write(to: &json) }
}

extension Instant: JSONScalar {
  func write(to json: inout JSONWriter) { description.write(to: &json) }
}

extension CalendarDate: JSONScalar {
  func write(to json: inout JSONWriter) { description.write(to: &json) }
}
