import Testing

@testable import Surveying

@Suite("Docs compared by what they say")
struct DocTextTests {
  private func isSame(_ left: String, _ right: String) -> Bool {
    Array(left.utf8).withUnsafeBytes { one in
      Array(right.utf8).withUnsafeBytes { DocText.isSame(one, $0) }
    }
  }

  @Test(
    "white space and front matter make no difference",
    arguments: [
      ("", ""), ("a b", "ab"), ("a\r\nb\r\n", "a\nb"), ("a\u{0B}\u{0C}\tb", "ab"),
      ("---\nx: 1\n---\nText\n", "Text"),
      ("---\nx: 1\n---\nText", "---\nx: 2\ny: 3\n---\n\nText\n"),
      ("\u{FEFF}---\nx: 1\n---\nText", "Text"), ("\u{FEFF}Text", "Text"),
      ("--- \nx\n---\t\r\nText", "Text"), ("---\n---\nText", "Text"), ("---\nx\n---", ""),
      ("---\r\nx: 1\r\n---\r\nText", "Text"),
    ])
  func same(left: String, right: String) {
    #expect(isSame(left, right))
    #expect(isSame(right, left))
  }

  @Test(
    "anything else does",
    arguments: [
      ("a", "b"), ("a", "ab"), ("", "a"), ("a", "A"), ("---\nx: 1\nText", "Text"),
      ("x\n---\ny\n---\n", "x"), ("----\nx\n---\nText", "Text"), ("---\nx\n----\nText", "Text"),
      (" ---\nx\n---\nText", "Text"), ("---\nx\n---\nText\n---\nmore", "Text"),
      ("a\u{A0}b", "ab"), ("é", "e\u{301}"), ("---\nx: 1\n---", "---\nx: 1\n"),
    ])
  func different(left: String, right: String) {
    #expect(!isSame(left, right))
    #expect(!isSame(right, left))
  }

  @Test(
    "text without text is empty",
    arguments: [
      ("", true), (" \n\t", true), ("---\nx: 1\n---\n \n", true), ("\u{FEFF}", true), ("a", false),
      ("---\nx: 1\n", false), ("---", false),
    ])
  func empty(text: String, expected: Bool) {
    #expect(Array(text.utf8).withUnsafeBytes { DocText.isEmpty($0) } == expected)
  }
}
