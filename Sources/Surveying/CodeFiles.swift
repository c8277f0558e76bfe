internal import Basics
internal import GitHistory
internal import LeadModel

/// Tells code from what stands beside it.
enum CodeFiles {
  /// Whether a file of this name is code. Prose is none, such as handoff notes; nor are pictures, nor
  /// what only says who owns a directory or under which terms.
  static func isCode(_ path: PathID, _ paths: PathTable) -> Bool {
    var isCode = false
    paths.visitName(of: path) { isCode = self.isCode($0) }
    return isCode
  }

  static func isCode(_ name: UnsafeRawBufferPointer) -> Bool {
    if name.first == dot { return false }
    guard let end = stemEnd(name) else { return !notices.contains(name) }
    return !proseAndPictures.contains(part(name, from: end + 1))
      && !notices.contains(part(name, to: end))
  }

  /// Whether a file of code is one that docs need not follow: it tests, was generated, or says which
  /// versions of what are taken in.
  static func isBesideThePoint(_ name: UnsafeRawBufferPointer) -> Bool {
    if manifests.contains(name) { return true }
    guard let end = stemEnd(name) else { return false }
    let stem = part(name, to: end)
    return manifestStems.contains(stem) || manifestEndings.contains(part(name, from: end + 1))
      || isTest(stem) || isGenerated(name)
  }

  /// Whether a file's name says that it tests.
  static func isTest(_ path: PathID, _ paths: PathTable) -> Bool {
    var isTest = false
    paths.visitName(of: path) { name in
      if let end = stemEnd(name) { isTest = self.isTest(part(name, to: end)) }
    }
    return isTest
  }

  private static func isTest(_ stem: UnsafeRawBufferPointer) -> Bool {
    if holds(stem, "test_", at: 0) { return true }
    switch stem.last {
    case UInt8(ascii: "t"):
      return ends(stem, with: "Test") || ends(stem, with: "_test") || ends(stem, with: ".test")
        || ends(stem, with: "-test")
    case UInt8(ascii: "s"):
      return ends(stem, with: "Tests") || ends(stem, with: "_tests")
    case UInt8(ascii: "c"):
      return ends(stem, with: "Spec") || ends(stem, with: "_spec") || ends(stem, with: ".spec")
    default:
      return false
    }
  }

  private static func isGenerated(_ name: UnsafeRawBufferPointer) -> Bool {
    for place in 0..<name.count {
      switch name[place] {
      case dot:
        if holds(name, ".pb.", at: place) || holds(name, ".generated.", at: place)
          || holds(name, ".gen.", at: place) || holds(name, ".min.", at: place)
          || holds(name, ".l.go", at: place) || holds(name, ".y.go", at: place)
        {
          return true
        }
      case UInt8(ascii: "_"):
        if holds(name, "_pb2.", at: place) || holds(name, "_generated.", at: place)
          || holds(name, "zz_generated", at: place - 2)
        {
          return true
        }
      default:
        continue
      }
    }
    return false
  }

  /// Whether a directory of this name holds tests.
  static func isTests(_ name: UnsafeRawBufferPointer) -> Bool { testDirectories.contains(name) }

  /// Whether a directory of this name holds what others wrote or what tests read.
  static func isBorrowed(_ name: UnsafeRawBufferPointer) -> Bool {
    ByteString.borrowedNames.contains(name)
  }

  /// Where a file's extension begins, with its dot; nil where it has none.
  static func stemEnd(_ name: UnsafeRawBufferPointer) -> Int? {
    var end = name.count - 1
    while end >= 0, name[end] != dot { end -= 1 }
    return end < 0 ? nil : end
  }

  static func part(
    _ name: UnsafeRawBufferPointer, from start: Int = 0, to end: Int? = nil
  ) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: name[start..<(end ?? name.count)])
  }

  private static let dot = UInt8(ascii: ".")

  private static func ends(_ name: UnsafeRawBufferPointer, with ending: StaticString) -> Bool {
    holds(name, ending, at: name.count - ending.utf8CodeUnitCount)
  }

  private static func holds(
    _ name: UnsafeRawBufferPointer, _ part: StaticString, at place: Int
  ) -> Bool {
    let count = part.utf8CodeUnitCount
    guard place >= 0, place + count <= name.count else { return false }
    for index in 0..<count where name[place + index] != part.utf8Start[index] { return false }
    return true
  }

  private static let testDirectories: ShortNames = [
    "__tests__", "e2e", "mocks", "spec", "specs", "test", "testing", "tests", "testsuite",
    "testutil", "testutils",
  ]

  private static let manifests: ShortNames = [
    "build.gradle", "cargo.toml", "composer.json", "containerfile", "dockerfile", "gemfile",
    "go.mod", "go.work", "package.json", "package.resolved", "pipfile", "pom.xml",
    "pyproject.toml", "version",
  ]

  private static let manifestStems: ShortNames = [
    "npm-shrinkwrap", "package-lock", "pnpm-lock", "pnpm-workspace",
  ]

  private static let manifestEndings: ShortNames = ["gemspec", "lock", "sum"]

  /// Whether a directory's name says where files stand in a repository, not what they are for.
  static func isLayout(_ name: ByteString) -> Bool { name.bytes.withUnsafeBytes(isLayout) }

  static func isLayout(_ name: UnsafeRawBufferPointer) -> Bool {
    if layoutNames.contains(name) || isBorrowed(name) { return true }
    return switch name.last.map(\.asciiLowercased) {
    case UInt8(ascii: "l"): endsInAnyCase(name, with: "util")
    case UInt8(ascii: "s"):
      endsInAnyCase(name, with: "utils") || endsInAnyCase(name, with: "helpers")
    default: false
    }
  }

  private static func endsInAnyCase(
    _ name: UnsafeRawBufferPointer, with ending: StaticString
  ) -> Bool {
    let start = name.count - ending.utf8CodeUnitCount
    guard start >= 0 else { return false }
    for index in start..<name.count
    where name[index].asciiLowercased != ending.utf8Start[index - start] {
      return false
    }
    return true
  }

  /// Whether a file's name without its extension is one that files have everywhere.
  static func isGeneral(_ stem: ByteString) -> Bool { stem.bytes.withUnsafeBytes(isGeneral) }

  static func isGeneral(_ stem: UnsafeRawBufferPointer) -> Bool {
    generalStems.contains(stem) || isLayout(stem)
  }

  private static let generalStems: ShortNames = [
    "__init__", "__main__", "app", "constants", "doc", "error", "errors", "index", "init", "lib",
    "main", "mod", "setup", "version",
  ]

  private static let notices: ShortNames = [
    "authors", "changelog", "codeowners", "copying", "license", "licence", "maintainers", "notice",
    "owners", "owners_aliases", "readme",
  ]

  private static let proseAndPictures: ShortNames = [
    "adoc", "ai", "asciidoc", "bmp", "css", "drawio", "gif", "ico", "jpeg", "jpg", "lead",
    "markdown", "md", "mdown", "mkd", "pdf", "png", "puml", "rst", "svg", "txt", "webp",
  ]

  private static let layoutNames: ShortNames = [
    "__tests__", "assets", "bench", "benches", "bin", "common", "config", "configs", "doc", "docs",
    "example", "examples", "images", "img", "include", "internal", "lib", "mocks", "pkg",
    "releases", "samples", "scripts", "spec", "specs", "src", "static", "templates", "test",
    "testing", "tests", "tools", "types",
  ]
}
