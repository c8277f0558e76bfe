import Basics
import Markdown
import Testing

@Suite("Writing docs otherwise") struct DocCorrectionTests {
  private func corrected(_ text: String, _ old: ByteString, _ new: ByteString) -> String {
    var correction = DocCorrection(Array(text.utf8))
    correction.replaceTarget(old, with: new)
    return String(decoding: correction.bytes, as: UTF8.self)
  }

  @Test(
    "targets wherever Markdown has them",
    arguments: [
      ("[x](a.md)", "[x](b/c.md)"), ("[x](<a.md> \"t\")", "[x](<b/c.md> \"t\")"),
      ("[x][r] [r]\r\n\r\n[r]: a.md 'T'\r\n", "[x][r] [r]\r\n\r\n[r]: b/c.md 'T'\r\n"),
      ("![x](a.md)", "![x](b/c.md)"), ("<a href=\"a.md\">x</a>", "<a href=\"b/c.md\">x</a>"),
      ("<p>\n<img src=a.md>\n</p>", "<p>\n<img src=b/c.md>\n</p>"),
      ("[a.md](a.md) and a.md", "[a.md](b/c.md) and a.md"),
      ("| [x](a.md) | [y](a.md) |\n|--|--|\n", "| [x](b/c.md) | [y](b/c.md) |\n|--|--|\n"),
      (
        "\u{FEFF}---\nx: a.md\n---\n[x]( a.md )  \n", "\u{FEFF}---\nx: a.md\n---\n[x]( b/c.md )  \n"
      ),
    ])
  func targets(_ text: String, _ expected: String) {
    #expect(corrected(text, "a.md", "b/c.md") == expected)
  }

  @Test(
    "what only looks like the target of a link stays",
    arguments: [
      "`[x](a.md)`", "```\n[x](a.md)\n```\n", "    [x](a.md)\n", "<!-- [x](a.md) -->\n",
      "[x](a.md#b) [x](xa.md) [x](a.mdx)", "a.md (a.md) \"a.md\"", "\\[x](a.md)",
    ])
  func otherText(_ text: String) { #expect(corrected(text, "a.md", "b/c.md") == text) }

  @Test("a target that would not be read as it is meant is not written")
  func unreadable() { #expect(corrected("[x](a.md)", "a.md", "b c.md") == "[x](a.md)") }

  @Test("paths that the text names, and where") func mentions() {
    let text = "See `a/b.c`, `./a/b.c:12`, [a/b.c](x.md) and xa/b.c.\n\n```\nrun a/b.c\n```\n"
    var correction = DocCorrection(Array(text.utf8))
    correction.replaceMention("a/b.c", with: "d.c")
    #expect(
      String(decoding: correction.bytes, as: UTF8.self)
        == "See `d.c`, `./d.c:12`, [d.c](x.md) and xa/b.c.\n\n```\nrun d.c\n```\n")
    #expect(correction.replacements.map(\.line) == [4, 1, 1, 1])
  }
}
