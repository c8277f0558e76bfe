internal import GitHistory

/// What surveys of one run leave to the next, where the commit surveyed goes on from theirs: what
/// follows from commits alone holds still but for what the new ones touch, and what follows from
/// which files there are holds until others are there.
///
/// It only ever saves time. Where two histories are not comparable, all is forgotten.
final class PriorSurvey {
  private var history: History?
  let authors = KnownAuthors()
  let areas = KnownAreas()
  let work = KnownWork()
  private var claims: [PathTable.Number: Int] = [:]
  private var lastPeople: PeopleDirectory?
  private var growth: Growth?

  /// Forgets what no longer holds.
  /// - Parameters:
  ///   - claims: an area's number by the directory that is its own or covered by it.
  ///   - now: in seconds since 1970.
  func proceed(to history: History, _ claims: [PathTable.Number: Int], now: Int64) {
    growth = self.history.flatMap(history.growth)
    self.history = history
    if let growth {
      for commit in growth.commits { authors.forget(history.changes(ofCommit: commit)) }
    } else {
      authors.forgetAll()
      lastPeople = nil
    }
    let hasSameAreas = growth != nil && claims == self.claims
    self.claims = claims
    if !hasSameAreas { areas.forgetAll() }
    work.proceed(hasSameAreas ? growth : nil, now: now)
  }

  /// Who was read of the survey before, and what its history lacks; nil where that does not hold.
  var people: (directory: PeopleDirectory, growth: Growth)? {
    guard let lastPeople, let growth else { return nil }
    return (lastPeople, growth)
  }

  func leave(_ people: PeopleDirectory) { lastPeople = people }
}
