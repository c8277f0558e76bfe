import Basics

/// "Paths and patterns *relative to the area's directory*; a leading `/` counts from the root", matched
/// in the most literal way: component by component.
struct OraclePattern {
  let isNegated: Bool
  /// Begins with `/`: seen from the repository's root.
  let isRooted: Bool
  let hasWildcard: Bool
  private let foldsName: Bool
  private let isDirectoryOnly: Bool
  private let components: [[UInt8]]

  /// - Parameter foldsName: whether the last component matches in any case.
  init(_ text: ByteString, foldsName: Bool = false) {
    var bytes = text.bytes[...]
    isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    isRooted = bytes.first == UInt8(ascii: "/")
    if isRooted { bytes.removeFirst() }
    isDirectoryOnly = bytes.last == UInt8(ascii: "/")
    if isDirectoryOnly { bytes.removeLast() }
    hasWildcard = bytes.contains { "*?[".utf8.contains($0) }
    self.foldsName = foldsName
    var components = bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }
    if foldsName, let last = components.popLast() {
      components.append(ByteString(last).asciiLowercased.bytes)
    }
    self.components = components
  }

  /// Whether `path`, from the repository's root, or a directory above it matches.
  func matches(_ path: ByteString, in directory: ByteString) -> Bool {
    guard isRooted || isBelow(path, directory) else { return false }
    let skipped = isRooted || directory.isEmpty ? 0 : directory.count + 1
    var parts = path.bytes[skipped...].split(separator: UInt8(ascii: "/")).map { Array($0) }
    if foldsName, let last = parts.popLast() {
      parts.append(ByteString(last).asciiLowercased.bytes)
    }
    let lengths = isDirectoryOnly ? 0..<parts.count : 0..<parts.count + 1
    return lengths.dropFirst().contains { length in
      Self.match(components[...], parts[..<length])
    }
  }

  private static func match(_ pattern: ArraySlice<[UInt8]>, _ parts: ArraySlice<[UInt8]>) -> Bool {
    guard let first = pattern.first else { return parts.isEmpty }
    let rest = pattern.dropFirst()
    if first == Array("**".utf8) {
      // At the end, `**` is everything below; elsewhere any number of directories.
      if rest.isEmpty { return !parts.isEmpty }
      return (0...parts.count).contains { match(rest, parts.dropFirst($0)) }
    }
    guard let part = parts.first, matchName(first[...], part[...]) else { return false }
    return match(rest, parts.dropFirst())
  }

  private static func matchName(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case UInt8(ascii: "*"):
      return (0...name.count).contains { matchName(pattern.dropFirst(), name.dropFirst($0)) }
    case UInt8(ascii: "?"):
      return !name.isEmpty && matchName(pattern.dropFirst(), name.dropFirst())
    case UInt8(ascii: "["):
      guard let end = pattern.dropFirst(2).firstIndex(of: UInt8(ascii: "]")),
        let byte = name.first
      else { return false }
      return isMember(byte, of: Array(pattern[(pattern.startIndex + 1)..<end]))
        && matchName(pattern[(end + 1)...], name.dropFirst())
    case UInt8(ascii: "\\") where pattern.count > 1:
      return name.first == pattern[pattern.startIndex + 1]
        && matchName(pattern.dropFirst(2), name.dropFirst())
    default:
      return name.first == first && matchName(pattern.dropFirst(), name.dropFirst())
    }
  }

  private static func isMember(_ byte: UInt8, of set: [UInt8]) -> Bool {
    let inverted = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
    var rest = inverted ? set.dropFirst() : set[...]
    var found = false
    while let low = rest.popFirst() {
      if rest.first == UInt8(ascii: "-"), rest.count >= 2 {
        rest.removeFirst()
        let high = rest.removeFirst()
        found = found || (low <= high && (low...high).contains(byte))
      } else {
        found = found || byte == low
      }
    }
    return found != inverted
  }
}

/// Whether the patterns select a path: the last one that matches decides.
func select(_ path: ByteString, _ patterns: [OraclePattern], in directory: ByteString) -> Bool {
  patterns.last { $0.matches(path, in: directory) }.map { !$0.isNegated } ?? false
}
