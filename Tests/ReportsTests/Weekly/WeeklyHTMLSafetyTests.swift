internal import Basics
internal import Foundation
internal import TestSupport
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
    // The charts leave out and cut names by their width; everything else is as ever.
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
    let (styleDigest, scriptDigest) = (try Self.digest(style), try Self.digest(script))
    #expect(PageStyle.digest == styleDigest)
    #expect(PageScript.digest == scriptDigest)
    #expect(
      policy == "default-src 'none'; style-src '\(styleDigest)'; script-src '\(scriptDigest)'; "
        + "base-uri 'none'; form-action 'none'")
  }

  private static func digest(_ text: String) throws -> String {
    let python =
      "import base64,hashlib,sys; "
      + "print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())"
    let output = try Program("python3").run(["-c", python], input: Array(text.utf8))
    return "sha256-" + output.text.trimmingCharacters(in: .newlines)
  }

  @Test func theStyleFetchesNothing() {
    for word in ["url(", "@import", "http:", "https:", "//", "expression"] {
      #expect(!PageStyle.source.contains(word))
    }
    for word in ["fetch(", "XMLHttpRequest", "innerHTML", "eval(", "http:", "https:", "import "] {
      #expect(!PageScript.source.contains(word))
    }
  }
}
