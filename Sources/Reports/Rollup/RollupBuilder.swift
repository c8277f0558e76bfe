package import Basics

/// Joins what the documents of many repositories say.
package struct RollupBuilder {
  package struct Options {
    package var title: String
    package var version: String
    package var maxPerLead: Int

    package init(title: String, version: String, maxPerLead: Int = 5) {
      self.title = title
      self.version = version
      self.maxPerLead = maxPerLead
    }
  }

  /// Two documents of the same name that are of two repositories.
  package struct Clash: Error {
    package let problem: ByteString
  }

  /// How old a document may be beside the newest before the reader is told.
  static let oldDays = 7

  let options: Options
  /// In the order of the ranking, each repository once.
  let digests: [RepositoryDigest]
  let now: Instant
  /// What people are called, by ``RepositoryDigest/key(_:)``.
  let names: [ByteString: PersonName]

  /// The same documents in any order make the same report.
  /// - Parameters:
  ///   - documents: at least one.
  ///   - unread: files that were left out.
  /// - Throws: `Clash`.
  package static func rollup(
    _ documents: [RepositoryDigest], unread: [Rollup.UnreadRow], _ options: Options
  ) throws(Clash) -> Rollup {
    let (newest, older) = try newestOfEach(documents)
    return RollupBuilder(newest, options).rollup(older, unread)
  }

  private init(_ documents: [RepositoryDigest], _ options: Options) {
    self.options = options
    digests = documents.sorted(by: Ranking.needsMore)
    now = documents.map(\.now).max() ?? Instant(seconds: 0)
    names = Self.names(documents)
  }

  private func rollup(_ older: [ByteString], _ unread: [Rollup.UnreadRow]) -> Rollup {
    let rows = digests.enumerated().map { row($1, rank: $0 + 1) }
    let figures = RollupFigures(rows)
    let people = people()
    return Rollup(
      version: options.version, title: options.title, now: now,
      oldest: digests.map(\.now).min() ?? now, sentence: figures.sentence,
      direction: figures.direction, figures: figures.figures, ranking: Ranking.words,
      repositories: rows,
      withoutAreas: digests.filter(\.areas.isEmpty).map(\.name).sorted().map(JSONText.string),
      maxPerLead: options.maxPerLead, leads: leads(posts: people), leaderless: leaderless(),
      unled: unled(), people: people.map(\.row), spread: spread(people),
      unread: unread.sorted { ByteString($0.file) < ByteString($1.file) },
      notes: notes(older, unread).map(JSONText.string))
  }

  // MARK: - Which documents count

  /// Of documents of the same repository the newest, and what is said of the others.
  private static func newestOfEach(
    _ documents: [RepositoryDigest]
  ) throws(Clash) -> (newest: [RepositoryDigest], older: [ByteString]) {
    var newest: [RepositoryDigest] = []
    var notes: [ByteString] = []
    for (name, group) in Dictionary(grouping: documents, by: \.name).sorted(by: { $0.key < $1.key })
    {
      let ordered = group.sorted(by: isNewer)
      guard let first = ordered.first else { continue }
      newest.append(first)
      for other in ordered.dropFirst() {
        guard first.hasAreas(like: other) else {
          let files = [first.file, other.file].sorted()
          throw Clash(
            problem: "\(files[0]) and \(files[1]) are both of \(name), and have no area in common")
        }
        notes.append(
          "\(name): \(other.file), judged at \(other.now), is left out for \(first.file), judged at "
            + "\(first.now)")
      }
    }
    return (newest, notes)
  }

  /// Of two that are equally new, the one that says more, then the first by file.
  private static func isNewer(_ left: RepositoryDigest, _ right: RepositoryDigest) -> Bool {
    if left.now != right.now { return left.now > right.now }
    if left.source != right.source { return left.source == .report }
    return left.file < right.file
  }

  /// The name that the newest document has for each person; an address is no name where another
  /// document has one.
  private static func names(
    _ documents: [RepositoryDigest]
  ) -> [ByteString: PersonName] {
    var names: [ByteString: PersonName] = [:]
    let newestFirst = documents.sorted { ($0.now, $1.name) > ($1.now, $0.name) }
    for document in newestFirst {
      func add(_ person: PersonName) {
        let key = document.key(person)
        if let known = names[key], known.name != known.email { return }
        let isNamed = person.email.map { ByteString($0).asciiLowercased } != ByteString(person.name)
        guard names[key] == nil || isNamed else { return }
        let name =
          person.email == nil ? "\(person.name) (\(JSONText.string(document.name)))" : person.name
        names[key] = PersonName(
          name: name, email: person.email.map { _ in JSONText.string(key) })
      }
      document.areas.forEach { $0.leads.forEach { add($0.person) } }
      document.people.forEach { add($0.person) }
      document.leads.forEach { add($0.person) }
    }
    return names
  }

  // MARK: - Repositories

  private func row(_ digest: RepositoryDigest, rank: Int) -> Rollup.RepositoryRow {
    var posts = 0
    var leading: Set<ByteString> = []
    for area in digest.areas where area.isActive {
      let keys = Set(area.leads.map { digest.key($0.person) })
      posts += keys.count
      leading.formUnion(keys)
    }
    let counts = digest.counts
    return Rollup.RepositoryRow(
      rank: rank, name: JSONText.string(digest.name), file: JSONText.string(digest.file),
      source: digest.source, now: digest.now, tip: digest.tip, part: digest.part,
      attention: Ranking.attention(digest), areas: counts.areas, healthy: counts.healthy,
      errors: counts.errors, warnings: counts.warnings, staleDocs: counts.staleDocs,
      silos: counts.silos, missingHandoffs: counts.missingHandoffs,
      leaderless: unled(in: digest).count, invalidFiles: counts.invalidFiles, posts: posts,
      leading: leading.count, direction: digest.direction, changes: digest.changes)
  }

  private func unled() -> [Rollup.UnledRow] { digests.flatMap(unled) }

  /// Vacant posts, and directories where a lead is expected; each path once.
  private func unled(in digest: RepositoryDigest) -> [Rollup.UnledRow] {
    var rows: [ByteString: Rollup.UnledRow] = [:]
    func add(_ path: String, isVacant: Bool, _ message: String) {
      let key = ByteString(path)
      guard rows[key] == nil else { return }
      rows[key] = Rollup.UnledRow(
        repository: JSONText.string(digest.name), path: path, isVacant: isVacant, message: message)
    }
    for area in digest.areas where area.isActive && area.leads.isEmpty {
      add(area.path, isVacant: true, "the post is vacant")
    }
    for row in digest.unled { add(row.path, isVacant: false, row.message) }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: - Notes

  private func notes(_ older: [ByteString], _ unread: [Rollup.UnreadRow]) -> [ByteString] {
    var notes = older.prefix(20) + []
    if older.count > 20 { notes.append("and \(older.count - 20) more older documents") }
    if !older.isEmpty {
      notes.append("documents of one name are of one repository; NAME=FILE gives another name")
    }
    if !unread.isEmpty {
      let left = unread.count == 1 ? "is" : "are"
      notes.append("\(plural(unread.count, "file")) could not be read and \(left) left out")
    }
    let facts = digests.count { $0.source == .status }
    if facts > 0 {
      notes.append(
        "\(plural(facts, "repository", "repositories")) gave facts alone (leadlint.status/2): what "
          + "is overdue or stale there is not known, and silos and changes of lead without a handoff "
          + "are counted by the rules' default limits")
    }
    let parts = digests.filter { $0.part != nil }
    notes += parts.prefix(20).map { digest in
      "\(digest.name): the document is about a part of it alone: \(digest.part ?? "")"
    }
    let renamed = digests.count(where: \.hasPseudonyms)
    if renamed > 0 {
      notes.append(
        "people have other names in \(plural(renamed, "repository", "repositories")), so that they "
          + "cannot be told to be one across repositories")
    }
    let old = digests.filter { now.days(since: $0.now) > Self.oldDays }
      .sorted { ($0.now, $0.name) < ($1.now, $1.name) }
    notes += old.prefix(20).map { digest in
      "\(digest.name) was judged at \(digest.now), \(now.days(since: digest.now)) days before the "
        + "newest"
    }
    if old.count > 20 { notes.append("and \(old.count - 20) more that are older than a week") }
    return Array(notes)
  }
}

extension RepositoryDigest {
  /// Whether this may be of the same repository: an area's path is in both, or one has none.
  fileprivate func hasAreas(like other: RepositoryDigest) -> Bool {
    if areas.isEmpty || other.areas.isEmpty { return true }
    let paths = Set(areas.map { ByteString($0.path) })
    return other.areas.contains { paths.contains(ByteString($0.path)) }
  }
}
