internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Tells who is who: maps what commits and files write to one canonical e-mail a person.
///
/// A class, because it resolves each of history's persons when it is first asked for, and because
/// surveys of several instants share it.
final class IdentityMap {
  typealias ID = Int32

  private let mailmap: Mailmap
  private let bots: [ByteString]
  /// Canonical e-mail of each person in `people`, by every e-mail of theirs, lower case.
  private var emailOwners: [ByteString: ByteString] = [:]
  /// By handle, lower case.
  private var handleOwners: [ByteString: ByteString] = [:]
  private var configuredNames: [ByteString: ByteString] = [:]

  /// Canonical e-mails by id.
  private(set) var emails: [ByteString] = []
  private var ids: [ByteString: ID] = [:]
  private var persons: PersonTable
  /// By the history's person id: the identity, once it was asked for.
  private var resolved: Memo
  /// By id: whether a person of the history that was asked for has it.
  private var isCarried: [Bool] = []

  /// -1 for a bot, -2 for a person who was not asked for yet.
  private struct Resolved {
    var credited: ID = -2
    var identity: ID = -2
  }

  /// An array would be copied as a whole at each change while a caller's loop holds on to it.
  private final class Memo {
    let persons: UnsafeMutableBufferPointer<Resolved>

    init(_ count: Int, continuing other: Memo? = nil) {
      persons = .allocate(capacity: count)
      persons.initialize(repeating: Resolved())
      guard let other else { return }
      for person in 0..<min(count, other.persons.count) { persons[person] = other.persons[person] }
    }

    deinit { persons.deallocate() }
  }

  init(_ persons: PersonTable, mailmap: Mailmap, rules: RulesFile) {
    self.mailmap = mailmap
    self.persons = persons
    resolved = Memo(persons.count)
    bots = rules.bots.map(\.asciiLowercased).filter { !$0.isEmpty }
    for person in rules.people {
      guard let first = person.emails.first else { continue }
      let canonical = first.value.asciiLowercased
      for email in person.emails { emailOwners[email.value.asciiLowercased] = canonical }
      if let handle = person.handle { handleOwners[handle.value.asciiLowercased] = canonical }
      if let name = person.name { configuredNames[canonical] = name.value }
    }
  }

  /// Takes over the persons of another history.
  func update(_ persons: PersonTable) {
    let continues = persons.continues(self.persons)
    if !continues { isCarried = [] }
    if persons.count != self.persons.count || !continues {
      resolved = Memo(persons.count, continuing: continues ? resolved : nil)
      (personsByEmailFound, personsByIdentityFound, identitiesByName, everyone) = (
        nil, nil, nil, nil
      )
      closestFound = [:]
    }
    self.persons = persons
  }

  /// Who a commit's line means; nil for a line without a person, and for a bot.
  @inline(__always)
  func credited(_ person: PersonID) -> ID? {
    guard person != .nobody else { return nil }
    var known = resolved.persons[person.index].credited
    if known == -2 { known = resolve(person).credited }
    return known < 0 ? nil : known
  }

  /// Who a commit's line means, a bot too.
  func identity(of person: PersonID) -> ID {
    let known = resolved.persons[person.index].identity
    return known == -2 ? resolve(person).identity : known
  }

  private func resolve(_ person: PersonID) -> Resolved {
    let proper = mailmap.resolve(persons[person])
    let id = id(of: canonical(proper.email))
    let result = Resolved(credited: isBot(proper) ? -1 : id, identity: id)
    resolved.persons[person.index] = result
    while isCarried.count <= id { isCarried.append(false) }
    isCarried[Int(id)] = true
    return result
  }

  private func isBot(_ proper: Signature) -> Bool {
    if bots.isEmpty { return false }
    var text: [UInt8] = []
    text.reserveCapacity(proper.name.count + proper.email.count + 3)
    text.append(contentsOf: proper.name.bytes)
    text.append(UInt8(ascii: " "))
    text.append(UInt8(ascii: "<"))
    text.append(contentsOf: proper.email.bytes)
    text.append(UInt8(ascii: ">"))
    let lowercased = ByteString(text).asciiLowercased
    return bots.contains { lowercased.contains($0) }
  }

  /// The proper name that a commit's line carries.
  func properName(of person: PersonID) -> ByteString {
    mailmap.resolve(persons[person]).name
  }

  /// Whether history, mailmap or `people` name a person.
  /// - Parameter isPresent: the persons of history that count; nil: all.
  func isKnown(_ email: ByteString, among isPresent: [Bool]?) -> Bool {
    if isPresent == nil, let id = ids[email], id < isCarried.count,
      isCarried[Int(id)]
    {
      return true
    }
    if emailOwners[email] == email || proper.contains(email) { return true }
    // In most cases history has this very e-mail.
    for person in personsByEmail[email] ?? [] where isPresent?[person.index] ?? true {
      if emails[Int(identity(of: person))] == email { return true }
    }
    if canonicalOwners.contains(email) { return true }
    // Finding out who carries which id gives the ids.
    let personsByIdentity = personsByIdentity
    return (ids[email].flatMap { personsByIdentity[$0] } ?? [])
      .contains { isPresent?[$0.index] ?? true }
  }

  private lazy var canonicalOwners = Set(emailOwners.values)

  /// By id: the persons of history who have it.
  private var personsByIdentity: [ID: [PersonID]] {
    if let personsByIdentityFound { return personsByIdentityFound }
    let found = Dictionary(grouping: persons.ids, by: identity)
    personsByIdentityFound = found
    return found
  }

  private var personsByIdentityFound: [ID: [PersonID]]?

  /// E-mails like an unknown one, the closest first, of all that history, mailmap and `people`
  /// know. Compared is what stands before the `@`, since colleagues share the rest; after them come
  /// those of other domains, compared as a whole.
  func closest(_ email: ByteString) -> [ByteString] {
    if let found = closestFound[email] { return found }
    let all = everyone ?? known
    everyone = all
    var found: [ByteString]
    if let at = email.bytes.lastIndex(of: UInt8(ascii: "@")) {
      let domain = ByteString(email.bytes[at...])
      let colleagues = all.filter { $0.hasSuffix(domain) }
      found = ranked(
        byLikenessTo: ByteString(email.bytes[..<at]),
        colleagues.map { ByteString($0.bytes.dropLast(domain.count)) }
      ).map { $0 + domain }
      found += ranked(byLikenessTo: email, all.subtracting(colleagues))
    } else {
      found = ranked(byLikenessTo: email, all)
    }
    closestFound[email] = found
    return found
  }

  private var closestFound: [ByteString: [ByteString]] = [:]
  private var everyone: Set<ByteString>?

  /// Everyone who ever wrote a name, in lower case, or whom `people` give it.
  func emails(named name: ByteString) -> Set<ByteString> {
    if identitiesByName == nil {
      var found: [ByteString: Set<ByteString>] = [:]
      for person in persons.ids {
        let identity = identity(of: person)
        found[properName(of: person).asciiLowercased, default: []].insert(emails[Int(identity)])
      }
      for (email, name) in configuredNames {
        found[name.asciiLowercased, default: []].insert(email)
      }
      identitiesByName = found
    }
    return identitiesByName?[name] ?? []
  }

  private var identitiesByName: [ByteString: Set<ByteString>]?

  /// By e-mail as written, in lower case.
  private var personsByEmail: [ByteString: [PersonID]] {
    if let personsByEmailFound { return personsByEmailFound }
    let found = Dictionary(grouping: persons.ids) {
      persons[$0].email.asciiLowercased
    }
    personsByEmailFound = found
    return found
  }

  private var personsByEmailFound: [ByteString: [PersonID]]?

  /// Whom the mailmap names.
  private lazy var proper = Set(mailmap.properIdentities.map { canonical($0.email) })

  /// Everyone whom history, mailmap and `people` know.
  private var known: Set<ByteString> {
    var known = canonicalOwners
    for person in persons.ids {
      known.insert(emails[Int(identity(of: person))])
    }
    return known.union(proper)
  }

  /// The canonical e-mail for a proper one.
  private func canonical(_ email: ByteString) -> ByteString {
    let lowercased = email.asciiLowercased
    if let owner = emailOwners[lowercased] { return owner }
    let noreply: ByteString = "@users.noreply.github.com"
    guard lowercased.hasSuffix(noreply) else { return lowercased }
    var handle = lowercased.bytes.dropLast(noreply.count)
    if let plus = handle.firstIndex(of: UInt8(ascii: "+")),
      plus > handle.startIndex, handle[..<plus].allSatisfy(\.isASCIIDigit)
    {
      handle = handle[(plus + 1)...]
    }
    return handleOwners[ByteString(handle)] ?? lowercased
  }

  /// The id of a canonical e-mail, given now if it has none.
  func id(of email: ByteString) -> ID {
    if let id = ids[email] { return id }
    let id = ID(emails.count)
    emails.append(email)
    ids[email] = id
    return id
  }

  /// The canonical e-mail of a person as a file writes it; `@handle` for an unknown handle.
  func email(of reference: PersonReference) -> ByteString {
    if let email = reference.email {
      return canonical(mailmap.resolve(Signature(name: reference.name ?? "", email: email)).email)
    }
    let handle = (reference.handle ?? "").asciiLowercased
    return handleOwners[handle] ?? "@" + handle
  }

  /// The name that `people` gives.
  func configuredName(_ email: ByteString) -> ByteString? { configuredNames[email] }
}
