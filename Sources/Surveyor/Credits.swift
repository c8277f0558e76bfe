internal import Basics
internal import Git
internal import History

/// Who is credited with each commit, and when it counts as made.
struct Credits {
  typealias Position = History.Position

  let history: History
  private let identities: IdentityMap
  /// Commits that are credited to nobody.
  private let ignored: Set<Position>
  /// In seconds since 1970.
  private let now: Int64

  init(_ history: History, _ identities: IdentityMap, ignored: Set<ObjectID>, now: Instant) {
    self.history = history
    self.identities = identities
    self.ignored = Set(ignored.compactMap(history.position))
    self.now = now.seconds
  }

  /// In seconds since 1970: no later than now; `History.unknownTime` where unknown.
  @inline(__always)
  func time(of commit: Position) -> Int64 {
    let time = history.time(of: commit)
    return time < 0 ? History.unknownTime : min(time, now)
  }

  @inline(__always)
  private func mayCredit(_ commit: Position) -> Bool {
    (ignored.isEmpty || !ignored.contains(commit))
      && (history.floor == .min || history.time(of: commit) >= history.floor)
  }

  /// Calls `body` with everyone who is credited, each once.
  @inline(__always)
  func forEachPerson(of commit: Position, _ body: (IdentityMap.Number) -> Void) {
    guard mayCredit(commit) else { return }
    if history.hasCoAuthors(commit) {
      company(of: commit).forEach(body)
    } else if let author = identities.credited(history.author(of: commit)) {
      body(author)
    }
  }

  private func company(of commit: Position) -> [IdentityMap.Number] {
    var people: [IdentityMap.Number] = []
    for person in [history.author(of: commit)] + history.coAuthors(of: commit) {
      if let identity = identities.credited(person), !people.contains(identity) {
        people.append(identity)
      }
    }
    return people
  }

  /// Who is credited, each once; empty for a commit that is credited to nobody.
  func people(of commit: Position) -> [IdentityMap.Number] {
    guard mayCredit(commit) else { return [] }
    if history.hasCoAuthors(commit) { return company(of: commit) }
    return identities.credited(history.author(of: commit)).map { [$0] } ?? []
  }

  @inline(__always)
  func isCredited(_ commit: Position) -> Bool {
    guard mayCredit(commit) else { return false }
    return identities.credited(history.author(of: commit)) != nil
      || (history.hasCoAuthors(commit) && !company(of: commit).isEmpty)
  }

  /// Whether `left` is newer than `right`: later, or as late and met first by the walk.
  func isNewer(_ left: Position, than right: Position) -> Bool {
    let (one, two) = (time(of: left), time(of: right))
    return one != two ? one > two : left < right
  }

  /// Calls `body` with the commits that count as made at `time`, in seconds since 1970, or later,
  /// newest first in walk order.
  func forEachCommit(since time: Int64, _ body: (Position) -> Void) {
    for commit in 0..<Position(history.count) {
      if history.isOlder(from: commit, than: time) { return }
      if self.time(of: commit) >= time { body(commit) }
    }
  }

  /// How many commits have dates after now.
  var futureDates: Int {
    var count = 0
    for commit in 0..<Position(history.count) {
      if now == .max || history.isOlder(from: commit, than: now + 1) { break }
      if history.time(of: commit) > now { count += 1 }
    }
    return count
  }

  /// How many commits have no date that can be read.
  var unknownDates: Int { history.undated.count }
}
