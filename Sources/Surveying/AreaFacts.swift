internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Works out the facts of one area after another, from what was read once for all.
struct AreaFacts {
  let now: Instant
  let history: History
  let listing: TipListing
  let identities: IdentityMap
  let people: PeopleDirectory
  let credits: Credits
  let docs: DocHistory
  let lineages: Lineages
  let reader: OwnersReader
  let notes: HandoffNotes
  let map: AreaMap
  /// By area.
  let docNumbers: [Set<PathID>]
  /// Paths whose changes are no work.
  let ownersPaths: Set<PathID>
  /// The configuration's path, which is nobody's code.
  let rulesPath: PathID?
  let references: CommitReferences
  let reviews: Reviews
  let whereabouts: Whereabouts
  let links: DocLinks
  let contents: DocContents
  /// Files at the tip by area.
  let files: [[PathID]]

  func area(_ index: Int, _ draft: AreaDraft, _ file: OwnersFile) throws(RunError) -> Area {
    let owners = try OwnersHistory(
      of: draft.ownersNumber, in: history, lineages: lineages, reader: reader)
    let leadNumbers = Set(draft.leads.map(identities.number))
    var area = Area(
      path: draft.displayPath, ownersPath: draft.ownersPath, file: file,
      name: file.name?.value ?? draft.displayPath.split(separator: 0x2F).last ?? "",
      activity: Activity(since: now, commits: 0, people: [], newest: []))
    let committed = try committedLeads(draft, owners)
    let turns = draft.leads.map { committed.contains($0) ? owners.turnStart(of: $0) : nil }
    var seen: Set<ByteString> = []
    for reference in file.leads {
      let declared = people.declared(reference)
      guard seen.insert(declared.person.email).inserted,
        let place = draft.leads.firstIndex(of: declared.person.email)
      else { continue }
      area.leads.append(Lead(declared: declared, since: turns[place].map { references[$0] }))
    }
    area.deputies = file.deputies.map(people.declared)
    area.covers = file.away.compactMap(\.cover).map(people.declared)
    area.members = file.members.map(people.declared)
    area.absences = file.away.map { absence in
      PlannedAbsence(
        from: absence.from, to: absence.to,
        cover: absence.cover.map { people.declared($0).person }, position: absence.position)
    }
    for handoff in file.handoffs {
      area.handoffs.append(
        HandoffRecord(
          date: handoff.date, from: people.declared(handoff.from).person,
          to: people.declared(handoff.to).person, position: handoff.position,
          notes: try notes.state(of: handoff.notes?.value, in: draft.directory)))
    }
    var newestEdit: CommitPosition?
    var docChanges: [CommitPosition?] = []
    for place in draft.docs {
      let doc = listing.files[place]
      let newest = try docs.newestChanges(of: doc.number, leads: leadNumbers)
      if let edit = newest.byLead, newestEdit.map({ credits.isNewer(edit, than: $0) }) ?? true {
        newestEdit = edit
      }
      docChanges.append(newest.byAnyone)
      let path = listing.path(at: place)
      let statement = try docs.statement(of: doc, path)
      var facts =
        DocFacts(
          path: path, lastChange: newest.byAnyone.map { references[$0] },
          lastLeadChange: newest.byLead.map { references[$0] },
          isEmpty: statement.isEmpty)
      facts.stated = statement.stated
      area.docs.append(facts)
    }
    let review = newestReview(draft, owners, leadNumbers)
    let attention = attention(draft, edit: newestEdit, review: review, turns)
    let work = work(in: index, draft, since: attention?.0, docs: docChanges)
    area.activity = activity(work, draft)
    if let (commit, attention) = attention {
      area.attention = attention
      let drift = work.drift(after: credits.time(of: commit), credits)
      area.driftCommits = drift.count
      area.newestDrift = drift.prefix(10).map { references[$0] }
    }
    if !draft.leads.isEmpty, area.activity.commits > 0 {
      area.leadShare = area.activity.people.filter { contributor in
        draft.leads.contains(contributor.person.email)
      }
      .reduce(0) { $0 + $1.share }
    }
    if let absence = AbsenceFactor(files[index], lineages, identities, credits) {
      area.absenceFactor = absence.removed.count
      if draft.questions.authors {
        area.authors = AreaAuthors(
          indispensable: absence.removed.map(people.person), hasSeveral: hasSeveralPeople(index))
      }
    }
    area.fileCount = files[index].count
    area.firstVersion = owners.versions.first.map { references[$0.commit] }
    area.leadChanges = owners.changes(under: credits.isPending).map {
      leadChange($0, in: area, draft.questions)
    }
    area.conflicts = draft.conflicts
    try answer(
      draft.questions,
      AreaMaterial(
        index: index, draft: draft, owners: owners, leads: leadNumbers, turns: turns,
        newestEdit: newestEdit, newestReview: review, work: work),
      docs: docChanges, in: &area)
    return area
  }

  /// The work in an area, as far back as anything asks for it.
  private func work(
    in index: Int, _ draft: AreaDraft, since attention: CommitPosition?,
    docs changes: [CommitPosition?]
  ) -> AreaWork {
    let questions = draft.questions
    let days = [questions.activityDays, questions.recentDays ?? 0, questions.gateDays ?? 0]
    var oldest = now.earlier(days: days.max() ?? 0).seconds
    if let attention { oldest = min(oldest, credits.time(of: attention)) }
    if questions.docDrift != nil {
      for case let change? in changes { oldest = min(oldest, credits.time(of: change)) }
    }
    let paths = AreaWork.Paths(
      docs: docNumbers[index], notCounted: ownersPaths, notCode: rulesPath)
    return AreaWork(of: index, since: oldest, map, paths, credits)
  }

  private func activity(_ work: AreaWork, _ draft: AreaDraft) -> Activity {
    let since = now.earlier(days: draft.questions.activityDays)
    let commits = work.activity(since: since.seconds, credits)
    let shares = CreditShares(commits, credits)
    let contributors = shares.commits.map { number, count in
      Activity.Contributor(
        person: people.person(number), commits: count, share: shares.share(of: number))
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
    _ draft: AreaDraft, _ owners: OwnersHistory
  ) throws(RunError) -> [ByteString] {
    guard let file = listing[draft.ownersPath], file.type == .file else { return [] }
    let content = try reader.content(
      of: file.id, at: file.number, commit: 0, history)
    return content?.leads ?? owners.versions.last?.leads ?? []
  }

  /// The newest commit of a lead that set `reviewed:` or carries `Docs-reviewed:` for the area.
  private func newestReview(
    _ draft: AreaDraft, _ owners: OwnersHistory, _ leads: Set<IdentityMap.Number>
  ) -> CommitPosition? {
    var commits = owners.reviews + reviews.commits(for: draft.displayPath)
    for segment in owners.segments {
      let directory = history.paths.path(history.paths.directory(of: segment.path))
      commits += reviews.commits(for: directory.isEmpty ? "." : directory)
        .filter { segment.after < $0 && $0 <= segment.through }
    }
    return commits.filter { commit in credits.people(of: commit).contains { leads.contains($0) } }
      .min { credits.isNewer($0, than: $1) }
  }

  private func attention(
    _ draft: AreaDraft, edit: CommitPosition?, review: CommitPosition?,
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
      by = zip(draft.leads, turns).filter { $0.1 == best.commit }.map(\.0)
    } else {
      let credited = credits.people(of: best.commit).map { identities.emails[Int($0)] }
      by = draft.leads.filter(credited.contains)
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
