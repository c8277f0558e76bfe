package import Basics

/// An `OWNERS.lead` that was deleted while its directory still holds files.
package struct RemovedArea: Hashable, Sendable {
  package let path: ByteString
  package let ownersPath: ByteString
  package let commit: CommitReference
  /// The leads that the last version which parses names, ascending by e-mail.
  package let lastLeads: [Person]
  package let lastStatus: AreaStatus

  package init(
    path: ByteString, ownersPath: ByteString, commit: CommitReference, lastLeads: [Person],
    lastStatus: AreaStatus
  ) {
    self.path = path
    self.ownersPath = ownersPath
    self.commit = commit
    self.lastLeads = lastLeads
    self.lastStatus = lastStatus
  }
}
