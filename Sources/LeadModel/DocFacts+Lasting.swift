package import Basics

extension DocFacts {
  /// Whether a doc need not follow the code of an area: it records what once was, says how people
  /// work together, or is not the area's own.
  package func isLasting(in area: ByteString) -> Bool {
    if isEmpty || path.isBorrowed(below: area) { return true }
    let steps = path.asciiLowercased.split(separator: UInt8(ascii: "/"))
    let name = steps.last ?? ""
    let stem = ByteString(name.bytes.prefix { $0 != UInt8(ascii: ".") })
    let words = ByteString(stem.bytes.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 })
    let depth = area == "." ? 0 : area.split(separator: UInt8(ascii: "/")).count
    return Self.lastingNames.contains(Self.withoutNumbers(words))
      || words.hasSuffix("migration-guide")
      || Self.isNumbered(name.bytes)
      || steps.dropFirst(depth).dropLast().contains { Self.lastingDirectories.contains($0) }
  }

  /// `2026-03-02-x.md`, `20260302-x.md`, `0001-x.md`, `v1.24.md`, `release-1.10.md`: of one day, one
  /// decision, one version.
  private static func isNumbered(_ name: [UInt8]) -> Bool {
    let digits = name.prefix(while: \.isASCIIDigit)
    if digits.count >= 3 { return name.dropFirst(digits.count).first == UInt8(ascii: "-") }
    return versionMarks.contains { mark in
      name.starts(with: mark.bytes) && (name.dropFirst(mark.count).first?.isASCIIDigit ?? false)
    }
  }

  /// `roadmap` of `roadmap-2018`.
  private static func withoutNumbers(_ words: ByteString) -> ByteString {
    let kept = words.split(separator: UInt8(ascii: "-"))
      .filter { !$0.bytes.allSatisfy(\.isASCIIDigit) }
    return kept.dropFirst().reduce(kept.first ?? "") { $0 + "-" + $1 }
  }

  private static let versionMarks: [ByteString] = ["v", "release-", "release-v", "version-"]

  private static let lastingNames: Set<ByteString> = [
    "acknowledgements", "acknowledgments", "adopters", "authors", "changelog", "changes",
    "code-of-conduct", "contributing", "contributors", "copying", "governance", "history",
    "licence", "license", "maintainers", "migration", "news", "notice", "pull-request-template",
    "release-notes", "reviewing", "roadmap", "security", "support",
  ]

  private static let lastingDirectories: Set<ByteString> = [
    ".github", "adr", "adrs", "advisories", "archive", "archived", "blog", "decisions",
    "enhancements", "handoffs", "keps", "meetings", "minutes", "postmortems", "proposals",
    "release-notes", "releases", "retired", "retrospectives", "rfc", "rfcs",
  ]
}
