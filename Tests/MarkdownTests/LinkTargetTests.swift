import Basics
import Markdown
import Testing

@Suite struct LinkTargetTests {
  private func target(_ destination: ByteString, _ doc: ByteString = "docs/a/b.md") -> LinkTarget {
    LinkTarget(destination: destination, in: doc)
  }

  @Test(
    arguments: [
      "https://example.com/a.md", "HTTP://x", "mailto:anna@example.com", "//host/a.md", "tel:+1",
      "git+ssh://x", "a.b-c+d:x", "data:image/png;base64,AA",
      "{{ site.url }}/a.md", "a/{% link b.md %}", "${BASE}/a.md", "<%= url %>", "{{< ref \"a\" >}}",
    ] as [ByteString])
  func outside(_ destination: ByteString) {
    #expect(target(destination) == .outside)
  }

  @Test func sameDocument() {
    #expect(target("#a%20b") == .sameDocument(fragment: "a b"))
    #expect(target("#") == .sameDocument(fragment: ""))
    #expect(target("") == .sameDocument(fragment: ""))
    #expect(target("?plain=1#L3") == .sameDocument(fragment: "L3"))
  }

  @Test(
    arguments: [
      ("c.md", "docs/a/c.md", false), ("./c.md", "docs/a/c.md", false),
      ("../c.md", "docs/c.md", false), ("../../c.md", "c.md", false), ("/c.md", "c.md", false),
      ("/", "", true), ("../..", "", true), ("../../", "", true), (".", "docs/a", true),
      ("c/", "docs/a/c", true), ("c//d/./e/../f", "docs/a/c/d/f", false),
      ("a%20b%C3%A9.md", "docs/a/a bé.md", false), ("100%.md", "docs/a/100%.md", false),
      ("%zz%4", "docs/a/%zz%4", false), ("%2e%2e/x", "docs/x", false),
      ("c.md?raw=true", "docs/a/c.md", false), ("Ärger.md", "docs/a/Ärger.md", false),
      ("a\\b", "docs/a/a\\b", false), ("1:2.md", "docs/a/1:2.md", false),
      ("./a:b.md", "docs/a/a:b.md", false), ("x/..", "docs/a", true),
      ("{a}/$b/%7B%7Bc.md", "docs/a/{a}/$b/{{c.md", false),
    ] as [(ByteString, ByteString, Bool)])
  func paths(_ destination: ByteString, _ path: ByteString, _ mustBeDirectory: Bool) {
    #expect(
      target(destination)
        == .path(LinkTarget.RepositoryPath(path: path, mustBeDirectory: mustBeDirectory)))
  }

  @Test func fragments() {
    #expect(
      target("c.md?x#a%C3%A9#b?")
        == .path(
          LinkTarget.RepositoryPath(path: "docs/a/c.md", fragment: "aé#b?")))
    #expect(target("c.md#") == .path(LinkTarget.RepositoryPath(path: "docs/a/c.md", fragment: "")))
  }

  @Test func leavingTheRepository() {
    #expect(target("../../../c.md") == .leavesRepository(steps: 1, path: "c.md"))
    #expect(target("../issues", "README.md") == .leavesRepository(steps: 1, path: "issues"))
    #expect(target("/../x") == .leavesRepository(steps: 1, path: "x"))
    #expect(target("/../../") == .leavesRepository(steps: 2, path: ""))
    #expect(
      target("../../../../x/../y/z?q#f") == .leavesRepository(steps: 2, path: "y/z"))
    #expect(target("c.md", "README.md") == .path(LinkTarget.RepositoryPath(path: "c.md")))
  }

  @Test func whatASiteGeneratorMayHaveMade() {
    func sources(_ path: ByteString) -> [ByteString] {
      LinkTarget.RepositoryPath(path: path).possibleSources
    }
    #expect(sources("a/b.html") == ["a/b.md", "a/b.markdown"])
    #expect(sources("b.HTM") == ["b.md", "b.markdown"])
    #expect(sources("a.d/b") == ["a.d/b.md", "a.d/b.markdown"])
    #expect(sources("a/index.html") == ["a/index.md", "a/index.markdown", "a/README.md"])
    #expect(sources("a/b.png").isEmpty && sources("").isEmpty && sources("a/b.md").isEmpty)
  }

  @Test func bytesThatAreNotUTF8() {
    #expect(
      target("%FF")
        == .path(LinkTarget.RepositoryPath(path: ByteString(Array("docs/a/".utf8) + [0xFF]))))
  }

  @Test func markdownByName() {
    for path: ByteString in ["a.md", "a/B.MD", "x.markdown", "y.mdown", "z.Mkd"] {
      #expect(LinkTarget.isMarkdown(path))
    }
    for path: ByteString in ["a.txt", "md", "a.md.txt", "a.mdx", ""] {
      #expect(!LinkTarget.isMarkdown(path))
    }
  }
}
