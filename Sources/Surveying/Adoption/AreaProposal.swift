package import Basics
package import LeadFiles
package import LeadModel

/// An area that a repository seems to have, and who seems to lead it.
package struct AreaProposal: Sendable {
  /// How sure it is who leads.
  package enum Certainty: String, Sendable {
    /// An ownership file names them, and they are present.
    case declared
    /// History alone says so.
    case likely
    /// Nobody is named.
    case none
  }

  /// Somebody whom an ownership file names and who is not taken.
  package struct Unmatched: Hashable, Sendable {
    package let file: ByteString
    package let owner: ByteString
    package let reason: ByteString
  }

  /// From the root.
  package let path: ByteString
  package let lead: Person?
  package let deputies: [Person]
  package let certainty: Certainty
  /// Where the lead was found, in one line.
  package let source: ByteString
  package let unmatched: [Unmatched]
  package let draft: OwnersDraft

  /// The path of the file that is proposed.
  package var ownersPath: ByteString { path + "/" + OwnersFile.fileName }
}
