import TestSupport
import Testing

/// Repositories, objects and paths that are not where they usually are.
@Suite struct ElsewhereTests {
  private static let begin = """
    git init -q -b main r; cd r; at=${PWD%/r}; mkdir svc; echo x > svc/a.c; echo how > svc/README.md
    printf -- '---\\nkind: service\\nlead: Anna <anna@example.com>\\n---\\n' > svc/OWNERS.lead
    git add -A; git commit -qm first; echo y > svc/a.c
    git -c user.name=Ben commit -q --author 'Ben <ben@example.com>' -am second
    check() { "$LEADLINT" check --no-cache --now 2026-02-01 "$@"; }
    commits() { "$LEADLINT" status --no-cache --now 2026-02-01 --format json > ../status; grep -c '"commits" : 2' ../status; }
    broken() { echo 'lead: [' > svc/OWNERS.lead; git commit -qam broken; }

    """

  @Test(arguments: [
    "ln -s r ../link; check \"$at/link/svc\"; cd svc; check \"$at/link/svc/a.c\"; cd ../../link/svc; check \"$PWD\"",
    "check \"$at\" || test $? = 2",
    // Objects.
    "mv .git/objects \"$at/o\\\"b:j\"; mkdir -p .git/objects/info .git/objects/pack; "
      + "printf '# c\\n\"%s/o\\\\\"b:j\"\\n' \"$at\" > .git/objects/info/alternates; git log -1; check",
    "mv .git/objects \"$at/o\\\"b:j\"; mkdir -p .git/objects/info .git/objects/pack; "
      + "export GIT_ALTERNATE_OBJECT_DIRECTORIES=\"/:\\\"$at/o\\\\\\\"b:j\\\":/\"; git log -1; check",
    "mv .git/objects ../o; mkdir .git/objects; GIT_OBJECT_DIRECTORY=$at/o check",
    // A push that has not been accepted.
    "git init -q --bare ../b; git push -q ../b main; printf '#!/bin/sh\\nread old new ref\\n"
      + "\"$LEADLINT\" check --no-cache --rev $new --base $old\\n' > ../b/hooks/pre-receive; "
      + "chmod +x ../b/hooks/pre-receive; echo z > svc/a.c; git commit -qam fine; git push -q ../b main; "
      + "broken; if git push -q ../b main 2> ../said; then exit 9; fi; grep invalid-owners-file ../said",
    // The repository that GIT_DIR names, and the work tree that goes with it.
    "git clone -q . ../other; broken; cd ../other; check; GIT_DIR=../r/.git GIT_WORK_TREE=../r check || test $? = 1",
    "GIT_DIR=/nothing check || test $? = 2",
    "cd /; GIT_DIR=$at/r/.git GIT_WORK_TREE=$at/r check \"$at/r/svc\"; cd \"$at\"; check --repo r svc",
    "cd ..; mkdir tree; git --git-dir r/.git --work-tree tree reset -q --hard; echo 'lead: [' > tree/svc/OWNERS.lead; "
      + "export GIT_DIR=r/.git GIT_WORK_TREE=tree; check || test $? = 1",
    // A commit to be ignored, by its tag's id.
    "test $(commits) = 1; git tag -am t one HEAD; git rev-parse one > .git-blame-ignore-revs; "
      + "commits && exit 9; grep '\"commits\" : 1' ../status",
    // HEAD.
    "rm .git/HEAD; ln -s refs/heads/main .git/HEAD; "
      + "\"$LEADLINT\" report --no-cache --now 2026-02-01 --format json | grep main",
    "printf 'ref: refs' > .git/HEAD; \"$LEADLINT\" report --no-cache || test $? = 2",
    "printf 'ref: ../../x' > .git/HEAD; check || test $? = 2; \"$LEADLINT\" status --no-cache || test $? = 2",
    "printf 'ref: re\\211s/heads/main' > .git/HEAD; check || test $? = 2",
  ])
  func isFoundAsByGit(script: String) throws {
    let scene = try EmptyScene()
    let program = scene.bash(environment: ["LEADLINT": try LeadlintProgram.path()])
    let output = try program.run(["-ec", Self.begin + script])
    #expect(output.status == 0, "\(output.errorText)\(output.text)")
  }
}
