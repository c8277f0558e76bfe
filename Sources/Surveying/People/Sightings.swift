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

  init(_ history: History, _ dates: CommitDates) {
    /// A commit, and where in it somebody is named: the author first.
    struct Sighting: Hashable {
      let commit: CommitPosition
      let line: Int32
    }
    let nobody = [Sighting?](repeating: nil, count: history.persons.count)
    var (authored, committed) = (nobody, nobody)
    func isNewer(_ left: Sighting, than right: Sighting) -> Bool {
      left.commit == right.commit
        ? left.line < right.line : dates.isNewer(left.commit, than: right.commit)
    }
    func see(
      _ person: PersonID, in commit: CommitPosition, line: Int = 0, _ newest: inout [Sighting?]
    ) {
      guard person != .nobody else { return }
      let sighting = Sighting(commit: commit, line: Int32(line))
      if let known = newest[person.index], !isNewer(sighting, than: known) { return }
      newest[person.index] = sighting
    }
    for commit in history.commits where history.counts(commit) {
      let line = history.creditLine(of: commit)
      see(line.author, in: commit, &authored)
      if line.hasCoAuthors {
        for (index, person) in history.coAuthors(of: commit).enumerated() {
          see(person, in: commit, line: index + 1, &authored)
        }
      }
      let committer = history.committer(of: commit)
      if committer != line.author { see(committer, in: commit, &committed) }
    }
    func ordered(_ sightings: [Sighting?]) -> [Sighting] {
      Set(sightings.compactMap(\.self)).sorted(by: isNewer)
    }
    let order = ordered(authored)
    let authorRanks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let committerRanks = Dictionary(
      uniqueKeysWithValues: ordered(committed).enumerated().map { ($1, $0 + order.count) })
    ranks = zip(authored, committed).map { authored, committed in
      (authored.flatMap { authorRanks[$0] } ?? committed.flatMap { committerRanks[$0] })
        .map { Int32($0) }
    }
    isPresent = ranks.map { $0 != nil }
  }

  /// One identity after another, each carried, the first by the newest commit.
  init(persons: PersonTable) {
    ranks = persons.ids.map(\.raw)
    isPresent = Array(repeating: true, count: persons.count)
  }
}
