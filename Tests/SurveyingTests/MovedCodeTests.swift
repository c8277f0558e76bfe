import Basics
import Git
import LeadModel
import TestSupport
import Testing

@testable import GitHistory
@testable import Surveying

@Suite("Moves of code with an edit")
struct MovedCodeTests {
  private static let similar = "history: {moved-code: similar}\n"

  /// Twenty lines, of which some are others than in `text(name)`.
  private static func text(_ name: String, changed: Int = 0) -> String {
    (0..<20).map { "\(name), line \($0)\($0 < changed ? " changed" : " as it was")\n" }.joined()
  }

  /// An area of four files that Anna wrote and Ben moved and edited in one commit; beside them go a
  /// file that nothing is like, and come one of Ben's and a doc.
  private func moved(changed: Int = 3, _ rules: String? = nil) throws -> WorkTree {
    let names = ["a", "b", "c", "d"]
    let tree = try WorkTree()
    try tree.write(
      "---\nkind: service\nlead: Anna <anna@example.com>\n---\n", to: "s/OWNERS.lead")
    for name in names { try tree.write(Self.text(name), to: "s/old/\(name).swift") }
    try tree.write("gone\n", to: "s/old/gone.swift")
    try tree.write(Self.text("doc"), to: "s/docs/old.md")
    try commit(tree, by: "anna")
    try tree.git.git(["rm", "-q", "-r", "s/old", "s/docs"])
    for name in names {
      try tree.write(Self.text(name, changed: changed), to: "s/new/\(name).swift")
    }
    try tree.write("Ben's own\n", to: "s/new/own.swift")
    try tree.write(Self.text("doc", changed: 1), to: "s/docs/new.md")
    try commit(tree, by: "ben")
    if let rules { try tree.write(rules, to: ".lead-rules") }
    return tree
  }

  private func commit(_ tree: WorkTree, by name: String) throws {
    try tree.git.git(["add", "--all", "--force"])
    try tree.git.git(
      ["commit", "-q", "-m", "Work"],
      environment: [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name)@example.com",
        "GIT_COMMITTER_DATE": "2026-01-01T12:00:00Z",
      ])
  }

  private func survey(_ surveyor: Surveyor) throws -> (area: Area, notes: [ByteString]) {
    let settings = Surveyor.Settings { _, _ in
      var questions = AreaQuestions()
      questions.authors = true
      return questions
    }
    let survey = try surveyor.survey(settings)
    return (try #require(survey.areas.first), survey.notes)
  }

  /// Those without whom most files have no author, in the order of their removal, while both are present.
  private func indispensable(_ tree: WorkTree) throws -> [ByteString]? {
    let now = try #require(Instant("2026-01-02T00:00:00Z"))
    return try survey(tree.surveyor(now: now)).area.authors?.indispensable.map(\.email)
  }

  @Test("such code is new where nothing is set", arguments: [nil, "history: {moved-code: same}\n"])
  func same(rules: String?) throws {
    // Ben's are five files of six; of the doc both are authors.
    #expect(try indispensable(moved(rules)) == ["ben@example.com"])
  }

  @Test("the creator stays the creator with similar moves")
  func similar() throws {
    // In each moved file Anna has 4.168 and Ben 3.457. Ben has one more, but both must go.
    #expect(
      try indispensable(moved(Self.similar)) == ["ben@example.com", "anna@example.com"])
  }

  @Test("half of a file is the limit, as for docs", arguments: [(9, 2), (13, 1)])
  func limit(changed: Int, factor: Int) throws {
    let tree = try moved(changed: changed, Self.similar)
    #expect(try survey(tree.surveyor()).area.absenceFactor == factor)
    let found = try tree.git.text(["diff-tree", "-r", "-M50%", "--name-status", "HEAD~1", "HEAD"])
    #expect(found.contains("s/old/a.swift\ts/new/a.swift") == (factor == 2))
  }

  @Test("nothing is read of code where nothing is set")
  func cost() throws {
    func learned(_ rules: String?) throws -> Int {
      let tree = try moved(rules)
      let surveyor = try tree.surveyor()
      _ = try survey(surveyor)
      return surveyor.session.store.sharedFindings.findings.sources.count
    }
    // What is asked of the OWNERS.lead and of the doc, at both names; and of the five files more.
    #expect(try learned(Self.similar) == learned(nil) + 5)
  }

  @Test("in a partial clone the name tells what moved, with a note")
  func partialClone() throws {
    let tree = try moved()
    for (key, value) in [("allowFilter", "true"), ("allowAnySHA1InWant", "true")] {
      try tree.git.git(["config", "uploadpack.\(key)", value])
    }
    let clone = tree.directory.file("clone")
    try tree.git.git(["clone", "-q", "--filter=blob:none", "file://" + tree.git.path, clone])
    try tree.directory.write(Self.similar, to: "clone/.lead-rules")
    let (area, notes) = try survey(try tree.surveyor(at: clone))
    #expect(area.absenceFactor == 2)
    #expect(notes.contains { $0.hasPrefix("some files cannot be compared in this partial clone") })
    try tree.git.git(["-C", clone, "fetch", "-q", "--refetch", "--no-filter"])
    let (mended, none) = try survey(try tree.surveyor(at: clone))
    #expect(mended.absenceFactor == 2)
    #expect(none.allSatisfy { $0.contains(" days old (") })
  }
}
