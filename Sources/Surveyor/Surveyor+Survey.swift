package import Basics
internal import Git
package import History
package import LeadFiles
package import LeadModel

extension Surveyor {
  /// What the caller knows of rules and the surveyor does not.
  package struct Settings {
    /// The windows of one area, by its path and file.
    let windows: (ByteString, OwnersFile) -> AreaWindows
    /// The activity window of the repository as a whole, in days.
    let activityDays: Int
    /// What is wrong in the rule settings of an `OWNERS.lead`: its file, path and text.
    let diagnose: (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic]

    package init(
      windows: @escaping (ByteString, OwnersFile) -> AreaWindows = { _, _ in AreaWindows() },
      activityDays: Int = 180,
      diagnose: @escaping (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic] = { _, _, _ in
        []
      }
    ) {
      self.windows = windows
      self.activityDays = activityDays
      self.diagnose = diagnose
    }
  }

  /// Reads the files and the history, and joins them.
  /// - Throws: `CannotJudge` where something that is needed cannot be read.
  package consuming func survey(
    _ settings: Settings, progress: @escaping (HistoryScanner.Progress) -> Void = { _ in }
  ) throws(CannotJudge) -> Survey {
    let floor = rules.since?.value.start.seconds ?? .min
    try readHistory(floor: floor, progress)
    var drafts = try readOwnersFiles(settings)
    let claims = AreaClaims(&drafts, &history)
    let mailmap = try Configuration.mailmap(files, notes: &notes)
    let ignored = try Configuration.ignoredRevisions(files, rules, notes: &notes)
    let identities = IdentityMap(history.persons, mailmap: mailmap, rules: rules)
    for index in drafts.indices {
      for reference in drafts[index].file?.leads ?? [] {
        let email = identities.email(of: reference.value)
        if !drafts[index].leads.contains(email) { drafts[index].leads.append(email) }
      }
    }
    let credits = Credits(history, identities, ignored: ignored, now: request.now, floor: floor)
    let map = AreaMap(claims.byDirectory, paths: history.paths)
    let docNumbers = selectDocs(&drafts)
    let facts = areaFacts(identities, credits, map, drafts, docNumbers)

    var survey = Survey(tip: tip, tipName: tipName, now: request.now)
    for (index, draft) in drafts.enumerated() {
      if let file = draft.file {
        survey.areas.append(try facts.area(index, draft, file))
      } else {
        survey.invalidFiles.append(
          .init(
            area: draft.displayPath, path: draft.ownersPath, diagnostics: draft.diagnostics))
      }
    }
    survey.removedAreas = try removedAreas(facts, drafts)
    survey.people = peopleFacts(facts, survey, days: settings.activityDays)
    survey.creditedDates = creditedDates(credits)
    addNotes(credits, facts.docs)
    if let failure = facts.lineages.moves.failure {
      guard repository.isPartialClone, failure.error.code == .notFound else {
        throw CannotJudge.reading(
          "blob \(failure.blob)", failure.error, isPartialClone: false)
      }
      notes.append(
        "this partial clone left out what a doc may have been before it was moved: such a move "
          + "counts as a new doc; to be exact:  git fetch --refetch --no-filter")
    }
    survey.notes = notes
    return survey
  }

  private mutating func readHistory(
    floor: Int64, _ progress: @escaping (HistoryScanner.Progress) -> Void
  ) throws(CannotJudge) {
    guard let tip else { return }
    do {
      history = try HistoryScanner(repository, report: progress)
        .scan(from: tip, floor: floor, paths: history.paths)
    } catch {
      throw CannotJudge.reading(error, isPartialClone: repository.isPartialClone)
    }
  }

  private mutating func readOwnersFiles(
    _ settings: Settings
  ) throws(CannotJudge) -> [AreaDraft] {
    var drafts: [AreaDraft] = []
    for path in try files.paths(named: OwnersFile.fileName) {
      let content = try files.content(of: path, limit: OwnersReader.sizeLimit)
      var draft = AreaDraft(ownersPath: path, number: history.number(path), content: content)
      if let file = draft.file {
        draft.windows = settings.windows(draft.displayPath, file)
        draft.diagnostics = settings.diagnose(file, path, draft.source)
        if !draft.diagnostics.isEmpty { draft.file = nil }
      }
      drafts.append(draft)
    }
    return drafts.sorted { $0.displayPath < $1.displayPath }
  }

  /// Finds each area's docs among the tip's files; gives them by area.
  private func selectDocs(_ drafts: inout [AreaDraft]) -> [Set<PathTable.Number>] {
    drafts.indices.map { index in
      guard let file = drafts[index].file else { return [] }
      let patterns = file.docs?.map(\.value) ?? rules.docs
      let directory = drafts[index].directory
      let isAnywhere = patterns.contains { $0.isRootAnchored && !$0.isNegated }
      let candidates = isAnywhere ? listing.files[...] : listing.files(below: directory)
      drafts[index].docs = candidates.indices.filter { place in
        let path = candidates[place].path
        return !Self.isOwnersFile(path) && patterns.select(path, in: directory)
      }
      return Set(drafts[index].docs.map { listing.files[$0].number })
    }
  }

  private static func isOwnersFile(_ path: ByteString) -> Bool {
    path == OwnersFile.fileName || path.hasSuffix("/" + OwnersFile.fileName)
  }

  private func areaFacts(
    _ identities: IdentityMap, _ credits: Credits, _ map: AreaMap, _ drafts: [AreaDraft],
    _ docNumbers: [Set<PathTable.Number>]
  ) -> AreaFacts {
    let allDocs = docNumbers.reduce(into: Set()) { $0.formUnion($1) }
    let paths = history.paths
    let lineages = Lineages(history, SimilarMoves(history, repository)) { number in
      allDocs.contains(number)
        || paths.name(of: number).elementsEqual(OwnersFile.fileName.bytes)
    }
    var filesByArea = [[PathTable.Number]](repeating: [], count: drafts.count)
    for file in listing.files where !Self.isOwnersFile(file.path) {
      let area = map.area(of: file.number, in: paths)
      if area != AreaMap.none { filesByArea[Int(area)].append(file.number) }
    }
    var numbers: [ByteString: IdentityMap.Number] = [:]
    for (number, email) in identities.emails.enumerated() {
      numbers[email] = IdentityMap.Number(number)
    }
    return AreaFacts(
      request: request, history: history, listing: listing, identities: identities,
      people: PeopleDirectory(
        identities, files: drafts.compactMap(\.file), history: history, credits: credits),
      credits: credits,
      docs: DocHistory(
        repository, history, credits, lineages: lineages, sweepingLimit: rules.sweepingCommit),
      lineages: lineages, reader: OwnersReader(repository, identities),
      notes: HandoffNotes(files: files),
      tally: WorkTally(history, map, docs: docNumbers, credits: credits),
      references: CommitReferences(repository, history, identities, credits),
      numbers: numbers, files: filesByArea)
  }

  private func creditedDates(_ credits: Credits) -> [Instant] {
    var times: [Int64] = []
    for commit in 0..<Int32(history.commits.count)
    where credits.isCredited(commit) && !history.commits.isMerge(commit)
      && credits.times[Int(commit)] != CommitTable.unknownTime
    {
      times.append(credits.times[Int(commit)])
    }
    return times.sorted(by: >).map { Instant(seconds: $0) }
  }

  /// Everyone who is credited within the window or named in a file, ascending by e-mail.
  private func peopleFacts(_ facts: AreaFacts, _ survey: Survey, days: Int) -> [PersonFacts] {
    let credits = facts.credits
    let start = request.now.earlier(days: days).seconds
    var newest = [CommitTable.Position](repeating: -1, count: facts.identities.emails.count)
    var isListed: Set<ByteString> = []
    for commit in 0..<Int32(history.commits.count) {
      for person in credits.people(of: commit) {
        let known = newest[Int(person)]
        if known < 0 || credits.isNewer(commit, than: known) { newest[Int(person)] = commit }
        if credits.times[Int(commit)] >= start {
          isListed.insert(facts.identities.emails[Int(person)])
        }
      }
    }
    var led: [ByteString: [ByteString]] = [:]
    for area in survey.areas {
      for lead in area.leads { led[lead.person.email, default: []].append(area.path) }
      for reference in area.file.everyone {
        isListed.insert(facts.identities.email(of: reference.value))
      }
    }
    return isListed.sorted().map { email in
      let commit = facts.numbers[email].map { newest[Int($0)] } ?? -1
      return PersonFacts(
        person: facts.people.person(email), leads: led[email] ?? [],
        lastCommit: commit < 0 ? nil : facts.references[commit])
    }
  }

  /// Directories whose `OWNERS.lead` was deleted and that still hold files.
  private func removedAreas(
    _ facts: AreaFacts, _ drafts: [AreaDraft]
  ) throws(CannotJudge) -> [RemovedArea] {
    let present = Set(drafts.map(\.ownersNumber))
    var removed: [RemovedArea] = []
    for number in 0..<Int32(history.paths.count)
    where history.paths.name(of: number).elementsEqual(OwnersFile.fileName.bytes) {
      guard !present.contains(number), let newest = history.changes(of: number).first,
        history.changes.kinds[Int(newest)] == .deleted
      else { continue }
      let path = history.paths.path(number)
      let directory = ByteString(path.bytes.dropLast(OwnersFile.fileName.count + 1))
      guard listing[path] == nil, !listing.files(below: directory).isEmpty,
        !movedElsewhere(newest, facts)
      else { continue }
      let owners = try OwnersHistory(
        of: number, in: history, lineages: facts.lineages, reader: facts.reader)
      guard let last = owners.versions.last(where: { $0.status != nil }) else { continue }
      removed.append(
        RemovedArea(
          path: directory.isEmpty ? "." : directory, ownersPath: path,
          commit: facts.references[history.changes.commits[Int(newest)]],
          lastLeads: last.leads.map { email in
            let person = facts.people.person(email)
            return Person(email: email, name: person.name ?? last.names[email])
          },
          lastStatus: last.status ?? .active))
    }
    return removed.sorted { $0.path < $1.path }
  }

  /// Whether the file deleted by `change` went on elsewhere in the same commit, with edits.
  private func movedElsewhere(_ change: ChangeTable.Number, _ facts: AreaFacts) -> Bool {
    let changes = history.changes
    let path = changes.paths[Int(change)]
    return changes.ofCommit(changes.commits[Int(change)]).contains { other in
      changes.kinds[other] == .added
        && history.paths.name(of: changes.paths[other]).elementsEqual(OwnersFile.fileName.bytes)
        && facts.lineages[changes.paths[other]]
          .similarSources[ChangeTable.Number(other)] == path
    }
  }

  private mutating func addNotes(_ credits: Credits, _ docs: DocHistory) {
    func count(_ number: Int, _ one: ByteString, _ many: ByteString) -> ByteString {
      number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
    if credits.futureDates > 0 {
      notes.append(
        count(
          credits.futureDates, "commit has a date after now and counts as made now",
          "commits have dates after now and count as made now"))
    }
    if credits.unknownDates > 0 {
      notes.append(
        count(
          credits.unknownDates, "commit has no date that can be read and counts as the oldest",
          "commits have no dates that can be read and count as the oldest"))
    }
    let malformed = history.commits.malformed
    if malformed.count > 0, let newest = malformed.newest {
      notes.append(
        count(
          malformed.count, "commit has an author or committer line that cannot be read: \(newest)",
          "commits have author or committer lines that cannot be read, such as \(newest)"))
    }
    if docs.missingBlobs > 0 {
      notes.append(
        count(
          docs.missingBlobs,
          "version of a doc was left out of this partial clone; its change counts as one of substance",
          "versions of docs were left out of this partial clone; their changes count as ones of "
            + "substance"))
    }
    if history.skippedDirectories > 0 {
      notes.append("directories deeper than 1024 levels are not read")
    }
  }
}
