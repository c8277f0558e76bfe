internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds out what each of history's identities is, and which addresses are one person's.
struct IdentityJoining {
  private(set) var groups = AddressGroups()
  /// By person of history: the address after `.mailmap`.
  private(set) var addresses: [AddressGroups.Index] = []
  /// By person of history.
  private(set) var kinds: [IdentityKind] = []
  /// By person of history: the name after `.mailmap`.
  private(set) var names: [ByteString] = []
  /// By handle, lower case, and host: an address of whoever has it there.
  private(set) var handles: [ByteString: [ByteString: AddressGroups.Index]] = [:]

  /// The addresses that commits, `.mailmap` or `people` hold.
  private(set) var mentioned: Set<AddressGroups.Index> = []
  /// By full name, folded: the addresses of people who bear it, those that several share aside.
  private(set) var bearers: [ByteString: Set<AddressGroups.Index>] = [:]

  private let rules: RulesFile
  private let classifier: IdentityKinds
  private var signatures: [Signature] = []
  private var emails: [ByteString] = []
  /// By person of history: the address as commits carry it, in lower case.
  private(set) var carried: [ByteString] = []
  private var fullNames: [FullName] = []
  private var noreplies: [NoreplyAddress?] = []
  private let sightings: Sightings
  private var isPresent: [Bool] { sightings.isPresent }

  init(_ persons: PersonTable, _ sightings: Sightings, mailmap: Mailmap, rules: RulesFile) {
    self.rules = rules
    self.sightings = sightings
    classifier = IdentityKinds(rules)
    reserve(persons.count)
    for person in persons.ids {
      let raw = persons[person]
      let proper = mailmap.resolve(raw)
      let email = proper.email.asciiLowercased
      addresses.append(groups.insert(email))
      if isPresent[person.index] { mentioned.insert(addresses[person.index]) }
      signatures.append(proper)
      names.append(proper.name)
      emails.append(email)
      fullNames.append(FullName(proper.name))
      carried.append(raw.email.asciiLowercased)
      noreplies.append(NoreplyAddress(carried[person.index]))
    }
    readWritten(mailmap)
    findKinds()
    joinNoreplies()
    if rules.sameName == .joined { joinNames() }
    groups.flatten()
  }

  private mutating func reserve(_ count: Int) {
    groups.reserve(count)
    addresses.reserveCapacity(count)
    kinds.reserveCapacity(count)
    names.reserveCapacity(count)
    signatures.reserveCapacity(count)
    emails.reserveCapacity(count)
    carried.reserveCapacity(count)
    fullNames.reserveCapacity(count)
    noreplies.reserveCapacity(count)
  }

  private mutating func readWritten(_ mailmap: Mailmap) {
    var byHandle: [ByteString: [AddressGroups.Index]] = [:]
    for case (let noreply?, let address) in zip(noreplies, addresses) where noreply.isPublic {
      byHandle[noreply.handle, default: []].append(address)
    }
    for person in rules.people {
      var list = person.emails.map { groups.insert($0.value.asciiLowercased) }
      mentioned.formUnion(list)
      if let handle = person.handle { list += byHandle[handle.value.asciiLowercased] ?? [] }
      groups.write(list)
    }
    for proper in mailmap.properIdentities {
      let address = groups.insert(proper.email.asciiLowercased)
      mentioned.insert(address)
      groups.write(address)
    }
  }

  // MARK: - Kinds

  private mutating func findKinds() {
    var verdicts: [IdentityKinds.Verdict] = []
    // Handles and ids of bots, with their hosts.
    var accounts: Set<ByteString> = []
    // Addresses that bear a person's name.
    var personal = Set<AddressGroups.Index>()
    for index in signatures.indices {
      let noreply = noreply(after: index)
      let verdict = classifier.verdict(
        on: .init(
          signature: signatures[index], email: emails[index], name: fullNames[index],
          noreply: noreply))
      verdicts.append(verdict)
      guard isPresent[index] else { continue }
      if verdict == .bot, let noreply { accounts.formUnion(noreply.keys) }
      if verdict != .bot, IdentityKinds.isPersonal(fullNames[index]) {
        personal.insert(addresses[index])
      }
    }
    let written = writtenKinds
    for index in signatures.indices {
      if let kind = written[groups.first(of: addresses[index])] {
        kinds.append(kind)
        continue
      }
      switch verdicts[index] {
      case .agent: kinds.append(.agent)
      case .bot: kinds.append(.bot)
      case .botByForm: kinds.append(personal.contains(addresses[index]) ? .person : .bot)
      case .person:
        let isBot = !accounts.isEmpty && isAccount(index, among: accounts)
        kinds.append(isBot ? .bot : .person)
      }
    }
  }

  /// By group: what `people` say.
  private var writtenKinds: [AddressGroups.Index: IdentityKind] {
    var kinds: [AddressGroups.Index: IdentityKind] = [:]
    for person in rules.people {
      guard let email = person.emails.first,
        let address = groups.index(of: email.value.asciiLowercased)
      else { continue }
      kinds[groups.first(of: address)] = IdentityKind(person.kind)
    }
    return kinds
  }

  /// What `.mailmap` leaves of an address that a forge made up.
  private func noreply(after index: Int) -> NoreplyAddress? {
    emails[index] == carried[index] ? noreplies[index] : NoreplyAddress(emails[index])
  }

  private func isAccount(_ index: Int, among accounts: Set<ByteString>) -> Bool {
    guard let noreply = noreply(after: index) else { return false }
    return noreply.keys.contains(where: accounts.contains)
      && !classifier.isNeverBot(signatures[index])
  }

  // MARK: - Joining

  private mutating func joinNoreplies() {
    var accounts: [ByteString: [AddressGroups.Index]] = [:]
    // By handle and host: how new the newest commit is that bears the address.
    var ranks: [ByteString: Int32] = [:]
    for index in signatures.indices {
      guard let rank = sightings.ranks[index], kinds[index] != .bot, let noreply = noreplies[index]
      else { continue }
      let kind: ByteString = kinds[index] == .agent ? "agent " : ""
      for key in noreply.keys { accounts[kind + key, default: []].append(addresses[index]) }
      if rank < ranks[noreply.key] ?? .max {
        ranks[noreply.key] = rank
        handles[noreply.handle, default: [:]][noreply.host] = addresses[index]
      }
    }
    for (_, list) in accounts.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
      groups.join(list)
    }
  }

  private mutating func joinNames() {
    var notPeople: Set<ByteString> = []
    // By name: the first address that bears it, and all where there are more.
    var first: [ByteString: AddressGroups.Index] = [:]
    var bearers: [ByteString: Set<AddressGroups.Index>] = [:]
    // By address, likewise.
    var firstName: [AddressGroups.Index: ByteString] = [:]
    var borne: [AddressGroups.Index: Set<ByteString>] = [:]
    for index in signatures.indices where isPresent[index] && fullNames[index].isFull {
      let (name, address) = (fullNames[index].folded, addresses[index])
      guard kinds[index] == .person else {
        notPeople.insert(name)
        continue
      }
      if let known = first[name] {
        if known != address { bearers[name, default: [known]].insert(address) }
      } else {
        first[name] = address
      }
      if let known = firstName[address] {
        if known != name { borne[address, default: [known]].insert(name) }
      } else {
        firstName[address] = name
      }
    }
    let shared = Set(
      borne.filter { address, names in
        SharedAddresses.isShared(groups.addresses[Int(address)], bearing: names.sorted())
      }.keys)
    for (name, list) in bearers.sorted(by: { $0.key < $1.key }) where !notPeople.contains(name) {
      groups.join(
        list.filter { !shared.contains($0) && !groups.addresses[Int($0)].isEmpty }.sorted())
    }
    for (name, address) in first where !notPeople.contains(name) {
      self.bearers[name] = (bearers[name] ?? [address]).filter {
        !shared.contains($0) && !groups.addresses[Int($0)].isEmpty
      }
    }
  }
}

extension NoreplyAddress {
  /// What makes two addresses one account's: the handle, and the id, each at the host.
  fileprivate var keys: [ByteString] { id.map { [key, "#" + $0 + "@" + host] } ?? [key] }

  fileprivate var key: ByteString { handle + "@" + host }
}
