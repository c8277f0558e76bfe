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
  let moves: OracleMoves
  /// For each commit whom it credits.
  let credited: [[OraclePeople.Identity]]
  let tree: [ByteString: Entry]
  /// Areas by directory, empty for the root; nil for a file that cannot be read.
  let owners: [ByteString: OracleOwners?]
  private let ownersVersions: [String: OracleOwners]
  private var blobs: [String: [UInt8]] = [:]
  private(set) var similarMoves: [String: [ByteString: ByteString]] = [:]

  static let ownersName: ByteString = "OWNERS.lead"

  init(_ repository: GitRepository, revision: String, now: Instant) throws {
    self.now = now
    git = OracleGit(repository: repository)
    tip = try git.resolve(revision)
    let tree = try git.tree(of: tip)
    self.tree = tree
    let everything = try git.commits(of: tip)

    let rulesEntry = tree[".lead-rules"].flatMap { $0.isFile ? $0.object : nil }
    rules = try OracleRules(git.blobs(Set([rulesEntry].compactMap { $0 })).values.first)
    let floor = rules.since?.start.seconds
    let commits = everything.filter { commit in
      guard let floor else { return true }
      return commit.date.map { $0 >= floor } ?? false
    }
    self.commits = commits
    moves = OracleMoves(commits)

    let ownersPaths = tree.keys.filter { fileName($0) == Self.ownersName }
    let current = try git.blobs(Set(ownersPaths.compactMap { tree[$0]?.object }))
    var owners: [ByteString: OracleOwners?] = [:]
    var versions: [String: OracleOwners] = [:]
    for path in ownersPaths {
      guard let entry = tree[path] else { continue }
      let parsed = entry.isFile ? current[entry.object].flatMap(Self.parse) : nil
      owners[directory(path)] = .some(parsed)
      if let parsed { versions[entry.object] = parsed }
    }
    self.owners = owners
    // Every version of anything ever called so, or parked under a name such as OWNERS.old.
    let older = commits.flatMap(\.changes).filter { fileName($0.path).hasPrefix("OWNERS") }
    for (id, bytes) in try git.blobs(Set(older.compactMap { $0.after?.object })) {
      if let parsed = Self.parse(bytes) { versions[id] = parsed }
    }
    ownersVersions = versions

    let people = try OraclePeople(
      commits: commits,
      references: owners.values.flatMap { $0?.everyone ?? [] }
        + versions.values.flatMap { $0.everyone },
      rules: rules, git: git, tip: tip)
    self.people = people
    let ignoring = rules.ignoreRevisionFiles.compactMap { tree[$0]?.object }
    var ignored: Set<ByteString> = []
    for bytes in try git.blobs(Set(ignoring)).values {
      for line in ByteString(bytes).split(separator: 0x0A) {
        let text = line.bytes.prefix { $0 != UInt8(ascii: "#") }
        ignored.insert(ByteString(text).trimmed.asciiLowercased)
      }
    }
    credited = commits.map { commit in
      ignored.contains(ByteString(commit.id)) ? [] : people.credited(commit)
    }
  }

  private static func parse(_ bytes: [UInt8]) -> OracleOwners? {
    do { return try OracleOwners(bytes) } catch { return nil }
  }

  /// The committer date, no later than now; nil where it is not known.
  func date(_ index: Int) -> Int64? { commits[index].date.map { min($0, now.seconds) } }

  /// The newest of some commits: the latest date, among equals the one met first by the walk.
  func newest(_ indices: some Sequence<Int>) -> Int? {
    indices.min { left, right in
      let (a, b) = (date(left) ?? -1, date(right) ?? -1)
      return a != b ? a > b : left < right
    }
  }

  func emails(_ index: Int) -> [ByteString] { credited[index].map(\.email) }

  func blob(_ id: String) throws -> [UInt8]? {
    if let known = blobs[id] { return known }
    blobs.merge(try git.blobs([id])) { old, _ in old }
    return blobs[id]
  }

  /// Reads many blobs at once, so that `blob` need not ask for each one.
  func prefetch(_ ids: Set<String>) throws {
    blobs.merge(try git.blobs(ids.filter { blobs[$0] == nil })) { old, _ in old }
  }

  func steps(of path: ByteString, similar: Bool) throws -> [OracleMoves.Step] {
    guard similar else { return try moves.history(of: path, similar: nil) }
    return try moves.history(of: path) { commit, paths in
      if let known = self.similarMoves[commit.id] { return known }
      let found = try self.git.similarMoves(in: commit, paths: paths)
      self.similarMoves[commit.id] = found
      return found
    }
  }

  /// A version of an `OWNERS.lead` in its history.
  struct OwnersVersion {
    let commit: Int
    /// Nil where the file was deleted.
    let file: OracleOwners?
  }

  /// The versions of an `OWNERS.lead` that can be read, oldest first.
  func ownersVersions(of path: ByteString) throws -> [OwnersVersion] {
    var versions: [OwnersVersion] = []
    for step in try steps(of: path, similar: true).reversed() {
      guard let entry = step.change.after else {
        versions.append(OwnersVersion(commit: step.commit, file: nil))
        continue
      }
      guard entry.isFile else { continue }
      if let known = ownersVersions[entry.object] {
        versions.append(OwnersVersion(commit: step.commit, file: known))
      } else if let bytes = try blob(entry.object), let parsed = Self.parse(bytes) {
        versions.append(OwnersVersion(commit: step.commit, file: parsed))
      }
    }
    return versions
  }
}
