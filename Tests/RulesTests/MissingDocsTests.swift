import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct MissingDocsTests {
  private func judge(_ change: (inout Area) -> Void) -> [Finding] {
    findings(survey([area(change: change)]), only: "missing-docs")
  }

  private func patterns(_ texts: [ByteString]) throws -> [Located<PathPattern>] {
    try texts.enumerated().map {
      Located(try PathPattern($1), at: SourcePosition(line: 5 + $0, column: 5))
    }
  }

  private func missing(
    _ entry: ByteString, moved: MovedPath? = nil, nearest: ByteString? = nil, line: Int = 6
  ) -> MissingDoc {
    MissingDoc(
      entry: Located(entry, at: SourcePosition(line: line, column: 5)), moved: moved,
      nearest: nearest)
  }

  @Test func nothingAtAll() throws {
    let found = judge { $0.docs = [] }
    #expect(found.map(\.reason) == ["nothing-matches"])
    #expect(found.map(\.position.line) == [3])
    #expect(
      found.messages == [
        "no architecture docs: 'docs' is not set, and no file matches the default patterns"
      ])
    #expect(
      found.map(\.help) == [
        "write services/checkout/README.md: what the area does, what its parts are, whom to ask"
      ])
    #expect(found.first?.data == [.init("docs", .null)])
    let root = area(".") { $0.docs = [] }
    #expect(
      findings(survey([root]), only: "missing-docs").first?.help.hasPrefix("write README.md:")
        == true)
  }

  @Test func indexPagesAreFilledBySites() {
    func found(_ docs: [(ByteString, Bool)]) -> [ByteString] {
      judge {
        $0.docs = docs.map {
          DocFacts(path: $0.0, lastChange: nil, lastLeadChange: nil, isEmpty: $0.1)
        }
      }.map(\.path)
    }
    #expect(found([("a/index.md", true), ("a/x/y.md", false)]).isEmpty)
    #expect(found([("a/_index.md", true), ("a/x.md", true)]) == ["a/x.md"])
    #expect(found([("a/index.md", true), ("b.md", false)]) == ["a/index.md"])
    #expect(found([("a/README.md", true), ("a/x.md", false)]) == ["a/README.md"])
  }

  @Test func patternsThatMatchNothing() throws {
    func found(_ texts: [ByteString]) throws -> [Finding] {
      let patterns = try patterns(texts)
      return judge {
        $0.docs = []
        $0.file.docs = patterns
        $0.file.docsPosition = SourcePosition(line: 5, column: 1)
      }
    }
    let start: ByteString = "no architecture docs:"
    #expect(
      try found(["docs/*.md"]).messages == ["\(start) no file matches 'docs' (docs/*.md)"]
    )
    #expect(
      try found(["a/*", "b/*", "c/*", "d/*", "e/*"]).messages == [
        "\(start) no file matches 'docs' (a/*, b/*, c/* and 2 more)"
      ])
    #expect(try found([]).messages == ["\(start) 'docs' is empty"])
    #expect(try found(["docs/*.md"]).map(\.position.line) == [5])
    #expect(try found(["a"]).map(\.fingerprint) == found(["b"]).map(\.fingerprint))
  }

  @Test func entriesThatNameNoFile() throws {
    let found = judge {
      $0.missingDocs = [
        missing("docs/a.md"), missing("docs/a.md", line: 7), missing("b.md", line: 8),
      ]
      $0.docs = []
    }
    #expect(found.map(\.reason) == Array(repeating: "no-such-file", count: 3))
    #expect(found.messages.first == "'docs' names docs/a.md, which does not exist")
    #expect(found.map(\.position.line) == [6, 7, 8])
    #expect(Set(found.map(\.fingerprint)).count == 3)
    #expect(found.first?.help == "write the doc, or correct the entry")
  }

  @Test func whereAFileWent() throws {
    func help(_ path: ByteString?, _ commit: CommitReference = commit(10)) -> [ByteString] {
      judge {
        $0.missingDocs = [missing("docs/a.md", moved: MovedPath(path: path, commit: commit))]
      }
      .map(\.help)
    }
    #expect(
      help("services/checkout/docs/b.md") == [
        "it moved in 0000000 of 2026-11-12: write 'docs/b.md'"
      ])
    #expect(help("docs/b.md") == ["it moved in 0000000 of 2026-11-12: write '/docs/b.md'"])
    #expect(help("docs/b.md", undated()) == ["it moved in 0000000: write '/docs/b.md'"])
    #expect(
      help(nil) == ["it was deleted in 0000000 of 2026-11-12: write it again, or remove the entry"]
    )
    let moved = judge {
      $0.missingDocs = [missing("docs/a.md", moved: MovedPath(path: nil, commit: commit(10)))]
    }
    #expect(moved.first?.evidence == [.init("deleted in", commit(10))])
    #expect(moved.first?.data.map(\.key) == ["entry", "movedTo", "nearest"])
    let root = area(".") {
      $0.missingDocs = [missing("a.md", moved: MovedPath(path: "docs/a.md", commit: commit(10)))]
    }
    #expect(
      findings(survey([root]), only: "missing-docs").map(\.help) == [
        "it moved in 0000000 of 2026-11-12: write 'docs/a.md'"
      ])
  }

  @Test func whatMayBeMeant() {
    let found = judge {
      $0.missingDocs = [
        missing("docs/architektur.md", nearest: "services/checkout/docs/architecture.md")
      ]
    }
    #expect(
      found.map(\.help) == ["write 'docs/architecture.md' if that is meant, else write the doc"])
  }

  @Test func emptyDocs() throws {
    let found = judge {
      $0.docs = [
        DocFacts(path: "a.md", lastChange: commit(9), lastLeadChange: nil, isEmpty: true),
        DocFacts(path: "b.md", lastChange: nil, lastLeadChange: nil, isEmpty: true),
        DocFacts(path: "c.md", lastChange: nil, lastLeadChange: nil, isEmpty: false),
      ]
    }
    #expect(found.messages == ["the doc is empty", "the doc is empty"])
    #expect(found.map(\.path) == ["a.md", "b.md"])
    #expect(found.allSatisfy { $0.position == .start && $0.reason == "empty" })
    #expect(found.map(\.evidence) == [[.init("last change", commit(9))], []])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }

  @Test func areasThatAreNotJudged() {
    #expect(judge { _ in }.isEmpty)
    #expect(
      judge {
        $0.docs = []
        $0.leads = []
      }.isEmpty)
    #expect(
      judge {
        $0.docs = []
        $0.file.status = .planned
      }.isEmpty)
  }
}
