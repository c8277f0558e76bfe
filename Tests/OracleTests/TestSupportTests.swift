import TestSupport
import Testing

/// That the tools of the tests do what tests rely on.
@Suite struct TestSupportTests {
  @Test func largeStreamsDoNotBlock() throws {
    let input = [UInt8](repeating: 0x61, count: 4_000_000)
    let output = try Program("sh").run(
      ["-c", "cat; cat /dev/zero | head -c 3000000 >&2"], input: input)
    #expect(output.standardOutput == input)
    #expect(output.standardError.count == 3_000_000)
    #expect(output.status == 0)
  }

  @Test func statusAndSignalAreTold() throws {
    #expect(try Program("sh").run(["-c", "echo no >&2; exit 3"]).status == 3)
    #expect(try Program("sh").run(["-c", "kill -9 $$"]).status == -9)
    #expect(throws: Program.Failure.self) { try Program("sh").check(["-c", "exit 3"]) }
  }

  @Test func nothingIsInherited() throws {
    let directory = try TemporaryDirectory()
    let text = try Program("env", directory: directory.path).run([]).text
    #expect(!text.contains("HOME="))
    #expect(try Program("pwd", directory: directory.path).run([]).text == directory.path + "\n")
  }

  @Test func gitSeesNoConfigurationButItsOwn() throws {
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory, bare: false)
    let places = try repository.text(["config", "--list", "--show-origin"]).split(separator: "\n")
    #expect(places.allSatisfy { $0.hasPrefix("file:.git/config") })
    try repository.git(["commit", "--quiet", "--allow-empty", "-m", "Begin"])
    #expect(
      try repository.text(["log", "--format=%an %ae %ct"])
        == "Anna Okafor anna@example.com 1767268800")
  }

  @Test func temporaryDirectoriesAreRemoved() throws {
    var directory: TemporaryDirectory? = try TemporaryDirectory()
    let path = try #require(directory?.path)
    try directory?.write("text", to: "deep/file")
    #expect(try Program("test").run(["-f", path + "/deep/file"]).status == 0)
    directory = nil
    #expect(try Program("test").run(["-e", path]).status == 1)
  }

  @Test func aMissingSnapshotIsNoSuccess() {
    #expect(throws: Snapshot.Failure.self) { try Snapshot.check("text", "there is no such file") }
  }
}
