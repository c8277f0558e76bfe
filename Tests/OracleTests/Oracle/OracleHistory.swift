import Basics
import TestSupport

/// Everything of a history that areas are judged by: commits, credit, moves, files at the tip.
final class OracleHistory {
  let now: Instant
  let tip: String
  let git: OracleGit
  let rules: OracleRules
  let people: OraclePeople
  /// The walk, newest first.
  let commits: [OracleCommit]
  let graph: OracleGraph
  let moves: OracleMoves
  /// The canonical e-mails of those whom each commit credits.
  let credited: [[ByteString]]
  /// The canonical e-mails of those whom each commit names as author or co-author.
  let named: [Set<ByteString>]
  let tree: [ByteString: Entry]
  /// Areas by directory, empty for the root; nil for a file that cannot be read.
  let owners: [ByteString: OracleOwners?]
  private let indices: [String: Int]
  private var blobs: [String: [UInt8]] = [:]
  private var texts: [String: OracleText] = [:]
  /// Of those that change docs of too many areas, set once areas are known.
  var areaSweeps: (docs: Set<Int>, code: Set<Int>) = ([], [])

  static let ownersName: ByteString = "OWNERS.lead"

  init(_ repository: GitRepository, revision: String, now: Instant) throws {
    self.now = now
    git = OracleGit(repository: repository)
    tip = try git.resolve(revision)
    let tree = try git.tree(of: tip)
    self.tree = tree
    let commits = try git.commits(of: tip)
    self.commits = commits
    indices = Dictionary(
      uniqueKeysWithValues: commits.enumerated().map { ($0.element.id, $0.offset) })
    let graph = OracleGraph(commits, now: now)
    self.graph = graph
    let rulesEntry = tree[".lead-rules"].flatMap { $0.isFile ? $0.object : nil }
    let rules = try OracleRules(git.blobs(Set([rulesEntry].compactMap { $0 })).values.first)
    self.rules = rules
    let isThere = { index in Self.isThere(index, graph, rules) }
    moves = OracleMoves(commits, graph: graph, git: git, isThere: isThere)

    // "An `OWNERS.lead` below a borrowed directory (`vendor`, `testdata`, `node_modules` …) is no area."
    let ownersPaths = tree.keys.filter { fileName($0) == Self.ownersName && !isBorrowed($0) }
    let current = try git.blobs(Set(ownersPaths.compactMap { tree[$0]?.object }))
    var owners: [ByteString: OracleOwners?] = [:]
    for path in ownersPaths {
      guard let entry = tree[path] else { continue }
      owners[directory(path)] = .some(
        entry.isFile ? current[entry.object].flatMap(Self.parse) : nil)
    }
    self.owners = owners
    // Every version of anything ever called so, or parked under a name such as OWNERS.old.
    let older = commits.flatMap { $0.changes + $0.steps }
      .filter { fileName($0.path).hasPrefix("OWNERS") }
    blobs = try git.blobs(Set(older.compactMap { $0.after?.object })).merging(current) { one, _ in
      one
    }

    people = try OraclePeople(
      history: commits, isThere: isThere, graph: graph,
      references: owners.sorted { $0.key < $1.key }.flatMap { $0.value?.everyone ?? [] },
      older: blobs.sorted { $0.key < $1.key }.flatMap { OracleVersion($0.value)?.leads ?? [] },
      rules: rules, git: git, tip: tip)

    var ignored: Set<String> = []
    for bytes in try git.blobs(Set(rules.ignoreRevisionFiles.compactMap { tree[$0]?.object }))
      .values
    {
      for line in ByteString(bytes).split(separator: 0x0A) {
        let text = ByteString(line.bytes.prefix { $0 != UInt8(ascii: "#") }).trimmed.asciiLowercased
        guard !text.isEmpty else { continue }
        // "tags are peeled"
        ignored.insert(try git.peeled(text.lossyText) ?? text.lossyText)
      }
    }
    let people = people
    named = commits.map { people.named($0) }
    credited = commits.enumerated().map { index, commit in
      ignored.contains(commit.id) || !isThere(index) ? [] : people.credited(commit)
    }
  }

  private static func parse(_ bytes: [UInt8]) -> OracleOwners? {
    do { return try OracleOwners(bytes) } catch { return nil }
  }

  /// "`history.since`: what is older is as if it were not there."
  private static func isThere(_ index: Int, _ graph: OracleGraph, _ rules: OracleRules) -> Bool {
    guard let floor = rules.since?.start.seconds else { return true }
    return graph.dates[index].map { $0 >= floor } ?? false
  }

  func isThere(_ index: Int) -> Bool { Self.isThere(index, graph, rules) }

  func index(of id: String) -> Int? { indices[id] }

  /// "a commit that changes more than `sweeping-commit` (250) paths, counted before moves are paired"
  func isSweeping(_ commit: Int) -> Bool {
    rules.sweeping > 0 && commits[commit].changes.count > rules.sweeping
  }

  func sweepsDocs(_ commit: Int) -> Bool { isSweeping(commit) || areaSweeps.docs.contains(commit) }

  func sweepsCode(_ commit: Int) -> Bool { isSweeping(commit) || areaSweeps.code.contains(commit) }

  func blob(_ id: String) throws -> [UInt8]? {
    if let known = blobs[id] { return known }
    blobs.merge(try git.blobs([id])) { old, _ in old }
    return blobs[id]
  }

  /// The text of a doc; nil where it is not there.
  func text(_ id: String) throws -> OracleText? {
    if let known = texts[id] { return known }
    let text = try blob(id).map { OracleText($0) }
    texts[id] = text
    return text
  }

  /// Reads many blobs at once, so that `blob` need not ask for each one.
  func prefetch(_ ids: Set<String>) throws {
    blobs.merge(try git.blobs(ids.filter { blobs[$0] == nil })) { old, _ in old }
  }
}

/// Directories of what others wrote or tests read: those that HISTORY names.
func isBorrowed(_ path: ByteString, below directory: ByteString = "") -> Bool {
  let names: Set<ByteString> = ["vendor", "testdata", "node_modules", "third_party"]
  let skipped = directory.isEmpty ? 0 : directory.count + 1
  return ByteString(path.bytes[skipped...]).split(separator: 0x2F).dropLast().contains(
    where: names.contains)
}
