internal import Basics
internal import LeadModel

/// What people are called, and who is known.
struct PeopleDirectory {
  private let identities: IdentityMap
  /// Names written in files.
  private var written: [ByteString: ByteString] = [:]

  /// - Parameter files: the areas' files in path order: a name written there comes before one that
  ///   commits carry.
  init(_ identities: IdentityMap, files: [OwnersFile]) {
    self.identities = identities
    for file in files {
      for reference in file.everyone {
        let email = identities.email(of: reference.value)
        if written[email] == nil, let name = reference.value.name { written[email] = name }
      }
    }
  }

  func person(_ email: ByteString) -> Person {
    Person(
      email: email,
      name: identities.configuredName(email) ?? written[email] ?? identities.name(email))
  }

  func person(_ id: IdentityMap.ID) -> Person { person(identities.emails[Int(id)]) }

  func declared(_ reference: Located<PersonReference>) -> DeclaredPerson {
    let email = identities.email(of: reference.value)
    let written = identities.writtenEmail(of: reference.value)
    let isKnown = identities.isKnown(written)
    let nearest =
      written == email ? nearestKnown(to: reference.value, email: email) : person(email)
    return DeclaredPerson(
      person: person(email),
      written: written == email ? nil : Person(email: written, name: reference.value.name),
      position: reference.position, isKnown: isKnown, nearest: isKnown ? nil : nearest)
  }

  /// A known person with the same name, else with nearly the same e-mail: as a whole where the domain
  /// differs, else before the `@`, since colleagues share the rest.
  private func nearestKnown(to reference: PersonReference, email: ByteString) -> Person? {
    if let name = reference.name?.asciiLowercased {
      let namesakes = identities.emails(named: name).union(written.keys).filter {
        person($0).name?.asciiLowercased == name && identities.isKnown($0)
      }
      if let first = namesakes.min() { return person(first) }
    }
    return identities.closest(email).first.map(person)
  }
}
