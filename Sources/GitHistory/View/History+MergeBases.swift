extension History {
  /// The best commits that two both are or descend from, as `git merge-base --all` gives them, newest
  /// first in walk order.
  package func mergeBases(of left: CommitPosition, _ right: CommitPosition) -> [CommitPosition] {
    // Bits: 1 where `left` reaches, 2 where `right` does, 4 below a base that was found.
    var reached = [UInt8](repeating: 0, count: count)
    reached[left.index] |= 1
    reached[right.index] |= 2
    // How many of those that are still to come lie below no base.
    var open = left == right ? 1 : 2
    var bases: [CommitPosition] = []
    var commit = min(left, right)
    // No parent stands before its children, so that each is complete when it is met.
    while open > 0, commit.index < count {
      var bits = reached[commit.index]
      if bits != 0 {
        if bits & 4 == 0 { open -= 1 }
        if bits == 3 {
          bases.append(commit)
          bits = 7
        }
        for parent in parents(of: commit) where parent > commit {
          let old = reached[parent.index]
          let now = old | bits
          reached[parent.index] = now
          open += (now < 4 ? 1 : 0) - (old != 0 && old < 4 ? 1 : 0)
        }
      }
      commit = commit.advanced(by: 1)
    }
    return bases
  }
}
