internal import GitHistory

/// The authors of files, as the last survey found them: they hold until a commit touches a path at
/// which the file ever stood.
final class KnownAuthors {
  /// By path: where in `pool` its file's authors begin; 0 where they are not known.
  private var places: [Int32] = []
  /// For each file how many authors it has, twice, odd where it was followed through moves with edits,
  /// and then these.
  private var pool: [IdentityMap.Number] = [0]
  /// By path: the files that stand elsewhere now and stood there before.
  private var heirs: [PathTable.Number: [PathTable.Number]] = [:]

  func forgetAll() {
    places = []
    pool = [0]
    heirs = [:]
  }

  /// Forgets the files that a commit may have changed the story of.
  func forget(_ changes: [Change]) {
    for change in changes {
      forget(change.path)
      heirs.removeValue(forKey: change.path)?.forEach(forget)
    }
  }

  private func forget(_ file: PathTable.Number) {
    if file < places.count { places[Int(file)] = 0 }
  }

  /// - Returns: false, without a call, where the authors are not known.
  func forEachAuthor(
    of file: PathTable.Number, _ isFollowed: Bool, _ body: (IdentityMap.Number) -> Void
  ) -> Bool {
    guard file < places.count, places[Int(file)] > 0 else { return false }
    let start = Int(places[Int(file)])
    guard (pool[start] & 1 == 1) == isFollowed else { return false }
    for place in start + 1..<start + 1 + Int(pool[start] / 2) { body(pool[place]) }
    return true
  }

  /// - Parameter origins: where the file stood before.
  func keep(
    _ authors: [IdentityMap.Number], of file: PathTable.Number, _ isFollowed: Bool,
    from origins: [PathTable.Number]
  ) {
    if file >= places.count {
      places += Array(repeating: 0, count: max(Int(file) + 1, places.count * 2) - places.count)
    }
    places[Int(file)] = Int32(pool.count)
    pool.append(Int32(authors.count * 2 + (isFollowed ? 1 : 0)))
    pool += authors
    for origin in origins { heirs[origin, default: []].append(file) }
  }
}
