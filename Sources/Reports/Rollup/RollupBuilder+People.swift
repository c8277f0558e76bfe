internal import Basics
internal import CSystem
internal import LeadModel

extension RollupBuilder {
  /// A person's row, and what the person is told by.
  struct Holder {
    let key: ByteString
    let row: Rollup.PersonRow
  }

  private struct Posts {
    var services = 0
    var initiatives = 0
    var teams = 0
    var repositories: [ByteString: [Rollup.Post]] = [:]

    var total: Int { services + initiatives + teams }
  }

  /// Everybody who leads an active area, those with the most posts first.
  func people() -> [Holder] {
    var posts: [ByteString: Posts] = [:]
    for digest in digests {
      for area in digest.areas where area.isActive {
        var seen: Set<ByteString> = []
        for (person, since) in area.leads {
          let key = digest.key(person)
          guard seen.insert(key).inserted else { continue }
          posts[key, default: Posts()].repositories[digest.name, default: []]
            .append(Rollup.Post(path: area.path, name: area.name, kind: area.kind, since: since))
          switch area.kind {
          case .service: posts[key]?.services += 1
          case .initiative: posts[key]?.initiatives += 1
          case .team: posts[key]?.teams += 1
          }
        }
      }
    }
    let facts = facts()
    let all = posts.values.reduce(0) { $0 + $1.total }
    return posts.map { key, posts in
      let row = Rollup.PersonRow(
        person: name(key), posts: posts.total,
        share: Rounding.fourPlaces(Double(posts.total) / Double(max(1, all))),
        services: posts.services, initiatives: posts.initiatives, teams: posts.teams,
        lastCommit: facts[key]?.lastCommit, awayUntil: facts[key]?.awayUntil,
        repositories: posts.repositories.sorted { $0.key < $1.key }.map { name, areas in
          Rollup.RepositoryPosts(
            name: JSONText.string(name), areas: areas.sorted(by: Self.isBefore))
        })
      return Holder(key: key, row: row)
    }
    .sorted { left, right in
      let counts = (
        (left.row.posts, left.row.repositories.count),
        (right.row.posts, right.row.repositories.count)
      )
      return counts.0 != counts.1 ? counts.0 > counts.1 : left.key < right.key
    }
  }

  private static func isBefore(_ left: Rollup.Post, _ right: Rollup.Post) -> Bool {
    (ByteString(left.path), ByteString(left.name), left.kind.rawValue)
      < (ByteString(right.path), ByteString(right.name), right.kind.rawValue)
  }

  private func name(_ key: ByteString) -> PersonName {
    names[key] ?? PersonName(name: JSONText.string(key), email: nil)
  }

  /// The newest commit of each person in any repository, and until when the person is away.
  private func facts() -> [ByteString: RepositoryDigest.Person] {
    var facts: [ByteString: RepositoryDigest.Person] = [:]
    func add(_ key: ByteString, _ person: RepositoryDigest.Person) {
      let known = facts[key]
      facts[key] = RepositoryDigest.Person(
        person: person.person,
        lastCommit: [known?.lastCommit, person.lastCommit].compactMap(\.self).max(),
        awayUntil: [known?.awayUntil, person.awayUntil].compactMap(\.self).max())
    }
    for digest in digests {
      for person in digest.people { add(digest.key(person.person), person) }
      for lead in digest.leads {
        add(
          digest.key(lead.person),
          RepositoryDigest.Person(
            person: lead.person, lastCommit: nil, awayUntil: lead.awayUntil))
      }
    }
    return facts
  }

  /// As `Survey.spread` counts it, over everybody.
  func spread(_ people: [Holder]) -> Rollup.Spread {
    let posts = people.reduce(0) { $0 + $1.row.posts }
    // A sum in another order may differ in its last digits.
    let entropy = people.reduce(0.0) { sum, person in
      let part = Double(person.row.posts) / Double(posts)
      return sum - part * log(part)
    }
    let busiest = people.first?.row
    return Rollup.Spread(
      leading: people.count, posts: posts,
      inSeveral: people.count { $0.row.repositories.count > 1 },
      effectiveLeads: posts > 0 ? Rounding.fourPlaces(exp(entropy)) : 0,
      busiest: busiest?.person, busiestPosts: busiest?.posts, busiestShare: busiest?.share)
  }

  // MARK: - What is to be settled

  private struct Wanted {
    var overdue: [Keyed] = []
    var overdueMore = 0
    var due: [Keyed] = []
    var dueMore = 0
    var repositories: Set<ByteString> = []
  }

  /// What each lead has to settle, those with the most overdue first.
  func leads(posts: [Holder]) -> [Rollup.LeadSection] {
    var wanted: [ByteString: Wanted] = [:]
    for (rank, digest) in digests.enumerated() {
      for lead in digest.leads {
        var found = wanted[digest.key(lead.person)] ?? Wanted()
        found.overdue += lead.overdue.map { keyed($0, rank) }
        found.overdueMore += lead.overdueMore
        found.due += lead.due.map { keyed($0, rank) }
        found.dueMore += lead.dueMore
        if !lead.overdue.isEmpty || !lead.due.isEmpty || lead.overdueMore + lead.dueMore > 0 {
          found.repositories.insert(digest.name)
        }
        wanted[digest.key(lead.person)] = found
      }
    }
    let rows = Dictionary(posts.map { ($0.key, $0.row) }, uniquingKeysWith: { first, _ in first })
    let facts = facts()
    let sections = wanted.map { key, wanted in
      let overdue = wanted.overdue.sorted(by: Self.isWorse).map(\.item)
      let due = wanted.due.sorted(by: Self.isSooner).map(\.item)
      let section = Rollup.LeadSection(
        person: name(key), posts: rows[key]?.posts ?? 0,
        repositories: wanted.repositories.sorted().map(JSONText.string),
        awayUntil: facts[key]?.awayUntil, overdue: Array(overdue.prefix(options.maxPerLead)),
        overdueMore: wanted.overdueMore + max(0, overdue.count - options.maxPerLead),
        due: Array(due.prefix(options.maxPerLead)),
        dueMore: wanted.dueMore + max(0, due.count - options.maxPerLead))
      return (key: key, section: section)
    }
    return sections.filter { $0.section.overdueCount + $0.section.dueCount > 0 }
      .sorted { left, right in
        let counts = (
          (left.section.overdueCount, left.section.dueCount),
          (right.section.overdueCount, right.section.dueCount)
        )
        return counts.0 != counts.1 ? counts.0 > counts.1 : left.key < right.key
      }.map(\.section)
  }

  func leaderless() -> [Rollup.Item] {
    digests.enumerated().flatMap { rank, digest in digest.leaderless.map { keyed($0, rank) } }
      .sorted(by: Self.isWorse).map(\.item)
  }

  /// An item, and what tells its place among others: the repository's rank, then text, which is
  /// compared byte for byte.
  private struct Keyed {
    let item: Rollup.Item
    let rank: Int
    let keys: [ByteString]

    func isBefore(_ other: Keyed) -> Bool {
      rank != other.rank ? rank < other.rank : keys.lexicographicallyPrecedes(other.keys)
    }
  }

  private func keyed(_ item: WeeklyReport.Item, _ rank: Int) -> Keyed {
    let keys = [item.area ?? "", item.rule, item.message, item.next].map { ByteString($0) }
    let item = Rollup.Item(
      repository: JSONText.string(digests[rank].name), rule: item.rule, severity: item.severity,
      area: item.area, areaName: item.areaName, message: item.message, next: item.next,
      command: item.command, due: item.due, isNew: item.isNew)
    return Keyed(item: item, rank: rank, keys: keys)
  }

  private static func isWorse(_ left: Keyed, _ right: Keyed) -> Bool {
    let severe = (left.item.severity ?? .info, right.item.severity ?? .info)
    return severe.0 != severe.1 ? severe.0 > severe.1 : left.isBefore(right)
  }

  private static func isSooner(_ left: Keyed, _ right: Keyed) -> Bool {
    let days = (left.item.due?.daysSince1970 ?? 0, right.item.due?.daysSince1970 ?? 0)
    return days.0 != days.1 ? days.0 < days.1 : left.isBefore(right)
  }
}
