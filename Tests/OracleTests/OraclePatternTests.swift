import Basics
import TestSupport
import Testing

/// The oracle's patterns against `git check-ignore`, which matches the same way what begins with `/`.
@Suite struct OraclePatternTests {
  static let patterns = [
    "README.md", "*.md", "docs", "docs/", "docs/*", "docs/**", "docs/**/*.md", "**/docs", "**/x.md",
    "a/**/b.md", "/docs", "/README.md", "?.md", "[abc].md", "[!abc].md", "[a-c]*", "docs/*.md",
    "*", "**", "a*b*.md", "docs/old/", "\\*.md", "a/b", "a/", "/a/*", "/a/**/docs/", "x",
  ]
  static let paths = [
    "README.md", "a.md", "d.md", "docs/a.md", "docs/old/a.md", "a/docs/a.md", "a/b.md",
    "a/x/y/b.md", "a/README.md", "x.md", "x", "a/x", "a/b/c", "*.md", "ab.md", "axbyc.md",
    "a/docs/old/z.txt", "docs/README", "b/a/c.md",
  ]

  @Test func singlePatternsMatchAsGitDoes() throws {
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory, bare: false)
    let input = Array(Self.paths.joined(separator: "\0").utf8)
    for text in Self.patterns {
      try directory.write((text.hasPrefix("/") ? text : "/" + text) + "\n", to: "patterns")
      // Status 1 only says that nothing matched.
      let program = Program(
        "git", environment: GitRepository.closedEnvironment(home: directory.path),
        directory: repository.path)
      let output = try program.run(
        [
          "-c", "core.excludesFile=" + directory.file("patterns"), "check-ignore", "--no-index",
          "--stdin", "-z",
        ], input: input)
      let theirs = Set(output.text.split(separator: "\0").map(String.init))
      let pattern = OraclePattern(ByteString(text))
      let ours = Set(Self.paths.filter { pattern.matches(ByteString($0), in: ByteString()) })
      #expect(ours == theirs, "\(text)")
    }
  }
}
