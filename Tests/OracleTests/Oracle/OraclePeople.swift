import Basics

/// Who is who: `.mailmap`, then `people`, then what joins one person's addresses.
final class OraclePeople {
  private let rules: OracleRules
  private let mailmapped: [OracleIdentity: OracleIdentity]
  /// An address to the group that it belongs to.
  private var groups: [ByteString: Int] = [:]
  private var kinds: [Int: OracleKind] = [:]
  private var canonical: [Int: ByteString] = [:]
  /// By handle: who had it last, by host, and who wrote what was merged from it.
  private var accounts: [ByteString: [ByteString: Int]] = [:]
  private var mergedHandles: [ByteString: Int] = [:]
  /// Addresses that `.mailmap` has as somebody's own.
  private let mailmapAddresses: Set<ByteString>
  /// Who bears a full name.
  private var bearers: [[String]: Set<Int>] = [:]
  /// Addresses that nothing knows and that files at the tip write with a name.
  private var aliases: [ByteString: ByteString] = [:]
  private let allKinds: OracleKinds
  /// Addresses as written that came to each group.
  private var addresses: [Int: Set<ByteString>] = [:]
  /// For each group the names of commits, newest first.
  private var names: [Int: [ByteString]] = [:]
  /// How many addresses were joined by what nobody wrote, by why.
  private(set) var joined: [String: Int] = [:]

  init(
    history commits: [OracleCommit], isThere: (Int) -> Bool, graph: OracleGraph,
    references: [OracleReference], older: [OracleReference], rules: OracleRules, git: OracleGit,
    tip: String
  ) throws {
    self.rules = rules
    let borne = commits.indices.filter(isThere).flatMap { index in
      Self.identities(commits[index]).map { (commit: index, written: $0) }
    }
    let committers = commits.indices.filter(isThere).map { commits[$0].committer }
    let everyone = Set(borne.map(\.written)).union(committers).filter { !$0.email.isEmpty }
    // Whom only files or trailers name joins nobody, and nobody is called so.
    let named = (references + older).compactMap(\.identity)
    let helpers = commits.flatMap(\.helpers).compactMap { OracleIdentity($0) }
    mailmapped = try git.mailmapped(
      everyone.union(named).union(helpers).filter { !$0.email.isEmpty }, at: tip)
    mailmapAddresses = try git.mailmapAddresses(at: tip)
    allKinds = OracleKinds(rules, everyone: everyone)
    let members = Dictionary(grouping: everyone) { address($0) }
    var leader: [ByteString: ByteString] = [:]
    for address in members.keys { leader[address] = address }
    for person in rules.people {
      for email in person.emails { leader[email] = email }
    }
    func find(_ address: ByteString) -> ByteString {
      leader[address].flatMap { $0 == address ? $0 : find($0) } ?? address
    }
    func join(_ one: ByteString, _ other: ByteString, _ why: String) {
      let (a, b) = (find(one), find(other))
      guard a != b else { return }
      joined[why, default: 0] += 1
      leader[max(a, b)] = min(a, b)
    }

    // `people` joins its own; its persons, and the addresses that `.mailmap` gives, stay apart.
    for person in rules.people {
      for email in person.emails.dropFirst() { join(person.emails[0], email, "people") }
    }
    var written: Set<ByteString> = []
    written.formUnion(mailmapAddresses)
    for person in rules.people { written.formUnion(person.emails) }
    func mayJoin(_ one: ByteString, _ other: ByteString) -> Bool {
      let fixed = [find(one), find(other)].map { leading in
        leader.keys.filter { find($0) == leading }.contains { written.contains($0) }
      }
      return fixed != [true, true]
    }

    // "Noreply addresses of one host with one handle or one id are one".
    var accountHolders: [ByteString: ByteString] = [:]
    for identity in everyone.sorted(by: { ($0.email, $0.name) < ($1.email, $1.name) }) {
      guard let noreply = identity.noreply else { continue }
      let keys: [ByteString?] = [
        "\(noreply.host) @\(noreply.handle)", noreply.id.map { "\(noreply.host) #\($0)" },
      ]
      if let person = rules.people.first(where: { $0.handle == noreply.handle }),
        !written.contains(address(identity)) || address(identity) == identity.email.asciiLowercased
      {
        join(address(identity), person.emails[0], "handle in people")
      }
      for key in keys.compactMap({ $0 }) {
        if let known = accountHolders[key], mayJoin(known, address(identity)) {
          join(known, address(identity), "noreply")
        }
        accountHolders[key] = accountHolders[key] ?? address(identity)
      }
    }

    var addressKinds: [ByteString: OracleKind] = [:]
    for (address, identities) in members {
      let borneNames = Set(identities.map { mailmapped[$0]?.name ?? $0.name })
      let found = Set(
        identities.map { identity in
          allKinds.kind(
            of: mailmapped[identity] ?? identity, written: identity, names: borneNames)
        })
      addressKinds[address] =
        found.contains(.agent) ? .agent : found.contains(.bot) ? .bot : .person
    }

    // "Identities with the same full name are one person".
    var namesakes: [[String]: [ByteString]] = [:]
    if !rules.keepsSameNamesApart {
      for (address, identities) in members.sorted(by: { $0.key < $1.key })
      where addressKinds[address] == .person {
        let names = Set(identities.map { (mailmapped[$0] ?? $0).foldedName })
          .filter { $0.count > 1 && !Self.isPlaceholder($0) }
        guard !Self.isShared(address, names) else { continue }
        for name in names { namesakes[name, default: []].append(address) }
      }
      for (_, bearers) in namesakes.sorted(by: { $0.key.joined() < $1.key.joined() }) {
        let leading = Set(bearers.map(find))
        // Whom `people` or `.mailmap` tell apart stay so, and nobody can say whose the others are.
        let fixed = leading.filter { address in written.contains { find($0) == address } }
        guard fixed.count < 2, let first = bearers.first else { continue }
        for other in bearers.dropFirst() { join(first, other, "name") }
      }
    }

    var numbers: [ByteString: Int] = [:]
    for address in leader.keys.sorted() {
      numbers[find(address)] = numbers[find(address)] ?? numbers.count
      groups[address] = numbers[find(address)]
    }
    bearers = namesakes.mapValues { Set($0.compactMap { groups[$0] }) }
    for (address, kind) in addressKinds {
      guard let group = groups[address] else { continue }
      let order: [OracleKind] = [.person, .bot, .agent]
      let known = kinds[group] ?? .person
      kinds[group] = order.last { $0 == known || $0 == kind }
    }
    for person in rules.people {
      if let group = groups[person.emails[0]] { kinds[group] = person.kind }
    }

    // "The canonical e-mail … is the first listed; else the one that the newest commit bears, a
    // noreply one last."
    for (_, identity) in borne.sorted(by: { graph.isNewer($0.commit, than: $1.commit) }) {
      guard let group = groups[address(identity)] else { continue }
      addresses[group, default: []].insert(identity.email.asciiLowercased)
      let mapped = mailmapped[identity] ?? identity
      if !mapped.name.isEmpty { names[group, default: []].append(mapped.name) }
      let isNoreply = OracleIdentity(email: address(identity)).noreply != nil
      let known = canonical[group].map { OracleIdentity(email: $0).noreply != nil }
      if known == nil || (known == true && !isNoreply) { canonical[group] = address(identity) }
    }
    // Who only ever committed for agents has a name there.
    for (index, commit) in commits.enumerated()
    where isThere(index) && !commit.committer.name.isEmpty {
      guard let group = groups[address(commit.committer)], names[group] == nil else { continue }
      names[group] = [(mailmapped[commit.committer] ?? commit.committer).name]
    }
    for person in rules.people {
      if let group = groups[person.emails[0]] { canonical[group] = person.emails[0] }
    }
    learnHandles(commits, isThere, graph)
    // "newest" first; committers come behind.
    let newest = borne.sorted { graph.isNewer($0.commit, than: $1.commit) }.map(\.written)
    for identity in newest + committers where kind(identity) != .bot {
      guard let noreply = identity.noreply, let group = group(of: identity) else { continue }
      if accounts[noreply.handle]?[noreply.host] == nil {
        accounts[noreply.handle, default: [:]][noreply.host] = group
      }
    }
    for reference in references where reference.name != nil {
      let (written, email) = (writtenEmail(of: reference), email(of: reference))
      if written != email, aliases[written] == nil { aliases[written] = email }
    }
  }

  /// "A handle is whoever has that noreply handle; else whoever wrote at least two, and at least four
  /// of five, of the tips merged "from jmacd/…"."
  private func learnHandles(
    _ commits: [OracleCommit], _ isThere: (Int) -> Bool, _ graph: OracleGraph
  ) {
    var tips: [ByteString: [Int]] = [:]
    for index in commits.indices where isThere(index) && graph.parents[index].count == 2 {
      for line in commits[index].message.split(separator: 0x0A) {
        let words = line.split(separator: 0x20)
        guard let from = words.firstIndex(of: "from"), from + 1 < words.count,
          let slash = words[from + 1].bytes.firstIndex(of: 0x2F), slash > 0,
          let group = group(of: commits[graph.parents[index][1]].author)
        else { continue }
        let handle = ByteString(words[from + 1].bytes[..<slash]).asciiLowercased
        tips[handle, default: []].append(group)
        break
      }
    }
    for (handle, groups) in tips {
      for group in Set(groups) where kinds[group] != .bot {
        let count = groups.count { $0 == group }
        if count >= 2, count * 5 >= groups.count * 4 { mergedHandles[handle] = group }
      }
    }
  }

  private static func isPlaceholder(_ name: [String]) -> Bool {
    [["your", "name"], ["first", "last"], ["full", "name"], ["john", "doe"]].contains(name)
      || name.contains("unknown") || name.contains("root")
  }

  /// Whether several people share an address.
  private static func isShared(_ address: ByteString, _ names: Set<[String]>) -> Bool {
    let roles: Set<ByteString> = [
      "team", "root", "admin", "dev", "info", "contact", "noreply", "shared",
    ]
    if roles.contains(OracleIdentity(email: address).localPart), names.count > 1 { return true }
    // "three full names of which no two share a word"
    let list = Array(names)
    for (index, one) in list.enumerated() {
      for (other, second) in list.enumerated() where other > index {
        for third in list[(other + 1)...] {
          let words = [one, second, third].map(Set.init)
          if words[0].isDisjoint(with: words[1]), words[0].isDisjoint(with: words[2]),
            words[1].isDisjoint(with: words[2])
          {
            return true
          }
        }
      }
    }
    return false
  }

  /// Author and co-authors, each as written.
  static func identities(_ commit: OracleCommit) -> [OracleIdentity] {
    ([commit.author] + commit.lines("Co-authored-by").compactMap { OracleIdentity($0) })
      .filter { !$0.email.isEmpty }
  }

  /// The e-mail, lower-cased, after `.mailmap`.
  private func address(_ identity: OracleIdentity) -> ByteString {
    (mailmapped[identity] ?? identity).email.asciiLowercased
  }

  private func group(of identity: OracleIdentity) -> Int? { groups[address(identity)] }

  func kind(_ identity: OracleIdentity) -> OracleKind {
    let mapped = mailmapped[identity] ?? identity
    return group(of: identity).flatMap { kinds[$0] }
      ?? allKinds.kind(of: mapped, written: identity, names: [mapped.name])
  }

  func kind(ofEmail email: ByteString) -> OracleKind {
    groups[email].flatMap { kinds[$0] } ?? kind(OracleIdentity(email: email))
  }

  /// The canonical e-mail.
  func email(_ identity: OracleIdentity) -> ByteString {
    group(of: identity).flatMap { canonical[$0] } ?? address(identity)
  }

  /// The canonical e-mail of someone whom a file names. An address that neither commits nor `.mailmap`
  /// nor `people` know is the one person's who bears the name that it stands with.
  func email(of reference: OracleReference) -> ByteString {
    let written = writtenEmail(of: reference)
    if groups[written] != nil || mailmapAddresses.contains(written) { return written }
    if let name = reference.name {
      let folded = OracleIdentity(name: name).foldedName
      if let found = bearers[folded], found.count == 1, let email = canonical[found.first ?? -1] {
        return email
      }
    }
    return aliases[written] ?? written
  }

  /// The same by the address or the handle alone.
  private func writtenEmail(of reference: OracleReference) -> ByteString {
    func declared(_ handle: ByteString) -> ByteString? {
      rules.people.first { $0.handle == handle }?.emails[0]
    }
    guard let identity = reference.identity else {
      let handle = (reference.handle ?? "").asciiLowercased
      if let email = declared(handle) { return email }
      let hosts = accounts[handle] ?? [:]
      let account =
        hosts["users.noreply.github.com"] ?? hosts.min { $0.key < $1.key }?.value
        ?? mergedHandles[handle]
      return account.flatMap { canonical[$0] } ?? "@\(handle)"
    }
    let email = email(identity)
    guard groups[email] == nil, !mailmapAddresses.contains(email),
      let noreply = OracleIdentity(email: email).noreply
    else { return email }
    return declared(noreply.handle)
      ?? accounts[noreply.handle]?[noreply.host].flatMap { canonical[$0] } ?? email
  }

  /// "The author, and every line `Co-authored-by:`; then bots and agents are left out. If nobody is
  /// left and the author is an agent, the committer, where that is a person." In e-mail order.
  func credited(_ commit: OracleCommit) -> [ByteString] {
    // "commits whose author is a bot, whoever their lines name"
    guard kind(commit.author) != .bot else { return [] }
    var persons = Self.identities(commit).filter { kind($0) == .person }
    if persons.isEmpty, kind(commit.author) == .agent, kind(commit.committer) == .person {
      persons = [commit.committer]
    }
    return Set(persons.map { email($0) }).sorted()
  }

  /// Whether an agent had a part in it.
  func isAssisted(_ commit: OracleCommit) -> Bool {
    if Self.identities(commit).contains(where: { kind($0) == .agent }) { return true }
    // "`Assisted-by:` and `Generated-by:` name agents where they name no person's address."
    return commit.helpers.contains { line in
      !line.isEmpty && OracleIdentity(line).map { kind($0) != .person } ?? true
    }
  }

  /// Everyone whom a commit names as author or co-author.
  func named(_ commit: OracleCommit) -> Set<ByteString> {
    Set(Self.identities(commit).map { email($0) })
  }

  /// The name that `people` has for a canonical e-mail.
  func declaredName(_ email: ByteString) -> ByteString? {
    rules.people.first { $0.emails.first == email }?.name
  }

  /// The name that the newest commit has.
  func historicalName(_ email: ByteString) -> ByteString? {
    groups[email].flatMap { names[$0]?.first }
  }

  func addresses(_ email: ByteString) -> [ByteString] {
    guard let group = groups[email] else { return email.hasPrefix("@") ? [] : [email] }
    return (addresses[group] ?? []).union([email]).sorted()
  }
}
