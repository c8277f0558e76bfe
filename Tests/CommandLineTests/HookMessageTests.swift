import TestSupport
import Testing

/// What `leadlint hook commit-msg` and `pre-push` say, as git runs them.
@Suite struct HookMessageTests {
  private static let begin = """
    mkdir bin; ln -s "$LEADLINT" bin/leadlint; export PATH=$PWD/bin:$PATH
    begin; rm -f .git/hooks/*; mkdir -p deep/down; area deep/down/api; git add -A; git commit -qm api
    leadlint hook install --hook commit-msg --hook pre-push >/dev/null
    # Commits with a message of several lines.
    message() { printf '%s\\n' "$@" > "$HOOK_HOME/m"; git commit -q --allow-empty -F "$HOOK_HOME/m"; }

    """

  private func run(_ script: String) throws -> Program.Output {
    try HookScene().run(Self.begin + script)
  }

  @Test func reviewsOfAreasPass() throws {
    let output = try run(
      """
      message x '' 'Docs-reviewed: svc'; message x '' 'docs-reviewed: ./deep/down/api/'
      message x '' 'nothing of the kind'; echo x >> svc/one.c
      git commit -qam x --trailer Docs-reviewed:svc; cd svc
      git commit -q --allow-empty -m x --trailer Docs-reviewed:svc
      git worktree add -q ../../linked; cd ../../linked; message x '' 'Docs-reviewed: svc'
      """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.errorText.isEmpty)
  }

  @Test(arguments: [
    ("svx", "is not an area\n  next: did you mean svc?"),
    ("api", "did you mean deep/down/api?"),
    ("svc/docs/architecture.md", "name the area itself:  Docs-reviewed: svc"),
    ("nowhere-at-all", "`leadlint status` lists the areas"), ("", "is not an area"),
  ])
  func reviewsOfNothingStopTheCommit(_ value: String, _ words: String) throws {
    let output = try run("message x '' 'Docs-reviewed: \(value)' 'Signed-off-by: a <a@b>'")
    #expect(output.status == 1)
    #expect(output.errorText.contains(words), "\(output.errorText)")
  }

  @Test func reviewsByOthersAreSaidToCountForNothing() throws {
    let output = try run(
      """
      export GIT_AUTHOR_EMAIL=ben@example.com GIT_AUTHOR_NAME=Ben
      message x '' 'Docs-reviewed: svc'
      message x '' 'Docs-reviewed: svc' 'Co-authored-by: Anna <Anna@Example.com>'
      message x '' 'Docs-reviewed: svc' '' 'more of the text'
      """)
    #expect(output.status == 0)
    let lines = output.errorText.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      #expect(
        line.hasPrefix("leadlint: note: Docs-reviewed: svc does not count: ")
          && line.contains("Anna"))
    }
  }

  @Test func commentsAndWhatIsCutAreNoTrailers() throws {
    let output = try run(
      """
      judge() { printf '%s\\n' "$@" > m; leadlint hook commit-msg m; }
      line='------------------------ >8 ------------------------'
      judge x '' 'Signed-off-by: a <a@b>' '# Docs-reviewed: nowhere'
      judge x '' '# Docs-reviewed: nowhere' "# $line" 'diff' '' 'Docs-reviewed: nowhere'
      git config core.commentChar ';'
      judge x '' '; Docs-reviewed: nowhere' "; $line" '' 'Docs-reviewed: nowhere'
      judge x '' 'Docs-reviewed: nowhere' "; $line" && exit 9
      git config core.commentChar auto
      judge x '' '# text' '' '; a comment of git' && judge x '' 'Docs-reviewed: nope' '; c' && exit 9
      leadlint hook commit-msg nowhere || test $? = 2
      """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.errorText.contains("Docs-reviewed: nope is not an area"))
  }

  @Test func aNewAreaCanBeReviewedInItsFirstCommit() throws {
    let output = try run(
      """
      area fresh; git add -A; message x '' 'Docs-reviewed: fresh'
      cd ..; git init -q first; cd first; leadlint hook install --hook commit-msg >/dev/null
      area a; git add -A; message x '' 'Docs-reviewed: a'
      """)
    #expect(output.status == 0 && output.errorText.isEmpty, "\(output.errorText)")
  }

  private static let remote = """
    git init -q --bare ../away; git remote add origin ../away; git push -q origin main
    spoil() { sed -i 's/lead: .*/lead: Who <who@example.com>/' $1/OWNERS.lead; git commit -qam spoil; }

    """

  @Test func onlyWhatIsNewIsJudgedBeforeAPush() throws {
    let output = try run(
      Self.remote + """
        git fetch -q; spoil svc; git push -q origin main && exit 9
        git push -q origin main:new && exit 9
        git push -q --no-verify origin main; git fetch -q
        echo x >> svc/one.c; git commit -qam x; git push -q origin main; git push -q origin main:new
        git tag v1; git push -q origin v1; git push -q origin :new; git switch -qc side
        spoil deep/down/api; git push -q origin side && exit 9
        git switch -q main; git push -q origin main
        """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.text.contains("svc/OWNERS.lead:3:7: error: [unknown-person]"))
    let findings = output.text.split(separator: "\n").filter { $0.contains("[unknown-person]") }
    #expect(findings.count == 3)
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let output = try run("git init -q --bare ../away; git push -q ../away main")
    #expect(output.status == 0)
    #expect(output.errorText.contains("refs/heads/main is not checked: no commit of ../away"))
  }

  @Test func aRewrittenBranchIsJudgedFromWhereItLeft() throws {
    let output = try run(
      Self.remote + """
        echo x >> svc/one.c; git commit -qam x; git push -q origin main
        git reset -q --hard HEAD~; echo y >> svc/one.c; git commit -qam y; git push -qf origin main
        """)
    #expect(output.status == 0, "\(output.errorText)")
  }

  @Test func linesThatAreNotGitsAreRefused() throws {
    let output = try run(
      """
      echo nonsense | leadlint hook pre-push origin url || test $? = 2
      leadlint hook pre-push origin url < /dev/null
      PRE_COMMIT=1 PRE_COMMIT_FROM_REF=$(git rev-parse HEAD~) PRE_COMMIT_TO_REF=$(git rev-parse HEAD) \
        leadlint hook pre-push
      """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(
      output.errorText.contains("'nonsense' is not a line that git passes to a pre-push hook"))
  }
}
