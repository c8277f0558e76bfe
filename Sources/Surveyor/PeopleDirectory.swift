internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import LeadModel

/// What people are called, and who is known.
struct PeopleDirectory {
  private let identities: IdentityMap
  private var names: [ByteString: ByteString] = [:]

  /// - Parameter files: the areas' files in path order: a name written there comes before one that
  ///   commits carry.
  init(
    _ identities: IdentityMap, files: [OwnersFile], history: History, credits: Credits
  ) {
    self.identities = identities
    for file in files {
      for reference in file.everyone {
        let email = identities.email(of: reference.value)
        if names[email] == nil, let name = reference.value.name { names[email] = name }
      }
    }
    var isNamed = identities.emails.map { names[$0] != nil }
    for commit in 0..<Int32(history.commits.count) where credits.isCredited(commit) {
      let persons =
        [history.commits.authors[Int(commit)]] + Array(history.commits.coAuthors(of: commit))
      for person in persons where person != PersonTable.nobody {
        let identity = Int(identities.ofPerson[Int(person)])
        if isNamed[identity] || identities.isBot[Int(person)] { continue }
        let name = identities.properNames[Int(person)]
        if name.isEmpty { continue }
        names[identities.emails[identity]] = name
        isNamed[identity] = true
      }
    }
  }

  func person(_ email: ByteString) -> Person {
    Person(email: email, name: identities.configuredName(email) ?? names[email])
  }

  func person(_ number: IdentityMap.Number) -> Person {
    person(identities.emails[Int(number)])
  }

  func declared(_ reference: Located<PersonReference>) -> DeclaredPerson {
    let email = identities.email(of: reference.value)
    let isKnown = identities.known.contains(email)
    return DeclaredPerson(
      person: person(email), position: reference.position, isKnown: isKnown,
      nearest: isKnown ? nil : nearestKnown(to: reference.value, email: email))
  }

  /// Somebody known with the same name, else with nearly the same e-mail: as a whole where the
  /// domain differs, else before the `@`, since colleagues share the rest.
  private func nearestKnown(to reference: PersonReference, email: ByteString) -> Person? {
    if let name = reference.name?.asciiLowercased {
      let namesakes = identities.known.filter { person($0).name?.asciiLowercased == name }
      if let first = namesakes.min() { return person(first) }
    }
    guard let at = email.bytes.lastIndex(of: UInt8(ascii: "@")) else {
      return nearest(to: email, among: identities.known).map { person($0) }
    }
    let domain = ByteString(email.bytes[at...])
    let neighbours = identities.known.filter { $0.hasSuffix(domain) }
    let local = nearest(
      to: ByteString(email.bytes[..<at]),
      among: neighbours.map { ByteString($0.bytes.dropLast(domain.count)) })
    if let local { return person(local + domain) }
    let others = identities.known.subtracting(neighbours)
    return nearest(to: email, among: others).map { person($0) }
  }
}
