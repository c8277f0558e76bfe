package import Basics

/// One gitignore-style pattern, relative to the directory that it stands in, matched on bytes as git
/// matches it there behind a leading `/`: `README.md` is that one file, and `**/README.md` goes
/// deeper.
///
/// Two readings of git's are kept although they surprise: `foo**/bar` treats `**` after a literal
/// beginning as if it stood alone; and `*` never matches a `/`, nor does a bracket.
package struct PathPattern: Sendable {
  /// Bytes a pattern may have.
  package static let maximumLength = 1024

  /// Wildcards a pattern may have; a run of `*` counts once.
  package static let maximumWildcards = 32

  /// The pattern as written.
  package let text: ByteString

  /// Whether the pattern begins with `!` and so excludes what it matches.
  package let isNegated: Bool

  /// Whether the pattern names one path: no wildcard, no `!`.
  package let isLiteral: Bool

  /// Whether the pattern begins with `/` and so starts at the repository's root.
  package let isRootAnchored: Bool

  /// Whether the pattern ends with `/` and so matches directories alone.
  package let isDirectoryOnly: Bool

  /// Whether the case of a file's name does not matter; directories keep theirs.
  package let ignoresCaseOfName: Bool

  /// What every match begins with, escapes resolved.
  package let literalPrefix: ByteString

  /// What the last component of every path that matches itself ends with; often empty. In lower case
  /// where that does not matter.
  package let literalEnding: ByteString

  private let glob: Wildmatch

  /// Reads a pattern; spaces at its end count only after a backslash.
  /// - Parameter ignoringCaseOfName: whether it matches files alone, their names in any case.
  package init(_ text: ByteString, ignoringCaseOfName: Bool = false) throws(Invalid) {
    self.text = text
    ignoresCaseOfName = ignoringCaseOfName
    guard text.count <= Self.maximumLength else {
      throw Invalid(reason: "a pattern has at most \(Self.maximumLength) bytes")
    }
    guard !text.bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Invalid(reason: "a pattern holds no control characters")
    }
    var rest = Self.withoutTrailingSpaces(text.bytes)[...]
    isNegated = rest.first == UInt8(ascii: "!")
    if isNegated { rest = rest.dropFirst() }
    guard !rest.isEmpty else {
      throw Invalid(reason: isNegated ? "'!' excludes nothing by itself" : "the pattern is empty")
    }
    try Self.refuseForeignRoots(rest)
    isRootAnchored = rest.first == UInt8(ascii: "/")
    isDirectoryOnly = rest.count > 1 && rest.last == UInt8(ascii: "/")
    if isDirectoryOnly { rest = rest.dropLast() }
    if isRootAnchored { rest = rest.dropFirst() }
    guard !rest.isEmpty else {
      throw Invalid(reason: "the pattern names the whole repository; write what is meant in it")
    }

    let glob = try Wildmatch(ignoringCaseOfName ? Self.lowercasedName(rest) : Array(rest))
    try Self.refuseComponents(of: rest)
    guard glob.wildcards <= Self.maximumWildcards else {
      throw Invalid(reason: "a pattern has at most \(Self.maximumWildcards) wildcards")
    }
    self.glob = glob
    literalPrefix = ByteString(
      ignoringCaseOfName
        ? glob.prefix[..<Self.nameStart(in: glob.prefix[...])] : glob.prefix[...])
    literalEnding = ByteString(glob.ending)
    isLiteral = glob.isLiteral && !isNegated
  }

  /// Patterns that are written in the program; tests hold that none of them is lost.
  package static func known(
    _ texts: ByteString..., ignoringCaseOfName: Bool = false
  ) -> [PathPattern] {
    texts.compactMap { text in
      do { return try PathPattern(text, ignoringCaseOfName: ignoringCaseOfName) } catch {
        return nil
      }
    }
  }

  /// Whether the pattern, as an entry of `docs` or `decisions`, reaches into what is not its own
  /// area's: nested areas and vendored directories. Wildcards do so only from the root. What is
  /// excluded is excluded everywhere.
  package var reachesEverywhere: Bool { isLiteral || isRootAnchored || isNegated }

  /// Why a pattern is refused.
  package typealias Invalid = Wildmatch.Invalid

  /// Whether `path` (from the repository's root), or a directory above it, matches, for a pattern
  /// that stands in `directory` (empty: the root). The `!` is left out of account.
  ///
  /// `path` is a file unless `isDirectory`: a pattern that ends with `/` matches no file.
  package func matches(
    _ path: ByteString, in directory: ByteString, isDirectory: Bool = false
  ) -> Bool {
    matches(path, in: directory, isDirectoryOnly && !isDirectory ? .above : .pathOrAbove)
  }

  /// Whether the directory at `path` (from the repository's root) itself matches, and not only one
  /// above it: `services/*` names `services/ledger`, but not `services/ledger/docs`.
  package func names(directory path: ByteString, in directory: ByteString = "") -> Bool {
    !ignoresCaseOfName && matches(path, in: directory, .path)
  }

  /// Whether the file at `path` (from the repository's root) itself matches, and not only a
  /// directory above it.
  package func names(file path: ByteString, in directory: ByteString) -> Bool {
    !isDirectoryOnly && matches(path, in: directory, .path)
  }

  private func matches(
    _ path: ByteString, in directory: ByteString, _ extent: Wildmatch.Extent
  ) -> Bool {
    let bytes = path.bytes
    guard !bytes.isEmpty, let start = start(in: bytes, below: directory.bytes) else { return false }
    guard ignoresCaseOfName else { return glob.matches(bytes, from: start, extent) }
    return extent != .above && glob.matches(Self.lowercasedName(bytes[...]), from: start, .path)
  }

  private static func nameStart(in path: ArraySlice<UInt8>) -> Int {
    path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
  }

  /// A path with its last component in lower case.
  private static func lowercasedName(_ path: ArraySlice<UInt8>) -> [UInt8] {
    let start = nameStart(in: path)
    return path[..<start] + path[start...].map(\.asciiLowercased)
  }

  /// Where the part of `path` begins that the pattern looks at; nil where it looks at none of it.
  private func start(in path: [UInt8], below directory: [UInt8]) -> Int? {
    if isRootAnchored || directory.isEmpty { return 0 }
    guard path.count > directory.count + 1, path[directory.count] == UInt8(ascii: "/") else {
      return nil
    }
    // From the end, because directories of one repository differ there.
    var index = directory.count - 1
    while index >= 0 {
      guard path[index] == directory[index] else { return nil }
      index -= 1
    }
    return directory.count + 1
  }

  private static func withoutTrailingSpaces(_ bytes: [UInt8]) -> [UInt8] {
    var end = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        guard index + 1 < bytes.count else { return bytes }
        index += 1
        end = index + 1
      } else if bytes[index] != UInt8(ascii: " ") {
        end = index + 1
      }
      index += 1
    }
    return Array(bytes[..<end])
  }

  private static func refuseForeignRoots(_ bytes: ArraySlice<UInt8>) throws(Invalid) {
    let bytes = Array(bytes.prefix(3))
    if bytes == [UInt8(ascii: "~")] || bytes.starts(with: [UInt8(ascii: "~"), UInt8(ascii: "/")]) {
      throw Invalid(reason: "a pattern cannot leave the repository: '~' is somebody's home")
    }
    if bytes.count == 3, bytes[0].isASCIILetter, bytes[1] == UInt8(ascii: ":"),
      bytes[2] == UInt8(ascii: "\\") || bytes[2] == UInt8(ascii: "/")
    {
      throw Invalid(reason: "a pattern cannot leave the repository: it begins with a drive letter")
    }
  }

  private static func refuseComponents(of bytes: ArraySlice<UInt8>) throws(Invalid) {
    for component in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let plain = component.filter { $0 != UInt8(ascii: "\\") }
      if plain.isEmpty {
        throw Invalid(reason: "the pattern has two slashes with nothing between them")
      }
      guard plain.allSatisfy({ $0 == UInt8(ascii: ".") }) else { continue }
      if plain.count == 1 {
        throw Invalid(reason: "the pattern has a component '.', which names nothing; leave it out")
      }
      if plain.count == 2 {
        throw Invalid(reason: "a pattern cannot leave the repository: it has a component '..'")
      }
    }
  }
}

extension PathPattern: Hashable {
  package static func == (left: PathPattern, right: PathPattern) -> Bool {
    left.text == right.text && left.ignoresCaseOfName == right.ignoresCaseOfName
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Sequence<PathPattern> {
  /// Whether `path` is selected: the last pattern that matches it decides, and `!` excludes.
  ///
  /// `path` is a file unless `isDirectory`.
  /// - Parameter isOwn: whether patterns match it that do not reach everywhere.
  package func select(
    _ path: ByteString, in directory: ByteString, isDirectory: Bool = false, isOwn: Bool = true
  ) -> Bool {
    var selected = false
    for pattern in self
    where pattern.isNegated == selected && (isOwn || pattern.reachesEverywhere) {
      if pattern.matches(path, in: directory, isDirectory: isDirectory) {
        selected = !pattern.isNegated
      }
    }
    return selected
  }

  /// Whether the directory at `path` is one that the patterns name, as `areas` is meant: a `!`
  /// pattern also excludes everything below what it matches.
  package func selectNamed(directory path: ByteString, in directory: ByteString = "") -> Bool {
    var selected = false
    for pattern in self where pattern.isNegated == selected {
      let isMatch =
        pattern.isNegated
        ? pattern.matches(path, in: directory, isDirectory: true)
        : pattern.names(directory: path, in: directory)
      if isMatch { selected = !pattern.isNegated }
    }
    return selected
  }
}
