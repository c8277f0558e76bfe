package import Basics

/// Who worked in an area within a window.
package struct Activity: Hashable, Sendable {
  package let since: Instant
  /// Credited, non-merge commits.
  package let commits: Int
  /// Those of the commits in which an AI agent took part.
  package var assisted = 0
  /// Highest share first, then by e-mail.
  package let people: [Contributor]
  /// The newest of the commits, at most 10.
  package let newest: [CommitReference]

  package struct Contributor: Hashable, Sendable {
    package let person: Person
    package let commits: Int
    /// A commit's credit is split evenly between those credited with it. 0 to 1, not rounded.
    package let share: Double

    package init(person: Person, commits: Int, share: Double) {
      self.person = person
      self.commits = commits
      self.share = share
    }
  }

  package init(
    since: Instant, commits: Int, people: [Contributor], newest: [CommitReference]
  ) {
    self.since = since
    self.commits = commits
    self.people = people
    self.newest = newest
  }
}
