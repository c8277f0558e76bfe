internal import GitHistory

/// Which of history's identities commits carry, and the newest commit of each.
///
/// Commits before the floor carry nobody, nor do those that the tip does not reach.
struct Sightings {
  /// By person: how new the newest commit is that names them as author or co-author, 0 for the newest of
  /// all; those whom only committer lines name come behind. Nil for somebody whom no commit names.
  private(set) var ranks: [Int32?]
  /// By person: whether a commit names them, if only as committer.
  private(set) var isPresent: [Bool]

  init(_ history: History) {
    let nobody = [CommitPosition](repeating: .unreachable, count: history.persons.count)
    var (authored, committed) = (nobody, nobody)
    func see(_ person: PersonID, in commit: CommitPosition, _ newest: inout [CommitPosition]) {
      guard person != .nobody else { return }
      let known = newest[person.index]
      if known != .unreachable, !Self.isNewer(commit, than: known, history) { return }
      newest[person.index] = commit
    }
    for commit in history.commits where history.counts(commit) {
      let line = history.creditLine(of: commit)
      see(line.author, in: commit, &authored)
      if line.hasCoAuthors {
        for person in history.coAuthors(of: commit) { see(person, in: commit, &authored) }
      }
      let committer = history.committer(of: commit)
      if committer != line.author { see(committer, in: commit, &committed) }
    }
    func ordered(_ commits: [CommitPosition]) -> [CommitPosition] {
      Set(commits).subtracting([.unreachable]).sorted { Self.isNewer($0, than: $1, history) }
    }
    let order = ordered(authored)
    let authorRanks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let committerRanks = Dictionary(
      uniqueKeysWithValues: ordered(committed).enumerated().map { ($1, $0 + order.count) })
    ranks = zip(authored, committed).map { authored, committed in
      (authorRanks[authored] ?? committerRanks[committed]).map { Int32($0) }
    }
    isPresent = ranks.map { $0 != nil }
  }

  /// One identity after another, each carried, the first by the newest commit.
  init(persons: PersonTable) {
    ranks = persons.ids.map(\.raw)
    isPresent = Array(repeating: true, count: persons.count)
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
