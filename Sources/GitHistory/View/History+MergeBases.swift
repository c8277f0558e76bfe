extension History {
  /// The best commits that two both are or descend from, as `git merge-base --all` gives them, newest
  /// first in walk order.
  package func mergeBases(of left: CommitPosition, _ right: CommitPosition) -> [CommitPosition] {
    // Bits: 1 where `left` reaches, 2 where `right` does, 4 below a base that was found.
    var reached: [CommitPosition: UInt8] = [left: 1]
    reached[right, default: 0] |= 2
    // How many of those that are still to come lie below no base.
    var open = reached.count
    var bases: [CommitPosition] = []
    var commit = min(left, right)
    // No parent stands before its children, so that each is complete when it is met.
    while open > 0, commit.index < count {
      if var bits = reached[commit] {
        if bits & 4 == 0 { open -= 1 }
        if bits == 3 {
          bases.append(commit)
          bits = 7
        }
        for parent in parents(of: commit) where parent > commit {
          let old = reached[parent]
          reached[parent] = (old ?? 0) | bits
          let isOpen = (old ?? 0) | bits < 4
          open += (isOpen ? 1 : 0) - (old.map { $0 < 4 } ?? false ? 1 : 0)
        }
      }
      commit = commit.advanced(by: 1)
    }
    return bases
  }
}
