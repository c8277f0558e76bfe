/// Which commits of one history descend from which, and when each reached the branch judged.
///
/// A class, since it is worked out on the first question and shared by all copies of a history.
package final class Ancestry {
  private let index: HistoryIndex
  private let commits: ScannedCommits
  private let order: RowOrder
  private let indexed: CommitRow
  /// By position, for `isAncestor`: the last search that met the commit.
  private var lastSearch: [Int32] = []
  private var search: Int32 = 0

  init(_ index: HistoryIndex, _ commits: ScannedCommits, _ order: RowOrder) {
    self.index = index
    self.commits = commits
    self.order = order
    indexed = CommitRow(index.commitCount)
  }

  @inline(__always)
  private func forEachParent(of commit: CommitPosition, _ body: (CommitPosition) -> Void) {
    func visit(_ row: CommitRow) {
      let parent = order.position(of: row)
      if parent > commit { body(parent) }
    }
    let row = order.row(at: commit)
    if row < indexed {
      index.forEachParent(of: row, visit)
    } else {
      commits.parents(of: row).forEach(visit)
    }
  }

  /// The first parent; nil for a root commit.
  package func firstParent(of commit: CommitPosition) -> CommitPosition? {
    var first: CommitPosition?
    forEachParent(of: commit) { first = first ?? $0 }
    return first
  }

  /// Commits with several parents, newest first.
  package private(set) lazy var merges: [CommitPosition] = (0..<order.count)
    .map { CommitPosition($0) }.filter { commit in
      let row = order.row(at: commit)
      return row < indexed ? index.isMerge(row) : commits.parents(of: row).count > 1
    }

  /// By position: the oldest commit of the tip's first-parent line from which the commit is reached.
  private lazy var landings: [CommitPosition] = {
    var landings = [CommitPosition](repeating: .unreachable, count: order.count)
    var next: CommitPosition? = order.count > 0 ? CommitPosition(0) : nil
    // No parent stands before its children, so that each has its answer when it is met.
    for position in 0..<order.count {
      let commit = CommitPosition(position)
      // Only a damaged index has a commit that no child reaches.
      if commit == next || landings[position] == .unreachable {
        landings[position] = commit
        if commit == next { next = firstParent(of: commit) }
      }
      let landing = landings[position]
      forEachParent(of: commit) { landings[$0.index] = max(landings[$0.index], landing) }
    }
    return landings
  }()

  /// The commit on the tip's first-parent line with which a commit reached the branch: itself where
  /// it stands on that line.
  package func landing(of commit: CommitPosition) -> CommitPosition { landings[commit.index] }

  /// Whether a commit stands on the tip's first-parent line.
  package func isOnLine(_ commit: CommitPosition) -> Bool { landing(of: commit) == commit }

  /// By position of a commit on the tip's first-parent line: the last commit that landed with it or
  /// later.
  private lazy var lastLanded: [CommitPosition] = {
    var last = landings
    for position in 0..<order.count {
      let landing = landings[position]
      last[landing.index] = max(last[landing.index], CommitPosition(position))
    }
    var newest = CommitPosition(0)
    for position in 0..<order.count where landings[position].index == position {
      newest = max(newest, last[position])
      last[position] = newest
    }
    return last
  }()

  /// The last position at which a commit stands that landed with another one or later.
  package func lastLanded(with commit: CommitPosition) -> CommitPosition {
    lastLanded[landing(of: commit).index]
  }

  /// By position: the newest commit of the tip's first-parent line that the commit is or descends
  /// from; one past the last commit where there is none.
  private lazy var forks: [CommitPosition] = {
    var forks = [CommitPosition](repeating: CommitPosition(order.count), count: order.count)
    for position in (0..<order.count).reversed() {
      let commit = CommitPosition(position)
      if isOnLine(commit) {
        forks[position] = commit
      } else {
        forEachParent(of: commit) { forks[position] = min(forks[position], forks[$0.index]) }
      }
    }
    return forks
  }()

  /// Whether `old` is `new` or one of its ancestors.
  package func isAncestor(_ old: CommitPosition, of new: CommitPosition) -> Bool {
    if old <= new { return old == new }
    let landing = landing(of: old)
    if landing < self.landing(of: new) { return false }
    if isOnLine(new) { return true }
    if forks[new.index] <= landing { return true }
    // From here on only a way beside the line can lead there. Files that moved together ask the same.
    if landing == old { return false }
    let question = UInt64(UInt32(bitPattern: old.raw)) << 32 | UInt64(UInt32(bitPattern: new.raw))
    if let answer = answers[question] { return answer }
    let answer = isReached(old, landing, from: new)
    answers[question] = answer
    return answer
  }

  /// What searches found, by the two positions.
  private var answers: [UInt64: Bool] = [:]

  private func isReached(
    _ old: CommitPosition, _ landing: CommitPosition, from new: CommitPosition
  ) -> Bool {
    if lastSearch.isEmpty { lastSearch = Array(repeating: 0, count: order.count) }
    search += 1
    var stack = [new]
    while let commit = stack.popLast() {
      var isFound = false
      forEachParent(of: commit) { parent in
        if parent == old { isFound = true }
        // What descends from `old` stands before it and landed no earlier.
        guard parent < old, lastSearch[parent.index] != search,
          landings[parent.index] <= landing, landings[parent.index] != parent
        else { return }
        lastSearch[parent.index] = search
        stack.append(parent)
      }
      if isFound { return true }
    }
    return false
  }
}
