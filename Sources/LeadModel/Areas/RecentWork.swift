internal import Basics

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
