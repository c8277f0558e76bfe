internal import Foundation
internal import TestSupport
internal import Testing

/// `leadlint rollup`, from outside.
@Suite struct RollupTests {
  private let scene: EmptyScene
  private var home: TemporaryDirectory { scene.directory }

  init() throws {
    scene = try EmptyScene()
    let demo = try run(["demo", "--directory", "shop"])
    try #require(demo.status == 0 || demo.status == 1, "\(demo.errorText)")
    let now = ["--repo", "shop", "--now", "2026-11-22"]
    try expectClean(["report"] + now + ["--format", "json=out/report.json"])
    try expectClean(["status"] + now + ["--format", "json", "-o", "out/facts.json"])
  }

  private func run(_ arguments: [String], input: [UInt8] = []) throws -> Program.Output {
    try scene.leadlint(arguments, input: input)
  }

  private func expectClean(_ arguments: [String]) throws {
    try FileManager.default.createDirectory(
      atPath: home.path + "/out", withIntermediateDirectories: true)
    let output = try run(arguments)
    #expect(output.status == 0, "\(output.errorText)")
  }

  private func names(_ output: Program.Output) throws -> [String] {
    try output.objects("repositories").compactMap { $0["name"] as? String }
  }

  @Test func reportsAndFactsAreJoined() throws {
    let output = try run(["rollup", "a/shop=out/report.json", "out/facts.json"])
    #expect(output.status == 0)
    #expect(output.text.contains("\na/shop "))
    #expect(output.text.contains("\nfacts* "))
    #expect(output.text.contains(/Anna Okafor · \d+ overdue/))
    #expect(output.errorText.isEmpty)
  }

  @Test func theOrderOfTheArgumentsMakesNoDifference() throws {
    let arguments = ["x=out/report.json", "out/facts.json"]
    for format in ["text", "markdown", "json", "html"] {
      let first = try run(["rollup", "--format", format] + arguments)
      let second = try run(["rollup", "--format", format] + arguments.reversed())
      #expect(first.status == 0)
      #expect(first.standardOutput == second.standardOutput)
    }
  }

  @Test func aDirectoryStandsForItsFiles() throws {
    try home.write("no JSON", to: "out/notes.txt")
    let output = try run(["rollup", "out", "--format", "json"])
    #expect(try names(output).sorted() == ["facts", "out"])
    #expect(output.errorText.contains("gave facts alone"))
    let named = try run(["rollup", "x=out"])
    #expect(named.status == 2)
    #expect(named.errorText.contains("out is a directory"))
    try FileManager.default.createDirectory(
      atPath: home.path + "/empty", withIntermediateDirectories: true)
    #expect(try run(["rollup", "empty"]).errorText.contains("holds no .json file"))
  }

  @Test func standardInputIsAFileOnce() throws {
    let report = try Array(home.read("out/report.json"))
    let output = try run(["rollup", "shop=-", "--format", "json"], input: report)
    #expect(try names(output) == ["shop"])
    #expect(try names(run(["rollup", "-", "-", "--format", "json"], input: report)).count == 1)
    #expect(try run(["rollup", "a=-", "b=-"], input: report).status == 2)
  }

  @Test func aPathMayHoldAnEqualsSign() throws {
    try home.write(home.read("out/report.json"), to: "a=b.json")
    #expect(try names(run(["rollup", "./a=b.json", "--format", "json"])) == ["a=b"])
    #expect(try run(["rollup", "a="]).errorText.contains("names no file"))
  }

  @Test func whatCannotBeReadEndsTheRun() throws {
    try home.write("{\"schema\": 1", to: "bad.json")
    let output = try run(["rollup", "out/report.json", "bad.json", "gone.json"])
    #expect(output.status == 2)
    #expect(output.standardOutput.isEmpty)
    #expect(output.errorText.contains("bad.json cannot be read: it is not JSON: line 1, column 13"))
    #expect(output.errorText.contains("gone.json cannot be read: No such file"))
    #expect(output.errorText.contains("--skip-unreadable"))
  }

  @Test func whatCannotBeReadIsSkippedWhenAskedFor() throws {
    try home.write("{}", to: "bad.json")
    let output = try run([
      "rollup", "out/report.json", "bad.json", "--skip-unreadable", "--format", "json",
    ])
    #expect(output.status == 0)
    let unread = try output.object()["unread"] as? [[String: Any]]
    #expect(unread?.map { $0["file"] as? String } == ["bad.json"])
    // A report on nothing would be a lie.
    #expect(try run(["rollup", "bad.json", "--skip-unreadable"]).status == 2)
  }

  @Test func severalFormatsGoToTheirFiles() throws {
    let output = try run([
      "rollup", "out", "--title", "All of it", "--format", "html=all.html", "--format",
      "markdown=all.md", "--format", "json=all.json", "-o", "all.txt", "--format", "text",
    ])
    #expect(output.status == 0)
    #expect(output.standardOutput.isEmpty)
    let files = try ["all.html", "all.md", "all.json", "all.txt"].map {
      String(decoding: try home.read($0), as: UTF8.self)
    }
    for text in files { #expect(text.contains("All of it")) }
    #expect(files[0].hasPrefix("<!DOCTYPE html>"))
  }

  @Test func wrongUseIsSaid() throws {
    #expect(try run(["rollup"]).status == 2)
    #expect(try run(["rollup", "out", "--format", "jsn"]).errorText.contains("did you mean json?"))
    #expect(try run(["rollup", "out", "--max-per-lead", "0"]).status == 2)
    #expect(try run(["rollup", "--help"]).text.contains("errors ÷ active areas"))
  }
}
