internal import Basics

/// Reads the text of a configuration file, byte for byte as git does.
struct ConfigurationText {
  /// A variable, its section and last part in lower case; a value of nil has no `=`, and is true.
  typealias Variable = (name: ByteString, value: ByteString?)

  /// The number of the line that could not be read, from 1.
  struct Invalid: Error {
    let line: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  private init(_ text: ByteString) {
    bytes = text.bytes
    if text.hasPrefix("\u{FEFF}") { index = 3 }
  }

  /// All variables of a file, in its order.
  static func variables(_ text: ByteString) throws(Invalid) -> [Variable] {
    var reader = ConfigurationText(text)
    return try reader.variables()
  }

  /// The name as git compares it: only what is between the first and the last dot keeps its case.
  static func canonical(_ name: ByteString) -> ByteString? {
    guard let first = name.bytes.firstIndex(of: UInt8(ascii: ".")),
      let last = name.bytes.lastIndex(of: UInt8(ascii: ".")), first > 0, last + 1 < name.count
    else { return nil }
    let ends = ByteString(name.bytes[..<first]).asciiLowercased
    return ends + ByteString(name.bytes[first..<last])
      + ByteString(name.bytes[last...]).asciiLowercased
  }

  /// The next byte, `\r\n` taken for `\n`; at the end, nil.
  private mutating func next() -> UInt8? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "\n")
    {
      index += 1
    }
    index += 1
    if bytes[index - 1] == UInt8(ascii: "\n") { line += 1 }
    return bytes[index - 1]
  }

  private mutating func skipLine() {
    while let byte = next(), byte != UInt8(ascii: "\n") {}
  }

  private mutating func variables() throws(Invalid) -> [Variable] {
    var result: [Variable] = []
    var section: ByteString = ""
    while let byte = next() {
      if byte.isASCIISpace { continue }
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
      case UInt8(ascii: "["): section = try self.section()
      default:
        guard byte.isASCIILetter else { throw Invalid(line: line) }
        result.append(try variable(in: section, first: byte))
      }
    }
    return result
  }

  /// What stands between brackets: `section`, `section.sub` or `section "sub"`.
  private mutating func section() throws(Invalid) -> ByteString {
    var name: [UInt8] = []
    while let byte = next() {
      if byte == UInt8(ascii: "]") { return ByteString(name) }
      if byte.isASCIISpace {
        return ByteString(name + [UInt8(ascii: ".")] + (try subsection(byte)))
      }
      guard Self.isKey(byte) || byte == UInt8(ascii: ".") else { break }
      name.append(byte.asciiLowercased)
    }
    throw Invalid(line: line)
  }

  private mutating func subsection(_ space: UInt8) throws(Invalid) -> [UInt8] {
    var byte: UInt8? = space
    while let space = byte, space.isASCIISpace, space != UInt8(ascii: "\n") { byte = next() }
    guard byte == UInt8(ascii: "\"") else { throw Invalid(line: line) }
    var name: [UInt8] = []
    while var byte = next(), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\"") {
        guard next() == UInt8(ascii: "]") else { break }
        return name
      }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next(), escaped != UInt8(ascii: "\n") else { break }
        byte = escaped
      }
      name.append(byte)
    }
    throw Invalid(line: line)
  }

  private mutating func variable(in section: ByteString, first: UInt8) throws(Invalid) -> Variable {
    var name = section.bytes + [UInt8(ascii: "."), first.asciiLowercased]
    var byte = next()
    while let key = byte, Self.isKey(key) {
      name.append(key.asciiLowercased)
      byte = next()
    }
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { byte = next() }
    switch byte {
    case nil, UInt8(ascii: "\n"): return (ByteString(name), nil)
    case UInt8(ascii: "="): return (ByteString(name), try value())
    default: throw Invalid(line: line)
    }
  }

  private mutating func value() throws(Invalid) -> ByteString {
    var value: [UInt8] = []
    // How much of it would be left without white space at its end.
    var length = 0
    var isQuoted = false
    while let byte = next(), byte != UInt8(ascii: "\n") || isQuoted {
      switch byte {
      case UInt8(ascii: "\n"): throw Invalid(line: line - 1)
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted:
        skipLine()
        return ByteString(value[..<length])
      case UInt8(ascii: "\\"):
        switch next() {
        case nil, UInt8(ascii: "\n"): continue
        case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "b"): value.append(0x08)
        case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "\\"): value.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "\""): value.append(UInt8(ascii: "\""))
        default: throw Invalid(line: line)
        }
      case let space where space.isASCIISpace && !isQuoted:
        if !value.isEmpty { value.append(space) }
        continue
      default: value.append(byte)
      }
      length = value.count
    }
    guard !isQuoted else { throw Invalid(line: line) }
    return ByteString(value[..<length])
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
  }
}
