internal import GitHistory

/// What the last survey found of the commits that changed areas, or that somebody is credited with:
/// the next has to look at the commits alone that are new since.
///
/// A commit that is dated later than a survey counts as made just then, and so at another time in the
/// next. What one of those decided is found out anew.
final class KnownWork {
  /// What follows from the history of the last survey but one is not kept.
  private var survey = 0
  private var growth: Growth?
  /// The instant of the last survey, in seconds since 1970.
  private var lastNow = Int64.min
  private var now = Int64.min
  private var touches: [Int: [Touch]]?

  /// A new commit, and a path that it changed.
  typealias Touch = (commit: History.Position, path: PathTable.Number)

  struct Question: Hashable {
    let area: Int
    /// Ascending; nil: anybody.
    let people: [IdentityMap.Number]?
  }

  private struct Kept<Value> {
    let survey: Int
    let value: Value
  }

  private var works: [Int: Kept<(since: Int64, docs: Set<PathTable.Number>, work: AreaWork)>] = [:]
  private var newest: [Question: Kept<History.Position?>] = [:]
  private var commits: Kept<[IdentityMap.Number: History.Position?]>?

  /// - Parameters:
  ///   - growth: what is new since the last survey; nil where nothing of that holds.
  ///   - now: in seconds since 1970.
  func proceed(_ growth: Growth?, now: Int64) {
    survey += 1
    touches = nil
    lastNow = self.now
    self.now = now
    // Going back in time, commits begin to be dated later than the survey.
    self.growth = now < lastNow ? nil : growth
    guard self.growth == nil else { return }
    (works, newest, commits) = ([:], [:], nil)
  }

  /// What the survey before kept.
  private func last<Value>(_ kept: Kept<Value>?) -> (value: Value, growth: Growth)? {
    guard let kept, let growth, kept.survey == survey - 1 else { return nil }
    return (kept.value, growth)
  }

  /// Which paths of an area new commits change.
  private func touches(of area: Int, _ map: AreaMap, _ credits: Credits) -> [Touch] {
    if let touches { return touches[area] ?? [] }
    var found: [Int: [Touch]] = [:]
    for commit in growth?.commits ?? [] {
      for change in credits.history.changes(ofCommit: commit) where change.kind.isChange {
        let area = map.area(of: change.path)
        if area != AreaMap.none { found[Int(area), default: []].append((commit, change.path)) }
      }
    }
    touches = found
    return found[area] ?? []
  }

  /// The work in an area, by `make` where it was not known.
  /// - Parameters:
  ///   - time: in seconds since 1970; nothing older is asked for.
  ///   - docs: of the area.
  func work(
    in area: Int, since time: Int64, docs: Set<PathTable.Number>, _ map: AreaMap,
    _ credits: Credits, _ paths: AreaWork.Paths, _ make: () -> AreaWork
  ) -> AreaWork {
    var (since, work) = (time, AreaWork?.none)
    if let last = last(works[area]), last.value.since <= time, last.value.docs == docs {
      since = last.value.since
      work = AreaWork(
        last.value.work, last.growth, touches(of: area, map, credits), since: since,
        before: lastNow, paths, credits)
    }
    let found = work ?? make()
    works[area] = Kept(survey: survey, value: (work == nil ? time : since, docs, found))
    return found
  }

  /// The newest commit that changes an area, by `find` where it was not known.
  func newestWork(
    _ question: Question, _ map: AreaMap, _ credits: Credits,
    isMeant: (History.Position) -> Bool, _ find: () -> History.Position?
  ) -> History.Position? {
    if let known = newest[question], known.survey == survey { return known.value }
    var found: History.Position?
    if let last = last(newest[question]), let old = moved(last.value, last.growth, credits) {
      found = old
      for touch in touches(of: question.area, map, credits)
      where found.map({ credits.isNewer(touch.commit, than: $0) }) ?? true && isMeant(touch.commit)
      {
        found = touch.commit
      }
    } else {
      found = find()
    }
    newest[question] = Kept(survey: survey, value: found)
    return found
  }

  /// Where the commit that was the newest stands now; nil where that is to be found out anew.
  private func moved(
    _ commit: History.Position?, _ growth: Growth, _ credits: Credits
  ) -> History.Position?? {
    guard let place = commit.map(growth.position) else { return .some(nil) }
    return credits.time(of: place) < lastNow ? .some(place) : nil
  }

  /// The newest commit that each of some people is credited with, nil for none, by `find` for those
  /// of whom it was not known.
  func newestCommits(
    of people: Set<IdentityMap.Number>, _ credits: Credits,
    _ find: (Set<IdentityMap.Number>) -> [IdentityMap.Number: History.Position]
  ) -> [IdentityMap.Number: History.Position] {
    var known: [IdentityMap.Number: History.Position?] = [:]
    if let last = last(commits) {
      for (person, commit) in last.value {
        if let place = moved(commit, last.growth, credits) { known[person] = place }
      }
      for commit in last.growth.commits {
        credits.forEachPerson(of: commit) { person in
          guard let old = known[person] else { return }
          if old.map({ credits.isNewer(commit, than: $0) }) ?? true { known[person] = commit }
        }
      }
    }
    let unknown = people.filter { known[$0] == nil }
    if !unknown.isEmpty {
      let found = find(unknown)
      for person in unknown { known[person] = .some(found[person]) }
    }
    commits = Kept(survey: survey, value: known)
    return known.filter { people.contains($0.key) }.compactMapValues(\.self)
  }
}
