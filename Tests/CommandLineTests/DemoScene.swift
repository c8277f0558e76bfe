internal import Foundation
internal import Stories
internal import TestSupport

/// The demo's repository, and how to ask about it.
struct DemoScene: Scene {
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
    try leadlint(
      [command, "--repo", path, "--now", DemoStory.now] + arguments, environment: environment)
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
