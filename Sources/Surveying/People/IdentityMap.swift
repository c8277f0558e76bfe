internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Tells who is who in one history: maps what commits and files write to one canonical e-mail a person,
/// and says who is a person at all.
///
/// A class, because people whom only files name are added when they are first met.
final class IdentityMap {
  typealias ID = Int32

  let history: History?
  /// In seconds since 1970; later dates count as those of their commits' first parents.
  let now: Int64
  private let mailmap: Mailmap
  private let classifier: IdentityKinds
  private let joining: IdentityJoining
  private let sightings: Sightings
  /// By handle, lower case: the canonical e-mails that `people` give.
  private var handleOwners: [ByteString: ByteString] = [:]
  private var configuredNames: [ByteString: ByteString] = [:]

  /// By id: canonical e-mails.
  private(set) var emails: [ByteString] = []
  /// By id.
  private var kinds: [IdentityKind] = []
  /// By id: the name that the newest commit carries which has one; empty where none does.
  private var names: [ByteString] = []
  /// By every address that is known, in lower case.
  private var ids: [ByteString: ID] = [:]
  /// By person of history; below zero for a bot and for an agent.
  private let credited: [ID]
  private let identities: [ID]
  /// Who are named by commits, `.mailmap` or `people`.
  private var isKnown: [Bool] = []

  convenience init(_ history: History, mailmap: Mailmap, rules: RulesFile, now: Int64) {
    let sightings = Sightings(history, CommitDates(history, now: now))
    self.init(history.persons, sightings, of: history, mailmap: mailmap, rules: rules, now: now)
  }

  init(
    _ persons: PersonTable, _ sightings: Sightings, of history: History?, mailmap: Mailmap,
    rules: RulesFile, now: Int64 = .max
  ) {
    self.history = history
    self.now = now
    self.mailmap = mailmap
    self.sightings = sightings
    classifier = IdentityKinds(rules)
    joining = IdentityJoining(persons, sightings, mailmap: mailmap, rules: rules)
    let people = People(persons, joining, sightings, classifier, rules)
    identities = joining.addresses.map { people.ids[Int($0)] }
    credited = zip(identities, joining.kinds).map { $1 == .person ? $0 : -1 - ID($1.rawValue) }
    (emails, kinds, names) = (people.emails, people.kinds, people.names)
    // The index may hold identities that no commit of this history carries.
    for address in joining.mentioned {
      ids[joining.groups.addresses[Int(address)]] = people.ids[Int(address)]
    }
    isKnown = Array(repeating: false, count: emails.count)
    for (index, id) in identities.enumerated() where sightings.isPresent[index] {
      isKnown[Int(id)] = true
    }
    for proper in mailmap.properIdentities {
      if let id = ids[proper.email.asciiLowercased] { isKnown[Int(id)] = true }
    }
    for person in rules.people {
      guard let first = person.emails.first, let id = ids[first.value.asciiLowercased] else {
        continue
      }
      isKnown[Int(id)] = true
      let email = emails[Int(id)]
      if let handle = person.handle { handleOwners[handle.value.asciiLowercased] = email }
      if let name = person.name { configuredNames[email] = name.value }
    }
  }

  // MARK: - Commits

  /// Who a commit's line means; nil for a line without a person, and for a bot or an agent.
  @inline(__always)
  func credited(_ person: PersonID) -> ID? {
    guard person != .nobody else { return nil }
    let id = credited[person.index]
    return id < 0 ? nil : id
  }

  /// What a commit's line names; nil for a line without a person.
  @inline(__always)
  func kind(_ person: PersonID) -> IdentityKind? {
    person == .nobody ? nil : joining.kinds[person.index]
  }

  /// Who a commit's line means, a bot or an agent too.
  func identity(of person: PersonID) -> ID { identities[person.index] }

  // MARK: - People

  func kind(of id: ID) -> IdentityKind { kinds[Int(id)] }

  /// Every address that commits carry, and the canonical one, in lower case, ascending.
  func addresses(of id: ID) -> [ByteString] {
    let email = emails[Int(id)]
    let own: Set<ByteString> = email.hasPrefix("@") ? [] : [email]
    return own.union(carriedAddresses[id] ?? []).filter { !$0.isEmpty }.sorted()
  }

  private lazy var carriedAddresses: [ID: Set<ByteString>] = {
    var found: [ID: Set<ByteString>] = [:]
    for (index, id) in identities.enumerated() where sightings.isPresent[index] {
      found[id, default: []].insert(joining.carried[index])
    }
    return found
  }()

  /// The name that `people` give.
  func configuredName(_ email: ByteString) -> ByteString? { configuredNames[email] }

  /// The name that the newest commit carries which has one; nil where none does.
  func name(_ email: ByteString) -> ByteString? {
    ids[email].map { names[Int($0)] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether history, `.mailmap` or `people` name a person.
  func isKnown(_ email: ByteString) -> Bool { ids[email].map { isKnown[Int($0)] } ?? false }

  /// The id of a canonical e-mail, given now if it has none.
  func id(of email: ByteString) -> ID {
    if let id = ids[email] { return id }
    let id = ID(emails.count)
    emails.append(email)
    kinds.append(classifier.kind(ofAddress: email))
    names.append("")
    isKnown.append(false)
    ids[email] = id
    return id
  }

  /// The canonical e-mail of a person as a file writes it; `@handle` for an unknown handle. An address that
  /// nothing knows is that of the one person with the full name that it stands with.
  func email(of reference: PersonReference) -> ByteString {
    let email = writtenEmail(of: reference)
    if isKnown(email) { return email }
    return reference.name.flatMap(onlyPerson(named:)) ?? aliases[email] ?? email
  }

  /// Notes the addresses that the files at the tip write with a name, so that each means the same person
  /// where the name is left out.
  func readAliases(_ references: some Sequence<PersonReference>) {
    aliases = [:]
    for reference in references where reference.name != nil {
      let (written, email) = (writtenEmail(of: reference), email(of: reference))
      if written != email, aliases[written] == nil { aliases[written] = email }
    }
  }

  private var aliases: [ByteString: ByteString] = [:]

  /// The same by the address or the handle alone.
  func writtenEmail(of reference: PersonReference) -> ByteString {
    guard let written = reference.email else {
      return email(ofHandle: (reference.handle ?? "").asciiLowercased)
    }
    let email = mailmap.resolve(Signature(name: reference.name ?? "", email: written))
      .email.asciiLowercased
    if let id = ids[email] { return emails[Int(id)] }
    if let noreply = NoreplyAddress(email) {
      let owner = noreply.isPublic ? handleOwners[noreply.handle] : nil
      let account = owner ?? joining.handles[noreply.handle]?[noreply.host].map(canonical)
      if let account { return account }
    }
    return email
  }

  /// The one person who bears a full name; nil where nobody does, or several who are kept apart.
  private func onlyPerson(named name: ByteString) -> ByteString? {
    let name = FullName(name)
    guard name.isFull, let bearers = joining.bearers[name.folded] else { return nil }
    let found = Set(bearers.map(canonical))
    return found.count == 1 ? found.first : nil
  }

  private func canonical(_ address: AddressGroups.Index) -> ByteString {
    let address = joining.groups.addresses[Int(address)]
    return ids[address].map { emails[Int($0)] } ?? address
  }

  private func email(ofHandle handle: ByteString) -> ByteString {
    if let owner = handleOwners[handle] { return owner }
    if let hosts = joining.handles[handle] {
      let github = hosts["users.noreply.github.com"]
      if let address = github ?? hosts.min(by: { $0.key < $1.key })?.value {
        return canonical(address)
      }
    }
    return mergedHandles[handle].map { emails[Int($0)] } ?? "@" + handle
  }

  /// By handle: who wrote at least two, and four of five, of the tips merged from it.
  private lazy var mergedHandles: [ByteString: ID] = {
    guard let history else { return [:] }
    var tips: [ByteString: [ID: Int]] = [:]
    for (commit, handle) in history.mergedHandles where history.counts(commit) {
      let parents = history.parents(of: commit)
      guard parents.count == 2, parents[1] != .unreachable else { continue }
      tips[handle, default: [:]][credited(history.author(of: parents[1])) ?? -1, default: 0] += 1
    }
    return tips.compactMapValues { counts in
      let total = counts.values.reduce(0, +)
      return counts.first { id, count in id >= 0 && count >= 2 && count * 5 >= total * 4 }?.key
    }
  }()

  // MARK: - Likeness

  /// Everyone who ever wrote a name, in lower case, or whom `people` give it.
  func emails(named name: ByteString) -> Set<ByteString> { emailsByName[name] ?? [] }

  private lazy var emailsByName: [ByteString: Set<ByteString>] = {
    var found: [ByteString: Set<ByteString>] = [:]
    for (name, id) in zip(joining.names, identities) {
      found[name.asciiLowercased, default: []].insert(emails[Int(id)])
    }
    for (email, name) in configuredNames {
      found[name.asciiLowercased, default: []].insert(email)
    }
    return found
  }()

  /// E-mails like an unknown one, the closest first, of all that are known. Compared is what stands before
  /// the `@`, since colleagues share the rest; after them come those of other domains, compared as a whole.
  func closest(_ email: ByteString) -> [ByteString] {
    if let found = closestFound[email] { return found }
    var found: [ByteString]
    if let at = email.bytes.lastIndex(of: UInt8(ascii: "@")) {
      let domain = ByteString(email.bytes[at...])
      let colleagues = everyone.filter { $0.hasSuffix(domain) }
      found = ranked(
        byLikenessTo: ByteString(email.bytes[..<at]),
        colleagues.map { ByteString($0.bytes.dropLast(domain.count)) }
      ).map { $0 + domain }
      found += ranked(byLikenessTo: email, everyone.subtracting(colleagues))
    } else {
      found = ranked(byLikenessTo: email, everyone)
    }
    closestFound[email] = found
    return found
  }

  private var closestFound: [ByteString: [ByteString]] = [:]
  private lazy var everyone = Set(emails.indices.filter { isKnown[$0] }.map { emails[$0] })
}

/// What is known of each group of addresses.
private struct People {
  /// By address.
  var ids: [IdentityMap.ID]
  var emails: [ByteString] = []
  var kinds: [IdentityKind] = []
  var names: [ByteString] = []

  init(
    _ persons: PersonTable, _ joining: IdentityJoining, _ sightings: Sightings,
    _ classifier: IdentityKinds, _ rules: RulesFile
  ) {
    let groups = joining.groups
    let count = groups.addresses.count
    ids = Array(repeating: -1, count: count)
    for address in 0..<AddressGroups.Index(count) {
      let first = Int(groups.first(of: address))
      if ids[first] < 0 {
        ids[first] = IdentityMap.ID(emails.count)
        emails.append(groups.addresses[Int(address)])
      }
      ids[Int(address)] = ids[first]
    }
    // The rank of the newest commit that bears each address, and each person's name.
    var newest = [Int32](repeating: .max, count: count)
    var named = [Int64](repeating: .max, count: emails.count)
    var found = [IdentityKind?](repeating: nil, count: emails.count)
    names = Array(repeating: "", count: emails.count)
    for person in persons.ids where sightings.isPresent[person.index] {
      let address = Int(joining.addresses[person.index])
      let id = Int(ids[address])
      let order = sightings.ranks[person.index] ?? Int32.max - 1
      newest[address] = min(newest[address], order)
      let kind = joining.kinds[person.index]
      if found[id] == nil || (kind != .bot && found[id] != .person) { found[id] = kind }
      // Who signs as a bot as well is called by the person's name.
      let rank = Int64(order) + (kind == .person ? 0 : Int64(UInt32.max))
      let name = joining.names[person.index]
      if rank < named[id], !name.isEmpty {
        named[id] = rank
        names[id] = name
      }
    }
    chooseEmails(groups, newest)
    kinds = zip(found, emails).map { $0 ?? classifier.kind(ofAddress: $1) }
    addWritten(groups, rules)
  }

  /// The canonical e-mail is the one that the newest commit bears, a noreply one last.
  private mutating func chooseEmails(_ groups: AddressGroups, _ newest: [Int32]) {
    var chosen = [Int32](repeating: -1, count: emails.count)
    func rank(_ address: Int32) -> (Int32, Int32, ByteString) {
      let email = groups.addresses[Int(address)]
      return (NoreplyAddress.isNoreply(email) ? 1 : 0, newest[Int(address)], email)
    }
    for address in 0..<Int32(ids.count) {
      let id = Int(ids[Int(address)])
      if chosen[id] < 0 || rank(address) < rank(chosen[id]) { chosen[id] = address }
    }
    for id in emails.indices { emails[id] = groups.addresses[Int(chosen[id])] }
  }

  private mutating func addWritten(_ groups: AddressGroups, _ rules: RulesFile) {
    for person in rules.people {
      guard let first = person.emails.first?.value.asciiLowercased,
        let address = groups.index(of: first)
      else { continue }
      let id = Int(ids[Int(address)])
      emails[id] = first
      kinds[id] = IdentityKind(person.kind)
    }
  }
}
