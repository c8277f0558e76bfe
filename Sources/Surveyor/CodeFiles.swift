internal import Basics
internal import History
internal import LeadModel

/// Tells code from what stands beside it.
enum CodeFiles {
  /// Whether a file of this name is code. Prose is none, such as handoff notes; nor are pictures, nor
  /// what only says who owns a directory or under which terms.
  static func isCode(_ path: PathTable.Number, _ paths: PathTable) -> Bool {
    paths.withName(of: path) { name in
      if name.first == UInt8(ascii: ".") { return false }
      guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
        return !isOne(of: notices, name[...])
      }
      return !isOne(of: proseAndPictures, name[(dot + 1)...]) && !isOne(of: notices, name[..<dot])
    }
  }

  private static func isOne(
    of names: Set<ShortName>, _ name: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    name.count <= ShortName.limit && names.contains(ShortName(name))
  }

  /// The first 16 bytes of a name with ASCII letters in lower case, in which no memory is allocated.
  private struct ShortName: Hashable, ExpressibleByStringLiteral {
    static let limit = 16
    private var head: UInt64 = 0
    private var tail: UInt64 = 0

    init(_ name: some Sequence<UInt8>) {
      for (place, byte) in name.prefix(Self.limit).enumerated() {
        let shifted = UInt64(byte.asciiLowercased) << UInt64(place % 8 * 8)
        if place < 8 { head |= shifted } else { tail |= shifted }
      }
    }

    init(stringLiteral name: String) { self.init(name.utf8) }
  }

  /// Whether a directory's name says where files stand in a repository, not what they are for.
  static func isLayout(_ name: ByteString) -> Bool {
    let name = name.asciiLowercased
    return name.isBorrowedName || layoutNames.contains(name)
      || ["util", "utils", "helpers"].contains { name.hasSuffix($0) }
  }

  private static let notices: Set<ShortName> = [
    "authors", "changelog", "codeowners", "copying", "license", "licence", "maintainers", "notice",
    "owners", "owners_aliases", "readme",
  ]

  private static let proseAndPictures: Set<ShortName> = [
    "adoc", "ai", "asciidoc", "bmp", "css", "drawio", "gif", "ico", "jpeg", "jpg", "lead",
    "markdown", "md", "mdown", "mkd", "pdf", "png", "puml", "rst", "svg", "txt", "webp",
  ]

  private static let layoutNames: Set<ByteString> = [
    "__tests__", "assets", "common", "config", "configs", "doc", "docs", "example", "examples",
    "images", "img", "include", "internal", "lib", "mocks", "pkg", "samples", "scripts", "spec",
    "specs", "src", "static", "templates", "test", "testing", "tests", "tools", "types",
  ]
}
