import Basics
import TestSupport

/// Works out the whole of `leadlint status --format json` with plain git commands and long lists.
struct Oracle {
  let history: OracleHistory
  let areas: [OracleArea]

  init(_ repository: GitRepository, revision: String = "main", now: Instant) throws {
    let history = try OracleHistory(repository, revision: revision, now: now)
    self.history = history
    let ownership = Ownership(history)
    let files = history.tree.keys.sorted()

    var docs: [ByteString: [ByteString]] = [:]
    for (path, owners) in history.owners {
      guard let owners else { continue }
      let patterns = owners.docs ?? history.rules.docs
      let isRooted = patterns.contains(where: \.isRooted)
      docs[path] = files.filter { file in
        (isRooted || isBelow(file, path)) && fileName(file) != OracleHistory.ownersName
          && select(file, patterns, in: path)
      }
    }
    let everyDoc = Set(docs.values.joined())

    var touched: [ByteString: [Int]] = [:]
    var codeTouched: [ByteString: [Int]] = [:]
    let docSets = docs.mapValues { Set($0) }
    for (index, paths) in history.moves.changed.enumerated() {
      var areas: Set<ByteString> = []
      var codeAreas: Set<ByteString> = []
      for file in paths where fileName(file) != OracleHistory.ownersName {
        guard let area = ownership.area(of: file) else { continue }
        areas.insert(area)
        let isCode = file != ".lead-rules" && docSets[area]?.contains(file) != true
        if isCode { codeAreas.insert(area) }
      }
      for area in areas { touched[area, default: []].append(index) }
      for area in codeAreas { codeTouched[area, default: []].append(index) }
    }
    var areaFiles: [ByteString: [ByteString]] = [:]
    for file in files where fileName(file) != OracleHistory.ownersName {
      if let area = ownership.area(of: file) { areaFiles[area, default: []].append(file) }
    }
    areas = history.owners.compactMap { path, owners in
      owners.map {
        OracleArea(
          history: history, path: path, owners: $0, touched: touched[path] ?? [],
          codeTouched: codeTouched[path] ?? [], docs: docs[path] ?? [],
          files: areaFiles[path] ?? [], everyDoc: everyDoc)
      }
    }.sorted { $0.printedPath < $1.printedPath }
  }

  /// The document, without `version`.
  func status() throws -> JSONValue {
    .object([
      "schema": .string("leadlint.status/1"), "version": .null,
      "now": .string(history.now.description), "tip": .string(history.tip),
      "areas": .list(try areas.map(facts)), "people": .list(peopleFacts()),
      "spread": spread(),
    ])
  }

  // MARK: Areas

  private func facts(_ area: OracleArea) throws -> JSONValue {
    let docs = try area.docFacts()
    let versions = try history.ownersVersions(of: area.ownersPath)
    let attention = try area.attention(docs: docs, versions: versions)
    let activity = area.activity()
    let leadShare = activity.people.filter { area.leads.contains($0.email) }.map(\.share)
    let judgesShare = !area.leads.isEmpty && activity.commits > 0
    return .object([
      "path": .bytes(area.printedPath), "kind": .bytes(area.owners.kind),
      "name": .bytes(area.owners.name ?? fileName(area.path)),
      "status": .bytes(area.owners.status), "team": .optional(area.owners.team),
      "leads": .list(
        area.leads.map { email in
          let since = area.since(email, versions)
          return .object([
            "name": .optional(name(of: email)), "email": .bytes(email),
            "since": since.map(date) ?? .null,
          ])
        }),
      "deputies": .list(
        area.owners.deputies.map { person(history.people.email(of: $0)) }),
      "docs": .list(
        try docs.map { doc in
          .object([
            "path": .bytes(doc.path), "lastChange": change(doc.lastChange),
            "lastLeadChange": change(doc.lastLeadChange),
            "stated": try stated(in: doc.path),
          ])
        }),
      "attention": attention.map { attention in
        .object([
          "how": .string(attention.how), "commit": .string(history.commits[attention.commit].id),
          "date": date(attention.commit), "by": .bytes(attention.by),
        ])
      } ?? .null,
      "driftCommits": .count(area.driftCommits(since: attention)),
      "activity": .object([
        "since": .string(activity.since.description), "commits": .count(activity.commits),
        "people": .list(
          activity.people.map { entry in
            .object([
              "name": .optional(name(of: entry.email)), "email": .bytes(entry.email),
              "commits": .count(entry.commits), "share": .number(rounded(entry.share)),
            ])
          }),
      ]),
      "leadShare": judgesShare ? .number(rounded(leadShare.reduce(0, +))) : .null,
      "absenceFactor": try area.absenceFactor().map { .count($0) } ?? .null,
      "leadChanges": .list(try area.leadChanges(versions).map { try leadChange($0, in: area) }),
    ])
  }

  private func leadChange(_ change: OracleArea.LeadChange, in area: OracleArea) throws -> JSONValue
  {
    let handoff = try area.isRecorded(change)
    return .object([
      "commit": .string(history.commits[change.commit].id), "date": date(change.commit),
      "from": .list(change.from.sorted().map { .bytes($0) }),
      "to": .list(change.to.sorted().map { .bytes($0) }),
      "handoff": handoff.map { .string($0 ? "recorded" : "missing") } ?? .null,
    ])
  }

  private func change(_ commit: Int?) -> JSONValue {
    guard let commit else { return .null }
    return .object([
      "commit": .string(history.commits[commit].id), "date": date(commit),
      "people": .list(history.emails(commit).sorted().map { .bytes($0) }),
    ])
  }

  private func date(_ commit: Int) -> JSONValue {
    history.date(commit).map { .string(Instant(seconds: $0).description) } ?? .null
  }

  func person(_ email: ByteString) -> JSONValue {
    .object(["name": .optional(name(of: email)), "email": .bytes(email)])
  }

  // MARK: People

  /// Everyone credited within the window.
  var active: Set<ByteString> {
    let window = history.rules.settings.window ?? 180
    let start = history.now.earlier(days: window).seconds
    var emails: Set<ByteString> = []
    for index in history.commits.indices where history.date(index).map({ $0 >= start }) ?? false {
      emails.formUnion(history.emails(index))
    }
    return emails
  }

  private func peopleFacts() -> [JSONValue] {
    let named = Set(areas.flatMap { $0.owners.everyone }.map { history.people.email(of: $0) })
    let emails = active.union(named)
    var commits: [ByteString: [Int]] = [:]
    for index in history.commits.indices {
      for email in history.emails(index) { commits[email, default: []].append(index) }
    }
    return emails.sorted().map { email in
      let last = history.newest(commits[email] ?? [])
      return .object([
        "name": .optional(name(of: email)), "email": .bytes(email),
        "leads": .list(
          areas.filter { $0.leads.contains(email) }.map { .bytes($0.printedPath) }),
        "lastCommit": last.map { commit in
          .object(["commit": .string(history.commits[commit].id), "date": date(commit)])
        } ?? .null,
        "posts": posts(of: email), "away": absence(of: email),
      ])
    }
  }

  /// From `people`, else as an `OWNERS.lead` has it, else as the newest commit has it.
  func name(of email: ByteString) -> ByteString? {
    if let declared = history.people.declaredName(email) { return declared }
    for reference in areas.flatMap({ $0.owners.everyone }) {
      if let name = reference.name, history.people.email(of: reference) == email { return name }
    }
    for persons in history.credited {
      if let person = persons.first(where: { $0.email == email }) { return person.name }
    }
    return nil
  }
}

/// Which area a path belongs to: the longest directory above it that has an area or is covered.
private struct Ownership {
  private var areas: [ByteString: ByteString] = [:]

  init(_ history: OracleHistory) {
    for (path, owners) in history.owners {
      for covered in owners?.covers ?? [] where areas[covered] == nil { areas[covered] = path }
    }
    for path in history.owners.keys { areas[path] = path }
  }

  func area(of path: ByteString) -> ByteString? {
    var place = path
    while !place.isEmpty {
      place = directory(place)
      if let area = areas[place] { return area }
    }
    return nil
  }
}
