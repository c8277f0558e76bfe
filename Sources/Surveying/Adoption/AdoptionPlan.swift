package import Basics
package import LeadModel

/// What a repository without leadlint would begin with.
package struct AdoptionPlan: Sendable {
  /// Ascending by path.
  package var proposals: [AreaProposal] = []
  /// Directories with an `OWNERS.lead` already, which nothing is proposed for.
  package var existing: [ByteString] = []
  /// Handles that were matched, without the `@`, and whose they are; ascending.
  package var handles: [(handle: ByteString, person: Person)] = []
  /// Ownership files that were read, ascending.
  package var files: [ByteString] = []
  package var notes: [ByteString] = []

  package init() {}
}
