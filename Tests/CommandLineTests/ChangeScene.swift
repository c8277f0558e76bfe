internal import Foundation
internal import TestSupport

/// A repository with the areas svc/a, svc/b and svc/c that Anna leads, on `main`, and a branch `pr`
/// with a change, written by a shell script.
struct ChangeScene: Scene {
  let directory: TemporaryDirectory
  let path: String

  /// `owners AREA LEAD [LINE…]` writes an `OWNERS.lead`; `by WHO DATE` commits all that is there.
  private static let words = """
    A="Anna Okafor <anna@example.com>"; B="Ben Ito <ben@example.com>"; C="Cleo Dahl <cleo@example.com>"
    owners() {
      area=$1 lead=$2; shift 2; mkdir -p $area
      { echo ---; echo kind: service; echo "lead: $lead"; for line in "$@"; do echo "$line"; done
        echo ---; } > $area/OWNERS.lead
      [ -e $area/README.md ] || echo "# about" > $area/README.md
    }
    by() {
      git add -A
      case $2 in *T*) when=$2;; *) when=$2T12:00:00Z;; esac
      export GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$1@example.com GIT_AUTHOR_DATE=$when
      export GIT_COMMITTER_NAME=$1 GIT_COMMITTER_EMAIL=$1@example.com GIT_COMMITTER_DATE=$when
      git commit -q --allow-empty -m "${3:-work of $1}"
    }

    """

  private static let main = """
    git init -q --initial-branch=main . && git config gc.auto 0
    for area in svc/a svc/b svc/c; do owners $area "$A"; echo 1 > $area/code.c; done
    by anna 2026-01-05
    for area in svc/a svc/b svc/c; do echo 2 >> $area/code.c; by ben 2026-01-10; done
    echo 3 >> svc/a/code.c; by cleo 2026-01-20

    """

  /// - Parameters:
  ///   - main: what happens on `main` before the change begins.
  ///   - change: what happens on `pr`; where it ends on another branch, that is judged all the same.
  init(main: String = "", _ change: String = "") throws {
    directory = try TemporaryDirectory()
    path = directory.file("repo")
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false)
    try shell(Self.main + main + "\ngit checkout -q -b pr\n" + change)
  }

  @discardableResult
  func shell(_ script: String) throws -> String {
    try bash(in: "repo").script(Self.words + script)
  }

  func check(
    _ arguments: [String], now: String = "2026-02-01", environment: [String: String] = [:]
  ) throws -> Program.Output {
    try leadlint(["check", "--repo", path, "--now", now] + arguments, environment: environment)
  }

  /// Judges the change against `main`, strictly.
  func judge(
    _ arguments: [String] = [], now: String = "2026-02-01"
  ) throws -> Program.Output {
    try check(["--base", "main", "--fail-on", "info"] + arguments, now: now)
  }

  /// Judges what is staged, as a hook does.
  func staged(
    _ arguments: [String] = [], as person: String = "anna", now: String = "2026-02-01"
  ) throws -> Program.Output {
    try check(
      ["--staged"] + arguments, now: now,
      environment: GitRepository.identity(person, "\(person)@example.com"))
  }
}

extension Program.Output {
  func isBlocked(by rule: String, at position: String = "") -> Bool {
    status == 1 && text.contains("[\(rule)]") && (position.isEmpty || text.contains(position))
  }

  func notes(_ text: String) -> Bool {
    errorText.split(separator: "\n").contains {
      $0.hasPrefix("leadlint: note: ") && $0.contains(text)
    }
  }
}
