/// The commit that set an area's `reviewed:` to the day that stands there.
package struct ReviewRecord: Hashable, Sendable {
  package let commit: CommitReference
  /// Whether somebody is credited with it who led the area then, or leads it now.
  package let isByLead: Bool

  package init(commit: CommitReference, isByLead: Bool) {
    self.commit = commit
    self.isByLead = isByLead
  }
}
