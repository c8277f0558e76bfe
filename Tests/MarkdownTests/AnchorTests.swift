import Basics
import Markdown
import Testing

@Suite struct AnchorTests {
  private func anchors(_ text: String) -> Set<ByteString> {
    MarkdownDocument(Array(text.utf8)).anchors.names
  }

  @Test(
    arguments: [
      ("Plain words", "plain-words"), ("Q & A", "q--a"), ("a.b.c 1.2.3", "abc-123"),
      ("snake_case name", "snake_case-name"), ("Über Café", "über-café"), ("日本 語", "日本-語"),
      ("C++ / C#", "c--c"), ("`--flag` and `x.y()`", "--flag-and-xy"), ("a - b", "a---b"),
      ("trailing   ##", "trailing"), ("**bold** *it* ~~s~~", "bold-it-s"),
      ("[link text](x.md) end", "link-text-end"), ("![alt](x.png) image", "-image"),
      ("<a id=x></a> tag", "-tag"), ("x &amp; &copy; y", "x---y"), ("\\*star\\*", "star"),
      ("😄 emoji", "-emoji"), (":smile: shortcode", "smile-shortcode"),
      ("en–dash it’s", "endash-its"),
      ("Привет НЕТ", "привет-нет"), ("½ Ⅷ ٣ x² ‿", "-ⅷ-٣-x-‿"), ("ÀÉ İ", "àé-i\u{307}"),
      ("⚙\u{FE0F} Setup", "\u{FE0F}-setup"), ("a\u{A0}b", "ab"), ("I ♥ unicode", "i--unicode"),
      ("exchange.bind(a, b [, c])", "exchangebinda-b--c"), ("1. Numbered", "1-numbered"),
      ("What's new?", "whats-new"), ("two  spaces", "two--spaces"), ("Tab\there", "tabhere"),
    ])
  func namesOfHeadings(_ heading: String, _ name: ByteString) {
    #expect(anchors("# \(heading)\n\ntext").subtracting(["x"]) == [name])
  }

  @Test func hyphensAreWhereSitesPutThem() {
    let document = MarkdownDocument(Array("# @ modifier\n## A & b\n# 😄\n".utf8))
    for name: ByteString in ["-modifier", "modifier", "modifier-", "a--b", "a-b", "A---b"] {
      #expect(document.anchors.contains(name), "\(name)")
    }
    for name: ByteString in ["mod-ifier", "ab", "-", "a-b-1"] {
      #expect(!document.anchors.contains(name), "\(name)")
    }
  }

  @Test func duplicatesAreNumbered() {
    #expect(anchors("# Foo\n## foo\n### foo!") == ["foo", "foo-1", "foo-2"])
    #expect(anchors("# foo\n# foo\n# foo 1\n# foo") == ["foo", "foo-1", "foo-1-1", "foo-2"])
    #expect(anchors("# foo-1\n# foo\n# foo") == ["foo-1", "foo", "foo-2"])
    #expect(anchors("# 😄\n# 😄") == ["", "-1"])
  }

  @Test func everyKindOfHeading() {
    #expect(
      anchors(
        """
        Set *one*
        ===
        Set two
        ---
        - # In a list
        > ## In a quote

        ```
        # not this
        ```

            # nor this

        <h2 align="center">Of <b>HTML</b> &amp; more</h2>
        """) == ["set-one", "set-two", "in-a-list", "in-a-quote", "of-html--more"])
  }

  @Test func attributesOfHTML() {
    #expect(
      anchors("<a name=\"One\"></a> text <span ID='two'>x</span>\n\n<div\n id=three>\n</div>")
        == ["One", "two", "three"])
    #expect(anchors("x <!-- <a id=x> --> `<a id=y>`") == [])
  }

  @Test func explicitNames() {
    #expect(anchors("# A b {#Own .x}") == ["a-b-own-x", "Own"])
    #expect(anchors("## C {: #own }\n# D {x}\n# {#}") == ["c--own-", "own", "d-x", ""])
  }

  @Test func whatAFragmentMayHaveMeant() {
    let document = MarkdownDocument(Array("# a - b\n# config.some_key\n# Über".utf8))
    let byLetters = document.anchors.byLetters
    #expect(byLetters[MarkdownDocument.letters(of: "A-b")] == "a---b")
    #expect(
      byLetters[MarkdownDocument.letters(of: "config-some-key")] == "configsome_key"
    )
    #expect(byLetters[MarkdownDocument.letters(of: "über-")] == "über")
    #expect(byLetters[MarkdownDocument.letters(of: "uber")] == nil)
    #expect(byLetters[MarkdownDocument.letters(of: "-")] == nil)
  }

  @Test func fragmentsAreComparedAsGitHubDoes() {
    let document = MarkdownDocument(Array("# Über uns\n<a id=\"Mixed\"></a>".utf8))
    for fragment: ByteString in [
      "über-uns", "Über-Uns", "mixed", "MIXED", "", "top", "TOP", "readme", "L10", "l3-L7",
      "L1C2-L3C4", "user-content-mixed", "mixed:~:text=abc",
    ] {
      #expect(document.anchors.contains(fragment), "\(fragment.lossyText)")
    }
    for fragment: ByteString in ["uber-uns", "x", "L", "L10x", "L1-L2-L3", "user-content-x", "Lc1"]
    {
      #expect(!document.anchors.contains(fragment), "\(fragment.lossyText)")
    }
    #expect(!document.anchors.contains(ByteString([0xFF])))
  }
}
