import Basics
import Foundation
import TestSupport
import Testing

/// leadlint against the oracle on histories made by chance.
///
/// `LEADLINT_HISTORIES=n` says how many of each kind, `LEADLINT_SEED=n` runs one again, and `LEADLINT_KEEP=FILE`
/// writes that one as a script that builds it.
@Suite struct RandomHistoryTests {
  private static let environment = ProcessInfo.processInfo.environment

  static let seeds: [UInt64] = {
    if let seed = environment["LEADLINT_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    let count = environment["LEADLINT_HISTORIES"].flatMap { Int($0) } ?? 150
    return (0..<max(count, 0)).map { UInt64($0) + 1 }
  }()

  /// One root, and merges of two parents that git makes by itself.
  @Test(arguments: seeds) func leadlintAgreesOnOrdinaryHistories(seed: UInt64) throws {
    try compare(RandomHistory(seed: seed, isOrdinary: true), seed, Pending.ordinary)
  }

  @Test(arguments: seeds) func leadlintAgreesOnUnrulyHistories(seed: UInt64) throws {
    try compare(RandomHistory(seed: seed), seed, Pending.unruly)
  }

  private func compare(_ history: RandomHistory, _ seed: UInt64, _ pending: Set<UInt64>) throws {
    let imported = try ImportedHistory(history.builder)
    try imported.ignore(history.ignored)
    if let file = Self.environment["LEADLINT_KEEP"] {
      try imported.writeScript(to: file)
    }
    let found = try imported.disagreements(
      now: RandomHistory.now, pending: pending.contains(seed) ? Pending.keys : [])
    guard !found.isEmpty else { return }
    let script = NSTemporaryDirectory() + "leadlint-seed-\(seed).sh"
    try imported.writeScript(to: script)
    report(found, of: "LEADLINT_SEED=\(seed), built by \(script)")
  }

  /// What the oracle takes from git, against the trees that the history was written from.
  @Test(arguments: seeds.prefix(20)) func changesDifferFromEveryParent(seed: UInt64) throws {
    let history = RandomHistory(seed: seed)
    let imported = try ImportedHistory(history.builder)
    let commits = try OracleGit(repository: imported.repository).commits(of: "main")
    var byID: [String: OracleCommit] = [:]
    for commit in commits { byID[commit.id] = commit }
    for (number, written) in history.builder.commits.enumerated() {
      // A branch that was given up is no part of the history.
      guard let commit = imported.ids[number + 1].flatMap({ byID[$0] }) else { continue }
      let parents = written.parents.map { history.builder.commits[$0].tree }
      let sides = parents.isEmpty ? [TreeState()] : parents
      let paths = Set((sides + [written.tree]).flatMap(\.paths))
      let changed = paths.filter { path in
        sides.allSatisfy { side in !isSame(side.nodes[path], written.tree.nodes[path]) }
      }
      #expect(Set(commit.changes.map(\.path)) == changed, "commit \(number) of seed \(seed)")
    }
  }

  private func isSame(_ left: Node?, _ right: Node?) -> Bool {
    switch (left, right) {
    case (.file(let a), .program(let b)), (.program(let a), .file(let b)): a == b
    default: left == right
    }
  }
}

extension ImportedHistory {
  /// A script that makes the history in a new bare repository, its first argument, and asks leadlint.
  func writeScript(to file: String) throws {
    let stream = try repository.git([
      "fast-export", "--all", "--reencode=no", "--signed-tags=verbatim",
    ])
    let script = """
      #!/bin/sh
      set -e
      git init --quiet --bare --initial-branch=main "$1"
      base64 -d <<'END' | git -C "$1" fast-import --quiet --force --date-format=raw-permissive
      \(Data(stream).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))
      END
      ${LEADLINT:-leadlint} status --repo "$1" --rev main --now \(RandomHistory.now) --format json --no-cache

      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// Adds a last commit whose `.git-blame-ignore-revs` lists commits by their numbers.
  func ignore(_ numbers: [Int]) throws {
    guard !numbers.isEmpty else { return }
    let lines = numbers.compactMap { number in ids[number + 1].map { "\($0)  # \(number)\n" } }
    let text = "# reformatted\n\n" + lines.joined()
    let stream = """
      commit refs/heads/main
      committer Keeper <keeper@example.com> \(RandomHistory.now.seconds - 5) +0000
      data 6
      Ignore
      from refs/heads/main^0
      M 100644 inline .git-blame-ignore-revs
      data \(text.utf8.count)
      \(text)

      """
    try repository.fastImport(Array(stream.utf8))
  }
}
