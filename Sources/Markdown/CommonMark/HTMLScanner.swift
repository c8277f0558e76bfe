internal import Basics

/// Reads the tags of an HTML fragment, as tolerantly as a browser does.
///
/// Comments, declarations and the content of `script`, `style` and `textarea` are passed over. Each
/// byte is looked at a bounded number of times, whatever is never closed.
struct HTMLScanner {
  enum Token {
    case tag(Tag)
    case text(ArraySlice<UInt8>)
  }

  struct Tag {
    /// In lower case.
    var name: ByteString
    var isClosing: Bool
    /// Names in lower case, values as they are written.
    var attributes: [(name: ByteString, value: ByteString)] = []
    /// Where its `<` stands.
    var offset: Int

    /// The first attribute of that name, which is the one that counts.
    func value(of name: ByteString) -> ByteString? {
      attributes.first { $0.name == name }?.value
    }
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        let start = index
        index = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return .text(bytes[start..<index])
      }
      if stands("<!--") {
        skip(past: "-->", from: index + 4)
      } else if stands("<!") || stands("<?") {
        skip(past: ">", from: index + 2)
      } else if let tag = tag() {
        if !tag.isClosing, Self.opaque.contains(tag.name) {
          skip(to: "</" + tag.name)
        }
        return .tag(tag)
      } else {
        index += 1
        return .text(bytes[index - 1..<index])
      }
    }
    return nil
  }

  private static let opaque: Set<ByteString> = ["script", "style", "textarea"]

  private mutating func tag() -> Tag? {
    let start = index
    let isClosing = stands("</")
    let nameStart = index + (isClosing ? 2 : 1)
    guard nameStart < bytes.count, bytes[nameStart].isASCIILetter else { return nil }
    index = nameStart
    let name = run { !$0.isASCIISpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    var tag = Tag(name: name.asciiLowercased, isClosing: isClosing, offset: start)
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index].isASCIISpace || bytes[index] == UInt8(ascii: "/") {
        index += 1
      } else {
        tag.attributes.append(attribute())
      }
    }
    index = min(index + 1, bytes.count)
    return tag
  }

  private mutating func attribute() -> (name: ByteString, value: ByteString) {
    let first = bytes[index]
    index += 1
    let rest = run { !$0.isASCIISpace && !"=>/".utf8.contains($0) }
    let name = ByteString([first] + rest.bytes).asciiLowercased
    let end = index
    _ = run(while: \.isASCIISpace)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      index = end
      return (name, "")
    }
    index += 1
    _ = run(while: \.isASCIISpace)
    guard index < bytes.count else { return (name, "") }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return (name, run { !$0.isASCIISpace && $0 != UInt8(ascii: ">") })
    }
    index += 1
    let value = run { $0 != quote }
    index = min(index + 1, bytes.count)
    return (name, value)
  }

  private mutating func run(while isWanted: (UInt8) -> Bool) -> ByteString {
    let start = index
    while index < bytes.count, isWanted(bytes[index]) { index += 1 }
    return ByteString(bytes[start..<index])
  }

  /// - Parameter text: ASCII.
  private func stands(_ text: StaticString) -> Bool {
    bytes[index...].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func skip(past text: StaticString, from start: Int) {
    index = min(start, bytes.count)
    while index < bytes.count, !stands(text) { index += 1 }
    index = min(index + text.utf8CodeUnitCount, bytes.count)
  }

  private mutating func skip(to text: ByteString) {
    while index < bytes.count {
      let ahead = ByteString(bytes[index...].prefix(text.count))
      if ahead.asciiLowercased == text { return }
      index = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    }
  }
}
