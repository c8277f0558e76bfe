import Basics
import Markdown
import Testing

private func links(_ text: String) -> [String] {
  MarkdownDocument(Array(text.utf8)).links.map { link in
    let kind = link.kind == .link ? "link" : "image"
    return
      "\(link.position.line):\(link.position.column) \(kind) \(link.destination.lossyText)"
  }
}

@Suite struct LinkTests {
  @Test func everyKindOfLink() {
    #expect(
      links(
        """
        [inline](a.md "title") and ![image](b.png)
        [reference][one], [collapsed][], [shortcut], <https://example.com/x>
        [![badge](badge.svg)](ci.md) <a class=x href='c.md'>c</a> <IMG SRC=d.png alt="">

        <p>
          <a href="e.md">e</a>
        </p>

        [one]: f.md
        [collapsed]: <g h.md>
        [Shortcut]: ./i.md 'title'
        """) == [
          "1:1 link a.md", "1:28 image b.png", "2:1 link f.md", "2:19 link g h.md",
          "2:34 link ./i.md", "2:46 link https://example.com/x", "3:1 link ci.md",
          "3:2 image badge.svg", "3:30 link c.md", "3:59 image d.png", "6:3 link e.md",
        ])
  }

  @Test func nothingOfCodeAndComments() {
    #expect(
      links(
        """
        `[a](b)` ``<a href="b">`` \\[a](b) [broken][nowhere] [ ] <!-- [a](b) <a href="c"> -->

            [a](b)

        ~~~
        [a](b)
        ~~~

        <!--
        [a](b)
        <a href="c">
        -->

        <script>
        x = '<a href="c">'
        </script>
        """) == [])
  }

  @Test func entitiesAndBackslashes() {
    #expect(
      links("[a](b\\_c&amp;d%20e)\n<a href=' b&amp;c&eacute;\n'>") == [
        "1:1 link b_c&d%20e", "2:1 link b&cé",
      ])
  }

  @Test func frontMatterIsCutOff() {
    let text = "---\ntitle: '[a](b)'\n---\n[c](d)"
    #expect(links(text) == ["4:1 link d"])
    #expect(links("\u{FEFF}" + text) == ["4:1 link d"])
    #expect(links("\u{FEFF}[c](d)") == ["1:1 link d"])
    #expect(links("---\nnever closed [a](b)") == ["2:14 link b"])
  }

  @Test func footnotesAreNoLinks() {
    #expect(
      links("A[^1] b[^2].\n\n[^1]: note\n[^2]: [c](d.md)\n\n`x`") == ["4:7 link d.md"])
  }
}
