import Basics

/// Which files moved in each commit, and so what a file was called before.
final class OracleMoves {
  struct Move: Hashable {
    let commit: Int
    let old: ByteString
    let new: ByteString
  }

  /// A name that a file bore, and the commits whose changes at that name are the file's.
  struct Name {
    let path: ByteString
    var scope: CommitSet
    /// The moves by which the file left this name for the one before it in the list.
    let left: [Move]
  }

  private let isThere: (Int) -> Bool
  private let commits: [OracleCommit]
  private let graph: OracleGraph
  private let git: OracleGit
  /// Exact moves by new and by old path.
  private var into: [ByteString: [Move]] = [:]
  private var away: [ByteString: [Move]] = [:]
  /// Commits in which a path appears, however.
  private var appearances: [ByteString: [Int]] = [:]
  /// What each commit changes, without what moved.
  private(set) var changed: [[PathChange]] = []
  private var byPath: [ByteString: [(commit: Int, change: PathChange)]] = [:]
  private var stepsByPath: [ByteString: [Int: Entry?]] = [:]
  private var entries: [ByteString: [Entry?]] = [:]
  /// What moved with an edit, by commit, where it was asked.
  private(set) var similar: [Int: [Move]] = [:]

  /// - Parameter isThere: whether a commit is not older than `history.since`.
  init(
    _ commits: [OracleCommit], graph: OracleGraph, git: OracleGit, isThere: @escaping (Int) -> Bool
  ) {
    self.isThere = isThere
    self.commits = commits
    self.graph = graph
    self.git = git
    var holders: [Entry: Set<ByteString>] = [:]
    for (index, commit) in commits.enumerated() {
      for step in commit.steps {
        stepsByPath[step.path, default: [:]][index] = .some(step.after)
        if let entry = step.after { holders[entry, default: []].insert(step.path) }
      }
    }
    for (index, commit) in commits.enumerated() {
      let moves = exactMoves(in: index, holders)
      for move in moves {
        into[move.new, default: []].append(move)
        away[move.old, default: []].append(move)
      }
      for change in commit.changes where change.appears {
        appearances[change.path, default: []].append(index)
      }
      let moved = Set(moves.map(\.new)).union(moves.map(\.old))
      let rest = commit.changes.filter { !moved.contains($0.path) }
      changed.append(rest)
      for change in rest { byPath[change.path, default: []].append((index, change)) }
    }
  }

  /// "A path that disappears and a path that appears in one commit with the same object id and type of
  /// entry are one file that moved"; "a path that no parent of a merge has, and whose object a parent
  /// holds under a name that went there, moved with the merge".
  private func exactMoves(in index: Int, _ holders: [Entry: Set<ByteString>]) -> [Move] {
    let commit = commits[index]
    let appeared = commit.changes.filter(\.appears)
    guard isThere(index), !appeared.isEmpty, !commit.parents.isEmpty else { return [] }
    var gone: [Entry: Set<ByteString>] = [:]
    for change in commit.changes where change.disappears {
      for entry in change.before.compactMap({ $0 }) { gone[entry, default: []].insert(change.path) }
    }
    if commit.isMerge {
      for entry in Set(appeared.compactMap(\.after)) {
        for path in holders[entry] ?? [] where self.entry(of: path, at: index) == nil {
          let isHeld = graph.parents[index].contains { self.entry(of: path, at: $0) == entry }
          if isHeld { gone[entry, default: []].insert(path) }
        }
      }
    }
    // "Where several fit, the longest common tail of the path decides, then path order".
    var pairs: [(tail: Int, new: ByteString, old: ByteString)] = []
    for change in appeared {
      guard let entry = change.after else { continue }
      for old in gone[entry] ?? [] {
        let isEmpty = entry.object == Entry.emptyBlob
        if isEmpty, fileName(old) != fileName(change.path) { continue }
        pairs.append((commonTail(old, change.path), change.path, old))
      }
    }
    pairs.sort { $0.tail != $1.tail ? $0.tail > $1.tail : ($0.new, $0.old) < ($1.new, $1.old) }
    var moves: [Move] = []
    for pair in pairs where !moves.contains(where: { $0.new == pair.new || $0.old == pair.old }) {
      moves.append(Move(commit: index, old: pair.old, new: pair.new))
    }
    return moves
  }

  /// How many bytes at the end two paths share.
  private func commonTail(_ one: ByteString, _ other: ByteString) -> Int {
    zip(one.bytes.reversed(), other.bytes.reversed()).prefix { $0 == $1 }.count
  }

  /// "For architecture docs and `OWNERS.lead` only, where one appears beside deletions without an
  /// equal object, similarity is asked for that one commit".
  private func similarMoves(in index: Int) -> [Move] {
    if let known = similar[index] { return known }
    let appeared = changed[index].filter(\.appears)
    let disappeared = changed[index].filter(\.disappears)
    var moves: [Move] = []
    if isThere(index), !appeared.isEmpty, !disappeared.isEmpty {
      do {
        let paths = (appeared + disappeared).map(\.path)
        let found = try git.similarMoves(in: commits[index], paths: paths)
        moves = found.map { Move(commit: index, old: $0.value, new: $0.key) }
      } catch {
        preconditionFailure("\(error)")
      }
    }
    similar[index] = moves
    return moves
  }

  /// What a path holds at each commit: what the commit changed, else what its first parent holds.
  private func entries(of path: ByteString) -> [Entry?] {
    if let known = entries[path] { return known }
    var found: [Entry?] = Array(repeating: nil, count: commits.count)
    let steps = stepsByPath[path] ?? [:]
    for index in commits.indices.reversed() {
      found[index] = steps[index] ?? graph.parents[index].first.flatMap { found[$0] }
    }
    entries[path] = found
    return found
  }

  func entry(of path: ByteString, at commit: Int) -> Entry? { entries(of: path)[commit] }

  /// The names of the file that stands at `path`, newest first.
  ///
  /// - Parameter similar: whether moves with an edit are followed.
  func names(of path: ByteString, similar: Bool) -> [Name] {
    names(of: path, CommitSet(count: commits.count, all: true), left: [], similar)
  }

  private func names(
    of path: ByteString, _ range: CommitSet, left: [Move], _ similar: Bool
  ) -> [Name] {
    // "Renaming an `OWNERS.lead` so that it is one no more is `removed`", and the way back adds one.
    let isOwners = fileName(path) == OracleHistory.ownersName
    func follows(_ other: ByteString) -> Bool {
      !isOwners || fileName(other) == OracleHistory.ownersName
    }
    var into = into[path] ?? []
    var away = (away[path] ?? []).filter { follows($0.new) }
    var appearances = Set(appearances[path] ?? [])
    appearances.formUnion(into.map(\.commit))
    into = into.filter { follows($0.old) }
    if similar {
      for (commit, change) in byPath[path] ?? [] where change.appears || change.disappears {
        into += similarMoves(in: commit).filter { $0.new == path && follows($0.old) }
        away += similarMoves(in: commit).filter { $0.old == path && follows($0.new) }
      }
    }
    var scope = range
    // "Where another file came to the old name later, it owns only what descends from the move."
    for move in away where range.contains(move.commit) {
      let later = graph.descendants(of: move.commit)
      if appearances.contains(where: { range.contains($0) && later.contains($0) }) {
        scope = scope.intersection(later)
      }
    }
    into = into.filter { scope.contains($0.commit) }
    into = into.filter { move in
      !into.contains { graph.isAncestor(move.commit, of: $0.commit) }
    }
    // What the name was before the file came to it is another file's.
    for move in into { scope = scope.subtracting(graph.ancestors(of: move.commit)) }
    var names = [Name(path: path, scope: scope, left: left)]
    for old in Set(into.map(\.old)).sorted() {
      let moves = into.filter { $0.old == old }
      // "A change under a former name belongs to the file unless its commit descends from the move".
      var before = range
      for move in moves {
        before.remove(move.commit)
        before = before.subtracting(graph.descendants(of: move.commit))
      }
      names += self.names(of: old, before, left: moves, similar)
    }
    return names
  }

  /// One change in a file's history.
  struct Step {
    let commit: Int
    let change: PathChange
    /// What the file was before it moved with an edit, by parent; nil for any other change.
    let movedFrom: [Entry?]?
  }

  /// Every change of a file, newest first in the walk.
  func steps(_ names: [Name], similar: Bool) -> [Step] {
    var steps: [Int: Step] = [:]
    for name in names {
      for (commit, change) in byPath[name.path] ?? []
      where name.scope.contains(commit) && steps[commit] == nil {
        let move =
          similar && change.appears
          ? similarMoves(in: commit).first(where: { $0.new == name.path }) : nil
        let movedFrom = move.map { move in
          graph.parents[commit].map { entry(of: move.old, at: $0) }
        }
        steps[commit] = Step(commit: commit, change: change, movedFrom: movedFrom)
      }
    }
    return steps.values.sorted { $0.commit < $1.commit }
  }

  /// What a file is at a commit: under the newest of its names that it bears there.
  func entry(_ names: [Name], at commit: Int) -> (path: ByteString, entry: Entry)? {
    for name in names where name.scope.contains(commit) {
      if let entry = entry(of: name.path, at: commit) { return (name.path, entry) }
    }
    return nil
  }
}

extension Entry {
  static let emptyBlob = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
}

func fileName(_ path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
  return ByteString(path.bytes[(slash + 1)...])
}

/// The directory of a path, empty for the root.
func directory(_ path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return ByteString() }
  return ByteString(path.bytes[..<slash])
}

/// Whether `path` lies below `directory`; everything lies below the root.
func isBelow(_ path: ByteString, _ directory: ByteString) -> Bool {
  directory.isEmpty || path.hasPrefix(directory + "/")
}
