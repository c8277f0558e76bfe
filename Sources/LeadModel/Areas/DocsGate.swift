internal import Basics

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
