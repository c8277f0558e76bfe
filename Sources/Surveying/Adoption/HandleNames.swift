internal import Basics
internal import LeadModel

/// Whose a person is whom an ownership file names: by history, never by a guess that fits two people.
struct HandleNames {
  let identities: IdentityMap
  /// By what stands before the `@` of an address, and by a name without its spaces, in lower case.
  private let names: [ByteString: Set<IdentityMap.ID>]

  /// Shorter handles fit too many people.
  private static let shortest = 5

  init(_ identities: IdentityMap) {
    self.identities = identities
    var names: [ByteString: Set<IdentityMap.ID>] = [:]
    for (index, email) in identities.emails.enumerated() where !email.hasPrefix("@") {
      let id = IdentityMap.ID(index)
      guard identities.kind(of: id) == .person, identities.isKnown(email) else { continue }
      for address in identities.addresses(of: id) where !NoreplyAddress.isNoreply(address) {
        let local = ByteString(address.bytes.prefix { $0 != UInt8(ascii: "@") })
        names[local, default: []].insert(id)
      }
      if let name = identities.name(email) {
        let word = ByteString(name.bytes.filter { $0 != 0x20 }).asciiLowercased
        names[word, default: []].insert(id)
      }
    }
    self.names = names
  }

  /// The person's id; nil where history knows nobody, or several.
  func person(_ reference: PersonReference) -> IdentityMap.ID? {
    let email = identities.email(of: reference)
    if !email.hasPrefix("@"), identities.isKnown(email) {
      let id = identities.id(of: email)
      return identities.kind(of: id) == .person ? id : nil
    }
    guard let handle = reference.handle?.asciiLowercased, handle.count >= Self.shortest,
      let found = names[handle], found.count == 1
    else { return nil }
    return found.first
  }
}
