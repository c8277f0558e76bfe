internal import TestSupport

/// A small repository with two areas, spoilt by a shell script, and what leadlint says of it.
struct BadInputScene: Scene {
  let directory: TemporaryDirectory
  /// The work tree, or the bare repository.
  let path: String

  static let areas = """
    mkdir -p repo && cd repo && git init -q --initial-branch=main . && git config gc.auto 0
    mkdir -p svc/a/docs svc/b
    printf -- '---\\nkind: service\\nlead: Anna <anna@example.com>\\ndocs: ["docs/*.md"]\\n---\\n' \
      > svc/a/OWNERS.lead
    printf -- '---\\nkind: service\\nlead: Anna <anna@example.com>\\n---\\n' > svc/b/OWNERS.lead
    echo how it is built > svc/a/docs/architecture.md; echo code > svc/a/main.c; echo words > svc/b/README.md
    git add -A; git commit -qm first
    echo more >> svc/a/main.c
    GIT_COMMITTER_DATE=2026-02-01T12:00:00Z git commit -qam second
    sed -i 's/Anna <anna@/Ben <ben@/' svc/a/OWNERS.lead
    GIT_AUTHOR_EMAIL=ben@example.com GIT_COMMITTER_DATE=2026-03-01T12:00:00Z git commit -qam third
    echo more >> svc/a/main.c
    GIT_COMMITTER_DATE=2026-11-01T12:00:00Z git commit -qam fourth
    # The file of a loose object.
    loose() { id=$(git rev-parse "$1"); echo ".git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)"; }
    # An entry of a raw tree: mode, name, id.
    entry() { printf '%s %s\\0' "$1" "$2"; printf "$(echo $3 | sed 's/../\\\\x&/g')"; }
    tree() { git hash-object -t tree -w --literally --stdin; }
    # Makes raw text the newest commit.
    commit() { printf "$1" | git hash-object -t commit -w --literally --stdin > .git/refs/heads/main; }

    """

  /// - Parameter script: runs in the work tree, after `areas`; `repo` above it may be replaced.
  init(_ script: String, at path: String = "repo") throws {
    directory = try TemporaryDirectory()
    self.path = directory.file(path)
    _ = try shell(Self.areas + script)
  }

  /// Runs a script in the scene's directory, with git in its closed environment.
  @discardableResult
  func shell(_ script: String, environment: [String: String] = [:]) throws -> [UInt8] {
    try bash(environment: environment).check(["-ec", script])
  }

  /// Runs leadlint there, at a fixed instant.
  func leadlint(
    _ command: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Output {
    // What is found at all is looked for, however little it matters.
    let strict =
      command != "check" || arguments.contains("--fail-on")
      ? [] : ["--show", "info", "--fail-on", "warning"]
    return try leadlint(
      [command, "--repo", path, "--now", "2026-11-22"] + strict + arguments,
      environment: environment)
  }
}

extension Program.Output {
  /// Whether the program ended by itself, with a status that it promises.
  var isOrderly: Bool { (0...2).contains(status) }

  /// Whether neither stream holds a control character or a byte that is not UTF-8.
  var isPlain: Bool {
    [standardOutput, standardError].allSatisfy { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else { return false }
      return text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || (0x20..<0x7F).contains(scalar.value) || scalar.value >= 0xA0
      }
    }
  }
}
