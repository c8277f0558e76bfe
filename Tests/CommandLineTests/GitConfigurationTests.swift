import TestSupport
import Testing

/// Who somebody is and where hooks run, as git has it, wherever its configuration says so.
@Suite struct GitConfigurationTests {
  private static let begin = """
    unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL EMAIL
    unset GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM XDG_CONFIG_HOME
    at=$PWD; mkdir -p svc/deep office; git init -q -b main office/r; cd office/r; mkdir svc
    printf -- '---\\nkind: service\\nlead: Nobody <nobody@example.com>\\n---\\n' > svc/OWNERS.lead
    git add -A; git -c user.name=N -c user.email=nobody@example.com commit -qm first
    git remote add origin https://git.example.com/office/r.git
    file() { printf '[user]\\n\\tname = %s\\n\\temail = %s@example.com\\n[core]\\n\\thooksPath = %s\\n' \
      "$1" "$1" "$2"; }
    # Fails where leadlint says another thing than git.
    same() {
      local git leadlint
      git=$(git var GIT_AUTHOR_IDENT 2> /dev/null | sed 's/ [0-9]* [+-][0-9]*$//') || :
      leadlint=$("$LEADLINT" review svc --dry-run --no-cache 2>&1 \
        | sed -n 's/^leadlint: error: you are \\(.*\\) and do not lead .*/\\1/p')
      test "$git" = "$leadlint" || { echo "identity: git: $git; leadlint: $leadlint" >&2; exit 9; }
      git=$(realpath -m "$(git rev-parse --git-path hooks)")
      leadlint=$(PATH=$PATH:$at/bin "$LEADLINT" hook install "$@" 2> "$at/said" \
        | sed -n 's/^pre-commit: \\(already \\)*installed in \\(.*\\)\\/pre-commit$/\\2/p')
      leadlint=$(realpath -m "$leadlint")
      test "$git" = "$leadlint" || {
        echo "hooks: git: $git; leadlint: $leadlint $(cat "$at/said")" >&2; exit 9
      }
      test -x "$git/pre-commit"
      "$LEADLINT" hook status --hook pre-commit 2> /dev/null | grep -q '^pre-commit: installed in'
    }

    """

  @Test(arguments: [
    // The user's files.
    "file home h1 > ~/.gitconfig; same --global",
    "mkdir -p ~/.config/git; file xdg h1 > ~/.config/git/config; same --global",
    "mkdir -p ~/x/git; export XDG_CONFIG_HOME=$HOME/x; file xdg h > ~/x/git/config; same --global",
    "mkdir -p ~/.config/git; file xdg h1 > ~/.config/git/config; file home h2 > ~/.gitconfig; same --global",
    "file home '~/h' > ~/.gitconfig; same --global",
    "file home h1 > ~/.gitconfig; file other h2 > ~/o; export GIT_CONFIG_GLOBAL=$HOME/o; same",
    "file sys h1 > ~/s; unset GIT_CONFIG_NOSYSTEM; export GIT_CONFIG_SYSTEM=$HOME/s; same",
    "file sys h1 > ~/s; export GIT_CONFIG_SYSTEM=$HOME/s; file a .git/hooks >> .git/config; same",
    // The repository's.
    "file local h1 >> .git/config; same; mkdir -p \"$at/abs\"; git config core.hooksPath \"$at/abs\"; same",
    "git config extensions.worktreeConfig true; file tree h1 > .git/config.worktree; same",
    "file local h1 >> .git/config; file tree h2 > .git/config.worktree; same",
    "git config extensions.worktreeConfig true; file a h1 > .git/config.worktree; file b h2 > b; "
      + "git config include.path ../b; git worktree add -q ../other; cd ../other; same",
    // The environment.
    "file local h1 >> .git/config; export GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_0=user.EMAIL "
      + "GIT_CONFIG_VALUE_0=x@y GIT_CONFIG_KEY_1=CORE.hookspath GIT_CONFIG_VALUE_1=h3; same",
    "file local h1 >> .git/config; export GIT_CONFIG_PARAMETERS=\"'user.email'='a b@c' 'core.hooksPath'='h4'\"; same",
    "file local h1 >> .git/config; export GIT_CONFIG_PARAMETERS=\"'user.name=O'\\''Neil = x'\"; same",
    "file local h1 >> .git/config; export LEADLINT; git config alias.t '!f() { \"$LEADLINT\" review svc "
      + "--dry-run --no-cache 2>&1; }; f'; git -c user.email=via@c t | grep 'you are local <via@c>'",
    // Includes.
    "file inc h1 > .git/inc; printf '[include]\\npath = inc\\n' >> .git/config; same",
    "file inc h1 > ~/inc; printf '[include]\\npath = ~/inc\\n' >> .git/config; same",
    "file inc h1 > .git/inc; printf '[include]\\npath = inc\\n' >> .git/config; file late h2 >> .git/config; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir:%s/office/\"]\\npath = inc\\n' \"$at\" >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir:~/office/\"]\\npath = inc\\n' >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir:r/.git\"]\\npath = inc\\n' >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir:./office/**\"]\\npath = inc\\n' >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir:elsewhere/\"]\\npath = inc\\n' >> ~/.gitconfig; same --global",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; "
      + "printf '[includeIf \"gitdir/i:%s/OFFICE/\"]\\npath = inc\\n' \"$at\" >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; ln -s office ../../link; cd ../../link/r; "
      + "printf '[includeIf \"gitdir:%s/link/\"]\\npath = inc\\n' \"$at\" >> ~/.gitconfig; same",
    "file inc h1 > .git/inc; file base h2 >> .git/config; git switch -qc topic/one; "
      + "printf '[includeIf \"onbranch:topic/\"]\\npath = inc\\n' >> .git/config; same",
    "file inc h1 > .git/inc; file base h2 >> .git/config; "
      + "printf '[includeIf \"onbranch:topic/\"]\\npath = inc\\n' >> .git/config; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; printf '[includeIf \"hasconfig:remote.*.url:"
      + "https://git.example.com/office/**\"]\\npath = inc\\n' >> ~/.gitconfig; same",
    "file inc h1 > ~/inc; file base h2 > ~/.gitconfig; printf '[includeIf \"hasconfig:remote.*.url:"
      + "https://git.example.com/*\"]\\npath = inc\\n' >> ~/.gitconfig; same --global",
    "file inc h1 > ~/inc; printf '[includeIf \"hasconfig:remote.*.url:https://*/office/\"]\\n"
      + "path = inc\\n' > ~/.gitconfig; file base h2 >> ~/.gitconfig; same --global",
    // Who one is.
    "git config user.email a@b; same; git config user.name N; same; git config author.email c@d; same",
    "export EMAIL=e@f; same; git config user.useConfigOnly true; same; git config user.name N; same",
    "export GIT_AUTHOR_EMAIL=e@f; same; export GIT_AUTHOR_NAME=M; same; export GIT_AUTHOR_EMAIL=; same",
    "git config user.name ' x <y> z. '; git config user.email '<a@b>.'; same",
    "git config user.name ...; git config user.email a@b; same; git config user.name ''; same; same",
    "git config author.name A; git config user.name U; git config user.email u@v; same",
    "git config author.name ''; git config author.email ''; git config user.name U; git config user.email u@v; same",
  ])
  func asGitHasIt(script: String) throws {
    let scene = try EmptyScene()
    let program = scene.bash(environment: ["LEADLINT": try LeadlintProgram.path()])
    let output = try program.run(["-ec", Self.begin + script])
    #expect(output.status == 0, "\(output.errorText)\(output.text)")
  }

  @Test(arguments: [
    // Where git would run it, and would not.
    ("leadlint hook install; chmod -x .git/hooks/pre-commit", "not installed: "),
    ("leadlint hook install; git config core.hooksPath ''", "git runs no hooks here"),
    ("leadlint hook install; git config core.hooksPath elsewhere", "a hook of leadlint is in "),
    ("leadlint hook install; git config core.hooksPath '~/h'", "a hook of leadlint is in "),
    ("leadlint hook install; rm -r .git/hooks", "not installed"),
    ("leadlint hook install; git worktree add -q ../w; cd ../w", "installed in "),
    ("mkdir -p .git/hooks/pre-commit", ".git/hooks/pre-commit is a link or not a file"),
  ])
  func installedIsOnlyWhatGitRuns(script: String, status: String) throws {
    let scene = try EmptyScene()
    let program = scene.bash(environment: ["LEADLINT": try LeadlintProgram.path()])
    let output = try program.run([
      "-ec",
      Self.begin
        + "leadlint() { \"$LEADLINT\" \"$@\"; }\n{ \(script); } > /dev/null; leadlint hook status --hook pre-commit",
    ])
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.text.contains(status), "\(output.text)")
    #expect(
      output.text.hasPrefix("pre-commit: installed") == status.hasPrefix("installed"),
      "\(output.text)")
  }

  @Test func aDirectoryForAllRepositoriesIsAskedFor() throws {
    let scene = try EmptyScene()
    let program = scene.bash(environment: ["LEADLINT": try LeadlintProgram.path()])
    let output = try program.run([
      "-ec",
      Self.begin + """
        mkdir "$at/bin"; ln -s "$LEADLINT" "$at/bin/leadlint"; export PATH=$at/bin:$PATH
        file Ann '~/hooks' > ~/.gitconfig; mkdir ~/hooks
        leadlint hook install || echo $?; test -z "$(ls ~/hooks)"
        leadlint hook install --global; test -x ~/hooks/pre-commit
        # A shallow clone, a damaged one and one that cannot be read, all without any OWNERS.lead.
        git init -q ../other; cd ../other; echo 1 > a; git add a; git commit -qm one
        git commit -q --allow-empty -m two; git clone -q --depth 1 "file://$PWD" ../shallow; cd ../shallow
        echo 2 > b; git add b; git commit -qm three
        echo 'rules: [' > .lead-rules; git add -A; git commit -qm four
        git init -q --object-format=sha256 ../long; cd ../long; echo 1 > a; git add a; git commit -qm one
        # One with an OWNERS.lead is judged.
        cd ../r; echo 'lead: [' > svc/OWNERS.lead; git commit -qam broken || echo stopped
        git config core.hooksPath .git/hooks; leadlint hook install --global || echo $?
        """,
    ])
    #expect(output.status == 0, "\(output.errorText)")
    #expect(
      output.text.hasPrefix("2\npre-commit: installed in ") && output.text.hasSuffix("stopped\n2\n")
    )
    #expect(output.errorText.contains("a hook there would run in every repository of yours"))
    #expect(output.errorText.contains("next: if it should:  leadlint hook install --global;"))
  }

  @Test func commitsThatPreCommitNamesAreJudged() throws {
    let scene = try EmptyScene()
    let program = scene.bash(environment: ["LEADLINT": try LeadlintProgram.path()])
    let output = try program.run([
      "-ec",
      Self.begin + """
        echo 'lead: [' > svc/OWNERS.lead; git -c user.name=N -c user.email=n@e commit -qam broken
        export PRE_COMMIT=1; "$LEADLINT" check --staged --no-cache || echo "by hand $?"
        GIT_INDEX_FILE=.git/index "$LEADLINT" check --staged --no-cache
        export PRE_COMMIT_FROM_REF=HEAD~1 PRE_COMMIT_TO_REF=HEAD
        "$LEADLINT" check --staged --no-cache || echo $?
        """,
    ])
    #expect(output.status == 0, "\(output.errorText)")
    // By hand, and in a commit that only changes its message.
    #expect(output.errorText.contains("nothing is staged: the whole tree is checked"))
    #expect(output.text.contains("by hand 1\n"))
    #expect(output.errorText.contains("nothing is staged, and so nothing was judged"))
    #expect(output.text.contains("invalid-owners-file") && output.text.hasSuffix("1\n"))
  }
}
