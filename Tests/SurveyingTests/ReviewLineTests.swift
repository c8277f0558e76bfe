import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

/// Which messages say that the lead reviewed the docs.
@Suite("Docs-reviewed lines")
struct ReviewLineTests {
  private func begun() throws -> DocScene {
    let scene = try DocScene()
    try scene.tree.write("Text\n", to: "s/README.md")
    try scene.tree.write(DocScene.owners(), to: "OWNERS.lead")
    try scene.commit(0, "anna")
    return scene
  }

  private func reviewed(_ scene: DocScene, _ area: ByteString = "s") throws -> Int64? {
    guard let attention = try scene.area(area)?.attention, attention.how == .review else {
      return nil
    }
    return attention.date.map { ($0.seconds - 1_767_225_600) / 86_400 }
  }

  @Test(
    "stand anywhere in a message, at the beginning of a line",
    arguments: [
      ("x\n\nDocs-reviewed: s", true), ("x\n\n* a\n\nDocs-reviewed: s/\n\n* b\n\nmore", true),
      ("docs-reviewed: other, s ,x", true), ("x\n\nDocs-reviewed: ./s\nnot a trailer", true),
      ("x\n\n  Docs-reviewed: s", false), ("x\n\n> Docs-reviewed: s", false),
      ("x\n\nDocs-reviewed: s and t", false), ("x\n\nDocs-reviewed: .", false),
      ("x\n\nDocs-reviewed: s\n(cherry picked from commit 0123456)", false),
      ("Revert x\n\nThis reverts commit 0123456.\n\nDocs-reviewed: s", false),
    ])
  func lines(message: String, counts: Bool) throws {
    let scene = try begun()
    try scene.commit(10, "anna", message)
    #expect(try reviewed(scene) == (counts ? 10 : nil))
  }

  @Test("the root is a dot")
  func root() throws {
    let scene = try begun()
    try scene.commit(10, "anna", "x\n\nDocs-reviewed: .")
    #expect(try reviewed(scene, ".") == 10)
  }

  @Test("are their author's, and nobody else's")
  func author() throws {
    let scene = try begun()
    try scene.commit(
      10, "ben", "x\n\nDocs-reviewed: s\nCo-authored-by: Anna <anna@example.com>")
    #expect(try reviewed(scene) == nil)
    try scene.commit(20, "anna", "x\n\nDocs-reviewed: s\nCo-authored-by: B <ben@example.com>")
    #expect(try reviewed(scene) == 20)
  }

  @Test("a copy counts nothing, whoever committed it, but for another area")
  func copies() throws {
    let scene = try begun()
    try scene.commit(10, "anna", "x\n\nDocs-reviewed: s")
    func copy(_ message: String, day: Int) throws {
      try scene.run(["commit", "-q", "--allow-empty", "-m", message], 10, "anna")
      var environment = GitRepository.identity("anna", "anna@example.com")
      environment["GIT_COMMITTER_DATE"] = "\(1_767_225_600 + day * 86_400 + 3600) +0000"
      try scene.tree.git.git(
        ["commit", "-q", "--amend", "--allow-empty", "--no-edit"], environment: environment)
    }
    try copy("other\n\nDocs-reviewed: s", day: 20)
    #expect(try reviewed(scene) == 10)
    try copy("other\n\nDocs-reviewed: .", day: 30)
    #expect(try reviewed(scene, ".") == 30)
    try scene.commit(40, "anna", "x\n\nDocs-reviewed: s")
    #expect(try reviewed(scene) == 40)
  }

  @Test("co-authors are credited wherever their line stands")
  func coAuthors() throws {
    let scene = try begun()
    try scene.tree.write("code\n", to: "s/x.c")
    try scene.commit(
      10, "ben", "x\n\n* one\n\nCo-authored-by: Cleo <cleo@example.com>\n\n* two\n\nmore of it")
    let people = try scene.area()?.activity.people.map(\.person.email) ?? []
    #expect(people.contains("cleo@example.com"))
  }
}
