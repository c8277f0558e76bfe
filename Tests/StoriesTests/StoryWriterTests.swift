internal import Basics
internal import Foundation
internal import Git
internal import Stories
internal import TestSupport
internal import Testing

@Suite struct StoryWriterTests {
  private static let tricky = """
    on 2026-01-01 Zoë Ångström <zoe@example.com>: Names that sort oddly
      change a.b
      change a/b/c
      change a-b
      change a0
      change dir with space/new file
      change "quoted"
      change ünïcode/文書.md
    on 2026-01-02 Ben <ben@example.com>: Move a directory
      move a -> moved/a
      move dir with space/new file -> "quoted dir"/x
      append a0: more
      trailer Co-authored-by: Ann <ann@example.com>
      trailer Acked-by: Cy <cy@example.com>
    on 2025-12-31T23:59:59+02:00 Ben <ben@example.com>: Nothing but an empty commit
    on 2026-01-03 Ben <ben@example.com>: Delete nearly everything
      delete moved
      delete a.b
      delete a-b
      write empty
    """

  /// git's own commit ids for a story, newest first.
  private func gitIDs(_ story: Story, in directory: TemporaryDirectory) throws -> [String] {
    let repository = try GitRepository(in: directory, name: "imported.git")
    try repository.fastImport(try FastImport.render(story, comments: ["a test"]).bytes)
    return try repository.text(["rev-list", "main"]).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [Self.tricky, DemoStory.text])
  func libgit2AndGitMakeTheSameCommits(_ text: String) throws {
    let directory = try TemporaryDirectory()
    let story = try Story(text)
    let expected = try gitIDs(story, in: directory)
    let written = try StoryWriter.write(story, to: directory.file("written.git"), bare: true)
    #expect(written.commits.reversed().map(\.description) == expected)
    let repository = GitRepository(at: directory.file("written.git"), home: directory.path)
    #expect(try repository.text(["rev-parse", "HEAD"]) == expected.first)
    #expect(try repository.text(["symbolic-ref", "HEAD"]) == "refs/heads/main")
    _ = try repository.git(["fsck", "--strict", "--no-dangling"])
  }

  @Test func theWorkTreeIsCheckedOutAndClean() throws {
    let directory = try TemporaryDirectory()
    _ = try StoryWriter.write(try Story(Self.tricky), to: directory.file("work"))
    let repository = GitRepository(at: directory.file("work"), home: directory.path)
    #expect(try repository.text(["status", "--porcelain"]) == "")
    #expect(try String(decoding: directory.read("work/a0"), as: UTF8.self).hasSuffix("more\n"))
    #expect(try directory.read("work/empty").isEmpty)
  }

  @Test func arepositoryThatIsThereIsLeftAlone() throws {
    let directory = try TemporaryDirectory()
    let story = try Story("on 2026-01-01 A <a@example.com>: x\n  change a")
    _ = try StoryWriter.write(story, to: directory.file("r"))
    #expect(throws: GitError.self) { try StoryWriter.write(story, to: directory.file("r")) }
  }
}

@Suite struct FixtureTests {
  /// Compares a fixture with what it is made from.
  static func compare(_ stream: ByteString, _ name: String) throws {
    let path = Fixtures.path + "/histories/" + name
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(stream.bytes).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(name); look at it, then run without RECORD_SNAPSHOTS")
      return
    }
    let stands = try Fixtures.read("histories/" + name) == stream.bytes
    #expect(stands, "\(name) is not fresh; run the test with RECORD_SNAPSHOTS=1")
  }

  @Test func theDemoIsFresh() throws {
    let story = try Story(DemoStory.text).inDateOrder
    let comments =
      [
        "The repository of `leadlint demo`: what a small company's areas look like after eighteen",
        "months. Made from Sources/Stories/DemoStory.swift.",
      ] + DemoStory.highlights.map { "  \($0.area): \($0.story)" } + ["now: \(DemoStory.now)"]
    try Self.compare(try FastImport.render(story, comments: comments), "demo.history")
  }

  @Test(arguments: HandoffStory.all)
  func handoffHistoriesAreFresh(_ story: HandoffStory) throws {
    let expected =
      story.reasons.isEmpty ? "nothing" : story.reasons.joined(separator: ", ")
    let comments = [story.shows, "expects: \(expected)", "now: \(HandoffStory.now)"]
    try Self.compare(
      try FastImport.render(try Story(story.text).inDateOrder, comments: comments),
      story.fileName)
  }

  @Test func everyHandoffHistoryHasItsStory() throws {
    let files = try Fixtures.names(in: "histories").filter { $0.hasPrefix("handoff-") }
    #expect(files == HandoffStory.all.map(\.fileName).sorted())
  }

  @Test func theDemoEndsBeforeItIsJudged() throws {
    let story = try Story(DemoStory.text).inDateOrder
    let now = try #require(Instant(DemoStory.now))
    let newest = try #require(story.commits.last).date
    #expect(newest < now && now.days(since: newest) < 14)
    #expect((130...170).contains(story.commits.count))
    #expect(now.days(since: try #require(story.commits.first).date) < 548)
  }
}
