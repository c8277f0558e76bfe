internal import Foundation
internal import TestSupport
internal import Testing

/// What of the findings is listed, in which directory a command runs, and what is refused.
@Suite struct ListingTests {
  private let demo: DemoScene

  init() throws { demo = try DemoScene() }

  private func lines(_ output: Program.Output, _ severity: String) -> Int {
    output.text.components(separatedBy: ": \(severity): [").count - 1
  }

  /// The demo with its files.
  private func withWorkTree() throws -> DemoScene {
    var output: Program.Output?
    return try DemoScene(output: &output)
  }

  @Test func notesAreCountedAndListedOnDemand() throws {
    let ordinary = try demo.run("check")
    #expect(lines(ordinary, "info") == 0 && lines(ordinary, "warning") > 0)
    #expect(ordinary.text.contains(" notes: --show info) · "))
    #expect(lines(try demo.run("check", ["--show", "info"]), "info") > 0)
    let errors = try demo.run("check", ["--show", "error"])
    #expect(lines(errors, "warning") == 0 && lines(errors, "error") > 0)
    // What fails the run is listed all the same.
    #expect(lines(try demo.run("check", ["--show", "error", "--fail-on", "info"]), "info") > 0)
    let json = try demo.run("check", ["--show", "error", "--format", "json"]).text
    #expect(json.contains("\"severity\" : \"info\""))
  }

  @Test func statisticsAreCounts() throws {
    let output = try demo.run("check", ["--statistics"])
    #expect(output.status == 1)
    #expect(output.text.contains("  error    stale-docs "))
    #expect(!output.text.contains("OWNERS.lead:"))
    let json = try demo.run("check", ["--statistics", "--format", "json"])
    #expect(json.status == 2 && json.errorText.contains("--statistics is for the text format"))
    #expect(try demo.run("check", ["--statistics", "--verbose"]).status == 2)
  }

  @Test func findingsInTheRulesAboutAPathAreKept() throws {
    let demo = try withWorkTree()
    let rules = demo.path + "/.lead-rules"
    try """
    version: 1
    areas: {service: ["services/*", "tools/*"]}
    waivers:
      - {rule: silo, area: services/catalog, until: 2026-01-01, reason: old}
      - {rule: silo, area: services/payments, until: 2026-01-01, reason: old}

    """.write(toFile: rules, atomically: true, encoding: .utf8)
    try demo.bash().script(
      """
      cd '\(demo.path)'; mkdir -p services/new services/other
      echo x > services/new/main.c; echo x > services/other/main.c
      git add -A; GIT_COMMITTER_DATE=2026-11-20T00:00:00Z git commit -qm 'New services'
      """)
    let catalog = try demo.run("check", ["services/catalog"]).text
    #expect(catalog.contains(".lead-rules:4:") && !catalog.contains(".lead-rules:5:"))
    let new = try demo.run("check", ["services/new"]).text
    #expect(new.contains("services/new has no OWNERS.lead") && !new.contains("services/other"))
    let file = try demo.run("check", [".lead-rules"]).text
    #expect(file.contains(".lead-rules:4:") && file.contains("services/other has no OWNERS.lead"))
    #expect(!file.contains("OWNERS.lead:"))
  }

  @Test func aDirectoryIsEnteredFirst() throws {
    let demo = try withWorkTree()
    let expected = try demo.run("check", ["services/checkout"])
    let now = ["--now", "2026-11-22T00:00:00Z"]
    for arguments in [
      ["-C", demo.path, "check", "services/checkout"],
      ["check", "-C", demo.path + "/services", "checkout"],
      ["-C", demo.path, "-C", "services", "check", "checkout"],
    ] {
      let output = try EmptyScene().leadlint(arguments + now)
      #expect(output.standardOutput == expected.standardOutput)
    }
    let missing = try EmptyScene().leadlint(["-C", "no/such", "check"])
    #expect(missing.status == 2)
    #expect(missing.errorText.contains("cannot change to 'no/such': No such file or directory"))
    #expect(try EmptyScene().leadlint(["check", "-C"]).status == 2)
  }

  @Test(arguments: [
    (["chekc"], "did you mean 'leadlint check'?"),
    (["hook", "instal"], "did you mean 'leadlint hook install'?"),
    (["xyzzy"], "`leadlint --help` lists the commands"),
    (["baseline", "xyzzy"], "`leadlint baseline --help` lists the commands"),
  ])
  func aCommandThatThereIsNotHasAnotherNextToIt(_ arguments: [String], _ hint: String) throws {
    let output = try EmptyScene().leadlint(arguments)
    #expect(output.status == 2 && output.standardOutput.isEmpty)
    #expect(output.errorText.contains("there is no command '"))
    #expect(output.errorText.hasSuffix("  next: \(hint)\n"))
  }

  @Test(arguments: [
    ["--staged", "--rev", "HEAD"], ["--staged", "--as-of", "2026-01-01"],
    ["--baseline", "x", "--no-baseline"],
  ])
  func contradictionsAreRefused(_ arguments: [String]) throws {
    let output = try demo.leadlint(["check"] + arguments)
    #expect(output.status == 2 && output.errorText.contains("; leave out --"))
  }

  @Test func theFutureHasNoHistory() throws {
    let output = try demo.leadlint(["check", "--as-of", "2999-01-01"])
    #expect(output.status == 2)
    #expect(output.errorText.contains("--as-of 2999-01-01 is in the future"))
  }

  @Test func anOldCloneIsTold() throws {
    func note(_ arguments: [String]) throws -> String {
      try demo.leadlint(["check", "--repo", demo.path, "--fail-on", "never"] + arguments).errorText
    }
    let tip = try demo.bash().script("git -C '\(demo.path)' log -1 --format=%cs")
    #expect(
      try note(["--now", "2027-02-01"]).contains(
        " days old (\(tip)); if this clone is behind:  git pull"))
    #expect(try note(["--now", "2026-11-22"]).isEmpty)
    #expect(try !note(["--now", "2027-02-01", "--rev", "HEAD"]).contains("days old"))
    #expect(try !note(["--as-of", "2026-09-01"]).contains("days old"))
  }

  @Test func aRepositoryWithoutAreasIsToldWhatToDo() throws {
    let scene = try EmptyScene()
    try scene.bash().script("git init -q .; git commit -q --allow-empty -m first")
    let output = try scene.leadlint(["check"])
    #expect(output.status == 0)
    #expect(output.text.hasPrefix("Put a file OWNERS.lead into a directory"))
    #expect(try scene.leadlint(["check", "--quiet"]).standardOutput.isEmpty)
  }
}
