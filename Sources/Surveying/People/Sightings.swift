internal import GitHistory

/// Which of history's identities commits carry, and where each is met first.
///
/// Commits before the floor carry nobody, nor do those that the tip does not reach.
struct Sightings {
  /// By person: the first commit in walk order that names them as author or co-author; `unreachable`
  /// where none does.
  private(set) var newest: [CommitPosition]
  /// By person: whether a commit names them, if only as committer.
  private(set) var isPresent: [Bool]

  init(_ history: History) {
    newest = Array(repeating: .unreachable, count: history.persons.count)
    isPresent = Array(repeating: false, count: newest.count)
    for commit in history.commits where history.counts(commit) {
      let line = history.creditLine(of: commit)
      see(line.author, in: commit)
      if line.hasCoAuthors { history.coAuthors(of: commit).forEach { see($0, in: commit) } }
      let committer = history.committer(of: commit)
      if committer != .nobody { isPresent[committer.index] = true }
    }
  }

  /// One identity after another, each carried, the first by the newest commit.
  init(persons: PersonTable) {
    newest = persons.ids.map { CommitPosition($0.index) }
    isPresent = Array(repeating: true, count: newest.count)
  }

  private mutating func see(_ person: PersonID, in commit: CommitPosition) {
    guard person != .nobody, newest[person.index] == .unreachable else { return }
    newest[person.index] = commit
    isPresent[person.index] = true
  }
}
