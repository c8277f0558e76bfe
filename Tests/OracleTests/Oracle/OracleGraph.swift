import Basics

/// Who descends from whom, and what *landed*, *newest* and a commit's date mean.
///
/// Commits are called by their index in the walk; 0 is the tip.
final class OracleGraph {
  let parents: [[Int]]
  let children: [[Int]]
  /// "The committer date. A date later than now counts as that of its first parent (and so on)"; nil
  /// where it is unknown, also at a root later than now.
  let dates: [Int64?]
  /// First parents from the tip back.
  let line: [Int]
  /// For each commit where on `line` it landed: 0 is the tip.
  let landings: [Int]
  private var descendants: [Int: CommitSet] = [:]
  private var ancestors: [Int: CommitSet] = [:]

  init(_ commits: [OracleCommit], now: Instant) {
    var indices: [String: Int] = [:]
    for (index, commit) in commits.enumerated() { indices[commit.id] = index }
    let parents = commits.map { $0.parents.compactMap { indices[$0] } }
    self.parents = parents

    var children: [[Int]] = Array(repeating: [], count: commits.count)
    for (commit, parents) in parents.enumerated() {
      for parent in parents { children[parent].append(commit) }
    }
    self.children = children

    // The walk lists no parent before its children, so that backwards each parent is done already.
    var dates: [Int64?] = Array(repeating: nil, count: commits.count)
    for index in commits.indices.reversed() {
      let date = commits[index].date
      let isLater = date.map { $0 > now.seconds } ?? false
      dates[index] = isLater ? parents[index].first.flatMap { dates[$0] } : date
    }
    self.dates = dates

    var line: [Int] = commits.isEmpty ? [] : [0]
    while let last = line.last, let next = parents[last].first { line.append(next) }
    self.line = line

    var landings = Array(repeating: -1, count: commits.count)
    for (place, commit) in line.enumerated().reversed() {
      var unseen = [commit]
      while let next = unseen.popLast() {
        guard landings[next] < 0 else { continue }
        landings[next] = place
        unseen += parents[next]
      }
    }
    self.landings = landings
  }

  /// Those that have `commit` among their ancestors, without itself.
  func descendants(of commit: Int) -> CommitSet {
    if let known = descendants[commit] { return known }
    var found = CommitSet(count: parents.count)
    for index in stride(from: commit - 1, through: 0, by: -1)
    where parents[index].contains(where: { $0 == commit || found.contains($0) }) {
      found.insert(index)
    }
    descendants[commit] = found
    return found
  }

  /// Without itself.
  func ancestors(of commit: Int) -> CommitSet {
    if let known = ancestors[commit] { return known }
    var found = CommitSet(count: parents.count)
    var unseen = parents[commit]
    while let next = unseen.popLast() {
      guard !found.contains(next) else { continue }
      found.insert(next)
      unseen += parents[next]
    }
    ancestors[commit] = found
    return found
  }

  func isAncestor(_ one: Int, of other: Int) -> Bool { ancestors(of: other).contains(one) }

  /// "Later, earlier and *newest* between commits mean their place on that line first, then the
  /// committer date, then the walk".
  func isNewer(_ one: Int, than other: Int) -> Bool {
    if landings[one] != landings[other] { return landings[one] < landings[other] }
    let (date, otherDate) = (dates[one] ?? -1, dates[other] ?? -1)
    return date != otherDate ? date > otherDate : one < other
  }

  func newest(_ commits: some Sequence<Int>) -> Int? { commits.min(by: isNewer) }

  /// When a commit landed.
  func landed(_ commit: Int) -> Int64? { dates[line[landings[commit]]] }
}
