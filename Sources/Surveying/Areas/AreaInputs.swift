internal import Basics
internal import Git
internal import GitHistory
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

  let map: AreaMap
  let lineages: Lineages
  let ownersReader: OwnersReader
  let reviews: Reviews
  let handoffNotes: HandoffNotes
  /// Paths whose changes are no work: those of `OWNERS.lead` files.
  let ownersPaths: Set<PathID>
  /// The path of `.lead-rules`, which is no area's code.
  let rulesPath: PathID?

  let docHistory: DocHistory
  let contents: DocContents
  let links: DocLinks
  let movedPaths: MovedPathFinder

  /// By area: the paths of its docs.
  let docs: [Set<PathID>]
  /// By area: the files at the tip that belong to it, ascending by path.
  let files: [[PathID]]

  /// - Parameters:
  ///   - entries: with their leads and docs.
  ///   - pending: the commit that is about to be made, where it is judged.
  init(
    _ session: SurveySession, files source: FileSource, now: Instant, history: History,
    listing: TipListing, entries: [OwnersEntry], claims: AreaClaims, identities: IdentityMap,
    credits: Credits, pending: ObjectID?
  ) {
    let (repository, rules) = (session.repository, session.rules)
    self.now = now
    self.history = history
    self.listing = listing
    self.identities = identities
    self.credits = credits
    people = PeopleDirectory(
      identities, files: entries.compactMap(\.file), credits: credits)
    references = CommitReferences(history, identities, credits, pending: pending)

    docs = entries.map { Set($0.docs.map { listing.files[$0].path }) }
    ownersPaths = Set(history.recordedPaths)
    rulesPath = history.paths.id(of: RulesFile.fileName)
    var followed = docs.reduce(into: ownersPaths) { $0.formUnion($1) }
    for entry in entries where entry.questions.plan {
      followed.formUnion(Self.planPaths(entry, listing, history.paths))
    }
    lineages = Lineages(
      history, SimilarMoves(history, repository), followed,
      followedCode: rules.movedCode == .similar ? Set(listing.files.map(\.path)) : nil)
    docHistory = DocHistory(
      repository, credits, lineages: lineages, sweepingLimit: rules.sweepingCommit)
    contents = session.contents
    movedPaths = MovedPathFinder(history, listing, lineages, references)
    links = DocLinks(contents: contents, listing: listing, movedPaths: movedPaths)

    ownersReader = OwnersReader(repository, identities, parse: session.parse)
    reviews = Reviews(history)
    handoffNotes = HandoffNotes(files: source)
    map = AreaMap(claims.byDirectory, paths: history.paths)
    var files = [[PathID]](repeating: [], count: entries.count)
    for file in listing.files where !ownersPaths.contains(file.path) {
      let area = map.area(of: file.path)
      if area != AreaMap.none { files[Int(area)].append(file.path) }
    }
    self.files = files
  }

  /// An initiative's plan and decisions, which are followed through edits as docs are.
  private static func planPaths(
    _ entry: OwnersEntry, _ listing: TipListing, _ paths: PathTable
  ) -> [PathID] {
    guard let file = entry.file, let plan = file.plan else { return [] }
    let decisions = listing.select(file.decisions.map(\.value), in: entry.directory)
    return decisions.map { listing.files[$0].path }
      + [paths.id(of: LeadPath.resolve(plan.value, in: entry.directory))].compactMap(\.self)
  }
}
