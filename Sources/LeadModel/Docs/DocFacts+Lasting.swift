package import Basics

extension DocFacts {
  /// Whether a doc need not follow the code of an area: it records what once was, says how people
  /// work together, or is not the area's own.
  package func isLasting(in area: ByteString) -> Bool {
    isEmpty || path.isBorrowed(below: area)
      || records(in: area, Self.lastingNames, Self.lastingDirectories)
  }

  /// Whether a doc tells what once was, so that it may name what is no more: a changelog, a decision,
  /// minutes. A guide for contributors does not.
  package func isRecord(in area: ByteString) -> Bool {
    records(in: area, Self.recordNames, Self.recordDirectories)
  }

  private func records(
    in area: ByteString, _ names: Set<ByteString>, _ directories: ShortNames
  ) -> Bool {
    let path = self.path.asciiLowercased.bytes
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = path[start...]
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    let words = ByteString(stem.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 })
    return names.contains(Self.withoutNumbers(words)) || words.hasPrefix("changelog-")
      || words.hasSuffix("migration-guide")
      || Self.isNumbered(Array(name))
      || Self.isOneOf(directories, path[..<start], below: area)
  }

  /// Whether a directory, with a slash behind it, lies in one of those below an area, or is one.
  private static func isOneOf(
    _ names: ShortNames, _ directory: ArraySlice<UInt8>, below area: ByteString
  ) -> Bool {
    let slash = UInt8(ascii: "/")
    var depth = area == "." ? 0 : 1 + area.bytes.count { $0 == slash }
    return directory.withUnsafeBytes { path in
      var start = 0
      for place in 0..<path.count where path[place] == slash {
        if depth > 0 {
          depth -= 1
        } else if names.contains(UnsafeRawBufferPointer(rebasing: path[start..<place])) {
          return true
        }
        start = place + 1
      }
      return false
    }
  }

  /// `2026-03-02-x.md`, `20260302-x.md`, `0001-x.md`, `v1.24.md`, `release-1.10.md`: of one day, one
  /// decision, one version.
  private static func isNumbered(_ name: [UInt8]) -> Bool {
    let digits = name.prefix(while: \.isASCIIDigit)
    if digits.count >= 3 {
      // A day or a decision, or a year by itself: `2026-03-02-x.md`, `0001-x.md`, `2019.md`.
      let next = name.dropFirst(digits.count).first
      return next == UInt8(ascii: "-") || digits.count == 4 && next == UInt8(ascii: ".")
    }
    return versionMarks.contains { mark in
      name.starts(with: mark.bytes) && (name.dropFirst(mark.count).first?.isASCIIDigit ?? false)
    }
  }

  /// `roadmap` of `roadmap-2018`.
  private static func withoutNumbers(_ words: ByteString) -> ByteString {
    let hyphen = UInt8(ascii: "-")
    if !words.bytes.contains(where: { $0.isASCIIDigit || $0 == hyphen }) { return words }
    let kept = words.split(separator: UInt8(ascii: "-"))
      .filter { !$0.bytes.allSatisfy(\.isASCIIDigit) }
    return kept.dropFirst().reduce(kept.first ?? "") { $0 + "-" + $1 }
  }

  private static let versionMarks: [ByteString] = ["v", "release-", "release-v", "version-"]

  private static let recordNames: Set<ByteString> = [
    "acknowledgements", "acknowledgments", "adopters", "authors", "changelog", "changes",
    "contributors", "copying", "history", "licence", "license", "migration", "news", "notice",
    "release-notes", "roadmap",
  ]

  private static let lastingNames: Set<ByteString> = recordNames.union([
    "code-of-conduct", "contributing", "governance", "maintainers", "pull-request-template",
    "reviewing", "security", "support",
  ])

  private static let recordDirectories: ShortNames = [
    "adr", "adrs", "advisories", "archive", "archived", "blog", "decisions", "enhancements",
    "handoffs", "keps", "meetings", "minutes", "postmortems", "proposals", "release-notes",
    "releases", "retired", "retrospectives", "rfc", "rfcs",
  ]

  private static let lastingDirectories: ShortNames = [
    ".github", "example", "examples", "adr", "adrs", "advisories", "archive", "archived", "blog",
    "decisions",
    "enhancements", "handoffs", "keps", "meetings", "minutes", "postmortems", "proposals",
    "release-notes", "releases", "retired", "retrospectives", "rfc", "rfcs",
  ]
}
