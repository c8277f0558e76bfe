internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import LeadModel

/// Works out the facts of one area after another, from what was read once for all.
struct AreaFacts {
  let request: SurveyRequest
  let history: History
  let listing: TipListing
  let identities: IdentityMap
  let people: PeopleDirectory
  let credits: Credits
  let docs: DocHistory
  let lineages: Lineages
  let reader: OwnersReader
  let notes: HandoffNotes
  let tally: WorkTally
  let references: CommitReferences
  /// Numbers of canonical e-mails.
  let numbers: [ByteString: IdentityMap.Number]
  /// Files at the tip by area.
  let files: [[PathTable.Number]]

  func area(_ index: Int, _ draft: AreaDraft, _ file: OwnersFile) throws(CannotJudge) -> Area {
    let owners = try OwnersHistory(
      of: draft.ownersNumber, in: history, lineages: lineages, reader: reader)
    let leadNumbers = Set(draft.leads.compactMap { numbers[$0] })
    var area = Area(
      path: draft.displayPath, ownersPath: draft.ownersPath, file: file,
      name: file.name?.value ?? draft.displayPath.split(separator: 0x2F).last ?? "",
      activity: activity(index, draft))
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
    var newestEdit: CommitTable.Position?
    for place in draft.docs {
      let doc = listing.files[place]
      let newest = try docs.newestChanges(of: doc.number, leads: leadNumbers)
      if let edit = newest.byLead, newestEdit.map({ credits.isNewer(edit, than: $0) }) ?? true {
        newestEdit = edit
      }
      area.docs.append(
        DocFacts(
          path: doc.path, lastChange: newest.byAnyone.map { references[$0] },
          lastLeadChange: newest.byLead.map { references[$0] }, isEmpty: try docs.isEmpty(doc)))
    }
    let review = newestReview(draft, owners, leadNumbers)
    if let (commit, attention) = attention(draft, edit: newestEdit, review: review, turns) {
      area.attention = attention
      let drift = tally.drift(of: index, after: credits.times[Int(commit)], credits)
      area.driftCommits = drift.count
      area.newestDrift = references.newest(drift)
    }
    if !draft.leads.isEmpty, area.activity.commits > 0 {
      area.leadShare = area.activity.people.filter { contributor in
        draft.leads.contains(contributor.person.email)
      }
      .reduce(0) { $0 + $1.share }
    }
    area.absenceFactor = AbsenceFactor.of(files[index], history, lineages, identities, credits)
    area.fileCount = files[index].count
    area.leadChanges = owners.changes.map { leadChange($0, in: area, draft.windows) }
    area.conflicts = draft.conflicts
    return area
  }

  private func activity(_ index: Int, _ draft: AreaDraft) -> Activity {
    let since = request.now.earlier(days: draft.windows.activityDays)
    let commits = tally.activity(of: index, since: since.seconds, credits)
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
  ) throws(CannotJudge) -> [ByteString] {
    guard let file = listing[draft.ownersPath], file.type == .file else { return [] }
    let content = try reader.content(
      of: file.id, at: file.number, commit: history.commits.ids.first ?? .zero, history)
    return content?.leads ?? owners.versions.last?.leads ?? []
  }

  /// The newest commit of a lead that set `reviewed:` or carries `Docs-reviewed:` for the area.
  private func newestReview(
    _ draft: AreaDraft, _ owners: OwnersHistory, _ leads: Set<IdentityMap.Number>
  ) -> CommitTable.Position? {
    var commits = owners.reviews
    for review in history.commits.reviews {
      let area = Self.normalized(review.area)
      if area == draft.displayPath || area == directory(at: review.commit, owners) {
        commits.append(review.commit)
      }
    }
    return commits.filter { commit in credits.people(of: commit).contains { leads.contains($0) } }
      .min { credits.isNewer($0, than: $1) }
  }

  /// Where the area stood as of a commit; nil where it did not stand yet.
  private func directory(
    at commit: CommitTable.Position, _ owners: OwnersHistory
  ) -> ByteString? {
    owners.segments.first { $0.after < commit && commit <= $0.through }.map { segment in
      let directory = history.paths.path(history.paths.directory(of: segment.path))
      return directory.isEmpty ? "." : directory
    }
  }

  private static func normalized(_ area: ByteString) -> ByteString {
    var bytes = area.trimmed.bytes[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    while bytes.count > 2, bytes.starts(with: [0x2E, 0x2F]) { bytes.removeFirst(2) }
    return ByteString(bytes)
  }

  private func attention(
    _ draft: AreaDraft, edit: CommitTable.Position?, review: CommitTable.Position?,
    _ turns: [CommitTable.Position?]
  ) -> (CommitTable.Position, Attention)? {
    let tenure = turns.compactMap(\.self).min { credits.isNewer($0, than: $1) }
    let candidates: [(Attention.How, CommitTable.Position?)] = [
      (.edit, edit), (.review, review), (.tenure, tenure),
    ]
    var best: (how: Attention.How, commit: CommitTable.Position)?
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
    _ windows: AreaWindows
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
        && Self.isWithin(windows.handoffMatchDays, handoff.date.end, bare.commit.date)
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
