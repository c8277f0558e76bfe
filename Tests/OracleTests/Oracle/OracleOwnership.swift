import Basics

/// Which area a path belongs to, also under directories that an area had before it moved.
struct OracleOwnership {
  /// A directory that an area had, and the commits for which it had it.
  struct Former {
    let directory: ByteString
    let area: ByteString
    let scope: CommitSet
  }

  private var areas: [ByteString: ByteString] = [:]
  /// For each area the commits in which its directory was its own, and no other's that left it.
  private var own: [ByteString: CommitSet] = [:]
  private(set) var former: [ByteString: [Former]] = [:]

  init(_ history: OracleHistory, _ owners: [ByteString: OracleOwnersHistory]) throws {
    // "or to the area that `covers` them (the longest prefix wins; an `OWNERS.lead` inside wins over
    // `covers`"
    for (path, file) in history.owners.sorted(by: { $0.key < $1.key }) {
      for covered in file?.covers ?? [] where areas[covered] == nil { areas[covered] = path }
    }
    for path in history.owners.keys { areas[path] = path }
    own = owners.mapValues { $0.names[0].scope }
    for (path, file) in owners.sorted(by: { $0.key < $1.key }) {
      // The chain of names ends where a move took less than half of the files along.
      var reached: Set<ByteString> = [file.names[0].path]
      for name in file.names.dropFirst() {
        let moves = name.left.filter { reached.contains($0.new) }
        guard try moves.contains(where: { try Self.movesArea($0, history) }) else { continue }
        reached.insert(name.path)
        let old = directory(name.path)
        former[old, default: []].append(Former(directory: old, area: path, scope: name.scope))
      }
    }
  }

  /// "An *area* moves when its `OWNERS.lead` does and at least half of the files that lay under it leave
  /// in that commit".
  static func movesArea(_ move: OracleMoves.Move, _ history: OracleHistory) throws -> Bool {
    let (old, new) = (directory(move.old), directory(move.new))
    guard old != new, fileName(move.old) == OracleHistory.ownersName else { return false }
    let id = history.commits[move.commit].id
    let holder = history.graph.parents[move.commit].first {
      history.moves.entry(of: move.old, at: $0) != nil
    }
    guard let holder else { return false }
    let before = try history.git.paths(below: old, at: history.commits[holder].id)
      .filter { $0 != move.old }
    let after = Set(try history.git.paths(below: old, at: id))
    return before.count { !after.contains($0) } * 2 >= before.count
  }

  /// The area of a path at a commit, and the directory that it had then.
  func area(of path: ByteString, at commit: Int) -> (area: ByteString, directory: ByteString)? {
    var above = path
    while !above.isEmpty {
      above = directory(above)
      if own[above]?.contains(commit) == true { return (above, above) }
      if let former = former[above]?.first(where: { $0.scope.contains(commit) }) {
        return (former.area, above)
      }
      if let area = areas[above] { return (area, area) }
    }
    return nil
  }

  /// The directories that an area had at a commit: its own, or those before it moved.
  func directories(of area: ByteString, at commit: Int) -> [ByteString] {
    [area]
      + former.values.joined().filter { $0.area == area && $0.scope.contains(commit) }
      .map(\.directory).sorted()
  }
}
