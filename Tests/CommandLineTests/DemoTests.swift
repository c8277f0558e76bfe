internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// The demo's repository, and how to ask about it.
struct DemoRepository {
  let directory: TemporaryDirectory
  let path: String

  /// Imports the history from the fixtures, which is quicker than letting the program make it.
  init() throws {
    directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    try repository.fastImport(try Fixtures.read("histories/demo.history"))
    path = repository.path
  }

  /// Lets the program make it, with a work tree; `output` is what it printed.
  init(output: inout Program.Output?) throws {
    directory = try TemporaryDirectory()
    path = directory.file("demo")
    output = try LeadlintProgram.run(["demo", "--directory", path], home: directory.path)
  }

  /// Runs `leadlint` on the repository, as of the demo's instant, from an empty directory.
  func run(
    _ command: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Output {
    try LeadlintProgram.run(
      [command, "--repo", path, "--now", DemoStory.now] + arguments, home: directory.path,
      directory: directory.path, environment: environment)
  }

  /// What was printed, without what differs from machine to machine.
  func neutral(_ text: String) throws -> String {
    text.replacingOccurrences(of: path, with: "DIRECTORY")
      .replacingOccurrences(of: try LeadlintProgram.path(), with: "leadlint")
      .replacingOccurrences(
        of: URL(fileURLWithPath: try LeadlintProgram.path()).resolvingSymlinksInPath().path,
        with: "leadlint")
  }
}

/// Compares with `fixtures/expected/NAME`; unlike the call below, lets a test go on.
func expectSnapshot(_ text: String, _ name: String) {
  do { try Snapshot.check(text, name) } catch { Issue.record(error) }
}

@Suite struct DemoTests {
  @Test func theDemoShowsWhatItFound() throws {
    var printed: Program.Output?
    let demo = try DemoRepository(output: &printed)
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
      #expect(output.errorText.contains("name a directory that is empty or not there"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.file("work")) == ["file"])
  }

  @Test func theReadmeShowsWhatTheDemoFinds() throws {
    let demo = try DemoRepository()
    let check = try demo.run("check").text
    let readme = try String(
      contentsOfFile: Fixtures.path + "/../README.md", encoding: .utf8)
    let shown = readme.components(separatedBy: "```\n$ leadlint check\n").dropFirst().first?
      .components(separatedBy: "\n```").first
    let excerpt = try #require(shown)
    #expect(check.contains(excerpt))
  }
}
