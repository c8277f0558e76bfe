internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// A repository that has findings takes up leadlint: they are known, and what is new fails.
@Suite struct BaselineTests {
  private let demo: DemoScene
  private let file = ".lead-baseline.json"

  init() throws {
    var output: Program.Output?
    demo = try DemoScene(output: &output)
  }

  private func write(_ arguments: [String] = []) throws -> Program.Output {
    try LeadlintProgram.run(
      ["baseline", "write", "--repo", demo.path, "--now", DemoStory.now] + arguments,
      home: demo.directory.path, directory: demo.directory.path)
  }

  private func check(_ arguments: [String] = []) throws -> Program.Output {
    try demo.run("check", ["--baseline", demo.path + "/" + file] + arguments)
  }

  private func text() throws -> String {
    try String(contentsOfFile: demo.path + "/" + file, encoding: .utf8)
  }

  /// How many findings the demo has.
  private func found() throws -> Int {
    try demo.run("check", ["--format", "json", "--no-baseline"]).objects("findings").count
  }

  /// Makes a lead of somebody who never worked on it: findings that were not there before.
  private func makeWorse() throws {
    let path = demo.path + "/services/catalog/OWNERS.lead"
    let old = try String(contentsOfFile: path, encoding: .utf8)
    let new = old.replacing("docs:", with: "docs: [\"nowhere/*.md\"]\nx-docs:")
    try #require(new != old)
    try new.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func whatIsListedFailsNoRun() throws {
    let count = try found()
    #expect(try demo.run("check").status == 1)
    let written = try write()
    #expect(written.status == 0 && written.standardError.isEmpty)
    #expect(
      written.text == """
        \(file): \(count) findings listed
        next: commit it; from then on only what is new fails `leadlint check`

        """)
    // The file at the root is found by itself.
    let byItself = try demo.run("check")
    #expect(byItself.status == 0 && byItself.text.contains(", \(count) in the baseline in 7 areas"))
    let output = try check()
    #expect(output.status == 0 && output.standardError.isEmpty)
    #expect(output.text.hasPrefix("nothing found, \(count) in the baseline in 7 areas · "))
    #expect(try check(["--fail-on", "info"]).status == 0)
    #expect(try check(["services/checkout"]).status == 0)
    let one = try check(["--rule", "silo"])
    #expect(one.status == 0 && one.standardError.isEmpty)
    #expect(try demo.run("check", ["--no-baseline"]).status == 1)
  }

  @Test func theFileIsTheSameFromRunToRun() throws {
    let count = try found()
    _ = try write()
    let first = try text()
    #expect(try write().text == "\(file): \(count) findings listed\n")
    #expect(try text() == first)
    expectSnapshot(first, "baseline.json")
  }

  @Test func whatIsNewCountsAndIsNotAddedUnlessAskedFor() throws {
    _ = try write()
    let before = try text()
    try makeWorse()
    let output = try check()
    #expect(output.status == 1)
    #expect(output.text.contains("services/catalog/OWNERS.lead:"))
    #expect(!output.text.contains("services/checkout/"))
    let again = try write()
    #expect(again.status == 0)
    #expect(again.text.contains(" left out that it did not list; --all would add "))
    #expect(try text() == before)
    #expect(try check().status == 1)
    _ = try write(["--all"])
    #expect(try text() != before)
    #expect(try check().status == 0)
  }

  @Test func whatIsSettledIsTold() throws {
    _ = try write()
    let whole = try text()
    try FileManager.default.removeItem(atPath: demo.path + "/services/checkout/OWNERS.lead")
    let output = try check()
    #expect(
      output.errorText.contains(
        "` removes them\n") && output.errorText.contains("are settled: `leadlint baseline write ")
    )
    // Nothing is known of the findings of rules that were not asked.
    #expect(try check(["--rule", "overdue-initiative"]).standardError.isEmpty)
    let again = try write()
    #expect(again.text.contains("; ") && again.text.contains("settled and removed"))
    #expect(try text().count < whole.count)
    #expect(try check().standardError.isEmpty)
  }

  @Test func aWaivedFindingIsNotListed() throws {
    let path = demo.path + "/.lead-rules"
    var rules = "version: 1\n"
    if FileManager.default.fileExists(atPath: path) {
      rules = try String(contentsOfFile: path, encoding: .utf8)
    }
    rules += "\nwaivers:\n  - {rule: silo, reason: known}\n"
    try rules.write(toFile: path, atomically: true, encoding: .utf8)
    _ = try write()
    #expect(try !text().contains("\"silo\""))
  }

  @Test func anotherFileCanBeNamed() throws {
    let count = try found()
    let place = try TemporaryDirectory()
    let path = place.file("known.json")
    let output = try write(["-o", path])
    #expect(
      output.text == """
        \(path): \(count) findings listed
        next: commit it; from then on only what is new fails `leadlint check --baseline \(path)`

        """)
    #expect(!FileManager.default.fileExists(atPath: demo.path + "/" + file))
    #expect(try demo.run("check", ["--baseline", path]).status == 0)
    #expect(try write(["-o", place.file("no/such/file")]).status == 2)
  }

  @Test(arguments: [
    ("{\"schema\": \"leadlint.baseline/1\",\n \"findings\": [\n  {]}", "known.json:3:4: error: "),
    ("<<<<<<< ours\n", "known.json:1:1: error: unresolved merge conflict"),
    ("", "known.json:1:1: error: expected a value, but the file ends"),
  ])
  func aDamagedFileIsNoJudgement(_ text: String, _ words: String) throws {
    let place = try TemporaryDirectory()
    try place.write(text, to: "known.json")
    for output in [
      try demo.run("check", ["--baseline", place.file("known.json")]),
      try write(["-o", place.file("known.json")]),
    ] {
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(words), "\(output.errorText)")
      #expect(output.errorText.contains("\n  next: "))
    }
    #expect(try place.read("known.json") == Array(text.utf8))
    // Starting over needs nothing of the old file.
    #expect(try write(["--all", "-o", place.file("known.json")]).status == 0)
  }

  @Test func whatIsNoFileIsNoJudgement() throws {
    let place = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: place.file("link"), withDestinationPath: "/etc/hostname")
    for (path, words) in [
      ("nowhere.json", "there is no baseline at nowhere.json"),
      (place.file("link"), "is a symbolic link"), (place.path, "is not an ordinary file"),
    ] {
      let output = try demo.run("check", ["--baseline", path])
      #expect(output.status == 2 && output.errorText.contains(words), "\(output.errorText)")
    }
  }

  @Test func aBareRepositoryHasNoRootToWriteTo() throws {
    let scene = try BadInputScene("cd ..; git clone -q --bare repo other", at: "other")
    let arguments = ["baseline", "write", "--repo", scene.path, "--now", "2026-11-22"]
    let output = try LeadlintProgram.run(arguments, home: scene.directory.path)
    #expect(output.status == 2 && output.errorText.contains("leadlint baseline write -o FILE"))
    let file = scene.directory.file("b.json")
    #expect(
      try LeadlintProgram.run(arguments + ["-o", file], home: scene.directory.path).status == 0)
  }

  /// Commits what stands in the work tree of the demo, as somebody whose leads are all present.
  private func commit() throws {
    let repository = GitRepository(at: demo.path, home: demo.directory.path)
    try repository.git(["add", "--all"])
    try repository.git(
      ["commit", "--quiet", "--message", "Change it"],
      environment: GitRepository.identity("Ben Ito", "ben@example.com"))
  }

  @Test func aChangeDoesNotLoosenItsOwnBaseline() throws {
    try makeWorse()
    try commit()
    _ = try write()
    try commit()
    let arguments = ["--base", "HEAD~2", "--fail-on", "info"]
    let introduced = try check(arguments)
    #expect(introduced.status == 1)
    #expect(introduced.errorText.contains("the base has no "), "\(introduced.errorText)")
    #expect(try check(arguments + ["--policy", "head"]).status == 0)

    // Once the base has it, what the base lists is known.
    let known = try check(["--base", "HEAD", "--all-findings", "--fail-on", "info"])
    #expect(known.status == 0 && known.standardError.isEmpty, "\(known.errorText)")
    try "{\"schema\": \"leadlint.baseline/1\", \"findings\": []}\n".write(
      toFile: demo.path + "/" + file, atomically: true, encoding: .utf8)
    try commit()
    let before = try check(["--base", "HEAD~1", "--all-findings", "--fail-on", "info"])
    #expect(before.status == 0, "\(before.text)\(before.errorText)")
    #expect(try check(["--base", "HEAD", "--all-findings", "--fail-on", "info"]).status == 1)
    #expect(try check().status == 1)
  }
}
