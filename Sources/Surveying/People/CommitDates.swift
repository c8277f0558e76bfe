internal import GitHistory

/// When each commit counts as made: a date after now counts as that of the first parent.
///
/// A class, because what it finds is kept and shared.
final class CommitDates {
  private let history: History
  /// In seconds since 1970.
  let now: Int64
  /// Commits that count as made now, whatever date they carry.
  private let pending: Set<CommitPosition>
  /// What commits with dates after now count as made at.
  private var before: [CommitPosition: Int64] = [:]

  init(_ history: History, now: Int64, pending: Set<CommitPosition> = []) {
    self.history = history
    self.now = now
    self.pending = pending
  }

  /// Whether a commit belongs to the change that is judged.
  func isPending(_ commit: CommitPosition) -> Bool { !pending.isEmpty && pending.contains(commit) }

  /// In seconds since 1970; `CommitTime.unknown` where unknown.
  func time(of commit: CommitPosition) -> Int64 {
    let time = history.time(of: commit)
    if isPending(commit) { return now }
    if time > now { return timeBefore(commit) }
    return time < 0 ? CommitTime.unknown : time
  }

  private func timeBefore(_ commit: CommitPosition) -> Int64 {
    var later: [CommitPosition] = []
    var time = CommitTime.unknown
    var next: CommitPosition? = commit
    while let commit = next {
      if let known = before[commit] {
        time = known
        break
      }
      let written = history.time(of: commit)
      if written <= now || isPending(commit) {
        time = self.time(of: commit)
        break
      }
      later.append(commit)
      next = history.ancestry.firstParent(of: commit)
    }
    for commit in later { before[commit] = time }
    return time
  }

  /// How many commits have dates after now.
  var futureDates: Int {
    var count = 0
    for commit in history.commits {
      if now == .max || history.isOlder(from: commit, than: now + 1) { break }
      if history.time(of: commit) > now { count += 1 }
    }
    return count
  }

  /// Whether `left` is newer than `right`: it reached the branch judged later, else was made later, else
  /// is met first by the walk.
  func isNewer(_ left: CommitPosition, than right: CommitPosition) -> Bool {
    let (one, two) = (history.ancestry.landing(of: left), history.ancestry.landing(of: right))
    if one != two { return one < two }
    let (made, other) = (time(of: left), time(of: right))
    return made != other ? made > other : left < right
  }
}
