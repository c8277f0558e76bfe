internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel

/// What the facts of all areas of one survey are found from.
struct AreaInputs {
  let now: Instant
  let history: History
  let listing: TipListing

  let identities: IdentityMap
  let people: PeopleDirectory
  let credits: Credits
  let references: CommitReferences

  /// Who was seen within the days that the configuration sets, or is on a planned absence.
  let present: Set<IdentityMap.ID>

  let auxiliary: AuxiliaryFiles

  let map: AreaMap
  let moves: AreaMoves
  /// Where areas stood before they moved.
  let former: [AreaMoves.Former]
  let lineages: Lineages
  let ownersReader: OwnersReader
  let reviews: Reviews
  let handoffNotes: HandoffNotes
  /// Who has left, whatever history says.
  let gone: [PersonReference]
  /// Paths whose changes are no work: those of `OWNERS.lead` files.
  let ownersPaths: Set<PathID>
  /// The path of `.lead-rules`, which is no area's code.
  let rulesPath: PathID?

  let sweeps: Sweeps
  let docHistory: DocHistory
  let contents: DocContents
  let links: DocLinks
  let mentions: DocMentions
  let movedPaths: MovedPathFinder

  let docSelection: DocSelection
  /// By area: the paths of its docs, the names that they had before among them.
  private(set) var docs: [Set<PathID>]
  /// By area: the files at the tip that belong to it, ascending by path.
  let files: [[PathID]]

  /// - Parameters:
  ///   - entries: with their leads and docs.
  ///   - pending: the commit that is about to be made, where it is judged.
  init(
    _ session: SurveySession, files source: FileSource, now: Instant, history: History,
    docs docSelection: DocSelection, entries: [OwnersEntry], claims: AreaClaims,
    identities: IdentityMap, credits: Credits, pending: ObjectID?
  ) throws(RunError) {
    let (repository, rules) = (session.repository, session.rules)
    let listing = docSelection.listing
    self.docSelection = docSelection
    self.now = now
    self.history = history
    self.listing = listing
    self.identities = identities
    self.credits = credits
    people = PeopleDirectory(identities, files: entries.compactMap(\.file))
    references = CommitReferences(history, identities, credits, pending: pending)

    docs = entries.map { Set($0.docs.map { listing.files[$0].path }) }
    ownersPaths = Set(history.recordedPaths)
    rulesPath = history.paths.id(of: RulesFile.fileName)
    var followed = docs.reduce(into: ownersPaths) { $0.formUnion($1) }
    for (index, entry) in entries.enumerated() where entry.questions.plan {
      followed.formUnion(Self.planPaths(index, entry, docSelection))
    }
    lineages = Lineages(
      history, SimilarMoves(history, repository), followed,
      followedCode: rules.movedCode == .similar ? Set(listing.files.map(\.path)) : nil)
    for area in docs.indices {
      for doc in docs[area] { docs[area].formUnion(lineages[doc].names.map(\.path)) }
    }
    contents = session.contents
    movedPaths = MovedPathFinder(history, listing, lineages, references)
    links = DocLinks(contents: contents, listing: listing, movedPaths: movedPaths)
    mentions = DocMentions(
      contents: contents, listing: listing, history: history, movedPaths: movedPaths,
      lineages: lineages)

    ownersReader = OwnersReader(repository, identities) { bytes, file in
      session.parse(bytes, file: file).value ?? OwnersFile.version(bytes, file: file)
    }
    reviews = Reviews(credits, identities)
    handoffNotes = HandoffNotes(
      files: source, unstaged: pending == nil ? nil : repository.workDirectory)
    gone = rules.gone.map(\.value)
    auxiliary = try AuxiliaryFiles(repository, listing, history)
    present = Self.present(entries, identities, credits, now: now, days: rules.presentDays)
    let moves = AreaMoves(history: history, lineages: lineages, repository: repository)
    var former: [AreaMoves.Former] = []
    var begins: [PathID: [CommitPosition]] = [:]
    for (index, entry) in entries.enumerated() {
      begins[history.paths.directory(of: entry.pathID)] = lineages[entry.pathID].begins
      former += try moves.former(of: index, entry.pathID)
    }
    self.moves = moves
    self.former = former
    map = AreaMap(claims.byDirectory, former: former, begins: begins, history)
    sweeps = Sweeps(history, docSelection, map, entries, docs, rules)
    docHistory = DocHistory(
      repository, credits, lineages: lineages, sweeps: sweeps, trivialWords: rules.trivialWords)
    var files = [[PathID]](repeating: [], count: entries.count)
    for file in listing.files where !ownersPaths.contains(file.path) {
      let area = map.area(of: file.path)
      if area != AreaMap.none { files[Int(area)].append(file.path) }
    }
    self.files = files
  }

  /// Whose newest commit is one of the last days, and every lead whose absence is under way.
  private static func present(
    _ entries: [OwnersEntry], _ identities: IdentityMap, _ credits: Credits, now: Instant,
    days: Int
  ) -> Set<IdentityMap.ID> {
    let start = now.earlier(days: days).seconds
    var recent: Set<IdentityMap.ID> = []
    credits.forEachCommit(since: start) { commit in
      credits.forEachNamed(in: commit) { recent.insert($0) }
    }
    let newest = credits.newestCommits(naming: recent)
    var present = recent.filter { person in
      newest[person].map { credits.time(of: $0) >= start } ?? false
    }
    for entry in entries {
      let isAway = entry.file?.away.contains { $0.from.start <= now && now <= $0.to.end } ?? false
      if isAway { present.formUnion(entry.leads.map(identities.id)) }
    }
    return present
  }

  /// Adds what a doc leads to and names that is not there, as far as rules ask.
  /// - Parameter index: the doc's, in the listing.
  func addReferences(
    of index: Int, _ entry: OwnersEntry, to doc: inout DocFacts
  ) throws(RunError) {
    if let asked = entry.questions.links {
      doc.brokenLinks = try links.broken(
        in: listing.files[index], doc.path, asked, below: entry.directory)
    }
    if let asked = entry.questions.mentions, !doc.isRecord(in: entry.displayPath) {
      doc.deadMentions = try mentions.dead(
        in: listing.files[index], doc.path, asked, below: entry.directory)
    }
  }

  /// Whether a path was one of an area's docs: today's patterns would select it if it were there, or did so
  /// where the area stood before.
  func wasDoc(_ path: PathID, of area: Int, _ entry: OwnersEntry) -> Bool {
    if listing.file(path)?.type != .file, docSelection.names(path, area, entry) { return true }
    let (text, patterns) = (history.paths.path(path), docSelection.patterns(of: entry))
    return former.contains { former in
      let directory = history.paths.path(former.directory)
      return former.area == area && history.paths.path(path, isBelow: former.directory)
        && patterns.select(text, in: directory, isOwn: !text.isBorrowed(below: directory))
    }
  }

  /// An initiative's plan and decisions, which are followed through edits as docs are.
  private static func planPaths(
    _ area: Int, _ entry: OwnersEntry, _ docs: DocSelection
  ) -> [PathID] {
    guard let plan = entry.file?.plan else { return [] }
    let planPath = LeadPath.resolve(plan.value, in: entry.directory)
    return docs.decisions(of: area, entry).map { docs.listing.files[$0].path }
      + [docs.listing.paths.id(of: planPath)].compactMap(\.self)
  }
}
