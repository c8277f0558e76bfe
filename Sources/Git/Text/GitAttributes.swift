package import Basics

/// The attributes that `.gitattributes` files give to paths, as `git check-attr` has them where no other
/// file is read.
package struct GitAttributes {
  /// What is said of an attribute.
  package enum Value: Hashable, Sendable {
    case set
    case unset
    /// Nothing, or that nothing is to be said.
    case unspecified
    case value(ByteString)
  }

  /// In bytes; git reads no longer line.
  private static let lineLimit = 2048

  /// A line: what it matches, and what it says in its order.
  private struct Line {
    /// Nil for a macro.
    let pattern: Wildmatch?
    /// Whether the pattern holds no slash, and is compared with the last component alone.
    let isName: Bool
    let macro: ByteString?
    let states: [(name: ByteString, value: Value)]
  }

  /// The text of the `.gitattributes` in a directory (empty: the root, else with a slash at its end);
  /// nil where there is none.
  private let text: (ByteString) -> ByteString?
  private var lines: [ByteString: [Line]] = [:]

  package init(text: @escaping (ByteString) -> ByteString?) { self.text = text }

  /// What is said of attributes of a file, in the order of `names`.
  package mutating func values(of names: [ByteString], for path: ByteString) -> [Value] {
    let macros = lines(in: "").filter { $0.macro != nil }
    var found: [ByteString: Value] = [:]
    func apply(_ line: Line) {
      for (name, value) in line.states.reversed() where found[name] == nil {
        found[name] = value
        guard value == .set, let macro = macros.last(where: { $0.macro == name }) else { continue }
        apply(macro)
      }
    }
    // The nearest file first, and in each the last line.
    var end: Int? = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let nameStart = end ?? 0
    while let start = end {
      for line in lines(in: ByteString(path.bytes[..<start])).reversed() {
        let from = line.isName ? nameStart : start
        if line.pattern?.matches(path.bytes, from: from, .path) ?? false { apply(line) }
      }
      end =
        start == 0
        ? nil : path.bytes[..<(start - 1)].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    }
    return names.map { found[$0] ?? .unspecified }
  }

  private mutating func lines(in directory: ByteString) -> [Line] {
    if let known = lines[directory] { return known }
    var parsed: [Line] = []
    if var text = text(directory) {
      if text.hasPrefix("\u{FEFF}") { text = ByteString(text.bytes.dropFirst(3)) }
      parsed = text.split(separator: UInt8(ascii: "\n")).compactMap {
        Self.line($0, allowsMacro: directory.isEmpty)
      }
    }
    lines[directory] = parsed
    return parsed
  }

  /// Nil for a line that says nothing, or that git passes over.
  private static func line(_ line: ByteString, allowsMacro: Bool) -> Line? {
    var rest = line.bytes.drop(while: isBlank)
    guard let first = rest.first, first != UInt8(ascii: "#"), line.count < lineLimit else {
      return nil
    }
    var pattern: [UInt8]
    if let (quoted, length) = QuotedText.read(rest) {
      pattern = quoted.bytes
      rest = rest.dropFirst(length)
    } else {
      pattern = Array(rest.prefix { !isBlank($0) })
      rest = rest.dropFirst(pattern.count)
    }
    let words = rest.split(whereSeparator: isBlank)
    let states = words.compactMap { state(ByteString($0)) }
    // One name that is none spoils the line.
    guard states.count == words.count else { return nil }
    let macro = ByteString(pattern)
    if macro.hasPrefix("[attr]") {
      let name = ByteString(pattern.dropFirst(6).drop(while: isBlank).prefix { !isBlank($0) })
      guard allowsMacro, isName(name) else { return nil }
      return Line(pattern: nil, isName: false, macro: name, states: states)
    }
    // Negative patterns are not allowed, and one for directories alone matches no file.
    guard pattern.first != UInt8(ascii: "!"), pattern.last != UInt8(ascii: "/") else { return nil }
    let isName = !pattern.contains(UInt8(ascii: "/"))
    if pattern.first == UInt8(ascii: "/") { pattern.removeFirst() }
    do {
      return Line(
        pattern: try Wildmatch(pattern), isName: isName, macro: nil, states: states)
    } catch {
      return nil
    }
  }

  private static func state(_ word: ByteString) -> (ByteString, Value)? {
    let name = ByteString(word.bytes.prefix { $0 != UInt8(ascii: "=") })
    var value = Value.set
    var bare = name
    if let mark = name.bytes.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "!") {
      bare = ByteString(name.bytes.dropFirst())
      value = mark == UInt8(ascii: "-") ? .unset : .unspecified
    } else if name.count < word.count {
      value = .value(ByteString(word.bytes.dropFirst(name.count + 1)))
    }
    return isName(bare) ? (bare, value) : nil
  }

  private static func isName(_ name: ByteString) -> Bool {
    guard let first = name.bytes.first, first != UInt8(ascii: "-"), !name.hasPrefix("builtin_")
    else {
      return false
    }
    return name.bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
