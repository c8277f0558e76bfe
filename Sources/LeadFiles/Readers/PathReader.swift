internal import Basics
internal import LeadModel

extension FieldReader {
  /// A path from the repository's root, without a slash at either end; `.` is the root.
  mutating func path(
    _ node: YAMLNode, of name: ByteString, mayBeRoot: Bool = false
  ) -> Located<ByteString>? {
    guard let text = line(node, of: name), relativePath(text.value, node, of: name) else {
      return nil
    }
    var bytes = text.value.bytes[...]
    while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    let isRoot = bytes.isEmpty || bytes.elementsEqual(".".utf8)
    guard !isRoot || mayBeRoot else {
      report(node, "'\(name)' names the whole repository", help: "name a directory in it")
      return nil
    }
    return Located(isRoot ? "." : ByteString(bytes), at: text.position)
  }

  /// A directory from the repository's root; not a pattern.
  mutating func directory(_ node: YAMLNode, of name: ByteString) -> Located<ByteString>? {
    guard let path = path(node, of: name) else { return nil }
    let isPattern = path.value.bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    guard !isPattern else {
      report(
        node, "'\(name)' takes directories, not patterns",
        help: "name each directory; everything below it belongs to it")
      return nil
    }
    return path
  }

  /// A file's path, relative to the area's directory, or with a leading `/` from the root.
  mutating func file(_ field: Field) -> Located<ByteString>? {
    guard let text = line(field.value, of: field.name) else { return nil }
    return relativePath(text.value, field.value, of: field.name) ? text : nil
  }

  /// Whether `text` is a clean path within the repository; reports it otherwise.
  private mutating func relativePath(
    _ text: ByteString, _ node: YAMLNode, of name: ByteString
  ) -> Bool {
    let start = Array(text.bytes.prefix(3))
    if text == "~" || text.hasPrefix("~/") {
      report(node, "'\(text)' leaves the repository", help: "write a path inside it")
      return false
    }
    if start.count == 3, start[0].isASCIILetter, start[1] == UInt8(ascii: ":"),
      start[2] == UInt8(ascii: "\\") || start[2] == UInt8(ascii: "/")
    {
      report(
        node, "'\(text)' begins with a drive letter", help: "write a path inside the repository")
      return false
    }
    let components = text.split(separator: UInt8(ascii: "/"))
    if components.contains("..") {
      report(node, "'\(text)' leaves the repository: it has a component '..'")
      return false
    }
    let inner = components.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }
    if inner.contains(where: { $0.isEmpty }) {
      report(node, "'\(text)' has two slashes with nothing between them")
      return false
    }
    if inner.count > 1, inner.contains(".") {
      report(node, "'\(text)' has a component '.'", help: "remove it")
      return false
    }
    return true
  }

  /// A list of patterns, or one.
  mutating func patterns(_ field: Field) -> [Located<PathPattern>] {
    var patterns: [Located<PathPattern>] = []
    let nodes = oneOrMany(field)
    if nodes.count > ParseLimits.patterns {
      report(
        field.key,
        "'\(field.name)' has \(nodes.count) patterns, more than the limit of "
          + "\(ParseLimits.patterns)")
      return []
    }
    for node in nodes {
      guard let text = line(node, of: field.name) else { continue }
      do {
        patterns.append(Located(try PathPattern(text.value), at: text.position))
      } catch {
        report(node, error.reason)
      }
    }
    return patterns
  }
}
