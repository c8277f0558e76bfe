internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct RulesCommandTests {
  private func run(_ arguments: [String]) throws -> Program.Output {
    try EmptyScene().leadlint(arguments)
  }

  @Test(arguments: ["text", "markdown", "json"])
  func theRulesAreListed(_ format: String) throws {
    let output = try run(["rules", "--format", format])
    #expect(output.status == 0)
    for rule in ["stale-docs", "silo", "missing-handoff", "invalid-owners-file"] {
      #expect(output.text.contains(rule))
    }
  }

  @Test func everyRuleExplainsItself() throws {
    let rules = try run(["rules", "--format", "json"]).objects("rules")
    #expect(!rules.isEmpty)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      let page = try run(["explain", id])
      #expect(page.status == 0)
      #expect(page.text.hasPrefix(id))
    }
  }

  @Test func aMistypedRuleIsNamedWithTheNearest() throws {
    let output = try run(["explain", "sillo"])
    #expect(output.status == 2)
    #expect(output.errorText.contains("did you mean silo?"))
  }

  // MARK: In a repository

  /// A repository with settings in `.lead-rules`, an override, and an area's file that git ignores.
  private func withSettings(
    _ rules: String, _ body: (TemporaryDirectory, GitRepository) throws -> Void
  ) throws {
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory, bare: false)
    let files = [
      ".lead-rules": rules,
      ".gitignore": "ignored/\n",
      "area/OWNERS.lead": "---\nkind: team\nlead: none\nrules:\n  silo: {window: 7}\n---\n",
      "ignored/OWNERS.lead": "---\nkind: team\nlead: none\nrules:\n  silo: {window: 8}\n---\n",
    ]
    for (path, text) in files {
      let url = URL(fileURLWithPath: repository.path + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try body(directory, repository)
  }

  private let settings = """
    rules: {silo: off, stale-docs: {days: 30}}
    overrides:
      - {areas: [legacy], rules: {silo: {window: 9}}}

    """

  @Test func whatIsSetIsShownWithItsPlace() throws {
    try withSettings(settings) { home, repository in
      let within = try LeadlintProgram.run(
        ["explain", "silo"], home: home.path, directory: repository.path + "/area")
      let named = try run(["explain", "silo", "--repo", repository.path])
      #expect(within.status == 0)
      #expect(within.standardOutput == named.standardOutput)
      #expect(within.text.contains("      here: off  .lead-rules:1:9\n"))
      #expect(within.text.contains("      here: 180, the default\n"))
      #expect(
        within.text.contains(
          """
          Set otherwise
            .lead-rules:3:38  window: 9, in legacy
            area/OWNERS.lead:5:10  window: 7

          Example
          """))
      #expect(within.errorText.isEmpty)
    }
  }

  /// What is tracked counts, ignored or not, and so it does where there is no working tree.
  @Test func whatIsCommittedIsFound() throws {
    try withSettings(settings) { home, repository in
      try repository.git(["add", "--force", "."])
      try repository.git(["commit", "--quiet", "--message", "All of it"])
      let worked = try run(["explain", "silo", "--repo", repository.path])
      #expect(worked.text.contains("  ignored/OWNERS.lead:5:10  window: 8\n"))
      try repository.git(["clone", "--quiet", "--bare", ".", home.file("bare")])
      let bare = try run(["explain", "silo", "--repo", home.file("bare")])
      #expect(bare.standardOutput == worked.standardOutput)
    }
  }

  @Test func severitiesThatAreSetAreMarked() throws {
    try withSettings(settings) { _, repository in
      let text = try run(["rules", "--repo", repository.path]).text
      #expect(text.contains(" off*  "))
      #expect(text.contains("* as this repository sets it"))
      #expect(!text.contains("error*"))
      let json = try run(["rules", "--format", "json", "--repo", repository.path])
      #expect(json.standardOutput == (try run(["rules", "--format", "json"]).standardOutput))
    }
  }

  @Test(arguments: ["rules: [\n", "rules: {silo: {windw: 3}}\n", "rules: {sillo: off}\n"])
  func aSlipInTheSettingsIsNoReasonNotToExplain(_ rules: String) throws {
    try withSettings(rules) { _, repository in
      for command in [["explain", "silo"], ["rules"]] {
        let output = try run(command + ["--repo", repository.path])
        #expect(output.status == 0)
        #expect(output.text.contains("silo"))
        #expect(output.errorText.contains("leadlint: note: "))
        #expect(output.errorText.contains("`leadlint check`"))
      }
    }
  }

  @Test func outsideOfARepositoryThereAreOnlyDefaults() throws {
    let output = try run(["explain", "silo"])
    #expect(output.status == 0)
    #expect(!output.text.contains("here:"))
    #expect(output.errorText.isEmpty)
    let home = try TemporaryDirectory()
    #expect(try run(["explain", "silo", "--repo", home.path]).status == 2)
    #expect(try run(["rules", "--repo", home.file("nothing")]).status == 2)
  }

  @Test func colourSetsHeadingsOffAndChangesNoWord() throws {
    let plain = try run(["explain", "silo"]).text
    let coloured = try run(["explain", "silo", "--color", "always"]).text
    #expect(coloured.contains("\u{1b}[1mOptions\u{1b}[0m\n"))
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain)
  }
}
