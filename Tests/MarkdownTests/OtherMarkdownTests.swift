import Basics
import Markdown
import Testing

@Suite("Markdown as other programs than GitHub read it") struct OtherMarkdownTests {
  private func links(_ text: String) -> [ByteString] {
    MarkdownDocument(Array(text.utf8)).links.map(\.destination)
  }

  @Test(
    "formulas are no links",
    arguments: [
      "Inline $f[x](t)$.", "$$\nC = f(\\omega^0)[L_0](s)\n$$\n", "($a[1](b)$)", "$$f[x](t)$$",
      "```math\nf[x](t)\n```\n", "$\\$[x](t)$", "- $f[x](t)$ and $g[y](u)$",
    ])
  func formulas(_ text: String) { #expect(links(text) == []) }

  @Test(
    "dollars that are money, variables or code leave links alone",
    arguments: [
      "It costs $5, see [x](t), or $6.", "$HOME and [x](t) and $PATH", "`$` [x](t) `$`",
      "A \\$ [x](t) $", "$ [x](t) $", "US$ [x](t)$", "$5 [x](t)\n\nand $", "[x](t) ends in $",
      "`a$b` [x](t) c$d", "$[x](t)",
    ])
  func dollars(_ text: String) { #expect(links(text) == ["t"]) }

  @Test(
    "names that a text gives its places",
    arguments: [
      ("## One {:#k-one}", "k-one"), ("## Two\n{: #k-two}", "k-two"),
      ("A paragraph.\n{: .note #k-three}", "k-three"), ("# Module a.b", "module-a.b"),
      ("Some [words]{#p-span .x} here.", "p-span"), ("::: {#p-div}\nText\n:::", "p-div"),
      ("(myst_place-1)=\n## Three", "myst_place-1"), ("> (quoted)=\n> ## Q", "quoted"),
      ("# My title", "markdown-header-my-title"), ("## 1. Install it", "install-it"),
      ("## Four {#four}", "four"), ("1. x\n   {: #item}", "item"),
    ])
  func names(_ text: String, _ fragment: ByteString) {
    #expect(MarkdownDocument(Array(text.utf8)).anchors.contains(fragment))
  }

  @Test(
    "and what only looks like one",
    arguments: [
      ("f(x)=1", "x"), ("call (a b)=\n", "a b"), ("{name}", "name"), ("# One\n{# two}", "two"),
      ("let (x)= 3", "x"), ("# 12 Two", "wo"),
    ])
  func otherText(_ text: String, _ fragment: ByteString) {
    #expect(!MarkdownDocument(Array(text.utf8)).anchors.contains(fragment))
  }
}
