import Basics
import Markdown
import Testing

/// Every link of these texts is marked: its destination is the line and column of its place.
@Suite struct PositionTests {
  @Test(
    arguments: [
      "para [a](1:6) x\nsecond [c](2:8) y",
      "[a]: b\n[c]: d\n  \"title\"\ntext [x](4:6)\nand [x](5:5)",
      "[c](1:1) `z\ny` and [A](2:8)\n  third [e](3:9) ![i](3:18)\n    [a](4:5)",
      "x <b\nc=\"d\"> [B](2:8)\n<a href='3:1'> [C](3:16 \n\"x\ny\") [D](5:5)  \n   [E](6:4)\\\n [F](7:2)",
      "[**bo\nld**](1:1) [G](2:12) [`a]`](2:22)",
      "[![i\nx](1:2)](1:1) <http://x>",
      "[](1:1)[](1:8)\n[ ] [日本](2:5) [&eacute;&amp;x](2:19)",
      "[multi\nline [x]](1:1\n\"title\nmore\") after [z](4:14)",
      ">    > [in](1:8)\n> > [in](2:5)\n>   [in](3:5)\n  [in](4:3)",
      "###    head [a](1:13)\n- > # q [a](2:9)\n- [x] [b](3:7)",
      "1.\tx [tab](1:6)\n\ty [tab](2:4)",
      "set [a](1:5)\nmore [b](2:6)\n===\n\n| [c](5:3) | `|` [d](5:18) |\n|---|---|\n| x | [e](7:7) |",
      "\\![a](1:3) !\\[b] [b](1:18) [\\[b\\]](1:28)",
      "write `[a](b)` for [a](1:20); ` not `` [x] `` [y](1:47)",
      "[Foo bar] then [Foo](1:16) and [ref] [Foo bar](1:38)",
      "[**a** *b*](1:1) *[c](1:19)* [d *e*](1:30)\r\n[f](2:1)\r\n\r\n- [g](4:3)\r\n  [h](5:3)",
      "> <div>\n>   <a href=2:5>\n>  <img src='3:4'>\n> </div>\n\n<p><a\nhref='6:4'></p>",
      "é [a](1:4) 日本 [b](1:20)",
    ])
  func linksStandWhereTheyAre(_ text: String) {
    let links = MarkdownDocument(Array(text.utf8)).links.filter { $0.destination != "http://x" }
    #expect(!links.isEmpty)
    for link in links {
      let position: ByteString = "\(link.position.line):\(link.position.column)"
      #expect(position == link.destination, "in \(text)")
    }
  }

  @Test func referencesStandWhereTheyAre() {
    let text = "[a] [b][a]\n\n[a]: x\n\n- [c][A] [^1] [a][]\n\n[a]: y\n[d]: z"
    let document = MarkdownDocument(Array(text.utf8))
    #expect(
      document.links.map { "\($0.position.line):\($0.position.column)" }
        == ["1:1", "1:5", "5:3", "5:15"])
    #expect(document.links.allSatisfy { $0.destination == "x" })
  }
}
