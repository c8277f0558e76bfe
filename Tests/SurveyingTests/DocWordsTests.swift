import Testing

@testable import Surveying

@Suite("Words of docs")
struct DocWordsTests {
  private func words(_ text: String) -> DocWords {
    Array(text.utf8).withUnsafeBytes { DocWords($0) }
  }

  @Test(
    "runs of letters and digits, and letters that need no spaces",
    arguments: [
      ("", 0), ("one two2 three_four", 4), ("don't -- stop!", 3), ("é1 über naïve", 3),
      ("e\u{301}te\u{301}", 1), ("हिन्दी शब्द", 2), ("漢字、かな カナ", 6), ("한글 words", 3), ("ไทย", 3),
      ("---\nx: 1\n---\nText", 1), ("… – « »", 0), ("`code(x)` counts", 3), ("١٢٣", 1),
    ])
  func count(text: String, expected: Int) {
    #expect(words(text).difference(from: DocWords()).wordCount == expected)
  }

  @Test(
    "link addresses are none",
    arguments: [
      ("[a link](docs/x-y.md)", 2), ("[a](<b c> \"d e\")", 3), ("![p](i_m(1).png) q", 2),
      ("see https://x.org/a(b)?c=d, now", 2), ("<http://x.org/a> b", 1),
      ("[x]: /some/where 't'", 2),
      ("[x]: <some where>\n[y](z)", 2), ("<a href=\"x y\">b</a>", 4), ("a:b c://", 2),
      ("```\n[a](b) http://c\n```\n[d](e)", 5), ("~~~\n`[a](b)`", 2), ("a [b]: c", 3),
      ("[a](unclosed", 1), ("](", 0), ("[x]:", 1),
    ])
  func addresses(text: String, expected: Int) {
    #expect(words(text).difference(from: DocWords()).wordCount == expected)
  }

  @Test("bytes that are no UTF-8 are letters")
  func otherEncodings() {
    let latin: [UInt8] = Array("f".utf8) + [0xFC] + Array("r uns".utf8)
    #expect(
      latin.withUnsafeBytes { DocWords($0) }.difference(from: DocWords()).wordCount == 2)
  }

  @Test("what goes and what comes counts, as often as it does")
  func difference() {
    let old = words("a b b c")
    #expect(words("b c c d").difference(from: old).wordCount == 4)
    #expect(words("c b a b").difference(from: old).wordCount == 0)
  }

  @Test(
    "after a conflict, what neither side or both held",
    arguments: [
      ("a b", "a c", "a b c", 0), ("a b", "a c", "a b", 0), ("a b", "a c", "a d", 1),
      ("a b", "a c", "b", 1), ("a x", "a x", "a x x", 0), ("a", "a", "a a a", 1),
    ])
  func conflict(left: String, right: String, new: String, expected: Int) {
    let difference = words(new).difference(fromConflictOf: words(left), words(right))
    #expect(difference.wordCount == expected)
  }
}
