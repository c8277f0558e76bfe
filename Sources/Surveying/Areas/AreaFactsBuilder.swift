internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Works out the facts of one area after another: those that `status` shows, and those that rules ask
/// for.
struct AreaFactsBuilder {
  let inputs: AreaInputs

  private var history: History { inputs.history }
  private var credits: Credits { inputs.credits }
  private var people: PeopleDirectory { inputs.people }
  private var references: CommitReferences { inputs.references }

  func area(_ index: Int, _ entry: OwnersEntry, _ file: OwnersFile) throws(RunError) -> Area {
    let owners = try OwnersHistory(
      of: entry.pathID, in: history, lineages: inputs.lineages, reader: inputs.ownersReader)
    let leads = Set(entry.leads.map(inputs.identities.id))
    let turns = try turns(entry, owners)

    var area = emptyArea(
      entry, file, name: file.name?.value ?? entry.displayPath.split(separator: 0x2F).last ?? "")
    let stated = statedStarts(file, owners, entry, to: &area)
    addPeople(of: file, leads: entry.leads, turns, stated, to: &area)
    try addHandoffs(of: file, entry, to: &area)
    area.formerPaths = inputs.former.filter { $0.area == index }
      .map { history.paths.path($0.directory) }
      .filter { inputs.listing[LeadPath.resolve(OwnersFile.fileName, in: $0)] == nil }
      .map { $0.isEmpty ? "." : $0 }
    let docs = try addDocs(entry, to: &area)
    let reviews = try owners.reviews()
    area.review = try self.review(of: file, reviews, owners, leads)
    let looks = Looks(
      index, entry, inputs, edits: docs.edits, reviews: try own(reviews, of: index, entry, owners))
    let attention = attention(looks, turns, stated, first: owners.firstVersions, entry)
    // A first lead who never looked at anything has had time since the day that the file states.
    let start = attention.flatMap { $0.1.how == .never ? stated[$0.0] : nil }
    area.attention = attention?.1
    if let (commit, words, by) = docs.trivial,
      attention.map({ credits.isNewer(commit, than: $0.0) }) ?? false
    {
      area.trivialEdit = TrivialEdit(commit: references[commit], words: words, by: by)
    }
    area.lastLook = looks.newest.map { looks.reference($0, references) }
    for lead in area.leads.indices {
      let look = looks.newest(of: area.leads[lead].person.email)
      area.leads[lead].lastLook = look.map { looks.reference($0, references) }
    }
    let seen = newest(docs.newest + [looks.newest?.commit])
    let activity = activity(
      in: index, entry, since: [attention?.0, seen], docs: docs.newest,
      reachesBack: start != nil)
    area.activity = facts(of: activity, entry)
    if let (commit, _) = attention {
      let drift: [CommitPosition]
      if let start {
        drift = try activity.drift(landedSince: start.seconds)
      } else {
        drift = try activity.drift(since: commit)
      }
      area.driftCommits = drift.count
      area.newestDrift = drift.prefix(10).map { references[$0] }
    }
    if !entry.docs.isEmpty, let seen {
      area.docsDrift = try activity.drift(since: seen).count
    }
    if !entry.leads.isEmpty, area.activity.commits > 0 {
      area.leadShare = area.activity.people.filter { entry.leads.contains($0.person.email) }
        .reduce(0) { $0 + $1.share }
    }
    try addAbsence(index, entry, to: &area)
    area.fileCount = inputs.files[index].count
    area.firstVersion = owners.versions.first.map { references[$0.commit] }
    area.leadChanges = try owners.changes(under: credits.isPending).map {
      leadChange($0, in: area, entry.questions)
    }
    area.conflicts += entry.conflicts
    try RuleFactsBuilder(
      inputs: inputs,
      area: SurveyedArea(
        index: index, entry: entry, leads: leads, turns: turns,
        docChanges: docs.newest, newestEdit: newest(Array(docs.edits.values)),
        newestReview: looks.newestReview, activity: activity)
    ).add(to: &area)
    return area
  }

  /// An area of which nothing is looked at but where its docs lead.
  func areaWithLinks(_ entry: OwnersEntry, _ file: OwnersFile) throws(RunError) -> Area {
    var area = emptyArea(entry, file, name: entry.displayPath)
    for index in entry.docs {
      let path = inputs.listing.path(at: index)
      var doc = DocFacts(path: path, lastChange: nil, lastLeadChange: nil, isEmpty: false)
      doc.formerPaths = formerPaths(of: inputs.listing.files[index])
      try inputs.addReferences(of: index, entry, to: &doc)
      area.docs.append(doc)
    }
    return area
  }

  private func emptyArea(_ entry: OwnersEntry, _ file: OwnersFile, name: ByteString) -> Area {
    Area(
      path: entry.displayPath, ownersPath: entry.ownersPath, file: file, name: name,
      activity: Activity(since: inputs.now, commits: 0, people: [], newest: []))
  }

  /// - Parameters:
  ///   - leads: canonical e-mails.
  ///   - turns: when the turn of each began.
  ///   - stated: when the turns that first versions begin began by the file's own word.
  private func addPeople(
    of file: OwnersFile, leads: [ByteString], _ turns: [CommitPosition?],
    _ stated: [CommitPosition: Instant], to area: inout Area
  ) {
    var seen: Set<ByteString> = []
    for reference in file.leads {
      let declared = people.declared(reference)
      guard seen.insert(declared.person.email).inserted,
        let index = leads.firstIndex(of: declared.person.email)
      else { continue }
      area.leads.append(
        Lead(
          declared: declared, since: turns[index].map { references[$0] },
          stated: turns[index].flatMap { stated[$0] }))
    }
    area.deputies = file.deputies.map(people.declared)
    area.covers = file.away.compactMap(\.cover).map(people.declared)
    area.members = file.members.map(people.declared)
    area.absences = file.away.map { absence in
      PlannedAbsence(
        from: absence.from, to: absence.to,
        cover: absence.cover.map { people.declared($0).person }, position: absence.position)
    }
  }

  private func addHandoffs(
    of file: OwnersFile, _ entry: OwnersEntry, to area: inout Area
  ) throws(RunError) {
    for handoff in file.handoffs {
      area.handoffs.append(
        HandoffRecord(
          date: handoff.date, from: people.declared(handoff.from).person,
          to: people.declared(handoff.to).person, position: handoff.position,
          notes: try inputs.handoffNotes.state(of: handoff.notes?.value, in: entry.directory)))
    }
  }

  private struct DocChanges {
    /// The newest change by anyone of each doc.
    var newest: [CommitPosition?] = []
    /// The newest of all by each lead.
    var edits: [ByteString: CommitPosition] = [:]
    /// The newest by a lead that is too small to count.
    var trivial: (commit: CommitPosition, words: Int, by: ByteString)?
  }

  private func addDocs(
    _ entry: OwnersEntry, to area: inout Area
  ) throws(RunError) -> DocChanges {
    var found = DocChanges()
    for index in entry.docs {
      let doc = inputs.listing.files[index]
      var byAnyone =
        entry.leads.isEmpty
        ? try inputs.docHistory.newestChanges(of: doc.path, leads: []).byAnyone : nil
      var byLead: CommitPosition?
      for lead in entry.leads {
        let changes = try inputs.docHistory.newestChanges(
          of: doc.path, leads: [inputs.identities.id(of: lead)])
        byAnyone = changes.byAnyone
        if let (commit, words) = changes.trivialByLead,
          found.trivial.map({ credits.isNewer(commit, than: $0.commit) }) ?? true
        {
          found.trivial = (commit, words, lead)
        }
        guard let edit = changes.byLead else { continue }
        found.edits[lead] = newest([found.edits[lead], edit])
        byLead = newest([byLead, edit])
      }
      found.newest.append(byAnyone)
      let path = inputs.listing.path(at: index)
      let statement = try inputs.docHistory.statement(of: doc, path)
      var facts = DocFacts(
        path: path, lastChange: byAnyone.map { references[$0] },
        lastLeadChange: byLead.map { references[$0] }, isEmpty: statement.isEmpty)
      facts.stated = statement.stated
      facts.formerPaths = formerPaths(of: doc)
      area.docs.append(facts)
    }
    return found
  }

  private func formerPaths(of doc: TreeFile) -> [ByteString] {
    inputs.lineages[doc.path].names.dropFirst().map(\.path)
      .filter { inputs.listing.file($0) == nil }
      .map(history.paths.path)
  }

  private func addAbsence(
    _ index: Int, _ entry: OwnersEntry, to area: inout Area
  ) throws(RunError) {
    let files = inputs.files[index].filter { inputs.listing.file($0)?.type == .file }
    let factor = AbsenceFactor(files, inputs.lineages, inputs.identities, credits)
    if entry.questions.knowledge || entry.questions.authors {
      var isKnowledge: Set<PathID> = []
      let areMostlyTests = inputs.auxiliary.areMostlyTests(
        files.filter { !inputs.docs[index].contains($0) })
      for file in files {
        let isDoc = inputs.docs[index].contains(file)
        if !isDoc, inputs.auxiliary.isAuxiliaryByName(file) { continue }
        if !isDoc, !areMostlyTests, inputs.auxiliary.isTest(file) { continue }
        if try !inputs.auxiliary.isAuxiliaryByContent(file) { isKnowledge.insert(file) }
      }
      let known = factor.removed(amongPresent: inputs.present, where: isKnowledge.contains)
      area.knowledgeFactor = known.files == 0 ? nil : known.people.count
      if entry.questions.authors {
        area.authors = AreaAuthors(
          indispensable: known.people.map(people.person), files: isKnowledge.count,
          known: known.files, hasSeveral: hasSeveralPeople(index))
      }
    }
    area.absenceFactor = factor.removed?.count
  }

  /// Whether more than one person is credited with work in an area, ever.
  private func hasSeveralPeople(_ area: Int) -> Bool {
    var first: IdentityMap.ID?
    var isSeveral = false
    let last = CommitPosition(history.count)
    inputs.map.forEachPath(of: area) { path, owns in
      if isSeveral || inputs.ownersPaths.contains(path) { return }
      history.forEachChange(of: path, through: last) { commit, kind in
        guard !isSeveral, kind.isChange, credits.isWork(commit), owns(commit) else { return }
        credits.forEachPerson(of: commit) { person in
          isSeveral = isSeveral || first.map { $0 != person } ?? false
          first = person
        }
      }
    }
    return isSeveral
  }

  /// What was done in an area, as far back as anything asks for it.
  /// - Parameters:
  ///   - seen: commits since which drift is asked for.
  ///   - reachesBack: whether drift is asked for since a day, whenever that was.
  private func activity(
    in index: Int, _ entry: OwnersEntry, since seen: [CommitPosition?],
    docs changes: [CommitPosition?], reachesBack: Bool
  ) -> AreaActivity {
    let questions = entry.questions
    let days = [questions.activityDays, questions.recentDays ?? 0, questions.gateDays ?? 0]
    var last = credits.lastPosition(
      since: inputs.now.earlier(days: days.max() ?? 0).seconds)
    let looks = questions.docDrift == nil ? seen : seen + changes
    for case let look? in looks { last = max(last, history.ancestry.lastLanded(with: look)) }
    if reachesBack { last = CommitPosition(history.count) }
    let paths = AreaActivity.Paths(
      docs: inputs.docs[index], wasDoc: { inputs.wasDoc($0, of: index, entry) },
      notCounted: inputs.ownersPaths, notCode: inputs.rulesPath,
      areMostlyTests: inputs.auxiliary.areMostlyTests(
        inputs.files[index].filter { !inputs.docs[index].contains($0) }))
    return AreaActivity(
      of: index, through: last, inputs.map, paths, inputs.auxiliary, inputs.sweeps, credits)
  }

  private func facts(of activity: AreaActivity, _ entry: OwnersEntry) -> Activity {
    let since = inputs.now.earlier(days: entry.questions.activityDays)
    let commits = activity.commits(since: since.seconds)
    let shares = CreditShares(commits, credits)
    let contributors = shares.commits.map { person, count in
      Activity.Contributor(
        person: people.person(person), commits: count, share: shares.share(of: person))
    }
    .sorted { left, right in
      left.share != right.share
        ? left.share > right.share : left.person.email < right.person.email
    }
    var facts = Activity(
      since: since, commits: commits.count, people: contributors,
      newest: references.newest(commits))
    facts.assisted = commits.count(where: credits.isAssisted)
    return facts
  }

  /// The newest commit that set `reviewed:` to the day that the file names.
  private func review(
    of file: OwnersFile, _ commits: [CommitPosition], _ owners: OwnersHistory,
    _ leads: Set<IdentityMap.ID>
  ) throws(RunError) -> ReviewRecord? {
    guard let day = file.reviewed?.value else { return nil }
    for commit in credits.newestFirst(commits) {
      guard let version = try owners.version(at: commit), version.reviewed == day else { continue }
      let then = leads.union(version.leads.map(inputs.identities.id))
      let isByLead = credits.people(of: commit).contains(where: then.contains)
      return ReviewRecord(commit: references[commit], isByLead: isByLead)
    }
    return nil
  }

  private func leadChange(
    _ change: (before: OwnersHistory.Version, after: OwnersHistory.Version), in area: Area,
    _ questions: AreaQuestions
  ) -> LeadChange {
    func persons(_ version: OwnersHistory.Version) -> [Person] {
      version.leads.map { email in
        let person = people.person(email)
        return Person(email: email, name: person.name ?? version.names[email])
      }
    }
    let bare = LeadChange(
      commit: references[change.after.commit], from: persons(change.before),
      to: persons(change.after), handoff: nil)
    guard !bare.left.isEmpty else { return bare }
    let left = Set(bare.left.map(\.email))
    let takers = Set((bare.joined.isEmpty ? bare.to : bare.joined).map(\.email))
    // One commit may hold several handoffs, one after the other.
    let records = area.handoffs.filter { handoff in
      handoff.notes == .present
        && Self.isWithin(questions.handoffMatchDays, handoff.date.end, bare.commit.date)
    }
    var reached = left
    for _ in records {
      reached.formUnion(records.filter { reached.contains($0.from.email) }.map(\.to.email))
    }
    let isRecorded = records.contains {
      reached.contains($0.from.email) && takers.contains($0.to.email)
    }
    return LeadChange(
      commit: bare.commit, from: bare.from, to: bare.to,
      handoff: isRecorded ? .recorded : .missing)
  }

  private static func isWithin(_ days: Int, _ left: Instant, _ right: Instant?) -> Bool {
    guard let right else { return false }
    return left >= right.earlier(days: days) && left <= right.later(days: days)
  }
}
