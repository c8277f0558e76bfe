import TestSupport

/// A repository whose hooks write down what git says is staged and what leadlint sees.
struct HookScene: Scene {
  let directory: TemporaryDirectory

  /// In scripts: `hooks` makes the repository around the current directory write down, for every
  /// commit, what is staged; `seen` shows the last entry of both, and fails where they differ.
  static let functions = """
    hooks() {
      local folder=${1:-$(git rev-parse --git-common-dir)/hooks}
      mkdir -p "$folder"
      for name in pre-commit pre-merge-commit; do
        printf '#!/bin/sh\\n%s\\n' '. "$HOOK_HOME/record"' > "$folder/$name"
        chmod +x "$folder/$name"
      done
    }
    seen() {
      test -e "$HOOK_HOME/git" || { echo "the hook did not run" >&2; return 1; }
      diff "$HOOK_HOME/git" "$HOOK_HOME/leadlint" >&2
      cat "$HOOK_HOME/git"
      rm "$HOOK_HOME/git" "$HOOK_HOME/leadlint"
    }
    # An area, and files in it.
    area() {
      mkdir -p "$1/docs"
      printf -- '---\\nkind: service\\nlead: Anna <anna@example.com>\\ndocs: ["docs/*.md"]\\n---\\n' \
        > "$1/OWNERS.lead"
      echo how it is built > "$1/docs/architecture.md"
      for name in one two three; do echo $name > "$1/$name.c"; done
    }
    begin() {
      git init -q --initial-branch=main repo; cd repo; git config gc.auto 0
      area svc; git add -A; git commit -qm first; hooks
    }
    index() { sha1sum < "$(git rev-parse --git-path index)"; }

    """

  /// What the hook does. It fails where leadlint cannot judge, so that the commit does too; findings
  /// are no matter here.
  private static let record = """
    git -c core.quotePath=false diff --cached --no-renames --name-status > "$HOOK_HOME/git"
    index=${GIT_INDEX_FILE:-$(git rev-parse --git-path index)}
    before=$(sha1sum < "$index"; find "$(git rev-parse --git-dir)" -type f | sort)
    "$LEADLINT" hook list-staged > "$HOOK_HOME/leadlint" || exit
    "$LEADLINT" check --staged --no-cache >> "$HOOK_HOME/out" 2>&1 || test $? = 1 || exit
    after=$(sha1sum < "$index"; find "$(git rev-parse --git-dir)" -type f | sort)
    test "$before" = "$after" || { echo "leadlint changed the git directory" >&2; exit 3; }

    """

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(Self.record, to: "record")
  }

  /// Runs a script, with the functions above, to its end; `LEADLINT` is the program.
  func run(_ script: String) throws -> Program.Output {
    let environment = [
      "HOOK_HOME": directory.path, "LEADLINT": try LeadlintProgram.path(), "GIT_EDITOR": "true",
      "GIT_ALLOW_PROTOCOL": "file",
    ]
    return try bash(environment: environment).run(["-ec", Self.functions + script])
  }
}
