import Basics
import Markdown
import Testing

@Suite(.timeLimit(.minutes(1))) struct HostileDocumentTests {
  private static func filled(_ pattern: String, _ count: Int = 1 << 16) -> [UInt8] {
    let bytes = Array(pattern.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count + bytes.count)
    while text.count < count { text += bytes }
    return text
  }

  /// Each would take minutes, or the stack, if any part of the reading were not linear.
  @Test(
    arguments: [
      "[", ">", "> ", "*a_ ", "![", "![[]()", "<!--", "a <!-- ", "<?", "<a ", "<a b=\"", "- ",
      "1. ",
      "[a](", "[a][", "[[a]", "](", "`", "\\", "&amp;", "&x", "a**b*c ", "[a]: b\n", "[a]: u\n[a",
      "<", "<div>\n", "<div>\n\n", "![a](b)", "[a](b)", "<a href=b>", "<a href=&z;>", "<p id=&zy;>",
      "# a\n", "# 😄\n", "[^a]: ",
      "_", "-", "a-", "a ", "---\n", "x`", "``a`", "<script>", "<h1>", "\r", "|",
    ])
  func repeated(_ pattern: String) {
    let document = MarkdownDocument(Self.filled(pattern))
    #expect(document.isComplete || document.links.isEmpty)
  }

  @Test func deepQuotesWithManyLines() {
    let text = Self.filled("- ", 1 << 18) + Array("x\n".utf8) + Self.filled("\n", 1 << 18)
    let document = MarkdownDocument(text)
    #expect(!document.isComplete)
    #expect(document.links.isEmpty && document.anchors.contains("anything"))
  }

  @Test(arguments: [
    "- a\n- b\n", "-----\n", "> a\n", "  1. x\n     - y\n", "| - | - |\n", ". . .\n",
  ])
  func longButPlain(_ pattern: String) {
    let rule = String(repeating: "-", count: 500) + "\n"
    #expect(MarkdownDocument(Array(rule.utf8) + Self.filled(pattern)).isComplete)
  }

  @Test func oneDefinitionUsedOften() {
    let text = "[a]: \(String(repeating: "x", count: 20_000))\n\n"
    let document = MarkdownDocument(Array(text.utf8) + Self.filled("[a] ", 1 << 17))
    #expect(document.links.reduce(0) { $0 + $1.destination.count } < 1 << 20)
  }

  @Test func tooLarge() {
    let document = MarkdownDocument(Self.filled("x", MarkdownDocument.sizeLimit + 1))
    #expect(!document.isComplete && document.anchors.names.isEmpty)
  }

  @Test func anyBytes() {
    var state: UInt64 = 42
    let alphabet: [UInt8] =
      Array("[]()!<>`\\*_#&;=\"'- \t\r\n:^a1/".utf8) + [0, 0x80, 0xC3, 0xA9, 0xFF]
    for _ in 0..<400 {
      var text: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let document = MarkdownDocument(text)
      let lines = text.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
      for link in document.links {
        #expect(link.position.column >= 1 && (1...lines.count).contains(link.position.line))
      }
    }
  }
}
