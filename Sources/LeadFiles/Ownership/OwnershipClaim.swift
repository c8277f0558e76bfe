package import Basics
package import LeadModel

/// What an ownership file says of one person or team.
package struct OwnershipClaim: Hashable, Sendable {
  /// What somebody is there.
  package enum Role: Sendable {
    case owner, reviewer
    /// Was an owner and is thanked.
    case emeritus
  }

  /// As written, for messages.
  package let written: ByteString
  /// Nil for a team and for what names nobody.
  package let person: PersonReference?
  package let role: Role

  /// - Parameter written: an address, `Name <email>`, or a handle, with or without its `@`.
  package init(_ written: ByteString, _ role: Role = .owner) {
    self.written = written
    self.role = role
    let isBare = !written.bytes.contains(UInt8(ascii: "@"))
    switch readPerson(isBare ? "@" + written : written) {
    case .success(let person): self.person = person
    case .failure: person = nil
    }
  }
}
