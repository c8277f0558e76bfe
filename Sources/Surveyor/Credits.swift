internal import Basics
internal import Git
internal import History

/// Who is credited with each commit, and when it counts as made.
struct Credits {
  typealias Position = CommitTable.Position

  private var starts: [Int32] = [0]
  private var list: [IdentityMap.Number] = []
  /// By commit, in seconds since 1970: no later than now; `CommitTable.unknownTime` where unknown.
  private(set) var times: [Int64] = []
  private(set) var futureDates = 0
  private(set) var unknownDates = 0

  /// - Parameters:
  ///   - ignored: commits that are credited to nobody.
  ///   - floor: commits before it are credited to nobody, in seconds since 1970.
  init(
    _ history: History, _ identities: IdentityMap, ignored: Set<ObjectID>, now: Instant,
    floor: Int64
  ) {
    let commits = history.commits
    starts.reserveCapacity(commits.count + 1)
    times.reserveCapacity(commits.count)
    for position in 0..<Int32(commits.count) {
      var time = commits.times[Int(position)]
      if time < 0 {
        time = CommitTable.unknownTime
        unknownDates += 1
      } else if time > now.seconds {
        time = now.seconds
        futureDates += 1
      }
      times.append(time)
      let start = list.count
      if time >= floor, ignored.isEmpty || !ignored.contains(commits.ids[Int(position)]) {
        credit(commits.authors[Int(position)], from: start, identities)
        for person in commits.coAuthors(of: position) { credit(person, from: start, identities) }
      }
      starts.append(Int32(list.count))
    }
  }

  private mutating func credit(
    _ person: PersonTable.Number, from start: Int, _ identities: IdentityMap
  ) {
    guard person != PersonTable.nobody, !identities.isBot[Int(person)] else { return }
    let identity = identities.ofPerson[Int(person)]
    if !list[start...].contains(identity) { list.append(identity) }
  }

  /// Who is credited, each once; empty for a commit that is credited to nobody.
  func people(of commit: Position) -> ArraySlice<IdentityMap.Number> {
    list[Int(starts[Int(commit)])..<Int(starts[Int(commit) + 1])]
  }

  func isCredited(_ commit: Position) -> Bool {
    starts[Int(commit)] != starts[Int(commit) + 1]
  }

  /// Whether `left` is newer than `right`: later, or as late and met first by the walk.
  func isNewer(_ left: Position, than right: Position) -> Bool {
    let (one, two) = (times[Int(left)], times[Int(right)])
    return one != two ? one > two : left < right
  }
}
