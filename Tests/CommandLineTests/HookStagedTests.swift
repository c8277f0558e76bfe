import TestSupport
import Testing

/// What leadlint takes for staged inside hooks, beside what git says there.
@Suite struct HookStagedTests {
  struct Commit: CustomTestStringConvertible, Sendable {
    let name: String
    let script: String
    /// What must have been staged; nil where that is not the point.
    var staged: String?

    var testDescription: String { name }
  }

  static let commits: [Commit] = [
    Commit(
      name: "plain, with other changes not staged",
      script: "begin; echo x >> svc/one.c; git add svc/one.c; echo x >> svc/two.c; "
        + "git commit -qm x",
      staged: "M\tsvc/one.c\n"),
    Commit(
      name: "-a",
      script: "begin; echo x >> svc/one.c; rm svc/two.c; git commit -qam x",
      staged: "M\tsvc/one.c\nD\tsvc/two.c\n"),
    Commit(
      name: "-p",
      script: "begin; echo x >> svc/one.c; echo x >> svc/two.c; "
        + "printf 'y\\nn\\n' | git commit -qpm x",
      staged: "M\tsvc/one.c\n"),
    Commit(
      name: "PATH, another staged",
      script: "begin; echo x >> svc/one.c; echo x >> svc/two.c; git add svc/two.c; "
        + "git commit -qm x svc/one.c",
      staged: "M\tsvc/one.c\n"),
    Commit(
      name: "-i PATH, another staged",
      script: "begin; echo x >> svc/one.c; echo x >> svc/two.c; git add svc/two.c; "
        + "git commit -qim x svc/one.c",
      staged: "M\tsvc/one.c\nM\tsvc/two.c\n"),
    Commit(
      name: "from a subdirectory",
      script: "begin; cd svc/docs; echo x >> ../one.c; git commit -qam x", staged: "M\tsvc/one.c\n"
    ),
    Commit(
      name: "--amend",
      script: "begin; echo x >> svc/one.c; git commit -qam x; rm $HOOK_HOME/git; "
        + "git commit -q --amend -m y", staged: ""),
    Commit(
      name: "--amend -a",
      script: "begin; echo x >> svc/one.c; git commit -qa --amend -m y", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "only an OWNERS.lead deleted",
      script: "begin; area b; git add b; git commit -qm b; rm -r $HOOK_HOME/git; "
        + "git rm -q b/OWNERS.lead; git commit -qm x", staged: "D\tb/OWNERS.lead\n"),
    Commit(
      name: "first",
      script: "git init -q --initial-branch=main repo; cd repo; hooks; area svc; "
        + "git add svc/one.c svc/OWNERS.lead svc/docs; git commit -qm x",
      staged: "A\tsvc/OWNERS.lead\nA\tsvc/docs/architecture.md\nA\tsvc/one.c\n"),
    Commit(
      name: "first, of nothing",
      script: "git init -q --initial-branch=main repo; cd repo; hooks; "
        + "git commit -q --allow-empty -m x", staged: ""),
    Commit(
      name: "a merge without conflicts",
      script: "begin; git switch -qc side; echo x >> svc/one.c; git commit -qam side; "
        + "git switch -q main; echo x >> svc/two.c; git commit -qam main; rm $HOOK_HOME/git; "
        + "git merge -q --no-edit side", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "a merge with conflicts",
      script: "begin; git switch -qc side; echo x >> svc/one.c; git commit -qam side; "
        + "git switch -q main; echo y >> svc/one.c; git commit -qam main; rm $HOOK_HOME/git; "
        + "git merge -q side || true; echo z > svc/one.c; git add -A; git commit -qm x",
      staged: "M\tsvc/one.c\n"),
    Commit(
      name: "in a linked worktree",
      script: "begin; git worktree add -q ../linked; cd ../linked; echo x >> svc/one.c; "
        + "git commit -qam x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "PATH in a linked worktree",
      script: "begin; git worktree add -q ../linked; cd ../linked; echo x >> svc/one.c; "
        + "echo x >> svc/two.c; git add -A; git commit -qm x svc/two.c", staged: "M\tsvc/two.c\n"),
    Commit(
      name: "in a submodule",
      script: "begin; cd ..; git init -q super; cd super; "
        + "git submodule --quiet add ../repo sub; git commit -qm x; cd sub; hooks; "
        + "echo x >> svc/one.c; git commit -qam x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "of a submodule's new commit",
      script: "begin; cd ..; git init -q super; cd super; "
        + "git submodule --quiet add ../repo sub; git commit -qm x; hooks; "
        + "git -C sub commit -q --allow-empty -m y; git commit -qam x", staged: "M\tsub\n"),
    Commit(
      name: "with GIT_DIR and GIT_WORK_TREE",
      script: "begin; echo x >> svc/one.c; cd /; "
        + "GIT_DIR=$HOOK_HOME/repo/.git GIT_WORK_TREE=$HOOK_HOME/repo git commit -qam x",
      staged: "M\tsvc/one.c\n"),
    Commit(
      name: "with a git directory elsewhere",
      script: "begin; mv .git ../store; echo x >> svc/one.c; git --git-dir=../store add svc/one.c; "
        + "git --git-dir=../store config --unset core.bare; "
        + "git --git-dir=../store commit -qm x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "with an index of its own",
      script: "begin; cp .git/index own; echo x >> svc/one.c; export GIT_INDEX_FILE=own; "
        + "cd svc; git add one.c; git commit -qm x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "with a path that is only announced",
      script: "begin; echo x > svc/new.c; mkdir deep; echo x > deep/new.c; "
        + "git add -N svc/new.c deep/new.c; echo x >> svc/one.c; git add svc/one.c; "
        + "git commit -qm x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "with a split index",
      script: "begin; git update-index --split-index; echo x >> svc/one.c; rm svc/two.c; "
        + "echo x > svc/new.c; git add -A; test -n \"$(ls .git/sharedindex.*)\"; git commit -qm x",
      staged: "A\tsvc/new.c\nM\tsvc/one.c\nD\tsvc/two.c\n"),
    Commit(
      name: "-a with a split index",
      script: "begin; git config core.splitIndex true; git config splitIndex.maxPercentChange 100; "
        + "git update-index --split-index; echo x >> svc/one.c; git add -A; "
        + "git rm -q svc/three.c; echo y >> svc/two.c; git commit -qam x",
      staged: "M\tsvc/one.c\nD\tsvc/three.c\nM\tsvc/two.c\n"),
    Commit(
      name: "with a sparse index",
      script: "begin; area b; area c/d; git add -A; git commit -qm b; rm $HOOK_HOME/git; "
        + "git sparse-checkout set --cone --sparse-index svc; "
        + "git ls-files --sparse | grep -q '^b/$'; "
        + "echo x >> svc/one.c; git add svc/one.c; git commit -qm x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "with index version 4",
      script: "begin; git update-index --index-version 4; git mv svc/two.c svc/docs/two.c; "
        + "git commit -qm x", staged: "A\tsvc/docs/two.c\nD\tsvc/two.c\n"),
    Commit(
      name: "with an index that has no checksum",
      script: "begin; echo x >> svc/one.c; git add -A; n=$(stat -c %s .git/index); "
        + "head -c 20 /dev/zero | dd of=.git/index bs=1 seek=$((n - 20)) conv=notrunc status=none; "
        + "git commit -qm x", staged: "M\tsvc/one.c\n"),
    Commit(
      name: "of modes, types and names that are not plain",
      script: "begin; chmod +x svc/one.c; rm svc/two.c; ln -s one.c svc/two.c; rm svc/three.c; "
        + "mkdir svc/three.c; echo x > svc/three.c/x; echo x > 'a b'; echo x > svc-a; "
        + "echo x > $'tab\\xff'; git add -A; git commit -qm x"),
  ]

  @Test(arguments: commits)
  func isWhatGitSays(_ commit: Commit) throws {
    let scene = try HookScene()
    let output = try scene.run(commit.script + "\nseen")
    #expect(output.status == 0, "\(output.errorText)")
    if let staged = commit.staged { #expect(output.text.hasSuffix(staged), "\(output.text)") }
    if commit.staged == "" { #expect(output.text.isEmpty) }
  }

  @Test func theHookItselfDoesNotWait() throws {
    let output = try HookScene().run(
      """
      begin; echo x >> svc/one.c; git add -A; before=$(index); touch .git/index.lock
      "$LEADLINT" hook list-staged
      test "$before" = "$(index)"; test -e .git/index.lock
      """)
    #expect(output.status == 0 && output.text == "M\tsvc/one.c\n")
  }

  @Test func objectsInQuarantineAreFound() throws {
    let output = try HookScene().run(
      """
      begin; mkdir ../apart; export GIT_OBJECT_DIRECTORY=$HOOK_HOME/apart
      export GIT_ALTERNATE_OBJECT_DIRECTORIES=$HOOK_HOME/repo/.git/objects
      echo '---' > svc/OWNERS.lead; git add -A; git commit -qm x --no-verify
      echo 'lead: ' >> svc/OWNERS.lead; git add -A
      "$LEADLINT" hook list-staged; "$LEADLINT" check --staged --no-cache || true
      """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.text.hasPrefix("M\tsvc/OWNERS.lead\n"))
    #expect(!output.errorText.contains("missing"))
  }

  @Test(arguments: [
    ("export GIT_INDEX_FILE=nowhere", "GIT_INDEX_FILE names nowhere"),
    ("export GIT_INDEX_FILE=$HOOK_HOME/nowhere", "/nowhere, which is not there"),
    (
      "git switch -qc side; echo x > svc/one.c; git commit -qnam s; git switch -q main; "
        + "echo y > svc/one.c; git commit -qnam m; git merge -q side || true", "not merged yet"
    ),
    ("truncate -s 200 .git/index", "the index cannot be read: it ends too early"),
    ("echo garbage > .git/index", "the index cannot be read: it is no index"),
    (
      "git update-index --split-index; rm .git/sharedindex.*",
      "the index cannot be read: the index is split"
    ),
    ("cd ..; git clone -q --bare repo bare; cd bare", "the repository is bare"),
  ])
  func whatIsNotToBeReadIsNotJudged(_ script: String, _ words: String) throws {
    let output = try HookScene().run("begin; \(script)\n\"$LEADLINT\" check --staged")
    #expect(output.status == 2)
    #expect(output.errorText.contains(words), "\(output.errorText)")
  }

  @Test func aRelativeIndexIsTheWorkTreesFromWhereverItIsRead() throws {
    let output = try HookScene().run(
      """
      begin; echo x >> svc/one.c; git add -A; cd svc/docs
      GIT_INDEX_FILE=.git/index "$LEADLINT" hook list-staged
      """)
    #expect(output.status == 0 && output.text == "M\tsvc/one.c\n", "\(output.errorText)")
  }

  @Test func aHookThatAsksAboutAnotherRepositoryGetsThatOnesIndex() throws {
    let output = try HookScene().run(
      """
      begin; cd ..; cp -r repo other; cd other; echo x >> svc/two.c; git add -A; cd ../repo
      echo x >> svc/one.c; git add -A
      export GIT_INDEX_FILE=$PWD/.git/index
      "$LEADLINT" hook list-staged --repo ../other
      GIT_DIR=$PWD/.git "$LEADLINT" hook list-staged --repo ../other
      "$LEADLINT" hook list-staged --repo .
      """)
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.text == "M\tsvc/two.c\nM\tsvc/two.c\nM\tsvc/one.c\n")
  }
}
