internal import Basics
internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// Names from a repository that would like to speak to the reader's terminal or build.
@Suite struct HostileTests {
  static let names: [ByteString] = [
    "\u{1b}[2Jx", "a\nb", "\u{202e}gnp", "x\u{7f}", "::error::x", "##[error]x", "\u{200b}",
    "\"\u{301}<\u{338}", ByteString([0x63, 0xE9]), ByteString([0xC2, 0x9B, 0x33, 0x31, 0x6D]),
    "a\r\u{1b}]0;title\u{7}",
  ]

  private func repository(_ name: ByteString, in directory: TemporaryDirectory) throws -> String {
    let start = try #require(Instant("2026-01-01"))
    // What git itself would not take for a name.
    let person = name.contains("\n") || name.contains("<") ? "A" : name
    func commit(_ day: Int, _ operations: [StoryCommit.Action]) -> StoryCommit {
      StoryCommit(
        date: start.later(days: day), name: person, email: "a@example.com",
        subject: person, operations: operations.map { .init($0, line: 1) }, trailers: [])
    }
    let owners: ByteString = "---\nkind: service\nlead: a@example.com\ndocs: [README.md]\n---\n"
    let first = commit(
      0,
      [
        .write(name + "/OWNERS.lead", content: owners),
        .write(name + "/README.md", content: "words\n"),
      ])
    let broken = commit(1, [.write("broken" + name + "/OWNERS.lead", content: "---\n" + name)])
    let later = (2..<20).map { commit($0, [.change(name + "/code")]) }
    let story = Story(commits: [first, broken] + later)
    let git = try GitRepository(in: directory)
    try git.fastImport(try FastImport.render(story).bytes)
    return git.path
  }

  @Test(arguments: names.indices)
  func noNameReachesTheReaderAsItIs(_ index: Int) throws {
    let name = Self.names[index]
    let directory = try TemporaryDirectory()
    let path = try repository(name, in: directory)
    for command in [
      ["check"], ["check", "--format", "json"], ["check", "--format", "junit-extended"],
      ["check", "--format", "markdown"], ["status"], ["status", "--format", "json"],
    ] {
      let output = try LeadlintProgram.run(
        command + ["--repo", path, "--rev", "main", "--now", "2026-11-22"], home: directory.path)
      #expect(output.status == (command[0] == "check" ? 1 : 0), "\(output.errorText)")
      for bytes in [output.standardOutput, output.standardError] {
        #expect(bytes.allSatisfy { ($0 >= 0x20 || $0 == 0x0A) && $0 != 0x7F })
        let text = try #require(ByteString(bytes).text)
        #expect(!text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
        #expect(!text.unicodeScalars.contains { [0x202E, 0x200B].contains($0.value) })
        let lines = ByteString(bytes).split(separator: 0x0A)
        #expect(!lines.contains { $0.trimmed.hasPrefix("::") })
      }
      if command.contains("json") {
        _ = try output.object()
      }
      #expect(!ByteString(output.standardOutput).contains("##["))
    }
  }
}
