internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// Which links in docs are reported, from the commit to the output.
@Suite struct BrokenLinkTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private struct Report: Decodable {
    struct Finding: Decodable {
      struct Facts: Decodable {
        var target: String
        var movedTo: String?
      }
      var path: String
      var line: Int
      var reason: String
      var help: String
      var data: Facts
    }
    var findings: [Finding]
  }

  /// Checks a repository whose docs are the root's `README.md`, with the text given, and
  /// `docs/*.md`.
  private func findings(
    _ readme: [String], docs: [String: [String]] = [:], then rest: [String] = []
  ) throws -> [Report.Finding] {
    var lines = [
      "on 2026-03-02 Anna Okafor <anna@example.com>: Write the docs", "  write OWNERS.lead",
      "    ---", "    kind: team", "    lead: Anna Okafor <anna@example.com>",
      "    docs: [/README.md, \"docs/**/*.md\"]", "    ---", "  write README.md",
    ]
    lines += readme.map { "    \($0)" }
    for (path, text) in docs.sorted(by: { $0.key < $1.key }) {
      lines += ["  write \(path)"] + text.map { "    \($0)" }
    }
    let path = directory.file(UUID().uuidString)
    _ = try StoryWriter.write(try Story((lines + rest).joined(separator: "\n")), to: path)
    let output = try LeadlintProgram.run(
      [
        "check", "--repo", path, "--now", "2026-06-01", "--rule", "broken-link", "--format", "json",
      ], home: directory.path)
    return try JSONDecoder().decode(Report.self, from: Data(output.standardOutput)).findings
  }

  @Test func aDirectoryHasTheAnchorsOfItsReadme() throws {
    let docs = ["docs/README.md": ["# Purpose"], "docs/more/a.md": ["# A"]]
    let found = try findings(
      [
        "[a](docs#purpose) [b](docs/#purpose) [c](docs#aim) [d](/docs/#aim) [e](docs/more#a)",
        "[f](/#title) [g](./#titel)", "", "# Title",
      ], docs: docs)
    #expect(found.map(\.data.target) == ["docs#aim", "/docs/#aim", "./#titel"])
    #expect(Set(found.map(\.reason)) == ["no-such-anchor"])
    #expect(found.last?.help == "if '#title' is meant, write './#title'")
  }

  @Test func aSiteNamesHeadingsInItsOwnWay() throws {
    let found = try findings(
      [
        "[a](docs/a.html#config-some-key) [b](docs/a#config_some_key) [c](docs/a.html#other)",
        "[d](docs/a.md#configsomekey) [e](docs/a.md#config-some-key)",
      ], docs: ["docs/a.md": ["# config.some.key"]])
    #expect(found.map(\.data.target) == ["docs/a.html#other", "docs/a.md#config-some-key"])
    #expect(found.last?.help == "if '#configsomekey' is meant, write 'docs/a.md#configsomekey'")
  }

  @Test func whatATemplateFillsInIsNotKnown() throws {
    let found = try findings([
      "[a]({{site.url}}/a.md) ![b]({%link%}) <a href=\"{{ '/c' | relative_url }}\">c</a>",
      "[d](<${BASE}/d.md>) [e]({e}.md)",
    ])
    #expect(found.map(\.data.target) == ["{e}.md"])
  }

  @Test func pagesBesideTheRepositoryAreNotBroken() throws {
    let found = try findings(
      ["[a](../../) [b](/../..) [c](../../issues?q=x) [d](../x.md) [e](../../../other) [f](..)"],
      docs: ["docs/a.md": ["[a](../../..) [b](../../../wiki/Home) [c](../..)"]])
    #expect(
      found.map(\.data.target) == ["../x.md", "../../../other", "..", "../.."])
    #expect(Set(found.map(\.reason)) == ["outside-repository"])
  }
}
