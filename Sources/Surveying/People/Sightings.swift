internal import GitHistory

/// Which of history's identities commits carry, and the newest commit of each.
///
/// Commits before the floor carry nobody, nor do those that the tip does not reach.
struct Sightings {
  /// By person: the newest commit that names them as author or co-author; `unreachable` where none does.
  private var commits: [CommitPosition]
  /// By person: the rank of that commit among those of all persons, 0 for the newest; nil without one.
  private(set) var ranks: [Int32?] = []
  /// By person: whether a commit names them, if only as committer.
  private(set) var isPresent: [Bool]

  init(_ history: History) {
    commits = Array(repeating: .unreachable, count: history.persons.count)
    isPresent = Array(repeating: false, count: commits.count)
    for commit in history.commits where history.counts(commit) {
      let line = history.creditLine(of: commit)
      see(line.author, in: commit, history)
      if line.hasCoAuthors {
        history.coAuthors(of: commit).forEach { see($0, in: commit, history) }
      }
      let committer = history.committer(of: commit)
      if committer != .nobody { isPresent[committer.index] = true }
    }
    let newestFirst = Set(commits).subtracting([.unreachable])
      .sorted { Self.isNewer($0, than: $1, history) }
    let ranks = Dictionary(
      uniqueKeysWithValues: newestFirst.enumerated().map { ($1, Int32($0)) })
    self.ranks = commits.map { ranks[$0] }
  }

  /// One identity after another, each carried, the first by the newest commit.
  init(persons: PersonTable) {
    commits = persons.ids.map { CommitPosition($0.index) }
    ranks = commits.map(\.raw)
    isPresent = Array(repeating: true, count: commits.count)
  }

  private mutating func see(_ person: PersonID, in commit: CommitPosition, _ history: History) {
    guard person != .nobody else { return }
    let known = commits[person.index]
    if known != .unreachable, !Self.isNewer(commit, than: known, history) { return }
    commits[person.index] = commit
    isPresent[person.index] = true
  }

  /// Whether a commit reached the branch later, else was made later, else is met first by the walk.
  private static func isNewer(
    _ left: CommitPosition, than right: CommitPosition, _ history: History
  ) -> Bool {
    let (one, two) = (history.ancestry.landing(of: left), history.ancestry.landing(of: right))
    if one != two { return one < two }
    let (made, other) = (history.time(of: left), history.time(of: right))
    return made != other ? made > other : left < right
  }
}
