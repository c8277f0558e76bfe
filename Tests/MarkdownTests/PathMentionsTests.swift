import Basics
import Testing

@testable import Markdown

@Suite struct PathMentionsTests {
  private func paths(_ text: String) -> [String] {
    PathMentions(Array(text.utf8)).paths.map { mention in
      mention.path.lossyText + (mention.isDirectory ? "/" : "")
    }
  }

  private func words(_ text: String) -> [String] {
    PathMentions(Array(text.utf8)).words.map(\.lossyText)
  }

  @Test(arguments: [
    ("The cache lives in cache/store.swift.", ["cache/store.swift"]),
    ("See `cache/` and engine.go, twice: engine.go", ["cache/", "engine.go"]),
    ("[code](../cmd/tool/main.go#L7) (./x/y:12)", ["cmd/tool/main.go", "x/y"]),
    ("go build ./cmd/...", ["cmd/"]),
    ("<img src=\"docs/a-b_c@2x.png\">", ["docs/a-b_c@2x.png"]),
    ("~/.kube/config", ["~/.kube/config"]),
    ("storage, web and and/or", ["and/or"]),
    ("... / .. ./ //", []),
    ("a//b ./a/./b/. a/b/... a/../b", ["a/b", "a/b/"]),
    ("`end.` `a.b.` x.", ["a.b"]),
    ("", []),
  ])
  func findsPaths(text: String, expected: [String]) {
    #expect(paths(text) == expected)
  }

  @Test(arguments: [
    "https://example.com/prices/list.swift", "[x](https://example.com/a/b.go)",
    "`git+ssh://host/a/b.git`",
  ])
  func anAddressIsAnotherPlace(text: String) {
    #expect(paths(text) == [])
    #expect(words(text) == [])
  }

  @Test func anAddressEndsWhereItsLinkDoes() {
    #expect(paths("[x](https://example.com/a)/b.go") == ["b.go"])
    #expect(paths("https://example.com/a cmd/b") == ["cmd/b"])
  }

  @Test func wordsBetweenBackticks() {
    #expect(words("`mantine-ui`: the new one, `two words`, web, `x`") == ["mantine-ui", "x"])
    #expect(words("`open") == [])
    #expect(words("end. `end.` `end.`") == ["end."])
  }

  @Test func bytesThatAreNoText() {
    let bytes: [UInt8] = [0xFF, 0x61, 0x2F, 0x62, 0xC3]
    #expect(PathMentions(bytes).paths.map(\.path) == ["a/b"])
  }
}
