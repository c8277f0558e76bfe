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

  /// Whether a file of code is one that docs need not follow: it tests, was generated, or says which
  /// versions of what are taken in.
  static func isBesideThePoint(_ path: PathTable.Number, _ paths: PathTable) -> Bool {
    paths.withName(of: path) { name in
      if isOne(of: manifests, name[...]) { return true }
      guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
      let stem = name[..<dot]
      return isOne(of: manifestStems, stem) || isOne(of: manifestEndings, name[(dot + 1)...])
        || isTest(stem) || generatedMarks.contains { holds(name, $0) }
    }
  }

  /// Whether a file's name says that it tests.
  static func isTest(_ path: PathTable.Number, _ paths: PathTable) -> Bool {
    paths.withName(of: path) { name in
      name.lastIndex(of: UInt8(ascii: ".")).map { isTest(name[..<$0]) } ?? false
    }
  }

  private static func isTest(_ stem: Slice<UnsafeRawBufferPointer>) -> Bool {
    stem.starts(with: "test_".utf8) || testEndings.contains { ends(stem, with: $0) }
  }

  /// Whether a directory of this name holds tests.
  static func isTests(_ name: UnsafeRawBufferPointer) -> Bool {
    isOne(of: testDirectories, name[...])
  }

  private static func ends(_ name: Slice<UnsafeRawBufferPointer>, with ending: String) -> Bool {
    name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  private static func holds(_ name: UnsafeRawBufferPointer, _ part: String) -> Bool {
    let count = part.utf8.count
    guard name.count >= count else { return false }
    return (0...(name.count - count)).contains {
      name[$0..<($0 + count)].elementsEqual(part.utf8)
    }
  }

  private static let testDirectories: Set<ShortName> = [
    "__tests__", "e2e", "mocks", "spec", "specs", "test", "testing", "tests", "testsuite",
    "testutil", "testutils",
  ]

  private static let testEndings = [
    "_test", ".test", "-test", "_spec", ".spec", "_tests", "Test", "Tests", "Spec",
  ]

  private static let generatedMarks = [
    "zz_generated", ".pb.", "_pb2.", ".generated.", "_generated.", ".gen.", ".min.", ".l.go",
    ".y.go",
  ]

  private static let manifests: Set<ShortName> = [
    "build.gradle", "cargo.toml", "composer.json", "containerfile", "dockerfile", "gemfile",
    "go.mod", "go.work", "package.json", "package.resolved", "pipfile", "pom.xml",
    "pyproject.toml", "version",
  ]

  private static let manifestStems: Set<ShortName> = [
    "npm-shrinkwrap", "package-lock", "pnpm-lock", "pnpm-workspace",
  ]

  private static let manifestEndings: Set<ShortName> = ["gemspec", "lock", "sum"]

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

  /// Whether a file's name without its extension is one that files have everywhere.
  static func isGeneral(_ stem: ByteString) -> Bool {
    generalStems.contains(stem.asciiLowercased) || isLayout(stem)
  }

  private static let generalStems: Set<ByteString> = [
    "__init__", "__main__", "app", "constants", "doc", "error", "errors", "index", "init", "lib",
    "main", "mod", "setup", "version",
  ]

  private static let notices: Set<ShortName> = [
    "authors", "changelog", "codeowners", "copying", "license", "licence", "maintainers", "notice",
    "owners", "owners_aliases", "readme",
  ]

  private static let proseAndPictures: Set<ShortName> = [
    "adoc", "ai", "asciidoc", "bmp", "css", "drawio", "gif", "ico", "jpeg", "jpg", "lead",
    "markdown", "md", "mdown", "mkd", "pdf", "png", "puml", "rst", "svg", "txt", "webp",
  ]

  private static let layoutNames: Set<ByteString> = [
    "__tests__", "assets", "bench", "benches", "bin", "common", "config", "configs", "doc", "docs",
    "example", "examples",
    "images", "img", "include", "internal", "lib", "mocks", "pkg", "releases", "samples", "scripts",
    "spec",
    "specs", "src", "static", "templates", "test", "testing", "tests", "tools", "types",
  ]
}
