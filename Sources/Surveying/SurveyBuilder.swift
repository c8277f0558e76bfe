internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Makes one survey of one commit at one instant.
struct SurveyBuilder {
  let settings: Surveyor.Settings
  let session: SurveySession
  /// The files judged.
  let files: FileSource
  /// Where `.mailmap` and the ignored revisions are read, where not from the files judged.
  var configurationFiles: FileSource?
  let now: Instant
  var history: History
  /// Where settings and waivers of the areas are taken from, where not from the files judged.
  var policyFiles: FileSource?
  /// What was there before the change that is judged.
  var base: BaseState?
  var notes: [ByteString] = []
  /// The commit that is about to be made, where it is judged.
  var pending: ObjectID?
  /// What is looked at closely; nil: everything.
  var scope: SurveyScope?
  /// The people an edit names.
  var people: [PersonReference] = []
  private(set) var listing = TipListing()
  /// The `OWNERS.lead` files, ascending by area; nil until they are read.
  private var entries: [OwnersEntry]?

  var repository: Repository { session.repository }
  private var rules: RulesFile { session.rules }

  init(
    settings: Surveyor.Settings, session: SurveySession, files: FileSource, now: Instant,
    history: History
  ) {
    self.settings = settings
    self.session = session
    self.files = files
    self.now = now
    self.history = history
  }

  mutating func survey(tip: ObjectID?, tipName: ByteString) throws(RunError) -> Survey {
    var entries = try readEntries()
    let claims = AreaClaims(&entries, &history)
    let docs = DocSelection(listing, claims, rules)
    let (identities, credits) = try readPeople()
    identities.readAliases(entries.flatMap { $0.file?.everyone.map(\.value) ?? [] })
    for index in entries.indices { entries[index].resolveLeads(identities) }
    selectDocs(of: &entries, docs)
    let inputs = try AreaInputs(
      session, files: files, now: now, history: history, docs: docs, entries: entries,
      claims: claims, identities: identities, credits: credits, pending: pending)

    var survey = Survey(tip: tip, tipName: tipName, now: now)
    try addAreas(AreaFactsBuilder(inputs: inputs), entries, to: &survey)
    FamiliarityBuilder.addNeighbours(to: &survey.areas)
    survey.strayFiles = StrayFiles.found(in: listing)
    survey.removedAreas = try RemovedAreas(inputs: inputs).found(beside: entries)
    (survey.expectedAreas, survey.unledDirectories) =
      ExpectedAreas(rules, listing, claims, entries).found
    if let base {
      survey.touchedAreas = TouchedAreas(inputs: inputs).touched(by: base.pending, entries)
      survey.movedAreas = base.movedAreas
    }
    if scope == nil {
      SurveyedPeople(inputs: inputs).add(
        to: &survey, days: settings.ofRepository.activityDays,
        othersSince: entries.contains { $0.questions.othersSince })
      if entries.contains(where: \.questions.silences) {
        survey.silences = SilenceCounter.silences(credits, now: now)
      }
    }
    survey.asked = people.map { inputs.people.declared(Located($0, at: .start)) }
    notes += try SurveyNotes(inputs: inputs, rules: rules, repository: repository).all()
    survey.notes = notes
    return survey
  }

  /// Who a person is whom git names; nil before a survey was made.
  func person(_ signature: Signature) -> Person? {
    guard let identities = session.knownIdentities else { return nil }
    let email = identities.email(
      of: PersonReference(name: signature.name, email: signature.email))
    let name = identities.configuredName(email) ?? signature.name
    return Person(email: email, name: name.isEmpty ? nil : name)
  }

  /// The `OWNERS.lead` files, ascending by area. They and the tip's listing are read once.
  mutating func readEntries() throws(RunError) -> [OwnersEntry] {
    if let entries { return entries }
    do {
      listing = TipListing(try history.listing(repository), history.paths)
    } catch {
      throw RunError.readingTree(
        of: history.count > 0 ? history.id(of: CommitPosition(0)) : .zero, error,
        isPartialClone: repository.isPartialClone)
    }
    let paths = try files.paths(named: OwnersFile.fileName, listing)
    if base != nil { try followMovedAreas(paths) }
    var found: [OwnersEntry] = []
    for path in paths where !path.isBorrowed(below: "") {
      let content = try files.content(
        of: path, at: listing[path], limit: OwnersReader.sizeLimit)
      var entry = OwnersEntry(
        ownersPath: path, pathID: history.id(ofNew: path), content: content, parse: session.parse)
      if let file = entry.file {
        entry.diagnostics = settings.diagnose(file, path, entry.source)
        if base != nil { entry.file = try underPolicy(file, path) }
        entry.questions = settings.questions(entry.displayPath, entry.file ?? file)
        if !entry.diagnostics.isEmpty { entry.file = nil }
      }
      found.append(entry)
    }
    found.sort { $0.displayPath < $1.displayPath }
    entries = found
    return found
  }

  /// Reads who is who, and which commits are credited to no one.
  private mutating func readPeople() throws(RunError) -> (IdentityMap, Credits) {
    let configuration = configurationFiles ?? files
    var configurationNotes: [ByteString] = []
    let identities = try session.identities(history, now: now) { () throws(RunError) -> Mailmap in
      try Configuration.mailmap(configuration, notes: &configurationNotes)
    }
    let ignored = try Configuration.ignoredRevisions(
      configuration, rules, notes: &configurationNotes)
    notes += configurationNotes
    let credits = Credits(
      history, identities, ignored: ignored, now: now, pending: base?.pending ?? [])
    return (identities, credits)
  }

  /// Finds the docs of the areas that are looked at, and begins to read those that will be asked for.
  private func selectDocs(of entries: inout [OwnersEntry], _ docs: DocSelection) {
    for index in entries.indices
    where scope.map({ $0.checksAllLinks || $0.holds(entries[index]) }) ?? true {
      entries[index].docs = docs.docs(of: index, entries[index])
    }
    session.contents.prepare(
      entries.filter { $0.questions.links != nil || $0.questions.mentions != nil }
        .flatMap(\.docs).map { listing.files[$0] }
        .filter { LinkTarget.isMarkdown(history.paths.name(of: $0.path)) },
      withWords: entries.contains { $0.questions.components != nil },
      withPaths: entries.contains { $0.questions.mentions != nil })
  }

  private func addAreas(
    _ facts: AreaFactsBuilder, _ entries: [OwnersEntry], to survey: inout Survey
  ) throws(RunError) {
    for (index, entry) in entries.enumerated() {
      guard let file = entry.file else {
        survey.invalidFiles.append(
          .init(area: entry.displayPath, path: entry.ownersPath, diagnostics: entry.diagnostics))
        continue
      }
      if scope?.holds(entry) ?? true {
        survey.areas.append(try facts.area(index, entry, file))
      } else if scope?.checksAllLinks ?? false {
        survey.areas.append(try facts.areaWithLinks(entry, file))
      }
    }
  }
}
