/// Which commits of one history descend from which, and when each reached the branch judged.
///
/// A class, since all copies of a history share it.
package final class Ancestry {
  private let parents: Parents
  /// By position: the oldest commit of the tip's first-parent line from which the commit is reached.
  private let landings: [CommitPosition]
  /// By position of a commit on the tip's first-parent line: the last commit that landed with it or
  /// later.
  private let lastLanded: [CommitPosition]
  /// By position: the newest commit of the tip's first-parent line that the commit is or descends
  /// from; one past the last commit where there is none.
  private let forks: [CommitPosition]
  /// By position, for `isAncestor`: the last search that met the commit.
  private var lastSearch: [Int32] = []
  private var search: Int32 = 0

  init(_ index: HistoryIndex, _ commits: ScannedCommits, _ order: RowOrder) {
    parents = Parents(index, commits, order)
    landings = Self.landings(parents)
    lastLanded = Self.lastLanded(landings)
    forks = Self.forks(parents, landings)
  }

  /// Reads the parents of commits by position.
  private struct Parents {
    private let index: HistoryIndex
    private let commits: ScannedCommits
    private let order: RowOrder
    private let indexed: CommitRow
    var count: Int { order.count }

    init(_ index: HistoryIndex, _ commits: ScannedCommits, _ order: RowOrder) {
      self.index = index
      self.commits = commits
      self.order = order
      indexed = CommitRow(index.commitCount)
    }

    @inline(__always)
    func forEach(of commit: CommitPosition, _ body: (CommitPosition) -> Void) {
      func visit(_ row: CommitRow) {
        let parent = order.position(of: row)
        // Only a damaged index has a parent before its child.
        if parent > commit { body(parent) }
      }
      let row = order.row(at: commit)
      if row < indexed {
        index.forEachParent(of: row, visit)
      } else {
        commits.parents(of: row).forEach(visit)
      }
    }

    func first(of commit: CommitPosition) -> CommitPosition? {
      var first: CommitPosition?
      forEach(of: commit) { first = first ?? $0 }
      return first
    }

    func areSeveral(of commit: CommitPosition) -> Bool {
      let row = order.row(at: commit)
      return row < indexed ? index.isMerge(row) : commits.parents(of: row).count > 1
    }
  }

  /// The first parent; nil for a root commit.
  package func firstParent(of commit: CommitPosition) -> CommitPosition? {
    parents.first(of: commit)
  }

  /// Commits with several parents, newest first.
  package private(set) lazy var merges: [CommitPosition] = (0..<parents.count)
    .map { CommitPosition($0) }.filter(parents.areSeveral)

  private static func landings(_ parents: Parents) -> [CommitPosition] {
    var landings = [CommitPosition](repeating: .unreachable, count: parents.count)
    var next: CommitPosition? = parents.count > 0 ? CommitPosition(0) : nil
    // No parent stands before its children, so that each has its answer when it is met.
    for position in 0..<parents.count {
      let commit = CommitPosition(position)
      // Only a damaged index has a commit that no child reaches.
      if commit == next || landings[position] == .unreachable {
        landings[position] = commit
        if commit == next { next = parents.first(of: commit) }
      }
      let landing = landings[position]
      parents.forEach(of: commit) { landings[$0.index] = max(landings[$0.index], landing) }
    }
    return landings
  }

  private static func lastLanded(_ landings: [CommitPosition]) -> [CommitPosition] {
    var last = landings
    for (position, landing) in landings.enumerated() {
      last[landing.index] = max(last[landing.index], CommitPosition(position))
    }
    var newest = CommitPosition(0)
    for (position, landing) in landings.enumerated() where landing.index == position {
      newest = max(newest, last[position])
      last[position] = newest
    }
    return last
  }

  private static func forks(
    _ parents: Parents, _ landings: [CommitPosition]
  ) -> [CommitPosition] {
    var forks = [CommitPosition](repeating: CommitPosition(parents.count), count: parents.count)
    for position in (0..<parents.count).reversed() {
      let commit = CommitPosition(position)
      if landings[position] == commit {
        forks[position] = commit
      } else {
        parents.forEach(of: commit) { forks[position] = min(forks[position], forks[$0.index]) }
      }
    }
    return forks
  }

  /// The commit on the tip's first-parent line with which a commit reached the branch: itself where
  /// it stands on that line.
  package func landing(of commit: CommitPosition) -> CommitPosition { landings[commit.index] }

  /// Whether a commit stands on the tip's first-parent line.
  package func isOnLine(_ commit: CommitPosition) -> Bool { landing(of: commit) == commit }

  /// The last position at which a commit stands that landed with another one or later.
  package func lastLanded(with commit: CommitPosition) -> CommitPosition {
    lastLanded[landing(of: commit).index]
  }

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
    if lastSearch.isEmpty { lastSearch = Array(repeating: 0, count: landings.count) }
    search += 1
    var stack = [new]
    while let commit = stack.popLast() {
      var isFound = false
      parents.forEach(of: commit) { parent in
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
