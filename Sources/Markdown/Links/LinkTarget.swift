package import Basics

/// What the destination of a link means, by its text alone: nothing is looked up.
package enum LinkTarget: Hashable, Sendable {
  /// A web address, a mail address, anything with a scheme or a host, and what a template is still
  /// to fill in (`{{ site.url }}/a`): never followed.
  case outside
  /// An anchor of the document itself; the empty fragment is its beginning.
  case sameDocument(fragment: ByteString)
  /// A file or directory of the repository.
  case path(RepositoryPath)
  /// `..` climbs past the repository's root: by how many steps, and to which path from there. On a
  /// forge such a link may still mean a page of the repository (`../../issues`), so that it cannot
  /// always be called broken.
  case leavesRepository(steps: Int, path: ByteString)

  /// A path from the repository's root, percent-decoded, without `.`, `..` and empty parts.
  package struct RepositoryPath: Hashable, Sendable {
    /// Without a slash at either end; empty for the root. Bytes as git stores them.
    package let path: ByteString
    /// What follows `#`, percent-decoded; nil where there is none.
    package let fragment: ByteString?
    /// Whether the destination ends with `/`, `.` or `..`, so that a file does not satisfy it.
    package let mustBeDirectory: Bool

    package init(path: ByteString, fragment: ByteString? = nil, mustBeDirectory: Bool = false) {
      self.path = path
      self.fragment = fragment
      self.mustBeDirectory = mustBeDirectory
    }

    /// The documents that a site generator may make this target of, where it is no path of the
    /// repository itself: mdBook, Jekyll, MkDocs and their like serve `a/b.md` as `a/b.html`,
    /// `a/b` or `a/b/`, and `a/README.md` as `a/index.html`. Empty where the target has another
    /// extension. Whether such a link is a broken one is for the caller to say.
    package var possibleSources: [ByteString] {
      let nameStart = (path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
      let name = path.bytes[nameStart...]
      var stem = path
      if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
        guard [".html", ".htm"].contains(ByteString(name[dot...]).asciiLowercased) else {
          return []
        }
        stem = ByteString(path.bytes[..<dot])
      }
      var sources: [ByteString] = stem.isEmpty ? [] : ["\(stem).md", "\(stem).markdown"]
      if stem != path, ByteString(name).hasPrefix("index.") {
        sources.append(ByteString(path.bytes[..<nameStart]) + "README.md")
      }
      return sources
    }
  }

  /// Reads a destination as it stands in the document at `document`, a path from the repository's
  /// root.
  ///
  /// A query is cut off, a leading `/` means the root, an escape such as `%zz` that stands for
  /// nothing is kept as it is, and a backslash is a byte like any other. Linear in the length.
  package init(destination: ByteString, in document: ByteString) {
    let bytes = destination.bytes
    guard !Self.isOutside(bytes) else {
      self = .outside
      return
    }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
    let fragment = hash.map { Self.percentDecoded(bytes[($0 + 1)...]) }
    let beforeFragment = bytes[..<(hash ?? bytes.endIndex)]
    let encodedPath = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
    guard !encodedPath.isEmpty else {
      self = .sameDocument(fragment: fragment ?? "")
      return
    }
    let path = Self.percentDecoded(encodedPath)
    let separator = UInt8(ascii: "/")
    var parts: [ArraySlice<UInt8>] = []
    if path.bytes.first != separator, let end = document.bytes.lastIndex(of: separator) {
      parts = document.bytes[..<end].split(separator: separator)
    }
    let steps = path.bytes.split(separator: separator, omittingEmptySubsequences: false)
    var above = 0
    for step in steps where !step.isEmpty && !Self.isDots(step, 1) {
      if !Self.isDots(step, 2) {
        parts.append(step)
      } else if parts.popLast() == nil {
        above += 1
      }
    }
    var target = ByteString()
    for part in parts {
      if !target.isEmpty { target.bytes.append(separator) }
      target.bytes.append(contentsOf: part)
    }
    guard above == 0 else {
      self = .leavesRepository(steps: above, path: target)
      return
    }
    let last = steps.last ?? []
    self = .path(
      RepositoryPath(
        path: target, fragment: fragment,
        mustBeDirectory: last.isEmpty || Self.isDots(last, 1) || Self.isDots(last, 2)))
  }

  private static func isDots(_ step: ArraySlice<UInt8>, _ count: Int) -> Bool {
    step.count == count && step.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// Whether a path names a Markdown document: `.md`, `.markdown`, `.mdown` or `.mkd`, in any case.
  package static func isMarkdown(_ path: ByteString) -> Bool {
    let name = path.asciiLowercased
    return [".md", ".markdown", ".mdown", ".mkd"].contains { name.hasSuffix($0) }
  }

  /// Whether a destination leads out of the repository, or cannot be followed.
  package static func isOutside(_ destination: ByteString) -> Bool {
    isOutside(destination.bytes)
  }

  /// A scheme (RFC 3986: a letter, then letters, digits, `+`, `-`, `.`, up to `:`) or `//host`, or
  /// a placeholder of a template.
  private static func isOutside(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "//".utf8) || isTemplate(bytes) { return true }
    guard let first = bytes.first, first.isASCIILetter else { return false }
    let end = bytes.firstIndex { byte in
      !(byte.isASCIILetter || byte.isASCIIDigit || "+-.".utf8.contains(byte))
    }
    return end.map { bytes[$0] == UInt8(ascii: ":") } ?? false
  }

  /// Whether `{{`, `{%`, `${` or `<%` stands in a destination, with which Jekyll, Hugo, Jinja,
  /// Handlebars, shells and ERB mark what they fill in.
  private static func isTemplate(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      switch (previous, byte) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "%")),
        (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "<"), UInt8(ascii: "%")):
        return true
      default: previous = byte
      }
    }
    return false
  }

  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> ByteString {
    guard bytes.contains(UInt8(ascii: "%")) else { return ByteString(bytes) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return ByteString(decoded)
  }
}

extension UInt8 {
  fileprivate var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}
