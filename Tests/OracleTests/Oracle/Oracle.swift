import Basics
import TestSupport

/// Works out the whole of `leadlint status --format json` with plain git commands and long lists,
/// from HISTORY and FORMATS alone. What stands in quotation marks beside a declaration is theirs.
struct Oracle {
  let history: OracleHistory
  let ownership: OracleOwnership
  let areas: [OracleArea]

  init(_ repository: GitRepository, revision: String = "main", now: Instant) throws {
    let history = try OracleHistory(repository, revision: revision, now: now)
    self.history = history
    var versions: [ByteString: OracleOwnersHistory] = [:]
    for path in history.owners.keys {
      let file = path.isEmpty ? OracleHistory.ownersName : "\(path)/\(OracleHistory.ownersName)"
      versions[path] = try OracleOwnersHistory(history, path: file)
    }
    let ownership = try OracleOwnership(history, versions)
    self.ownership = ownership
    let files = OracleAreaFiles(history, ownership)
    let auxiliary = try OracleAuxiliary(history, paths: files.everyPath)

    var touched: [ByteString: [Int]] = [:]
    var coded: [ByteString: [Int]] = [:]
    for (index, changes) in history.moves.changed.enumerated() where history.isThere(index) {
      var areas: Set<ByteString> = []
      var codeAreas: Set<ByteString> = []
      var substantialCode: Set<ByteString> = []
      var docAreas: Set<ByteString> = []
      for path in changes.map(\.path) where fileName(path) != OracleHistory.ownersName {
        if let area = files.countedDocArea(of: path, at: index) { docAreas.insert(area) }
        guard let area = ownership.area(of: path, at: index)?.area else { continue }
        areas.insert(area)
        guard !files.isDoc(path, of: area, at: index) else { continue }
        codeAreas.insert(area)
        if !files.isAuxiliary(path, in: area, auxiliary) { substantialCode.insert(area) }
      }
      for area in areas { touched[area, default: []].append(index) }
      for area in substantialCode { coded[area, default: []].append(index) }
      // "merges are exempt from counting areas"
      guard history.rules.sweepingAreas > 0, !history.commits[index].isMerge else { continue }
      if Self.innermost(docAreas).count > history.rules.sweepingAreas {
        history.areaSweeps.docs.insert(index)
      }
      if Self.innermost(codeAreas).count > history.rules.sweepingAreas {
        history.areaSweeps.code.insert(index)
      }
    }
    let isFollowed = { path in history.rules.followsSimilarCode || files.everyDoc.contains(path) }
    areas = history.owners.compactMap { path, owners in
      guard let owners, let versions = versions[path] else { return nil }
      // "credited to a person, no merge, not sweeping, changes a file of the area's code that is not
      // auxiliary"
      let local = (coded[path] ?? []).filter { commit in
        !history.credited[commit].isEmpty && !history.commits[commit].isMerge
          && !history.sweepsCode(commit)
      }
      let own = files.atTip[path] ?? []
      return OracleArea(
        history: history, path: path, owners: owners, versions: versions,
        touched: touched[path] ?? [], local: local, docs: files.docs[path] ?? [],
        files: own,
        textFiles: own.filter { file in
          !auxiliary.isBinary(file)
            && (files.isDoc(file, of: path, at: 0) || !files.isAuxiliary(file, in: path, auxiliary))
        },
        former: ownership.former.values.joined().filter { $0.area == path },
        isFollowed: isFollowed)
    }.sorted { $0.printedPath < $1.printedPath }
  }

  /// "one that encloses another counted one is not counted"
  private static func innermost(_ areas: Set<ByteString>) -> Set<ByteString> {
    areas.filter { area in !areas.contains { $0 != area && isBelow($0, area) } }
  }

  /// The document, without `version`.
  func status() throws -> JSONValue {
    .object([
      "schema": .string("leadlint.status/2"), "version": .null,
      "now": .string(history.now.description), "tip": .string(history.tip),
      "areas": .list(try areas.map(facts)), "people": .list(peopleFacts()),
      "spread": spread(),
    ])
  }

  // MARK: Areas

  private func facts(_ area: OracleArea) throws -> JSONValue {
    let docs = try area.docFacts()
    let turns = try area.turns()
    let looks = try OracleAttention(area, docs: docs, turns: turns)
    let attention = looks.attention
    let activity = area.activity()
    // "`docsDrift`: the same since the newest of the last look and the last substantive change of any
    // doc by anybody; null without docs, or where nothing of both ever was."
    let lastOfDocs = history.graph.newest(
      docs.compactMap(\.lastChange) + [looks.lastLook?.commit].compactMap { $0 })
    let changes = try area.versions.changes(of: \.leads)
    return .object([
      "path": .bytes(area.printedPath), "kind": .bytes(area.owners.kind),
      "name": .bytes(area.owners.name ?? fileName(area.printedPath)),
      "status": .bytes(area.owners.status), "team": .optional(area.owners.team),
      "leads": .list(
        area.leads.map { email in
          let turn = turns.first { $0.lead == email }
          return .object([
            "name": .optional(name(of: email)), "email": .bytes(email),
            "since": turn.map { turn in
              turn.stated.map { .string(Instant(seconds: $0).description) } ?? date(turn.commit)
            } ?? .null,
            "lastLook": look(looks.lastLook(of: email)),
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
      "attention": look(attention), "lastLook": look(looks.lastLook),
      "driftCommits": attention.map { .count(looks.drift($0)) } ?? .null,
      "docsDrift": docs.isEmpty
        ? .null : lastOfDocs.map { .count(area.drift(since: $0)) } ?? .null,
      "activity": .object([
        "since": .string(activity.since.description), "commits": .count(activity.commits),
        "assisted": .count(activity.assisted),
        "people": .list(
          activity.people.map { entry in
            .object([
              "name": .optional(name(of: entry.email)), "email": .bytes(entry.email),
              "commits": .count(entry.commits), "share": .number(rounded(entry.share)),
            ])
          }),
      ]),
      "leadShare": activity.leadShare.map { .number(rounded($0)) } ?? .null,
      "absenceFactor": area.absenceFactor().map { .count($0) } ?? .null,
      "knowledgeFactor": area.knowledgeFactor(isPresent: isPresent).map { .count($0) } ?? .null,
      "leadChanges": .list(try changes.map { try leadChange($0, in: area) }),
    ])
  }

  private func look(_ look: OracleAttention.Look?) -> JSONValue {
    guard let look else { return .null }
    return .object([
      "how": .string("\(look.how)"), "commit": .string(history.commits[look.commit].id),
      "date": look.stated.map { .string(Instant(seconds: $0).description) } ?? date(look.commit),
      "by": .bytes(look.by),
    ])
  }

  private func leadChange(_ change: OracleOwnersHistory.Change, in area: OracleArea) throws
    -> JSONValue
  {
    let handoff = try area.isRecorded(change)
    return .object([
      "commit": .string(history.commits[change.commit].id), "date": date(change.commit),
      "from": .list(change.from.leads.sorted().map { .bytes($0) }),
      "to": .list(change.to.leads.sorted().map { .bytes($0) }),
      "handoff": handoff.map { .string($0 ? "recorded" : "missing") } ?? .null,
    ])
  }

  private func change(_ commit: Int?) -> JSONValue {
    guard let commit else { return .null }
    return .object([
      "commit": .string(history.commits[commit].id), "date": date(commit),
      "people": .list(history.credited[commit].map { .bytes($0) }),
    ])
  }

  func date(_ commit: Int) -> JSONValue {
    history.graph.dates[commit].map { .string(Instant(seconds: $0).description) } ?? .null
  }
}
