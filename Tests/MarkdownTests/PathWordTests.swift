import Basics
import Testing

@testable import Markdown

@Suite struct PathWordTests {
  private func paths(_ text: String) -> [String] {
    PathWordScan(Array(text.utf8)).words.map { $0.path.lossyText }
  }

  @Test func codeSpansBlocksAndTextsOfLinksHoldWords() {
    #expect(paths("Read `a/b.go` and ``c/d``.") == ["a/b.go", "c/d"])
    #expect(paths("Prose a/b.go names nothing.") == [])
    #expect(paths("```sh\nrun a/b.go --x=c/d\n```\n\nnone/here") == ["a/b.go", "c/d"])
    #expect(paths("Text\n\n    run a/b.go\n\nnone/here") == ["a/b.go"])
    #expect(paths("- item\n\n    more of the item, a/b.go") == [])
    #expect(paths("[a/b.go](c/d.go), [e/f][g], ![h/i](j/k), [l/m]") == ["a/b.go", "e/f"])
    #expect(paths("[`a/b.go`](c/d.go)") == ["a/b.go"])
    #expect(paths("<!-- `a/b.go` -->\n\n`c/d.go`") == ["c/d.go"])
    #expect(paths("---\nx: `a/b.go`\n---\n`c/d.go`") == ["c/d.go"])
  }

  @Test func blocksThatLeaveTheDirectoryDrawATreeOrPatchNameNothing() {
    #expect(paths("```\ncat a/b\ncd elsewhere\ncat c/d\n```\n\n`e/f`") == ["a/b", "e/f"])
    #expect(paths("```\ngit clone x/y\ncat c/d\n```") == [])
    #expect(paths("```diff\n+++ b/c.go\n```\n```\na/b.go\n```") == ["a/b.go"])
    #expect(paths("```\na/b\n├── c.go\n|-- d.go\n```") == ["a/b"])
  }

  @Test(arguments: [
    ("./a/b.go", "a/b.go"), ("a/b.go:12", "a/b.go"), ("a/b.go:12:3", "a/b.go"),
    ("a/b.go#L12", "a/b.go"), ("a/b/", "a/b"), ("a/b.go.", "a/b.go"), ("a/b.go,", "a/b.go"),
    ("../a/b.go", "../a/b.go"), ("\"a/b.go\"", "a/b.go"), ("b.go", "b.go"),
    (".github/x.yml", ".github/x.yml"), ("@scope/x/y.js", "@scope/x/y.js"),
  ])
  func whatBelongsToNoPathIsCutOff(written: String, path: String) {
    #expect(paths("See `\(written)` here") == [path])
  }

  @Test(arguments: [
    "a/*.go", "**/a/b.go", "<x>/a/b", "a/<x>/b", "{x}/a/b", "a/{x}", "$x/a/b", "a/$x", "${x}/a/b",
    ".../a/b", "a/…/b", "/a/b.go", "~/a/b.go", "https://a.example/b/c.go", "git://a/b", "a", "a/",
    "-Ia/b", "user@host/a", "a//b", "a/../../b", "C:\\a\\b.go", "%s/a.go", "1.5", "a/b(", "a/b[0]",
  ])
  func whatIsNoPathIsPassedOver(written: String) {
    #expect(paths("See `\(written)` here") == [])
  }

  @Test func positionsAndRangesAreThoseOfTheText() throws {
    let text = "\u{FEFF}---\na: b\n---\nSee\n  `./a/b.go:1`"
    let word = try #require(PathWordScan(Array(text.utf8)).words.first)
    #expect(word.position == TextPosition(line: 5, column: 4))
    #expect(Array(text.utf8)[word.range].elementsEqual("./a/b.go".utf8))
  }

  @Test(arguments: [
    "`a/b.go` was removed.", "The formerly large `a/b.go`", "What `a/b.go` used to hold",
    "There is no longer an `a/b.go`.", "`a/b.go` (deprecated)", "Moved to x:\n\n```\na/b.go\n```",
  ])
  func aSentenceThatSaysSoNamesNothing(text: String) { #expect(paths(text) == []) }

  @Test(arguments: [
    "Something was removed. See `a/b.go`.", "`a/b.go` reads `old/c`", "See `a/b.go`. It was good.",
    "The cold `a/b.go`", "See [x](removed.md) and `a/b.go`", "It was.\n\n`a/b.go`",
    "- was\n- `a/b.go`", "| was | x |\n| y | `a/b.go` |",
  ])
  func otherSentencesSayNothingOfIt(text: String) { #expect(paths(text).contains("a/b.go")) }

  @Test func anyTextIsReadInLinearTime() {
    for piece in ["`", "[", "](", "<!--", "``` ", "a/b ", "`a/b` ", "    a/b\n", ". "] {
      let text = Array(String(repeating: piece, count: 60_000).utf8)
      _ = PathWordScan(text).words
    }
  }
}
