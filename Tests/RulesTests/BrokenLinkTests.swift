import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct BrokenLinkTests {
  private typealias Link = UnresolvedLink

  private func link(
    _ target: ByteString, _ problem: Link.Problem = .noSuchPath, kind: Link.Kind = .link,
    line: Int = 3, moved: MovedPath? = nil, nearest: ByteString? = nil
  ) -> Link {
    Link(
      kind: kind, target: target, position: SourcePosition(line: line, column: 5),
      problem: problem, path: "services/checkout/\(target)", moved: moved, nearest: nearest)
  }

  private func area(
    _ path: ByteString, doc: ByteString, _ links: [Link], status: AreaStatus = .active
  ) -> Area {
    RulesTests.area(path) {
      $0.file.status = status
      $0.docs = [
        DocFacts(path: doc, lastChange: commit(9), lastLeadChange: nil, isEmpty: false)
      ]
      $0.docs[0].brokenLinks = links
    }
  }

  private func judge(_ areas: [Area]) -> [Finding] {
    findings(survey(areas), only: "broken-link")
  }

  private func judge(_ links: [Link]) -> [Finding] {
    judge([area("services/checkout", doc: "services/checkout/docs/a.md", links)])
  }

  @Test func messages() {
    let docs: [Link] = [
      link("x.md", line: 1), link("x.svg", kind: .image, line: 2),
      link("X.md", .otherCase("services/checkout/docs/x.md"), line: 3),
      link("x.md#y", .noSuchAnchor, line: 4), link("../../../../x", .outsideRepository, line: 5),
    ]
    let found = judge(docs)
    #expect(
      found.messages == [
        "broken link 'x.md': no such file",
        "broken image 'x.svg': no such file",
        "broken link 'X.md': the file is services/checkout/docs/x.md, and some systems tell upper "
          + "from lower case",
        "broken link 'x.md#y': the file has no such heading",
        "broken link '../../../../x': it leads out of the repository",
      ])
    #expect(
      found.map(\.reason) == [
        "no-such-path", "no-such-path", "other-case", "no-such-anchor", "outside-repository",
      ])
    #expect(
      found.map(\.help) == [
        "fix the path or remove the link", "fix the path or remove the link",
        "write 'x.md'", "link to a heading of the file, or drop the '#' part",
        "link to a file of the repository, or write the full address with https:",
      ])
  }

  @Test func aSlashMeansADirectory() {
    #expect(
      judge([link("x/"), link("x.md/#y", line: 4), link("x.md#y/", line: 5)]).messages == [
        "broken link 'x/': no such directory",
        "broken link 'x.md/#y': no such directory",
        "broken link 'x.md#y/': no such file",
      ])
  }

  @Test func whatIsBrokenTwiceIsOneFinding() throws {
    let found = judge([link("x.md", line: 4), link("y.md", line: 6), link("x.md", line: 9)])
    #expect(found.map(\.position.line) == [4, 6])
    #expect(found.first?.message.hasSuffix("no such file (2 times in this doc)") == true)
    #expect(Set(found.map(\.fingerprint)).count == 2)
    #expect(found.first?.fingerprint == judge([link("x.md", line: 1)]).first?.fingerprint)
  }

  @Test func whereItWent() throws {
    let moved = MovedPath(path: "services/checkout/new/x y.md", commit: commit(40))
    let found = try #require(judge([link("x.md#top", moved: moved)]).first)
    #expect(
      found.help
        == "it moved to services/checkout/new/x y.md in 0000000: write '../new/x%20y.md#top', or run `leadlint fix`"
    )
    #expect(found.evidence.map(\.label) == ["moved in", "doc changed"])
    let gone = try #require(
      judge([link("x.md", moved: MovedPath(path: nil, commit: commit(40)))]).first)
    #expect(
      gone.help == "it was deleted in 0000000: remove the link, or say here what it said")
    #expect(gone.evidence.map(\.label) == ["deleted in", "doc changed"])
  }

  @Test(arguments: [
    ("x.md", "services/checkout/docs/y.md", "y.md"),
    ("x.md", "services/checkout/y.md", "../y.md"),
    ("x.md", "services/checkout/docs/deep/y.md", "deep/y.md"),
    ("x.md", "services/prices/docs/y.md", "../../prices/docs/y.md"),
    ("x.md", "README.md", "../../../README.md"),
    ("x.md", "services/checkout/docs", "../docs"),
    ("/docs/x.md", "services/y.md", "/services/y.md"),
    ("x.md?plain=1#top", "services/checkout/docs/100% (new).md", "100%25%20%28new%29.md#top"),
  ])
  func theNearestAsItIsWritten(target: String, path: String, written: String) {
    let found = judge([link(ByteString(target), nearest: ByteString(path))])
    #expect(found.map(\.help) == ["if \(path) is meant, write '\(written)'"])
  }

  @Test func theNearestAnchor() {
    let found = judge([
      link("x.md#yy", .noSuchAnchor, nearest: "#y"),
      link("#zz", .noSuchAnchor, line: 4, nearest: "#z"),
    ])
    #expect(
      found.map(\.help) == ["if '#y' is meant, write 'x.md#y'", "if '#z' is meant, write '#z'"])
  }

  @Test func theInnermostAreaReports() {
    let doc: ByteString = "a/b/c/README.md"
    let links = [link("x.md")]
    let outer = area("a", doc: doc, links)
    let inner = area("a/b", doc: doc, links)
    #expect(judge([outer, inner]).map(\.area) == ["a/b"])
    #expect(judge([outer]).map(\.area) == ["a"])
    let paused = area("a/b", doc: doc, links, status: .paused)
    #expect(judge([outer, paused]).map(\.area) == ["a"])
    let other = area("a/b", doc: "a/b/other.md", [])
    #expect(judge([outer, other]).map(\.area) == ["a"])
    let root = area(".", doc: doc, links)
    #expect(judge([root, inner]).map(\.area) == ["a/b"])
    #expect(judge([root]).map(\.area) == ["."])
    let central = area("services/checkout", doc: doc, links)
    #expect(judge([inner, central]).map(\.area) == ["a/b", "services/checkout"])
  }

  @Test func addressesWithoutTheirScheme() {
    func help(_ target: ByteString) -> ByteString? { judge([link(target)]).first?.help }
    #expect(
      help("www.example.com") == "if a web address is meant, write 'https://www.example.com'")
    #expect(help("ci.example.org/x")?.hasPrefix("if a web address is meant") == true)
    for target: ByteString in ["guide.io", "a.b", "./x.com/y", "notes/example.com", "x.md"] {
      #expect(help(target) == "fix the path or remove the link")
    }
  }

  @Test func asksForWhatIsOn() {
    func asked(_ options: [(ByteString, ByteString)]) -> AreaQuestions.Links? {
      var file = RulesFile()
      file.rules = [setting("broken-link", options)]
      return RuleQuestions(RuleSettings(file), only: ["broken-link"]).ofRepository.links
    }
    #expect(asked([]) == .init(images: true, anchors: true))
    #expect(asked([("images", "false")]) == .init(images: false, anchors: true))
    #expect(asked([("anchors", "false")]) == .init(images: true, anchors: false))
    #expect(asked([("severity", "off")]) == nil)
  }

  @Test func parts() throws {
    let finding = try #require(judge([link("x.md")]).first)
    #expect(finding.path == "services/checkout/docs/a.md")
    #expect(finding.position == SourcePosition(line: 3, column: 5))
    #expect(finding.severity == .warning && finding.person == nil)
    #expect(
      finding.data.map(\.key) == ["target", "kind", "path", "times", "movedTo", "nearest"])
  }
}
