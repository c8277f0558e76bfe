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
    let committed = try committedLeads(entry, owners)
    let turns = entry.leads.map { committed.contains($0) ? owners.turnStart(of: $0) : nil }

    var area = emptyArea(
      entry, file, name: file.name?.value ?? entry.displayPath.split(separator: 0x2F).last ?? "")
    let first = owners.versions.first?.commit
    let stated = statedStart(file, first, entry, to: &area)
    addPeople(of: file, leads: entry.leads, turns, to: &area) { $0 == first ? stated : nil }
    try addHandoffs(of: file, entry, to: &area)
    let docs = try addDocs(entry, leads, to: &area)
    let review = newestReview(entry, owners, leads)
    let attention = attention(entry, edit: docs.newestEdit, review: review, turns)
    let activity = activity(in: index, entry, since: attention?.0, docs: docs.newestChanges)
    area.activity = facts(of: activity, entry)
    if let (commit, attention) = attention {
      area.attention = attention
      let drift = activity.drift(after: credits.time(of: commit), credits)
      area.driftCommits = drift.count
      area.newestDrift = drift.prefix(10).map { references[$0] }
    }
    if !entry.leads.isEmpty, area.activity.commits > 0 {
      area.leadShare = area.activity.people.filter { entry.leads.contains($0.person.email) }
        .reduce(0) { $0 + $1.share }
    }
    addAbsence(index, entry, to: &area)
    area.fileCount = inputs.files[index].count
    area.firstVersion = owners.versions.first.map { references[$0.commit] }
    area.leadChanges = owners.changes(under: credits.isPending).map {
      leadChange($0, in: area, entry.questions)
    }
    area.conflicts += entry.conflicts
    try RuleFactsBuilder(
      inputs: inputs,
      area: SurveyedArea(
        index: index, entry: entry, leads: leads, turns: turns,
        docChanges: docs.newestChanges, newestEdit: docs.newestEdit, newestReview: review,
        activity: activity)
    ).add(to: &area)
    return area
  }

  /// An area of which nothing is looked at but where its docs lead.
  func areaWithLinks(_ entry: OwnersEntry, _ file: OwnersFile) throws(RunError) -> Area {
    var area = emptyArea(entry, file, name: entry.displayPath)
    guard let asked = entry.questions.links else { return area }
    for index in entry.docs {
      let path = inputs.listing.path(at: index)
      var doc = DocFacts(path: path, lastChange: nil, lastLeadChange: nil, isEmpty: false)
      doc.brokenLinks = try inputs.links.broken(
        in: inputs.listing.files[index], path, asked, below: entry.directory)
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
  ///   - stated: when the turn that a commit begins began by the file's own word.
  private func addPeople(
    of file: OwnersFile, leads: [ByteString], _ turns: [CommitPosition?], to area: inout Area,
    stated: (CommitPosition?) -> Instant?
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
          stated: stated(turns[index])))
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

  /// When the first leads' turn began by the file's `since:`. A day after its first version is an
  /// error in the file.
  private func statedStart(
    _ file: OwnersFile, _ first: CommitPosition?, _ entry: OwnersEntry, to area: inout Area
  ) -> Instant? {
    guard let since = file.since else { return nil }
    let limit = first.flatMap { references.date(of: $0) } ?? inputs.now
    if since.value <= limit.date { return first == nil ? nil : since.value.start }
    area.conflicts.append(
      entry.diagnostic(
        at: since.position, length: 10,
        "'since' is \(since.value), after the file's first version of \(limit.date)",
        suggestion: "leave it out: without it the turn begins with that version"))
    return nil
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

  /// - Returns: the newest change by anyone of each doc, and the newest of all by a lead.
  private func addDocs(
    _ entry: OwnersEntry, _ leads: Set<IdentityMap.ID>, to area: inout Area
  ) throws(RunError) -> (newestChanges: [CommitPosition?], newestEdit: CommitPosition?) {
    var newestEdit: CommitPosition?
    var changes: [CommitPosition?] = []
    for index in entry.docs {
      let doc = inputs.listing.files[index]
      let newest = try inputs.docHistory.newestChanges(of: doc.path, leads: leads)
      if let edit = newest.byLead, newestEdit.map({ credits.isNewer(edit, than: $0) }) ?? true {
        newestEdit = edit
      }
      changes.append(newest.byAnyone)
      let path = inputs.listing.path(at: index)
      let statement = try inputs.docHistory.statement(of: doc, path)
      var facts = DocFacts(
        path: path, lastChange: newest.byAnyone.map { references[$0] },
        lastLeadChange: newest.byLead.map { references[$0] }, isEmpty: statement.isEmpty)
      facts.stated = statement.stated
      area.docs.append(facts)
    }
    return (changes, newestEdit)
  }

  private func addAbsence(_ index: Int, _ entry: OwnersEntry, to area: inout Area) {
    guard
      let absence = AbsenceFactor(
        inputs.files[index], inputs.lineages, inputs.identities, credits)
    else { return }
    area.absenceFactor = absence.removed.count
    if entry.questions.authors {
      area.authors = AreaAuthors(
        indispensable: absence.removed.map(people.person), hasSeveral: hasSeveralPeople(index))
    }
  }

  /// Whether more than one person is credited with work in an area, ever.
  private func hasSeveralPeople(_ area: Int) -> Bool {
    var first: IdentityMap.ID?
    var isSeveral = false
    inputs.map.forEachPath(of: area) { path in
      if isSeveral || inputs.ownersPaths.contains(path) { return }
      history.forEachChange(of: path, since: .min) { commit, kind in
        guard !isSeveral, kind.isChange, credits.isWork(commit) else { return }
        credits.forEachPerson(of: commit) { person in
          isSeveral = isSeveral || first.map { $0 != person } ?? false
          first = person
        }
      }
    }
    return isSeveral
  }

  /// What was done in an area, as far back as anything asks for it.
  private func activity(
    in index: Int, _ entry: OwnersEntry, since attention: CommitPosition?,
    docs changes: [CommitPosition?]
  ) -> AreaActivity {
    let questions = entry.questions
    let days = [questions.activityDays, questions.recentDays ?? 0, questions.gateDays ?? 0]
    var oldest = inputs.now.earlier(days: days.max() ?? 0).seconds
    if let attention { oldest = min(oldest, credits.time(of: attention)) }
    if questions.docDrift != nil {
      for case let change? in changes { oldest = min(oldest, credits.time(of: change)) }
    }
    let paths = AreaActivity.Paths(
      docs: inputs.docs[index], notCounted: inputs.ownersPaths, notCode: inputs.rulesPath)
    return AreaActivity(of: index, since: oldest, inputs.map, paths, credits)
  }

  private func facts(of activity: AreaActivity, _ entry: OwnersEntry) -> Activity {
    let since = inputs.now.earlier(days: entry.questions.activityDays)
    let commits = activity.commits(since: since.seconds, credits)
    let shares = CreditShares(commits, credits)
    let contributors = shares.commits.map { person, count in
      Activity.Contributor(
        person: people.person(person), commits: count, share: shares.share(of: person))
    }
    .sorted { left, right in
      left.share != right.share
        ? left.share > right.share : left.person.email < right.person.email
    }
    return Activity(
      since: since, commits: commits.count, people: contributors,
      newest: references.newest(commits))
  }

  /// Who leads by the tip's version, or by the newest one that parses.
  private func committedLeads(
    _ entry: OwnersEntry, _ owners: OwnersHistory
  ) throws(RunError) -> [ByteString] {
    guard let file = inputs.listing[entry.ownersPath], file.type == .file else { return [] }
    let content = try inputs.ownersReader.content(
      of: file.id, at: file.path, commit: CommitPosition(0), history)
    return content?.leads ?? owners.versions.last?.leads ?? []
  }

  /// The newest commit of a lead that set `reviewed:` or carries `Docs-reviewed:` for the area.
  private func newestReview(
    _ entry: OwnersEntry, _ owners: OwnersHistory, _ leads: Set<IdentityMap.ID>
  ) -> CommitPosition? {
    var commits = owners.reviews + inputs.reviews.commits(for: entry.displayPath)
    for segment in owners.segments {
      let directory = history.paths.path(history.paths.directory(of: segment.path))
      commits += inputs.reviews.commits(for: directory.isEmpty ? "." : directory)
        .filter { segment.after < $0 && $0 <= segment.through }
    }
    return commits.filter { commit in credits.people(of: commit).contains { leads.contains($0) } }
      .min { credits.isNewer($0, than: $1) }
  }

  private func attention(
    _ entry: OwnersEntry, edit: CommitPosition?, review: CommitPosition?,
    _ turns: [CommitPosition?]
  ) -> (CommitPosition, Attention)? {
    let tenure = turns.compactMap(\.self).min { credits.isNewer($0, than: $1) }
    let candidates: [(Attention.How, CommitPosition?)] = [
      (.edit, edit), (.review, review), (.tenure, tenure),
    ]
    var best: (how: Attention.How, commit: CommitPosition)?
    for case (let how, let commit?) in candidates {
      if let best, !credits.isNewer(commit, than: best.commit) { continue }
      best = (how, commit)
    }
    guard let best else { return nil }
    let by: [ByteString]
    if best.how == .tenure {
      by = zip(entry.leads, turns).filter { $0.1 == best.commit }.map(\.0)
    } else {
      let credited = credits.people(of: best.commit).map { inputs.identities.emails[Int($0)] }
      by = entry.leads.filter(credited.contains)
    }
    return by.min().map { by in
      (best.commit, Attention(how: best.how, commit: references[best.commit], by: by))
    }
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
    let isRecorded = area.handoffs.contains { handoff in
      left.contains(handoff.from.email) && takers.contains(handoff.to.email)
        && handoff.notes == .present
        && Self.isWithin(questions.handoffMatchDays, handoff.date.end, bare.commit.date)
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
