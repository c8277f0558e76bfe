import Basics
import LeadFiles
import Testing

@Suite struct CodeownersTests {
  /// Each line of GitHub's documentation of the format, with paths that it says match or do not.
  @Test func readsWhatGitHubDocuments() {
    let file = Codeowners(
      reading: Array(
        """
        # This is a comment.
        *       @global-owner1 @global-owner2
        *.js    @js-owner #This is an inline comment.
        *.go docs@example.com
        *.txt @octo-org/octocats
        /build/logs/ @doctocat
        docs/* docs@example.com
        apps/ @octocat
        /docs/ @doctocat
        /scripts/ @doctocat @octocat
        **/logs @octocat
        /apps/ @octocat
        /apps/github
        """.utf8))
    #expect(file.dialect == .github)
    #expect(file.skipped == [])
    func owners(_ path: ByteString) -> [ByteString] { file.entry(for: path)?.owners ?? [] }
    #expect(owners("README.md") == ["@global-owner1", "@global-owner2"])
    #expect(owners("a/b/c.js") == ["@js-owner"])
    #expect(owners("x/main.go") == ["docs@example.com"])
    #expect(owners("notes.txt") == ["@octo-org/octocats"])
    #expect(owners("build/logs/a/b.bin") == ["@octocat"])
    #expect(owners("x/build/logs") == ["@octocat"])
    #expect(owners("x/build/other.c") == ["@global-owner1", "@global-owner2"])
    #expect(owners("x/docs/getting-started.md") == ["@global-owner1", "@global-owner2"])
    #expect(owners("x/apps/main.c") == ["@octocat"])
    #expect(owners("scripts/run") == ["@doctocat", "@octocat"])
    #expect(owners("deeply/nested/logs/today.c") == ["@octocat"])
    #expect(owners("apps/main.c") == ["@octocat"])
    #expect(owners("apps/github/main.c") == [])
  }

  @Test func readsOneLevelAndEscapes() {
    let file = Codeowners(
      reading: Array("docs/* @one\na\\ b/ @space\n[ab].c @bracket\n".utf8), .github)
    #expect(file.entry(for: "docs/getting-started.md")?.owners == ["@one"])
    #expect(file.entry(for: "docs/build-app/troubleshooting.md") == nil)
    #expect(file.entry(for: "a b/x.c")?.owners == ["@space"])
    #expect(file.entry(for: "a.c") == nil)
    #expect(file.entry(for: "[ab].c")?.owners == ["@bracket"])
  }

  @Test func passesOverWhatGitHubDoesNotKnow() {
    let file = Codeowners(
      reading: Array("* @all\n!src @no\n\\#x @no\n*.c nobody\nb.c @b\n".utf8), .github)
    #expect(file.skipped.map(\.line) == [2, 3, 4])
    #expect(file.entry(for: "a.c")?.owners == ["@all"])
    #expect(file.entry(for: "b.c")?.line == 5)
  }

  @Test func readsSectionsOfGitLab() {
    let file = Codeowners(
      reading: Array(
        """
        * @admin
        [Documentation][2] @docs-team
        docs/
        README.md @writer
        ^[Database] @dba
        model/db/
        !model/db/seed.sql
        [DOCUMENTATION]
        /terms.md @legal
        """.utf8))
    #expect(file.dialect == .gitlab)
    #expect(
      file.entriesBySection(for: "x/docs/a.md").map(\.owners) == [["@admin"], ["@docs-team"]])
    #expect(file.entriesBySection(for: "x/README.md").map(\.owners) == [["@admin"], ["@writer"]])
    let database = file.entriesBySection(for: "model/db/a.rb")
    #expect(database.map(\.owners) == [["@admin"], ["@dba"]])
    #expect(database.map(\.isOptional) == [false, true])
    #expect(file.entriesBySection(for: "model/db/seed.sql").map(\.owners) == [["@admin"]])
    #expect(file.entriesBySection(for: "terms.md").map(\.section) == [nil, "Documentation"])
    // Without a slash at its end a pattern names no directory.
    #expect(Codeowners(reading: Array("/docs @d".utf8), .gitlab).entry(for: "docs/a") == nil)
  }
}
