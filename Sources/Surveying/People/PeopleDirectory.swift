internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What people are called, and who is known.
///
/// A class, because names are read from history only as far as they are asked for.
final class PeopleDirectory {
  private let identities: IdentityMap
  private let credits: Credits
  /// Names written in files.
  private var written: [ByteString: ByteString] = [:]
  /// Names that commits carry, as far as they were read, and the newest commit with each.
  private var carried: [IdentityMap.ID: (name: ByteString, commit: CommitPosition)] = [:]
  /// The first commit that was not read for names yet.
  private var next = CommitPosition(0)
  /// By person: whether a commit that was looked at is credited to them.
  private var met: [Bool] = []
  /// The first commit that was not looked at for whom it is credited to.
  private var nextMet = CommitPosition(0)

  /// - Parameter files: the areas' files in path order: a name written there comes before one that
  ///   commits carry.
  init(_ identities: IdentityMap, files: [OwnersFile], credits: Credits) {
    self.identities = identities
    self.credits = credits
    for file in files {
      for reference in file.everyone {
        let email = identities.email(of: reference.value)
        if written[email] == nil, let name = reference.value.name { written[email] = name }
      }
    }
  }

  /// By person of history: whether a commit carries them; nil where one does for everybody.
  private lazy var isPresent: [Bool]? = credits.history.presentPersons

  func person(_ email: ByteString) -> Person { Person(email: email, name: name(of: email)) }

  func person(_ id: IdentityMap.ID) -> Person {
    person(identities.emails[Int(id)])
  }

  private func name(of email: ByteString) -> ByteString? {
    if let name = identities.configuredName(email) ?? written[email] { return name }
    let id = identities.id(of: email)
    if let carried = carried[id] { return carried.name }
    readNames(until: id)
    return carried[id]?.name
  }

  /// Reads on, newest first, until a person's name is met.
  private func readNames(until id: IdentityMap.ID) {
    while next.index < credits.history.count, carried[id] == nil {
      readNames(of: next)
      next = next.advanced(by: 1)
    }
  }

  private func readNames(of commit: CommitPosition) {
    guard credits.isCredited(commit) else { return }
    let history = credits.history
    read(history.author(of: commit), in: commit)
    if history.hasCoAuthors(commit) {
      history.coAuthors(of: commit).forEach { read($0, in: commit) }
    }
  }

  private func read(_ person: PersonID, in commit: CommitPosition) {
    guard let identity = identities.credited(person),
      carried[identity].map({ commit < $0.commit }) ?? true
    else { return }
    let name = identities.properName(of: person)
    if !name.isEmpty { carried[identity] = (name, commit) }
  }

  func declared(_ reference: Located<PersonReference>) -> DeclaredPerson {
    let email = identities.email(of: reference.value)
    let isKnown = isKnown(email)
    return DeclaredPerson(
      person: person(email), position: reference.position, isKnown: isKnown,
      nearest: isKnown ? nil : nearestKnown(to: reference.value, email: email))
  }

  /// A known person with the same name, else with nearly the same e-mail: as a whole where the domain
  /// differs, else before the `@`, since colleagues share the rest.
  private func nearestKnown(to reference: PersonReference, email: ByteString) -> Person? {
    if let name = reference.name?.asciiLowercased {
      let namesakes = identities.emails(named: name).union(written.keys).filter {
        person($0).name?.asciiLowercased == name && identities.isKnown($0, among: isPresent)
      }
      if let first = namesakes.min() { return person(first) }
    }
    return identities.closest(email).first(where: isKnown).map { person($0) }
  }

  private func isKnown(_ email: ByteString) -> Bool {
    isCredited(email) || identities.isKnown(email, among: isPresent)
  }

  /// Whether any commit is credited to a person. People whom a file names nearly always have a recent
  /// one, so that reading from the newest commit on is the shortest way.
  private func isCredited(_ email: ByteString) -> Bool {
    let id = identities.id(of: email)
    let credits = credits
    let count = CommitPosition(credits.history.count)
    // Taken out while it grows, so that it is not checked for other uses at every step.
    var met = self.met
    self.met = []
    while met.count <= id { met.append(false) }
    while !met[Int(id)], nextMet < count {
      credits.forEachPerson(of: nextMet) { person in
        while met.count <= person { met.append(false) }
        met[Int(person)] = true
      }
      nextMet = nextMet.advanced(by: 1)
    }
    self.met = met
    return met[Int(id)]
  }
}
