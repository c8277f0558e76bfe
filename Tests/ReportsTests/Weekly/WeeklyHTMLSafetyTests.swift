internal import Basics
internal import Foundation
internal import Testing

@testable internal import Reports

/// Nothing in a repository becomes more than text, and the page asks nobody for anything.
@Suite struct WeeklyHTMLSafetyTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onmouseover='alert(1)",
    "</title></style></script><svg onload=alert(1)>", "<!--", "]]>", "&lt;b&gt;", "&#60;b>",
    "javascript:alert(1)", "\u{202e}gnp.exe", "a\nb\u{0}\u{1b}[31m", "<\u{338}script>",
    "\"\u{301}onload=x", "שלום", String(repeating: "x", count: 500), "##[error]x", "{{7*7}}",
  ]

  private static func outline(_ word: String) -> (String, PageOutline) {
    let page = WeeklyHTML.render(PageSample.report(areas: 8, word: word)).lossyText
    return (page, PageOutline(page))
  }

  private static let plain = outline("services")

  @Test(arguments: hostile) func hostileNamesAreText(word: String) {
    let (page, outline) = Self.outline(word)
    #expect(outline.faults == [])
    let names = outline.elements.map(\.name).filter { $0 != "wbr" && $0 != "title" && $0 != "g" }
    let expected = Self.plain.1.elements.map(\.name).filter {
      $0 != "wbr" && $0 != "title" && $0 != "g"
    }
    // The pictures leave out and cut names by their width; everything else is as ever.
    let drawn: Set = ["text", "tspan", "path", "rect", "circle", "use"]
    #expect(
      names.filter { !drawn.contains($0) }.sorted()
        == expected.filter { !drawn.contains($0) }.sorted())
    for scalar in page.unicodeScalars where scalar != "\n" { #expect(!scalar.isUnsafe) }
  }

  @Test(arguments: hostile) func noAttributeRunsOrFetchesAnything(word: String) {
    let (_, outline) = Self.outline(word)
    for element in outline.elements {
      for (name, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
        #expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(element)")
        if name == "href" { #expect(value.hasPrefix("#"), "\(element)") }
      }
    }
    #expect(outline.all("script").count == 1)
    #expect(outline.all("style").count == 1)
    #expect(outline.all("img", "iframe", "object", "embed", "link", "form", "input").isEmpty)
  }

  @Test func thePolicyKnowsTheStyleAndTheScriptByTheirDigest() throws {
    let outline = Self.plain.1
    let policy = try #require(
      outline.elements.first { $0.attributes["http-equiv"] != nil }?.attributes["content"]
    ).replacing("&#39;", with: "'")
    let style = try #require(outline.all("style").first?.text)
    let script = try #require(outline.all("script").first?.text)
    func source(_ text: String) -> String {
      "'sha256-" + Data(SHA256.digest(Array(text.utf8))).base64EncodedString() + "'"
    }
    #expect(
      policy == "default-src 'none'; style-src \(source(style)); script-src \(source(script)); "
        + "base-uri 'none'; form-action 'none'")
  }

  @Test func theStyleFetchesNothing() {
    for word in ["url(", "@import", "http:", "https:", "//", "expression"] {
      #expect(!PageStyle.source.contains(word))
    }
    for word in ["fetch(", "XMLHttpRequest", "innerHTML", "eval(", "http:", "https:", "import "] {
      #expect(!PageScript.source.contains(word))
    }
  }

  /// FIPS 180-4's examples, and lengths around the end of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 55),
      "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
    (
      String(repeating: "a", count: 1_000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ])
  func theDigestIsSHA256(text: String, hexadecimal: String) {
    let digits = SHA256.digest(Array(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digits.joined() == hexadecimal)
  }
}
