package import Basics

/// Who worked in an area within a window.
package struct Activity: Hashable, Sendable {
  package let since: Instant
  /// Credited, non-merge commits.
  package let commits: Int
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

/// What leads and others did in an area lately.
package struct RecentWork: Hashable, Sendable {
  /// The newest commit credited to a current lead that changes anything in the area, its
  /// `OWNERS.lead` and merges included, or that reviews its docs, however old.
  package let lastByLead: CommitReference?
  /// Credited, non-merge commits within the window that change the area and credit no current lead.
  package let commitsByOthers: Int
  /// The newest of them, at most 3.
  package let newestByOthers: [CommitReference]

  package init(
    lastByLead: CommitReference?, commitsByOthers: Int, newestByOthers: [CommitReference]
  ) {
    self.lastByLead = lastByLead
    self.commitsByOthers = commitsByOthers
    self.newestByOthers = newestByOthers
  }
}

/// Who changed an area's docs, beside who changed its code, within a window.
package struct DocsGate: Hashable, Sendable {
  /// The newest credited, substantive change of a doc by a current lead.
  package let lastByLead: CommitReference?
  /// One by somebody who is no lead, even together with one; nil where there is none.
  package let byOthers: CommitReference?
  /// Credited, non-merge commits that change the code and credit no current lead.
  package let codeCommitsByOthers: Int
  /// The newest of them, at most 3.
  package let newestByOthers: [CommitReference]

  package init(
    lastByLead: CommitReference?, byOthers: CommitReference?, codeCommitsByOthers: Int,
    newestByOthers: [CommitReference]
  ) {
    self.lastByLead = lastByLead
    self.byOthers = byOthers
    self.codeCommitsByOthers = codeCommitsByOthers
    self.newestByOthers = newestByOthers
  }
}

/// Whose absence an area would not survive.
package struct AreaAuthors: Hashable, Sendable {
  /// Those who, gone, leave most files without an author: as many as the absence factor, the one
  /// with the most files first.
  package let indispensable: [Person]
  /// Whether two people or more are credited in the area's history.
  package let hasSeveral: Bool

  package init(indispensable: [Person], hasSeveral: Bool) {
    self.indispensable = indispensable
    self.hasSeveral = hasSeveral
  }
}
