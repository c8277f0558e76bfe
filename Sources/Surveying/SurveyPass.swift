internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// One survey, as it is made.
struct SurveyPass {
  let settings: Surveyor.Settings
  let work: SharedWork
  /// The files judged.
  let files: FileSource
  /// In whose name people and commits are taken for what they are, where it is another's.
  var configurationFiles: FileSource?
  let now: Instant
  var history: History
  /// Where settings and waivers of the areas are taken from, where not from the files judged.
  var policyFiles: FileSource?
  /// What was there before the change that is judged.
  var former: FormerState?
  var notes: [ByteString] = []
  /// The commit that is about to be made, where it is judged.
  var pending: ObjectID?
  /// What is looked at closely; nil: everything.
  var focus: Focus?
  /// Whom somebody asks about.
  var people: [PersonReference] = []
  private(set) var listing = TipListing()
  private var isListed = false
  private var paths: [ByteString]?

  var repository: Repository { work.repository }
  private var rules: RulesFile { work.rules }

  init(
    settings: Surveyor.Settings, work: SharedWork, files: FileSource, now: Instant,
    history: History
  ) {
    self.settings = settings
    self.work = work
    self.files = files
    self.now = now
    self.history = history
  }

  /// Reads what files there are, once.
  mutating func readListing() throws(RunError) {
    if isListed { return }
    do {
      let tree = try history.listing(repository)
      listing = TipListing(tree, history.paths)
      isListed = true
    } catch {
      throw RunError.readingTree(
        of: history.count > 0 ? history.id(of: 0) : .zero, error,
        isPartialClone: repository.isPartialClone)
    }
  }

  /// The files of that name; asked of the work tree once.
  mutating func paths(named name: ByteString) throws(RunError) -> [ByteString] {
    if let paths { return paths }
    let paths = try files.paths(named: name, listing)
    self.paths = paths
    return paths
  }

  mutating func survey(tip: ObjectID?, tipName: ByteString) throws(RunError) -> Survey {
    let isPartialClone = repository.isPartialClone
    try readListing()
    if former != nil { try followMovedAreas() }
    var drafts = try readOwnersFiles()
    let claims = AreaClaims(&drafts, &history)
    let configuration = configurationFiles ?? files
    var configurationNotes: [ByteString] = []
    let identities = try work.identities(history) { () throws(RunError) -> Mailmap in
      try Configuration.mailmap(configuration, notes: &configurationNotes)
    }
    let ignored = try Configuration.ignoredRevisions(
      configuration, rules, notes: &configurationNotes)
    notes += configurationNotes
    for index in drafts.indices {
      for reference in drafts[index].file?.leads ?? [] {
        let email = identities.email(of: reference.value)
        if !drafts[index].leads.contains(email) { drafts[index].leads.append(email) }
      }
    }
    let credits = Credits(
      history, identities, ignored: ignored, now: now,
      pending: former?.pending ?? [])
    let facts = areaFacts(identities, credits, claims, &drafts)

    var survey = Survey(tip: tip, tipName: tipName, now: now)
    for (index, draft) in drafts.enumerated() {
      if let file = draft.file {
        if focus?.holds(draft) ?? true {
          survey.areas.append(try facts.area(index, draft, file))
        } else if focus?.checksAllLinks ?? false {
          survey.areas.append(try facts.areaWithLinks(draft, file))
        }
      } else {
        survey.invalidFiles.append(
          .init(
            area: draft.displayPath, path: draft.ownersPath, diagnostics: draft.diagnostics))
      }
    }
    survey.removedAreas = try removedAreas(facts, drafts)
    (survey.expectedAreas, survey.unledDirectories) =
      ExpectedAreas(
        rules, listing, claims, drafts
      ).found
    if let former {
      survey.touchedAreas = facts.touched(by: former.pending, drafts)
      survey.movedAreas = former.movedAreas
    }
    if focus == nil {
      addPeople(facts, to: &survey, days: settings.ofRepository.activityDays)
      survey.creditedDates = creditedDates(
        credits, days: drafts.map(\.questions.departedDays).max() ?? 0)
    }
    survey.asked = people.map { facts.people.declared(Located($0, at: .start)) }
    addNotes(credits, facts.docs)
    if !facts.contents.missing.isEmpty {
      notes.append(
        "docs that this partial clone left out are not read: nothing is said of their links and of "
          + "what they mention; to read them:  git fetch --refetch --no-filter")
    }
    if let failure = facts.lineages.moves.failure {
      guard isPartialClone, failure.error.code == .notFound else {
        throw RunError.reading(
          "object \(failure.object)", failure.error, isPartialClone: false)
      }
      let kind: ByteString = rules.movedCode == .similar ? "file" : "doc"
      notes.append(
        "this partial clone left out what a \(kind) may have been before it was moved: such a move "
          + "counts as a new \(kind); to be exact:  git fetch --refetch --no-filter")
    }
    survey.notes = notes
    return survey
  }

  /// Who somebody is whom git names.
  func person(_ signature: Signature) -> Person? {
    guard let identities = work.knownIdentities else { return nil }
    let email = identities.email(
      of: PersonReference(name: signature.name, email: signature.email))
    let name = identities.configuredName(email) ?? signature.name
    return Person(email: email, name: name.isEmpty ? nil : name)
  }

  mutating func readOwnersFiles() throws(RunError) -> [AreaDraft] {
    var drafts: [AreaDraft] = []
    for path in try paths(named: OwnersFile.fileName) {
      let content = try files.content(
        of: path, at: listing[path], limit: OwnersReader.sizeLimit)
      var draft = AreaDraft(
        ownersPath: path, number: history.number(path), content: content, parse: work.parse)
      if let file = draft.file {
        draft.diagnostics = settings.diagnose(file, path, draft.source)
        if former != nil { draft.file = try underPolicy(file, path) }
        draft.questions = settings.questions(draft.displayPath, draft.file ?? file)
        if !draft.diagnostics.isEmpty { draft.file = nil }
      }
      drafts.append(draft)
    }
    return drafts.sorted { $0.displayPath < $1.displayPath }
  }

  private func areaFacts(
    _ identities: IdentityMap, _ credits: Credits, _ claims: AreaClaims,
    _ drafts: inout [AreaDraft]
  ) -> AreaFacts {
    var docNumbers: [Set<PathID>] = []
    for index in drafts.indices {
      if let file = drafts[index].file,
        focus.map({ $0.checksAllLinks || $0.holds(drafts[index]) }) ?? true
      {
        drafts[index].docs = listing.select(
          file.docs?.map(\.value) ?? rules.docs, in: drafts[index].directory
        )
        .filter { !isOwnersFile(listing.files[$0].number) }
      }
      docNumbers.append(Set(drafts[index].docs.map { listing.files[$0].number }))
    }
    work.contents.prepare(
      drafts.filter { $0.questions.links != nil }.flatMap(\.docs).map { listing.files[$0] }
        .filter { LinkTarget.isMarkdown(history.paths.name(of: $0.number)) },
      withWords: drafts.contains { $0.questions.components != nil })
    var followed = docNumbers.reduce(into: Set()) { $0.formUnion($1) }
    for draft in drafts where draft.questions.plan { followed.formUnion(planPaths(draft)) }
    let ownersPaths = Set(history.keptPaths)
    let lineages = Lineages(
      history, SimilarMoves(history, repository), followed.union(ownersPaths),
      followedCode: rules.movedCode == .similar ? Set(listing.files.map(\.number)) : nil)
    let map = AreaMap(claims.byDirectory, paths: history.paths)
    var filesByArea = [[PathID]](repeating: [], count: drafts.count)
    for file in listing.files where !ownersPaths.contains(file.number) {
      let area = map.area(of: file.number)
      if area != AreaMap.none { filesByArea[Int(area)].append(file.number) }
    }
    let people = PeopleDirectory(
      identities, files: drafts.compactMap(\.file), credits: credits)
    let references = CommitReferences(history, identities, credits, pending: pending)
    let whereabouts = Whereabouts(history, listing, lineages, references)
    return AreaFacts(
      now: now, history: history, listing: listing, identities: identities,
      people: people,
      credits: credits,
      docs: DocHistory(
        repository, credits, lineages: lineages, sweepingLimit: rules.sweepingCommit),
      lineages: lineages, reader: OwnersReader(repository, identities, parse: work.parse),
      notes: HandoffNotes(files: files), map: map, docNumbers: docNumbers,
      ownersPaths: ownersPaths, rulesPath: history.paths.number(of: RulesFile.fileName),
      references: references, reviews: Reviews(history), whereabouts: whereabouts,
      links: DocLinks(contents: work.contents, listing: listing, whereabouts: whereabouts),
      contents: work.contents, files: filesByArea)
  }

  /// An initiative's plan and decisions, which are followed through edits as docs are.
  private func planPaths(_ draft: AreaDraft) -> [PathID] {
    guard let file = draft.file, let plan = file.plan else { return [] }
    let decisions = listing.select(file.decisions.map(\.value), in: draft.directory)
    return decisions.map { listing.files[$0].number }
      + [history.paths.number(of: LeadPath.resolve(plan.value, in: draft.directory))]
      .compactMap(\.self)
  }

  private func isOwnersFile(_ path: PathID) -> Bool {
    history.paths.isNamed(path, OwnersFile.fileName)
  }

  private func creditedDates(_ credits: Credits, days: Int) -> [Instant] {
    var times: [Int64] = []
    credits.forEachCommit(since: now.earlier(days: days).seconds) { commit in
      if credits.isWork(commit) {
        times.append(credits.time(of: commit))
      }
    }
    return times.sorted(by: >).map { Instant(seconds: $0) }
  }

  /// Directories whose `OWNERS.lead` was deleted and that still hold files.
  private func removedAreas(
    _ facts: AreaFacts, _ drafts: [AreaDraft]
  ) throws(RunError) -> [RemovedArea] {
    let present = Set(drafts.map(\.ownersNumber))
    var removed: [RemovedArea] = []
    for number in history.keptPaths {
      guard !present.contains(number), let newest = history.changes(of: number).first,
        newest.kind == .deleted
      else { continue }
      let path = history.paths.path(number)
      let directory = ByteString(path.bytes.dropLast(OwnersFile.fileName.count + 1))
      guard listing[path] == nil, listing.holdsFiles(below: directory),
        !movedElsewhere(newest, facts)
      else { continue }
      let owners = try OwnersHistory(
        of: number, in: history, lineages: facts.lineages, reader: facts.reader)
      guard let last = owners.versions.last(where: { $0.status != nil }) else { continue }
      removed.append(
        RemovedArea(
          path: directory.isEmpty ? "." : directory, ownersPath: path,
          commit: facts.references[newest.commit],
          lastLeads: last.leads.map { email in
            let person = facts.people.person(email)
            return Person(email: email, name: person.name ?? last.names[email])
          },
          lastStatus: last.status ?? .active))
    }
    return removed.sorted { $0.path < $1.path }
  }

  /// Whether the file deleted by `change` went on elsewhere in the same commit, with edits.
  private func movedElsewhere(_ change: Change, _ facts: AreaFacts) -> Bool {
    history.changes(ofCommit: change.commit).contains { other in
      other.kind == .added && isOwnersFile(other.path)
        && facts.lineages[other.path].similarSources[other] == change.path
    }
  }

  private mutating func addNotes(_ credits: Credits, _ docs: DocHistory) {
    let future = credits.futureDates
    if future > 0 {
      notes.append(
        plural(
          future, "commit has a date after now and counts as made now",
          "commits have dates after now and count as made now"))
    }
    let undated = credits.unknownDates
    if undated > 0 {
      notes.append(
        plural(
          undated, "commit has no date that can be read and counts as the oldest",
          "commits have no dates that can be read and count as the oldest"))
    }
    let malformed = history.malformed
    if let newest = malformed.first.map(history.id) {
      notes.append(
        plural(
          malformed.count, "commit has an author or committer line that cannot be read: \(newest)",
          "commits have author or committer lines that cannot be read, such as \(newest)"))
    }
    if docs.missingBlobs > 0 {
      notes.append(
        plural(
          docs.missingBlobs,
          "version of a doc was left out of this partial clone; its change counts as one of substance",
          "versions of docs were left out of this partial clone; their changes count as ones of "
            + "substance"))
    }
    if !history.tooDeep.isEmpty {
      notes.append("directories deeper than 1024 levels are not read")
    }
  }
}
