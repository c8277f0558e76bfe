internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

@Suite struct DemoTests {
  @Test func theDemoShowsWhatItFound() throws {
    var printed: Program.Output?
    let demo = try DemoScene(output: &printed)
    let output = try #require(printed)
    #expect(output.status == 0)
    #expect(output.standardError.isEmpty)
    expectSnapshot(try demo.neutral(output.text), "demo.txt")
    let git = GitRepository(at: demo.path, home: demo.directory.path)
    #expect(try git.text(["status", "--porcelain"]) == "")
  }

  @Test func aTemporaryFolderIsMadeWhereNoneIsNamed() throws {
    let home = try TemporaryDirectory()
    let output = try LeadlintProgram.run(
      ["demo"], home: home.path, environment: ["TMPDIR": home.path])
    #expect(output.status == 0)
    let made = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(made.filter { $0.hasPrefix("leadlint-demo-") }.count == 1)
  }

  @Test func aFolderInUseIsLeftAlone() throws {
    let home = try TemporaryDirectory()
    try home.write("mine", to: "work/file")
    for place in ["work", "work/file"] {
      let output = try LeadlintProgram.run(
        ["demo", "--directory", home.file(place)], home: home.path)
      #expect(output.status == 2)
      #expect(output.errorText.contains("name an empty directory, or one that does not exist"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.file("work")) == ["file"])
  }

  @Test func theReadmeShowsWhatTheDemoFinds() throws {
    let demo = try DemoScene()
    let check = try demo.run("check").text
    let readme = try String(
      contentsOfFile: Fixtures.path + "/../README.md", encoding: .utf8)
    let shown = readme.components(separatedBy: "```\n$ leadlint check\n").dropFirst().first?
      .components(separatedBy: "\n```").first
    let excerpt = try #require(shown).components(separatedBy: "\n")
    #expect(excerpt.count > 3)
    let lines = check.components(separatedBy: "\n")
    #expect(excerpt.allSatisfy(lines.contains))
  }
}
