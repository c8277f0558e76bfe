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
  /// Commits with an `Assisted-by:` or `Generated-by:` line that names an agent.
  private let helped: Set<CommitPosition>
  /// Commits that are credited to no one.
  private let ignored: Set<CommitPosition>
  /// Whether some commits are credited to no one, whatever their author: those ignored or before the floor.
  private let isSelective: Bool
  private let dates: CommitDates
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
    dates = CommitDates(history, now: now.seconds, pending: pending)
    oldestPending = pending.map(history.time).min() ?? .max
    self.history = history
    self.identities = identities
    // An address that is a person's names no agent.
    helped = Set(
      history.helpers.filter { identities.kind($0.person) != .person }.map(\.commit))
    self.ignored = Set(ignored.compactMap(history.position))
    isSelective = !self.ignored.isEmpty || history.floor > .min
    memo = Memo(history.count)
    guard history.count > Self.scatterLimit else { return }
    for commit in history.commits { _ = code(of: commit) }
  }

  /// In seconds since 1970; `CommitTime.unknown` where unknown. A date after now counts as that of the
  /// first parent.
  func time(of commit: CommitPosition) -> Int64 { dates.time(of: commit) }

  /// The oldest date that a commit may carry which counts as made at `time`, in seconds since 1970,
  /// or later.
  func writtenDate(of time: Int64) -> Int64 { min(time, oldestPending) }

  /// Whether a commit belongs to the change that is judged.
  func isPending(_ commit: CommitPosition) -> Bool { dates.isPending(commit) }

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
    } else if identities.kind(line.author) == .bot {
      code = Memo.nobody
    } else if line.hasCoAuthors {
      let people = coCredited(of: commit)
      code = people.count > 1 ? Memo.several : people.first ?? Memo.nobody
    } else if let author = identities.credited(line.author) {
      code = author
    }
    if code == Memo.nobody, mayCredit(commit), identities.kind(line.author) == .agent,
      let committer = identities.credited(history.committer(of: commit))
    {
      code = committer
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
    var met: Set<IdentityMap.ID> = []
    for person in [history.author(of: commit)] + history.coAuthors(of: commit) {
      if let identity = identities.credited(person), met.insert(identity).inserted {
        people.append(identity)
      }
    }
    return people
  }

  /// Calls `body` with everyone whom a commit names as author or co-author, bots and agents too, whether or
  /// not anyone is credited. Somebody may be named twice.
  func forEachNamed(in commit: CommitPosition, _ body: (IdentityMap.ID) -> Void) {
    let line = history.creditLine(of: commit)
    if line.author != .nobody { body(identities.identity(of: line.author)) }
    guard line.hasCoAuthors else { return }
    for person in history.coAuthors(of: commit) where person != .nobody {
      body(identities.identity(of: person))
    }
  }

  /// Whether an AI agent took part in a commit.
  func isAssisted(_ commit: CommitPosition) -> Bool {
    let line = history.creditLine(of: commit)
    return identities.kind(line.author) == .agent || helped.contains(commit)
      || (line.hasCoAuthors
        && history.coAuthors(of: commit).contains { identities.kind($0) == .agent })
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

  /// Those of some commits that count as made at a time, in seconds since 1970, or later.
  func notOlder(than time: Int64, in commits: [CommitPosition]) -> [CommitPosition] {
    commits.filter { self.time(of: $0) >= time }
  }

  /// The newest first.
  func newestFirst(_ commits: some Sequence<CommitPosition>) -> [CommitPosition] {
    let keys = commits.map { commit in
      (landing: history.ancestry.landing(of: commit), time: time(of: commit), commit: commit)
    }
    let sorted = keys.sorted { left, right in
      if left.landing != right.landing { return left.landing < right.landing }
      return left.time != right.time ? left.time > right.time : left.commit < right.commit
    }
    return sorted.map(\.commit)
  }

  /// Whether `left` is newer than `right`: it reached the branch judged later, else was made later, else
  /// is met first by the walk.
  func isNewer(_ left: CommitPosition, than right: CommitPosition) -> Bool {
    dates.isNewer(left, than: right)
  }

  /// Whether two commits reached the branch judged together and were made at the same time.
  func areSimultaneous(_ left: CommitPosition, _ right: CommitPosition) -> Bool {
    history.ancestry.landing(of: left) == history.ancestry.landing(of: right)
      && time(of: left) == time(of: right)
  }

  /// Whether a commit was not there yet when another was made: it is none of its ancestors, and landed
  /// with it or later.
  func isUnseen(_ commit: CommitPosition, by look: CommitPosition) -> Bool {
    let ancestry = history.ancestry
    let (landing, limit) = (ancestry.landing(of: commit), ancestry.landing(of: look))
    return landing < limit || landing == limit && !ancestry.isAncestor(commit, of: look)
  }

  /// Whether a commit reached the branch judged at a time, in seconds since 1970, or later.
  func landed(_ commit: CommitPosition, since time: Int64) -> Bool {
    self.time(of: history.ancestry.landing(of: commit)) >= time
  }

  /// The last position at which a commit may stand that counts as made at a time, in seconds since
  /// 1970, or later.
  func lastPosition(since time: Int64) -> CommitPosition {
    history.lastPosition(since: writtenDate(of: time))
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
  var futureDates: Int { dates.futureDates }

  /// The newest commit that names each of some people as author or co-author. Reads only as far back as it
  /// must.
  func newestCommits(naming people: Set<IdentityMap.ID>) -> [IdentityMap.ID: CommitPosition] {
    let unwanted = CommitPosition(raw: -2)
    let unknown = CommitPosition(raw: -1)
    var newest = [CommitPosition](repeating: unwanted, count: Int(people.max() ?? -1) + 1)
    for person in people { newest[Int(person)] = unknown }
    var missing = people.count
    // What is newer than a commit stands no further than what landed with it or later.
    var last = CommitPosition(-1)
    for commit in history.commits where history.counts(commit) {
      if missing == 0, commit > last { break }
      forEachNamed(in: commit) { person in
        guard person < newest.count else { return }
        let known = newest[Int(person)]
        if known == unwanted || (known != unknown && !isNewer(commit, than: known)) { return }
        if known == unknown { missing -= 1 }
        newest[Int(person)] = commit
        last = max(last, history.ancestry.lastLanded(with: commit))
      }
    }
    var found: [IdentityMap.ID: CommitPosition] = [:]
    for person in people where newest[Int(person)] > unknown { found[person] = newest[Int(person)] }
    return found
  }

  /// How many commits have no date that can be read.
  var unknownDates: Int { history.undated.count }
}
