import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

/// Which files are docs, and which commits are too broad to refresh one.
@Suite("Docs of areas")
struct DocSelectionTests {
  private func docs(_ scene: DocScene, of area: ByteString = "s") throws -> [ByteString]? {
    try scene.area(area)?.docs.map(\.path)
  }

  /// An area with a nested one, one that another area covers, and vendored code.
  private func scene(docs: String?, rules: String? = nil) throws -> DocScene {
    let scene = try DocScene(
      owners: DocScene.owners(docs.map { "docs: \($0)\n" } ?? ""), rules: rules)
    try scene.tree.write(DocScene.owners(), to: "s/nested/OWNERS.lead")
    try scene.tree.write(DocScene.owners("covers: [s/covered]\n"), to: "other/OWNERS.lead")
    for path in [
      "s/README.md", "s/a/README.md", "s/docs/x.md", "s/docs/deep/y.md", "s/nested/README.md",
      "s/nested/docs/z.md", "s/covered/README.md", "s/vendor/v/README.md", "docs/root.md",
    ] {
      try scene.tree.write("Text of \(path)\n", to: path)
    }
    try scene.commit(0, "anna")
    return scene
  }

  @Test(
    "entries are relative to the area, and wildcards stop at what is not its own",
    arguments: [
      ("[README.md]", ["s/README.md"]),
      (
        "[\"**/*.md\"]",
        ["s/README.md", "s/a/README.md", "s/docs/deep/y.md", "s/docs/x.md"]
      ),
      ("[docs/*.md]", ["s/docs/x.md"]), ("[docs]", ["s/docs/deep/y.md", "s/docs/x.md"]),
      ("[nested/README.md, covered]", ["s/covered/README.md", "s/nested/README.md"]),
      ("[\"*/README.md\"]", ["s/a/README.md"]), ("[vendor/v/README.md]", ["s/vendor/v/README.md"]),
      ("[/s/nested/**]", ["s/nested/README.md", "s/nested/docs/z.md"]),
      ("[\"/docs/*.md\", \"!**/y.md\"]", ["docs/root.md"]),
      ("[\"**/*.md\", \"!docs\"]", ["s/README.md", "s/a/README.md"]),
    ] as [(String, [ByteString])])
  func entries(docs entries: String, expected: [ByteString]) throws {
    // OWNERS.lead files are never docs.
    #expect(try docs(scene(docs: entries)) == expected)
    #expect(try docs(scene(docs: nil, rules: "docs: \(entries)\n")) == expected)
  }

  @Test("file names of the defaults match in any case, those of the configuration do not")
  func anyCase() throws {
    for (rules, expected) in [
      (nil, ["s/Readme.MD", "s/agents.md", "s/docs/X.Md"]),
      ("docs: [README.md, AGENTS.md, \"docs/**/*.md\"]\n", []),
    ] as [(String?, [ByteString])] {
      let scene = try DocScene(rules: rules)
      for name in ["Readme.MD", "agents.md", "docs/X.Md", "DOCS/x.md"] {
        try scene.tree.write("Text\n", to: "s/" + name)
      }
      try scene.commit(0, "anna")
      #expect(try docs(scene) == expected)
    }
  }

  @Test("links and what lies in a submodule are no docs, and nobody is told that they are missing")
  func linksAndSubmodules() throws {
    let scene = try DocScene(owners: DocScene.owners("docs: [a.md, link.md, sub/x.md, gone.md]\n"))
    try scene.tree.write("Text\n", to: "s/a.md")
    try scene.commit(0, "anna")
    let id = try scene.tree.git.text(["rev-parse", "HEAD"])
    try scene.tree.git.git(["update-index", "--add", "--cacheinfo", "160000,\(id),s/sub"])
    let link = try scene.tree.git.text(
      ["hash-object", "-w", "--stdin"], input: Array("a.md".utf8))
    try scene.tree.git.git(["update-index", "--add", "--cacheinfo", "120000,\(link),s/link.md"])
    try scene.run(["commit", "-q", "-m", "Work"], 1, "anna")
    #expect(try docs(scene) == ["s/a.md"])
    #expect(try scene.area()?.missingDocs.map(\.entry.value) == ["gone.md"])
  }

  @Test("an OWNERS.lead in or below a vendored directory is no area")
  func vendored() throws {
    let scene = try DocScene(rules: "areas: {service: [\"**/lib\", \"s/*\"]}\n")
    for path in ["s/vendor", "s/vendor/lib", "testdata/lib", "s/lib"] {
      try scene.tree.write(DocScene.owners(), to: path + "/OWNERS.lead")
    }
    try scene.tree.write("x", to: "node_modules/lib/x.js")
    try scene.tree.write("x", to: "lib/x.js")
    try scene.commit(0, "anna")
    let survey = try scene.survey()
    #expect(survey.areas.map(\.path) == ["s", "s/lib"])
    #expect(survey.expectedAreas == ["lib", "s/lib"])
    #expect(survey.unledDirectories.map(\.path) == ["lib"])
  }

  // MARK: - Sweeping

  /// As many areas, each with a doc and a file of code.
  private func areas(_ count: Int, rules: String? = nil) throws -> DocScene {
    let scene = try DocScene(rules: rules)
    try scene.tree.write(DocScene.owners(), to: "OWNERS.lead")
    for index in 0..<count {
      try scene.tree.write(DocScene.owners(), to: "p/\(index)/OWNERS.lead")
      try scene.tree.write("Text\n", to: "p/\(index)/README.md")
      try scene.tree.write("code\n", to: "p/\(index)/x.c")
    }
    try scene.tree.write("Text\n", to: "README.md")
    try scene.commit(0, "anna")
    return scene
  }

  private func changeAll(_ scene: DocScene, _ count: Int, _ name: String) throws {
    for index in 0..<count {
      try scene.tree.write("Text\n" + DocScene.words(name, 20), to: "p/\(index)/README.md")
    }
    try scene.tree.write("Text\n" + DocScene.words(name, 20), to: "README.md")
  }

  @Test(
    "a commit that changes docs of more areas refreshes none, the one around them aside",
    arguments: [(8, nil, 10), (9, nil, 0), (9, 9, 10), (3, 2, 0), (9, 0, 10)]
      as [(Int, Int?, Int)])
  func sweeping(count: Int, limit: Int?, expected: Int) throws {
    let scene = try areas(count, rules: limit.map { "history: {sweeping-areas: \($0)}\n" })
    try changeAll(scene, count, "ben")
    try scene.commit(10, "ben")
    #expect(try scene.changes(of: "p/0/README.md", in: "p/0")[0] == expected)
    #expect(try scene.changes(of: "README.md", in: ".")[0] == expected)
    #expect(try scene.area("p/0")?.activity.commits == 2)
  }

  @Test("a merge is never sweeping for the areas it changes")
  func merge() throws {
    let scene = try areas(9)
    try scene.tree.git.git(["checkout", "-q", "-b", "topic"])
    try scene.commit(5, "ben")
    try scene.tree.git.git(["checkout", "-q", "main"])
    try scene.run(["merge", "-q", "--no-ff", "--no-commit", "topic"], 10, "ben")
    try changeAll(scene, 9, "ben")
    try scene.commit(10, "ben")
    #expect(try scene.changes(of: "p/0/README.md", in: "p/0")[0] == 10)
  }

  @Test("code of more areas is no work on one of them", arguments: [(8, 1), (9, 0)])
  func code(count: Int, expected: Int) throws {
    let scene = try areas(count)
    for index in 0..<count { try scene.tree.write("other\n", to: "p/\(index)/x.c") }
    try scene.commit(10, "ben")
    #expect(try scene.area("p/0")?.driftCommits == expected)
  }
}
