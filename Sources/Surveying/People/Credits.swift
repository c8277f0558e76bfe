internal import Basics
internal import Git
internal import GitHistory

/// Who is credited with each commit, and when it counts as made.
///
/// A class, since as a structure it would be copied, with the history inside, for most of the many
/// questions.
final class Credits {
  let history: History
  private let identities: IdentityMap
  /// Commits that are credited to no one.
  private let ignored: Set<CommitPosition>
  /// Whether some commits are credited to no one whoever wrote them: those ignored or before the floor.
  private let isSelective: Bool
  /// In seconds since 1970.
  private let now: Int64
  /// Commits that count as made now, whatever date they carry.
  private let pending: Set<CommitPosition>
  /// The oldest date that one of those carries, in seconds since 1970.
  private let oldestPending: Int64

  /// Above so many commits it is quicker to ask of all of them in order than of most in none: their
  /// columns no longer fit into the processor's cache.
  private static let scatterLimit = 1 << 18

  /// - Parameter pending: commits that count as made now.
  init(
    _ history: History, _ identities: IdentityMap, ignored: Set<ObjectID>, now: Instant,
    pending: Set<CommitPosition> = []
  ) {
    self.pending = pending
    oldestPending = pending.map(history.time).min() ?? .max
    self.history = history
    self.identities = identities
    self.ignored = Set(ignored.compactMap(history.position))
    isSelective = !self.ignored.isEmpty || history.floor > .min
    self.now = now.seconds
    memo = Memo(history.count)
    guard history.count > Self.scatterLimit else { return }
    for commit in history.commits { _ = code(of: commit) }
  }

  /// In seconds since 1970: no later than now; `CommitTime.unknown` where unknown.
  func time(of commit: CommitPosition) -> Int64 {
    let time = history.time(of: commit)
    if isPending(commit) { return now }
    return time < 0 ? CommitTime.unknown : min(time, now)
  }

  /// The oldest date that a commit may carry which counts as made at `time`, in seconds since 1970,
  /// or later.
  func writtenDate(of time: Int64) -> Int64 { min(time, oldestPending) }

  /// Whether a commit belongs to the change that is judged.
  func isPending(_ commit: CommitPosition) -> Bool { !pending.isEmpty && pending.contains(commit) }

  private func mayCredit(_ commit: CommitPosition) -> Bool {
    if !isSelective { return true }
    return (ignored.isEmpty || !ignored.contains(commit))
      && (history.floor == .min || history.time(of: commit) >= history.floor || isPending(commit))
  }

  /// A commit's credit in one number: the only person's id, or `nobody` or `several`, with `merge` set
  /// for a merge.
  private func code(of commit: CommitPosition) -> Int32 {
    let known = memo.codes[commit.index]
    if known != Memo.unknown { return known }
    let line = history.creditLine(of: commit)
    var code = Memo.nobody
    if !mayCredit(commit) {
      code = Memo.nobody
    } else if line.hasCoAuthors {
      code = coCredited(of: commit).isEmpty ? Memo.nobody : Memo.several
    } else if let author = identities.credited(line.author) {
      code = author
    }
    if line.isMerge, code != Memo.nobody { code |= Memo.merge }
    memo.codes[commit.index] = code
    return code
  }

  /// Credit by commit, since most commits are asked about more than once.
  fileprivate final class Memo {
    static let unknown: Int32 = -1
    static let nobody: Int32 = 0x3FFF_FFFF
    static let several: Int32 = 0x3FFF_FFFE
    /// Set beside the above.
    static let merge: Int32 = 0x4000_0000

    let codes: UnsafeMutableBufferPointer<Int32>

    init(_ count: Int) {
      codes = .allocate(capacity: count)
      codes.initialize(repeating: Self.unknown)
    }

    deinit { codes.deallocate() }
  }

  private let memo: Memo

  /// Calls `body` with everyone who is credited, each once.
  func forEachPerson(of commit: CommitPosition, _ body: (IdentityMap.ID) -> Void) {
    let code = code(of: commit) & ~Memo.merge
    if code == Memo.nobody { return }
    if code == Memo.several { coCredited(of: commit).forEach(body) } else { body(code) }
  }

  private func coCredited(of commit: CommitPosition) -> [IdentityMap.ID] {
    var people: [IdentityMap.ID] = []
    for person in [history.author(of: commit)] + history.coAuthors(of: commit) {
      if let identity = identities.credited(person), !people.contains(identity) {
        people.append(identity)
      }
    }
    return people
  }

  /// The one person who is credited with a commit; nil for several or none.
  func soleAuthor(of commit: CommitPosition) -> IdentityMap.ID? {
    let code = code(of: commit) & ~Memo.merge
    return code == Memo.nobody || code == Memo.several ? nil : code
  }

  /// Who is credited, each once; empty for a commit that is credited to no one.
  func people(of commit: CommitPosition) -> [IdentityMap.ID] {
    let code = code(of: commit) & ~Memo.merge
    if code == Memo.nobody { return [] }
    return code == Memo.several ? coCredited(of: commit) : [code]
  }

  func isCredited(_ commit: CommitPosition) -> Bool {
    code(of: commit) & ~Memo.merge != Memo.nobody
  }

  /// Whether a commit counts as work: someone is credited, and it is no merge.
  func isWork(_ commit: CommitPosition) -> Bool {
    let code = code(of: commit)
    return code & Memo.merge == 0 && code != Memo.nobody
  }

  /// Commits by when they count as made, newest first; those of one time as the walk met them.
  func newestFirst(_ commits: [CommitPosition]) -> [CommitPosition] {
    commits.map { (time: time(of: $0), commit: $0) }
      .sorted { $0.time != $1.time ? $0.time > $1.time : $0.commit < $1.commit }
      .map(\.commit)
  }

  /// Those of some commits that count as made after a time, in seconds since 1970.
  /// - Parameter commits: newest first by date.
  func later(than time: Int64, in commits: [CommitPosition]) -> ArraySlice<CommitPosition> {
    time == .max ? [] : notOlder(than: time + 1, in: commits)
  }

  /// Those of some commits that count as made at a time, in seconds since 1970, or later.
  /// - Parameter commits: newest first by date.
  func notOlder(than time: Int64, in commits: [CommitPosition]) -> ArraySlice<CommitPosition> {
    commits[..<commits.partitioningIndex { self.time(of: $0) < time }]
  }

  /// Whether `left` is newer than `right`: later, or as late and met first by the walk.
  func isNewer(_ left: CommitPosition, than right: CommitPosition) -> Bool {
    let (one, two) = (time(of: left), time(of: right))
    return one != two ? one > two : left < right
  }

  /// Calls `body` with the commits that count as made at `time`, in seconds since 1970, or later,
  /// newest first in walk order.
  func forEachCommit(since time: Int64, _ body: (CommitPosition) -> Void) {
    for commit in history.commits {
      if history.isOlder(from: commit, than: writtenDate(of: time)) { return }
      if self.time(of: commit) >= time { body(commit) }
    }
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

  /// How many commits have no date that can be read.
  var unknownDates: Int { history.undated.count }
}
