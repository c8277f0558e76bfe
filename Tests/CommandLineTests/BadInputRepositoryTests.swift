internal import Foundation
internal import TestSupport
internal import Testing

/// Repositories in every state that disks, interruptions and configuration leave them in.
@Suite struct BadInputRepositoryTests {
  /// What a state leads to: the status of `check` in the work tree and at a revision, and words of
  /// the message.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    var path = "repo"
    /// What the whole repository ends with; its areas have findings.
    var workTree: Int32 = 2
    var revision: Int32 = 2
    var says: [String] = []

    var testDescription: String { name }
  }

  static let unusable: [Case] = [
    Case(
      name: "no repository", script: "rm -rf .git", says: ["there is no git repository at"]),
    Case(
      name: "HEAD is garbage", script: "echo garbage > .git/HEAD",
      says: ["HEAD cannot be read", "git fsck"]),
    Case(
      name: "HEAD is empty", script: ": > .git/HEAD", says: ["HEAD cannot be read", "git fsck"]),
    Case(name: "no HEAD", script: "rm .git/HEAD", says: [".git is not a repository"]),
    Case(name: "no objects", script: "rm -rf .git/objects", says: [".git is not a repository"]),
    Case(
      name: "HEAD's commit is missing",
      script: "echo 1111111111111111111111111111111111111111 > .git/refs/heads/main",
      says: ["1111111111111111111111111111111111111111", "missing", "git fsck"]),
    Case(
      name: "an old commit is missing", script: "rm -f $(loose HEAD~2)", says: ["commit", "fsck"]),
    Case(name: "the tip's tree is missing", script: "rm -f $(loose HEAD^{tree})", says: ["fsck"]),
    Case(name: "an old tree is missing", script: "rm -f $(loose HEAD~3^{tree})", says: ["fsck"]),
    Case(
      name: "an old OWNERS.lead is missing", script: "rm -f $(loose HEAD~3:svc/a/OWNERS.lead)",
      says: ["svc/a/OWNERS.lead as of commit", "missing", "fsck"]),
    Case(
      name: "a doc is missing", script: "rm -f $(loose HEAD:svc/a/docs/architecture.md)",
      says: ["svc/a/docs/architecture.md in commit", "is missing", "fsck"]),
    Case(
      name: "an empty object", script: "p=$(loose HEAD~1); rm -f $p; : > $p",
      says: ["is empty", "fsck"]),
    Case(
      name: "an object cut short",
      script: "p=$(loose HEAD^{tree}); chmod u+w $p; truncate -s 20 $p", says: ["damaged", "fsck"]),
    Case(
      name: "a commit cut short",
      script: "p=$(loose HEAD); chmod u+w $p; truncate -s 30 $p", says: ["damaged", "fsck"]),
    Case(
      name: "a flipped byte",
      script: "p=$(loose HEAD~3:svc/a/OWNERS.lead); chmod u+w $p; "
        + "printf '\\377' | dd of=$p bs=1 seek=9 conv=notrunc 2>/dev/null",
      says: ["damaged", "fsck"]),
    Case(
      name: "a commit in another's place",
      script: "p=$(loose HEAD~1); cp $(loose HEAD~2) copy; mv -f copy $p",
      says: ["holds another object", "fsck"]),
    Case(
      name: "a tree in a commit's place",
      script: "p=$(loose HEAD); cp -f $(loose HEAD^{tree}) copy; mv -f copy $p",
      says: ["holds another object", "fsck"]),
    Case(
      name: "a pack cut short",
      script: "git gc -q; p=$(echo .git/objects/pack/*.pack); chmod u+w $p; truncate -s 100 $p",
      says: ["fsck"]),
    Case(
      name: "a pack's index cut short",
      script: "git gc -q; p=$(echo .git/objects/pack/*.idx); chmod u+w $p; truncate -s 100 $p",
      says: ["fsck"]),
    Case(
      name: "no pack to an index", script: "git gc -q; rm -f .git/objects/pack/*.pack",
      says: ["fsck"]),
    Case(
      name: "a pack with flipped bytes",
      script: "git gc -q; p=$(echo .git/objects/pack/*.pack); chmod u+w $p; "
        + "for i in 20 40 60 80 100 200 300; do "
        + "printf '\\377' | dd of=$p bs=1 seek=$i conv=notrunc 2>/dev/null; done",
      says: ["fsck"]),
    Case(
      name: "borrowed objects are gone",
      script:
        "cd ..; git clone -q -s repo other; echo /nowhere > other/.git/objects/info/alternates",
      path: "other", says: ["missing", "fsck"]),
    Case(
      name: "shallow, one commit", script: "cd ..; git clone -q --depth 1 file://$PWD/repo other",
      path: "other", says: ["shallow clone", "git fetch --unshallow", "fetch-depth: 0"]),
    Case(
      name: "shallow, three commits",
      script: "cd ..; git clone -q --depth 3 file://$PWD/repo other",
      path: "other", says: ["shallow clone"]),
    Case(
      name: "a linked work tree of a shallow clone",
      script: "cd ..; git clone -q --depth 1 file://$PWD/repo other; "
        + "git -C other worktree add -q ../linked 2>/dev/null",
      path: "linked", says: ["shallow clone"]),
    Case(
      name: "a linked work tree that lost its other end",
      script: "git worktree add -q ../linked 2>/dev/null; rm -rf .git/worktrees/linked",
      path: "linked", says: ["points to a repository that is not there", "git worktree"]),
    Case(
      name: "an unknown extension",
      script: "git config core.repositoryformatversion 1; git config extensions.foo true",
      says: ["extensions.foo"]),
    Case(
      name: "a version to come", script: "git config core.repositoryformatversion 2",
      says: ["repository version 2"]),
    Case(
      name: "reftable",
      script:
        "git config core.repositoryformatversion 1; git config extensions.refstorage reftable",
      says: ["reftable", "git refs migrate"]),
    Case(
      name: "SHA-256",
      script: "cd ..; git init -q --object-format=sha256 other; cp -r repo/svc other; cd other; "
        + "git add -A; git commit -qm x",
      path: "other", says: ["SHA-256"]),
    Case(
      name: "configuration that does not parse", script: "echo '[bro' >> .git/config",
      says: [".git/config:"]),
    Case(name: "core.bare = maybe", script: "git config core.bare maybe", says: ["maybe"]),
    Case(
      name: "a commit without a tree", script: "commit 'author A <a@x.y> 1 +0000\\n\\nx\\n'",
      says: ["commit"]),
    Case(
      name: "a tree cut short",
      script: "t=$(printf '100644 OWN' | tree); commit \"tree $t\\n\\nx\\n\"", says: ["fsck"]),
  ]

  static let usable: [Case] = [
    Case(name: "as it should be", script: ""),
    Case(name: "a detached HEAD", script: "git checkout -q --detach"),
    Case(name: "packed", script: "git gc -q"),
    Case(name: "bare", script: "cd ..; git clone -q --bare repo other", path: "other"),
    Case(
      name: "bare without a configuration",
      script: "cd ..; git clone -q --bare repo other; rm other/config", path: "other"),
    Case(
      name: "a linked work tree", script: "git worktree add -q ../linked 2>/dev/null",
      path: "linked"),
    Case(
      name: "a submodule's directory",
      script: "cd ..; git init -q above; cd above; "
        + "git -c protocol.file.allow=always submodule add -q ../repo below 2>/dev/null",
      path: "above/below"),
    Case(
      name: "an empty list of boundaries", script: ": > .git/shallow"),
    Case(name: "borrowed objects", script: "cd ..; git clone -q -s repo other", path: "other"),
    Case(
      name: "borrowing from nowhere, in vain",
      script: "echo /nowhere > .git/objects/info/alternates"),
    Case(
      name: "extensions that do not matter to a reader",
      script: "git config core.repositoryformatversion 1; "
        + "for e in worktreeConfig preciousObjects relativeWorktrees; do "
        + "git config extensions.$e true; done"),
    Case(
      name: "a remote that has promised objects",
      script: "git config core.repositoryformatversion 1; "
        + "git config extensions.partialClone origin; git config remote.origin.promisor true"),
    Case(
      name: "a sparse checkout",
      script: "sleep 1.1; git update-index -q --refresh || true; "
        + "git sparse-checkout set svc/b 2>/dev/null; git sparse-checkout reapply"),
    Case(name: "a replaced commit", script: "git replace HEAD~1 HEAD~2", says: ["replace refs"]),
    Case(
      name: "a grafted commit", script: "git rev-parse HEAD > .git/info/grafts",
      says: ["grafts"]),
    Case(
      name: "code that is missing and not needed", script: "rm -f $(loose HEAD:svc/a/main.c)"),
  ]

  @Test(arguments: unusable)
  func whatCannotBeJudgedIsExplained(_ item: Case) throws {
    let scene = try BadInputScene(item.script, at: item.path)
    for arguments in [[], ["--rev", "HEAD"]] {
      for (command, more) in [
        ("check", []), ("check", ["--format", "json"]), ("status", ["--format", "json"]),
        ("who", ["svc/a"]),
      ] {
        let output = try scene.leadlint(command, arguments + more)
        #expect(output.status == 2, "\(command) \(arguments): \(output.errorText)")
        #expect(output.standardOutput.isEmpty)
        #expect(output.isPlain)
        let text = output.errorText
        #expect(text.components(separatedBy: "leadlint: error: ").count == 2, "\(text)")
        #expect(text.contains("\n  next: "), "\(text)")
        if arguments.isEmpty {
          for words in item.says { #expect(text.contains(words), "\(text)") }
        }
      }
    }
  }

  @Test(arguments: usable)
  func whatCanBeJudgedIs(_ item: Case) throws {
    let scene = try BadInputScene(item.script, at: item.path)
    let whole = try BadInputScene("")
    for arguments in [[], ["--rev", "HEAD"]] {
      let output = try scene.leadlint("check", arguments)
      #expect(output.status == 1, "\(output.errorText)")
      #expect(output.text.contains("svc/a/OWNERS.lead:3:1: warning: [stale-docs] nobody"))
      #expect(item.says.isEmpty == output.standardError.isEmpty)
      for words in item.says { #expect(output.errorText.contains(words)) }
      let status = try scene.leadlint("status", arguments + ["--format", "json"])
      let expected = try whole.leadlint("status", arguments + ["--format", "json"])
      #expect(status.standardOutput == expected.standardOutput)
      #expect(try scene.leadlint("who", arguments + ["svc/a/main.c"]).text.contains("Ben"))
    }
  }

  @Test func aRepositoryWithoutACommitHasItsFilesJudged() throws {
    for script in ["rm -rf .git; git init -q .", "echo 'ref: refs/heads/nowhere' > .git/HEAD"] {
      let scene = try BadInputScene(script)
      let output = try scene.leadlint("check")
      #expect(output.isOrderly && output.status != 2)
      #expect(output.errorText.contains("note: no commit on "))
      #expect(try scene.leadlint("status", ["--format", "json"]).status == 0)
      let revision = try scene.leadlint("check", ["--rev", "HEAD"])
      #expect(revision.status == 2)
      #expect(revision.errorText.contains("there is no commit on "))
    }
    let empty = try BadInputScene("rm -rf .git svc; git init -q .")
    let output = try empty.leadlint("check")
    #expect(output.status == 0 && output.text.contains("no areas"))
  }

  @Test func aRevisionBesideADamagedCommitEnds() throws {
    let scene = try BadInputScene("p=$(loose HEAD); chmod u+w $p; truncate -s 30 $p")
    let output = try scene.leadlint("check", ["--rev", "HEAD~1"])
    #expect(output.status == 2 && output.errorText.contains("damaged"))
  }

  @Test func aSparseIndexIsNamedWhereItIsNeededandTheRemedyWorks() throws {
    let scene = try BadInputScene(
      "cd ..; git clone -q repo other; cd other; "
        + "git sparse-checkout set --cone --sparse-index svc/b", at: "other")
    let whole = try scene.leadlint("check", ["--rev", "HEAD"])
    #expect(whole.status == 1)
    let output = try scene.leadlint("check")
    if output.status == 2 {
      let remedy = "git sparse-checkout reapply --no-sparse-index"
      #expect(output.errorText.contains(remedy))
      try scene.shell("cd other; " + remedy)
    }
    let fixed = try scene.leadlint("check", ["--format", "json"])
    #expect(fixed.status == 1)
    let expected = try scene.leadlint("check", ["--format", "json", "--rev", "HEAD"])
    #expect(fixed.standardOutput == expected.standardOutput)
  }

  @Test func aSplitIndexIsNamedWhereItIsNeeded() throws {
    let scene = try BadInputScene("git update-index --split-index; rm -r svc/a")
    let output = try scene.leadlint("check")
    #expect(output.status == 2 && output.errorText.contains("git update-index --no-split-index"))
    #expect(try scene.leadlint("check", ["--rev", "HEAD"]).status == 1)
  }

  @Test(
    arguments: [
      ("nowhere", "there is no commit 'nowhere'"), ("3bef:/x", "is a branch, a tag"),
      ("1111111111111111111111111111111111111111", "there is no commit '1111"),
      ("HEAD:svc", "which is no commit"), ("HEAD^{tree}", "which is no commit"),
      ("main~99", "there is no commit '"), ("nowhere~1", "there is no commit '"),
      ("main~99999999999999999999", "main~9"), ("~", "names no commit"),
      ("\u{1b}[31m", "\\x1b[31m"),
    ])
  func aRevisionThatNamesNoCommitIsRefused(_ revision: String, _ words: String) throws {
    let scene = try BadInputScene("")
    let output = try scene.leadlint("check", ["--rev=" + revision])
    #expect(output.status == 2 && output.isPlain)
    #expect(output.errorText.contains(words), "\(output.errorText)")
  }

  @Test(arguments: [
    "main", "refs/heads/main", "HEAD~0", "main~1", "@~", "@", "v1", "HEAD^{commit}",
  ])
  func aRevisionThatNamesACommitIsFound(_ revision: String) throws {
    let scene = try BadInputScene("git tag -m one v0; git tag -m two v1 v0 2>/dev/null")
    let output = try scene.leadlint("check", ["--rev", revision, "--fail-on", "info"])
    #expect(output.status == 1, "\(output.errorText)")
  }
}
