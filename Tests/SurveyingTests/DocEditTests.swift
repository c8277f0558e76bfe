import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

/// What refreshes a doc.
@Suite("Edits of docs")
struct DocEditTests {
  private static let begin = DocScene.words("begin", 30)

  private func begun(rules: String? = nil) throws -> DocScene {
    let scene = try DocScene(rules: rules)
    try scene.write(Self.begin, 0, "anna")
    return scene
  }

  @Test("fewer than ten words are trivial")
  func trivial() throws {
    let scene = try begun()
    try scene.write(Self.begin + DocScene.words("nine", 9), 40, "ben")
    #expect(try scene.changes() == [0, 0])
    try scene.write(Self.begin + DocScene.words("ten", 10), 80, "cleo")
    #expect(try scene.changes() == [80, 0])
  }

  @Test(
    "how many words are trivial can be said",
    arguments: [(0, [40, 0]), (1, [0, 0]), (30, [0, 0])])
  func limit(words: Int, expected: [Int]) throws {
    let scene = try begun(rules: "history: {trivial-words: \(words)}\n")
    try scene.write(Self.begin + "---\n", 40, "ben")
    #expect(try scene.changes() == expected)
    try scene.write(Self.begin + DocScene.words("more", 29), 80, "ben")
    #expect(try scene.changes() == (words == 30 ? [0, 0] : [80, 0]))
  }

  @Test("a doc that comes into being is never trivial, unless it says nothing")
  func creation() throws {
    let scene = try DocScene()
    try scene.write("---\nx: 1\n---\n\n", 1, "ben")
    #expect(try scene.changes() == [nil, nil])
    try scene.write("Two words\n", to: "s/ARCHITECTURE.md", 2, "anna")
    #expect(try scene.changes(of: "s/ARCHITECTURE.md") == [2, 2])
  }

  @Test("one person's changes within 30 days are one edit")
  func oneEdit() throws {
    let scene = try begun()
    var text = Self.begin + DocScene.words("a", 6)
    try scene.write(text, 40, "ben")
    try scene.write(DocScene.words("cleo", 6) + text, 45, "cleo")
    #expect(try scene.changes() == [0, 0])
    text += DocScene.words("b", 6)
    try scene.write(DocScene.words("cleo", 6) + text, 69, "ben")
    #expect(try scene.changes() == [69, 0])
    let late = try begun()
    try late.write(Self.begin + DocScene.words("a", 6), 40, "ben")
    try late.write(Self.begin + DocScene.words("a", 6) + DocScene.words("b", 6), 71, "ben")
    #expect(try late.changes() == [0, 0])
    // The last of them may say nothing.
    let spaced = try begun()
    try spaced.write(Self.begin + DocScene.words("a", 6), 40, "ben")
    try spaced.write(Self.begin + DocScene.words("a", 6) + DocScene.words("b", 6), 50, "ben")
    #expect(try spaced.changes() == [50, 0])
    try spaced.write(Self.begin + DocScene.words("a", 6) + "\n" + DocScene.words("b", 6), 60, "ben")
    #expect(try spaced.changes() == [50, 0])
    try spaced.write(
      Self.begin + DocScene.words("a", 6) + "\n\n" + DocScene.words("b", 6), 75, "ben")
    #expect(try spaced.changes() == [0, 0])
  }

  @Test("an edit is dated by the last change that is substantive by itself")
  func date() throws {
    let scene = try begun()
    let text = Self.begin + DocScene.words("a", 20)
    try scene.write(text, 40, "anna")
    try scene.write(text + DocScene.words("b", 3), 50, "anna")
    try scene.write(text + DocScene.words("b", 3) + "\n", 60, "anna")
    #expect(try scene.changes() == [40, 40])
    try scene.write(text + DocScene.words("b", 3) + DocScene.words("c", 3), 45, "ben")
    #expect(try scene.changes() == [40, 40])
  }

  @Test("what a person takes back again is no edit")
  func takenBack() throws {
    let scene = try begun()
    try scene.write(Self.begin + DocScene.words("a", 20), 40, "ben")
    try scene.write(Self.begin + DocScene.words("a", 2), 50, "ben")
    #expect(try scene.changes() == [0, 0])
    // To the byte.
    try scene.write(Self.begin + DocScene.words("c", 40), 100, "cleo")
    try scene.write(Self.begin + DocScene.words("a", 2), 110, "cleo")
    #expect(try scene.changes() == [0, 0])
  }

  @Test("what is restored or reverted refreshes nothing, by whomever")
  func restored() throws {
    let scene = try begun()
    let text = Self.begin + DocScene.words("a", 20)
    try scene.write(text, 40, "ben")
    try scene.write(Self.begin, 80, "anna")
    #expect(try scene.changes() == [40, 0])
    try scene.write(Self.begin + DocScene.words("b", 5), 85, "anna")
    #expect(try scene.changes() == [40, 0])
  }

  @Test("a doc that comes back is compared with its last text")
  func comesBack() throws {
    let scene = try begun()
    try scene.tree.git.git(["rm", "-q", "s/README.md"])
    try scene.commit(40, "ben")
    try scene.write(Self.begin + DocScene.words("a", 5), 50, "ben")
    #expect(try scene.changes() == [0, 0])
    try scene.tree.git.git(["rm", "-q", "s/README.md"])
    try scene.commit(90, "ben")
    try scene.write(Self.begin + DocScene.words("b", 15), 100, "cleo")
    #expect(try scene.changes() == [100, 0])
  }

  @Test("a commit that changes many paths creates a doc, and is no look")
  func createdBySweep() throws {
    let scene = try DocScene(rules: "history: {sweeping-commit: 5}\n")
    for name in ["a", "b", "c", "d", "e"] { try scene.tree.write(name, to: "s/\(name)") }
    try scene.write("Two words\n", 1, "anna")
    #expect(try scene.changes() == [1, nil])
    let area = try #require(try scene.area())
    #expect(area.attention?.how != .edit)
    try scene.write(Self.begin, 10, "anna")
    #expect(try scene.changes() == [10, 10])
  }

  @Test("answers of the index are those of a run without it, also where the limit changes")
  func remembered() throws {
    let scene = try begun()
    try scene.write(Self.begin + DocScene.words("a", 6), 40, "ben")
    try scene.write(Self.begin + DocScene.words("a", 6) + DocScene.words("b", 6), 50, "ben")
    try scene.write(Self.begin + DocScene.words("a", 3) + DocScene.words("b", 6), 51, "ben")
    func run(words: Int, usesCache: Bool) throws -> Instant? {
      try scene.tree.write("history: {trivial-words: \(words)}\n", to: ".lead-rules")
      let surveyor = try Surveyor(
        SurveyRequest(
          repositoryPath: scene.tree.git.path, now: Instant(seconds: 2_000_000_000),
          usesCache: usesCache))
      let survey = try surveyor.survey(Surveyor.Settings { _, _ in AreaQuestions() })
      _ = surveyor.keepHistory()
      return survey.areas.first?.docs.first?.lastChange?.date
    }
    for words in [9, 10, 4, 10, 1, 0, 100] {
      #expect(try run(words: words, usesCache: true) == run(words: words, usesCache: false))
    }
  }

  // MARK: - Merges

  /// Ben adds to the beginning of the doc on a branch, and Cleo to its end on main.
  private func parted(conflict: Bool = false) throws -> DocScene {
    let scene = try begun()
    try scene.tree.git.git(["checkout", "-q", "-b", "topic"])
    try scene.write(
      conflict ? DocScene.words("ben", 20) : DocScene.words("ben", 20) + "\n\n" + Self.begin, 10,
      "ben")
    try scene.tree.git.git(["checkout", "-q", "main"])
    try scene.write(
      conflict ? DocScene.words("cleo", 20) : Self.begin + "\n\n" + DocScene.words("cleo", 20), 20,
      "cleo")
    return scene
  }

  @Test("a merge that holds what merging gives refreshes nothing")
  func plainMerge() throws {
    let scene = try parted()
    try scene.merge("topic", as: nil, 50, "anna")
    #expect(try scene.changes()[1] == 0)
  }

  @Test("words that a merge adds count", arguments: [(9, 0), (10, 50)])
  func addingMerge(words: Int, expected: Int) throws {
    let scene = try parted()
    try scene.merge(
      "topic",
      as: DocScene.words("ben", 20) + "\n\n" + Self.begin + "\n\n" + DocScene.words("cleo", 20)
        + DocScene.words("new", words), 50, "anna")
    #expect(try scene.changes()[1] == expected)
  }

  @Test("resolving a conflict is no edit by itself")
  func conflict() throws {
    for text in [
      DocScene.words("ben", 20) + DocScene.words("cleo", 20),
      DocScene.words("ben", 10) + DocScene.words("cleo", 15) + DocScene.words("own", 9),
    ] {
      let scene = try parted(conflict: true)
      try scene.merge("topic", as: text, 50, "anna")
      #expect(try scene.changes()[1] == 0)
    }
    let scene = try parted(conflict: true)
    try scene.merge("topic", as: DocScene.words("own", 10), 50, "anna")
    #expect(try scene.changes() == [50, 50])
  }

  @Test("a doc that one side renamed is merged under both names")
  func renamed() throws {
    let scene = try DocScene(owners: DocScene.owners("docs: [\"*.md\"]\n"))
    try scene.write(Self.begin, to: "s/old.md", 0, "anna")
    try scene.tree.git.git(["checkout", "-q", "-b", "topic"])
    try scene.tree.git.git(["mv", "s/old.md", "s/README.md"])
    try scene.commit(10, "ben")
    try scene.tree.git.git(["checkout", "-q", "main"])
    let text = Self.begin + "\n" + DocScene.words("cleo", 20)
    try scene.write(text, to: "s/old.md", 20, "cleo")
    try scene.merge("topic", as: nil, 50, "anna")
    #expect(try scene.changes()[1] == 0)
    let other = try DocScene(owners: DocScene.owners("docs: [\"*.md\"]\n"))
    try other.write(Self.begin, to: "s/old.md", 0, "anna")
    try other.tree.git.git(["checkout", "-q", "-b", "topic"])
    try other.tree.git.git(["mv", "s/old.md", "s/README.md"])
    try other.commit(10, "ben")
    try other.tree.git.git(["checkout", "-q", "main"])
    try other.write(text, to: "s/old.md", 20, "cleo")
    try other.merge("topic", as: text + DocScene.words("new", 12), 50, "anna")
    #expect(try other.changes()[1] == 50)
  }
}
