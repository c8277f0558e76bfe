internal import History

/// What surveys of one run leave to the next, where the commit surveyed goes on from theirs: what
/// follows from commits alone holds still but for what the new ones touch, and what follows from
/// which files there are holds until others are there.
///
/// It only ever saves time. Where two histories are not comparable, all is forgotten.
final class PriorSurvey {
  private var history: History?
  let authors = KnownAuthors()
  let areas = KnownAreas()
  private var lastPeople: PeopleDirectory?
  private var growth: Growth?

  /// Forgets what no longer holds.
  /// - Parameter claims: an area's number by the directory that is its own or covered by it.
  func proceed(to history: History, _ claims: [PathTable.Number: Int]) {
    growth = self.history.flatMap(history.growth)
    self.history = history
    if let growth {
      for commit in growth.commits { authors.forget(history.changes(ofCommit: commit)) }
    } else {
      authors.forgetAll()
      lastPeople = nil
    }
    areas.proceed(to: claims, isComparable: growth != nil)
  }

  /// Who was read of the survey before, and what its history lacks; nil where that does not hold.
  var people: (directory: PeopleDirectory, growth: Growth)? {
    guard let lastPeople, let growth else { return nil }
    return (lastPeople, growth)
  }

  func leave(_ people: PeopleDirectory) { lastPeople = people }
}
