import Basics
import LeadModel
import Testing

@Suite struct PathPatternTests {
  @Test(
    arguments: [
      // A pattern is about its directory, and goes deeper where it says so.
      ("README.md", "a", "a/README.md", true), ("README.md", "a", "a/b/README.md", false),
      ("README.md", "a", "README.md", false), ("README.md", "a", "ab/README.md", false),
      ("README.md", "", "a/b/README.md", false), ("README.md", "", "README.md", true),
      ("**/README.md", "a", "a/b/c/README.md", true), ("**/README.md", "a", "a/README.md", true),
      ("**", "a", "a/b/c.md", true), ("*.md", "a", "a/b/c.md", false),
      // One that begins with a slash is anchored at the root.
      ("docs/*.md", "a", "a/docs/x.md", true), ("docs/*.md", "a", "a/b/docs/x.md", false),
      ("docs/*.md", "a", "docs/x.md", false), ("/docs/*.md", "a", "docs/x.md", true),
      ("/docs/*.md", "a", "a/docs/x.md", false), ("/README.md", "a", "README.md", true),
      ("/README.md", "a", "b/README.md", false),
      // A directory above is enough, but not one above the pattern's own directory.
      ("docs", "a", "a/docs/b/c.md", true), ("docs/", "a", "a/docs/b/c.md", true),
      ("docs/", "a", "a/docs", false), ("a", "a", "a/x", false), ("a", "a", "a/a", true),
      ("docs/**/*.md", "a", "a/docs/x.md", true), ("docs/**/*.md", "a", "a/docs/b/c/x.md", true),
      ("docs/**/*.md", "a", "a/docs/x.txt", false), ("!docs/x.md", "a", "a/docs/x.md", true),
      ("\\!x", "a", "a/!x", true), ("*.md", "a/b", "a/b/c.md", true),
      ("*.md", "a/b", "a/c.md", false),
    ] as [(ByteString, ByteString, ByteString, Bool)])
  func matching(
    _ text: ByteString, _ directory: ByteString, _ path: ByteString, _ isMatch: Bool
  ) throws {
    #expect(try PathPattern(text).matches(path, in: directory) == isMatch)
  }

  @Test(
    arguments: [
      ("services/*", "services/a", true), ("services/*", "services/a/b", false),
      ("services/*/", "services/a", true), ("services/*", "services", false),
      ("legacy/**", "legacy/a/b", true), ("legacy/**", "legacy", false), ("*/", "a", true),
      ("*", "a/b", false), ("api", "services/api", false), ("api", "api", true),
      ("api", "api/v1", false), ("**/api", "services/api", true),
      ("/api", "services/api", false), ("services/a", "services/a", true),
      ("services/a", "services/ab", false), ("*-api", "x/y-api", false),
      ("*/*-api", "x/y-api", true), ("**/api/*", "api/x", true),
      ("**/api/*", "a/api/x", true), ("**/api/*", "a/api/x/y", false),
    ] as [(ByteString, ByteString, Bool)])
  func naming(_ text: ByteString, _ directory: ByteString, _ isNamed: Bool) throws {
    #expect(try PathPattern(text).names(directory: directory) == isNamed)
  }

  @Test func directoriesBySeveralPatterns() throws {
    let patterns = try ["services/*/", "!services/old", "tools/**", "!tools/**/vendor"].map {
      try PathPattern(ByteString($0))
    }
    #expect(patterns.selectNamed(directory: "services/ledger"))
    #expect(!patterns.selectNamed(directory: "services/ledger/docs"))
    #expect(!patterns.selectNamed(directory: "services/old"))
    #expect(patterns.selectNamed(directory: "tools/a/b"))
    #expect(!patterns.selectNamed(directory: "tools/a/vendor/x"))
    #expect(patterns.select("services/ledger", in: "", isDirectory: true))
    #expect(!patterns.select("services/ledger", in: ""))
  }

  @Test func bytesThatAreNoText() throws {
    let pattern = try PathPattern(ByteString([0x2A, 0xE9]))
    #expect(pattern.matches(ByteString([0x61, 0xE9]), in: ""))
    #expect(!pattern.matches(ByteString([0x61, 0xE8]), in: ""))
    #expect(try PathPattern("caf?").matches(ByteString("caf".utf8 + [0xE9]), in: ""))
    #expect(try !PathPattern("caf?").matches("café", in: ""))
  }

  @Test func theLastMatchDecides() throws {
    let patterns = try ["**/*.md", "!docs/archive/**", "docs/archive/keep.md"].map {
      try PathPattern(ByteString($0))
    }
    #expect(patterns.select("a/x.md", in: "a"))
    #expect(!patterns.select("a/docs/archive/x.md", in: "a"))
    #expect(patterns.select("a/docs/archive/keep.md", in: "a"))
    #expect(!patterns.select("a/x.txt", in: "a"))
    #expect(![PathPattern]().select("a", in: ""))
    #expect(try ![PathPattern("!a")].select("a", in: ""))
  }

  @Test(
    arguments: [
      "", "!", "/", "!/", "..", "../a", "a/..", "a/../b", ".", "./a", "a/.", "a/./b", "\\.\\./a",
      "a//b", "//a", "a//", "~", "~/a", "!~/a", "C:\\a", "c:/a", "a\u{0}b", "a\nb", "a\tb",
      "a\u{7F}",
      "[", "a[b", "[]", "[!]", "[a-", "[[:alpha:]", "[[:letter:]]", "\\", "a\\", "  ", "! ",
    ] as [ByteString])
  func refused(_ text: ByteString) {
    #expect(throws: PathPattern.Invalid.self) { try PathPattern(text) }
  }

  @Test(
    arguments: ["...", "a..b", "..a/b", ".github/x", "~a", "a~", "C:a", "a:b", "]", "a]", "-"]
      as [ByteString])
  func taken(_ text: ByteString) throws {
    #expect(try PathPattern(text).matches(text, in: ""))
  }

  @Test func limits() throws {
    let longest = ByteString(String(repeating: "a", count: 1024))
    #expect(try PathPattern(longest).matches(longest, in: ""))
    #expect(throws: PathPattern.Invalid.self) { try PathPattern(longest + "a") }
    #expect(throws: Never.self) {
      try PathPattern(ByteString(String(repeating: "a*", count: 32)))
    }
    for many in [
      String(repeating: "a*", count: 33), String(repeating: "?", count: 33),
      String(repeating: "[a]", count: 33),
    ] {
      #expect(throws: PathPattern.Invalid.self) { try PathPattern(ByteString(many)) }
    }
  }

  @Test func literals() throws {
    #expect(try PathPattern("docs/a.md").isLiteral)
    #expect(try PathPattern("docs/\\*.md").isLiteral)
    #expect(try PathPattern("docs/\\*.md").literalPrefix == "docs/*.md")
    #expect(try PathPattern("/docs/a*").literalPrefix == "docs/a")
    #expect(try !PathPattern("!docs/a.md").isLiteral)
    #expect(try !PathPattern("docs/?.md").isLiteral)
    #expect(try PathPattern("a  ").literalPrefix == "a")
    #expect(try PathPattern("a\\  ").literalPrefix == "a ")
  }

  @Test func namesInAnyCase() throws {
    let readme = try PathPattern("README.md", ignoringCaseOfName: true)
    #expect(readme.names(file: "a/Readme.MD", in: "a") && readme.matches("README.md", in: ""))
    #expect(!readme.names(file: "a/b/readme.md", in: "a"))
    // It is about files.
    #expect(!readme.names(directory: "readme.md") && !readme.matches("readme.md/x", in: ""))
    let docs = try PathPattern("docs/**/*.md", ignoringCaseOfName: true)
    #expect(docs.names(file: "docs/a/B.Md", in: "") && docs.literalPrefix == "docs/")
    #expect(!docs.names(file: "Docs/a.md", in: ""))
    #expect(try !PathPattern("README.md").names(file: "readme.md", in: ""))
  }

  @Test(
    arguments: [
      ("a.md", true), ("docs", true), ("/docs/*.md", true), ("!**/*.md", true), ("*.md", false),
      ("docs/**/x.md", false), ("**", false),
    ] as [(ByteString, Bool)])
  func reach(_ text: ByteString, _ reachesEverywhere: Bool) throws {
    let pattern = try PathPattern(text)
    #expect(pattern.reachesEverywhere == reachesEverywhere)
    let path =
      text.hasPrefix("/") ? "docs/a.md" : text == "docs" ? "docs/a.md" : "a.md" as ByteString
    guard !pattern.isNegated, pattern.matches(path, in: "") else { return }
    #expect([pattern].select(path, in: "", isOwn: false) == reachesEverywhere)
  }

  @Test func noExplosion() throws {
    let texts = [
      String(repeating: "a*", count: 31) + "b", String(repeating: "**/a/", count: 31) + "b",
      String(repeating: "*a", count: 32), String(repeating: "**/*a", count: 16) + "c",
    ]
    let paths = [
      ByteString(String(repeating: "a", count: 4000)),
      ByteString(String(repeating: "a/", count: 2000) + "a"),
    ]
    for text in texts {
      let pattern = try PathPattern(ByteString(text))
      for path in paths {
        let time = ContinuousClock().measure { _ = pattern.matches(path, in: "") }
        #expect(time < .seconds(2), "\(text)")
      }
    }
  }
}
