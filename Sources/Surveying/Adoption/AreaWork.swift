internal import Basics
internal import GitHistory
internal import LeadModel

/// Who worked on which directory in the last year, and when each person was seen last.
struct AreaWork {
  /// What one person did in one area.
  struct Share {
    var commits = 0
    /// Each commit weighs less the older it is: half after ninety days.
    var weight = 0.0
  }

  /// By area, then by person.
  private(set) var shares: [[IdentityMap.ID: Share]]
  /// By area: credited commits.
  private(set) var commits: [Int]
  /// In seconds since 1970.
  private(set) var seen: [IdentityMap.ID: Int64] = [:]

  static let days = 365

  init(
    _ areas: [ByteString], _ history: History, _ credits: Credits, _ rules: RulesFile,
    now: Instant
  ) {
    shares = Array(repeating: [:], count: areas.count)
    commits = Array(repeating: 0, count: areas.count)
    let indices = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1, $0) })
    var memo: [PathID: Int] = [.root: -1]
    func area(of path: PathID) -> Int {
      if let known = memo[path] { return known }
      let found = indices[history.paths.path(path)] ?? area(of: history.paths.directory(of: path))
      memo[path] = found
      return found
    }
    credits.forEachCommit(since: now.earlier(days: Self.days).seconds) { commit in
      let time = credits.time(of: commit)
      let people = credits.people(of: commit)
      for person in people where seen[person] ?? .min < time { seen[person] = time }
      guard credits.isWork(commit), !people.isEmpty, history.changeCount(of: commit) <= 250 else {
        return
      }
      let touched = Set(
        history.changes(ofCommit: commit).map { area(of: history.paths.directory(of: $0.path)) })
      let age = Double(max(0, now.seconds - time)) / Double(Instant.secondsPerDay)
      // What goes through all of them says nothing of one.
      guard rules.sweepingAreas == 0 || touched.count <= rules.sweepingAreas else { return }
      for index in touched where index >= 0 {
        commits[index] += 1
        for person in people {
          shares[index][person, default: Share()].commits += 1
          shares[index][person, default: Share()].weight += 1 / (1 + age / 90)
        }
      }
    }
  }
}
