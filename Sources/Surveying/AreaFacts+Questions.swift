internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What one area's facts are made of, while they are made.
struct AreaMaterial {
  let index: Int
  let draft: AreaDraft
  let owners: OwnersHistory
  /// The current leads.
  let leads: Set<IdentityMap.Number>
  /// When each lead's turn began, in the order of `draft.leads`.
  let turns: [CommitPosition?]
  let newestEdit: CommitPosition?
  let newestReview: CommitPosition?
  let work: AreaWork
}

// MARK: - What only some rules ask for

extension AreaFacts {
  /// Answers what the rules asked about an area beyond the facts of `status`.
  /// - Parameter docs: the newest change by anyone of each of the area's docs.
  func answer(
    _ questions: AreaQuestions, _ material: AreaMaterial, docs changes: [CommitPosition?],
    in area: inout Area
  ) throws(RunError) {
    if let asked = questions.docDrift {
      try answerDocDrift(asked, material, docs: changes, in: &area)
    }
    if questions.lastWork {
      area.lastWork = newestWork(in: material.index).map { references[$0] }
    }
    if let days = questions.recentDays {
      area.recent = recentWork(material, since: now.earlier(days: days).seconds)
    }
    if let days = questions.gateDays {
      area.gate = try gate(material, since: now.earlier(days: days).seconds)
    }
    if let days = questions.agreementDays {
      let start = now.earlier(days: days).seconds
      for place in area.leads.indices {
        let email = area.leads[place].person.email
        guard let turn = draftTurn(of: email, material), credits.time(of: turn) >= start else {
          continue
        }
        area.leads[place].hasAgreed = try hasAgreed(
          identities.number(of: email), named: turn, material)
      }
    }
    if questions.missingDocs {
      area.missingDocs = missingDocs(material.draft)
    }
    if let asked = questions.links {
      for (place, doc) in material.draft.docs.enumerated() {
        area.docs[place].brokenLinks = try links.broken(
          in: listing.files[doc], area.docs[place].path, asked, below: material.draft.directory)
      }
    }
    if let patterns = questions.components {
      let components = Components(
        contents: contents, listing: listing, history: history, references: references,
        credits: credits)
      area.unmentioned = try components.unmentioned(
        patterns, in: material.draft.directory, code: code(of: material),
        docs: material.draft.docs)
    }
    if questions.plan, let plan = material.draft.file?.plan {
      area.plan = try planFacts(material.draft, plan.value, area.file.decisions.map(\.value))
    }
  }

  /// An area of which nothing is looked at but where its docs lead.
  func areaWithLinks(_ draft: AreaDraft, _ file: OwnersFile) throws(RunError) -> Area {
    var area = Area(
      path: draft.displayPath, ownersPath: draft.ownersPath, file: file, name: draft.displayPath,
      activity: Activity(since: now, commits: 0, people: [], newest: []))
    guard let asked = draft.questions.links else { return area }
    for place in draft.docs {
      let path = listing.path(at: place)
      var doc = DocFacts(path: path, lastChange: nil, lastLeadChange: nil, isEmpty: false)
      doc.brokenLinks = try links.broken(
        in: listing.files[place], path, asked, below: draft.directory)
      area.docs.append(doc)
    }
    return area
  }

  private func answerDocDrift(
    _ asked: AreaQuestions.DocDrift, _ material: AreaMaterial, docs changes: [CommitPosition?],
    in area: inout Area
  ) throws(RunError) {
    var behind: [(place: Int, time: Int64)] = []
    let limit = now.earlier(days: asked.days).seconds
    for (place, change) in changes.enumerated() {
      guard let change else { continue }
      var look = change
      if let review = material.newestReview, credits.isNewer(review, than: look) { look = review }
      area.docs[place].lastLook = references[look]
      let time = credits.time(of: look)
      // No doc has more to follow than the whole area's code.
      let drift = material.work.drift(after: time, credits)
      guard time < limit || time == CommitTime.unknown, !drift.isEmpty,
        drift.count >= asked.commits, !area.docs[place].isLasting(in: area.path)
      else { continue }
      behind.append((place, time))
    }
    if behind.isEmpty { return }
    let subjects = SubjectDrift(subjects(material), credits)
    // From the oldest on, so that what was found for one doc serves the others.
    for (place, time) in behind.sorted(by: { $0.time < $1.time }) {
      let drift = try subjects.drift(
        of: listing.files[material.draft.docs[place]], area.docs[place].path, after: time)
      area.docs[place].driftCommits = drift.count
      area.docs[place].newestDrift = drift.prefix(3).map { references[$0] }
    }
  }

  private func subjects(_ material: AreaMaterial) -> DocSubjects {
    let docs = docNumbers[material.index]
    let code = AreaCode(in: material.draft.directory, history, files: code(of: material)) { add in
      // An `OWNERS.lead` is no code by its name.
      map.forEachPath(of: material.index) { path in
        if history.isChanged(path), !docs.contains(path) { add(path) }
      }
    }
    return DocSubjects(contents: contents, code: code)
  }

  /// The area's files at the tip that are no docs, ascending by path.
  private func code(of material: AreaMaterial) -> [PathID] {
    let docs = docNumbers[material.index]
    return files[material.index].filter { !docs.contains($0) }
  }

  private func draftTurn(
    of email: ByteString, _ material: AreaMaterial
  ) -> CommitPosition? {
    material.draft.leads.firstIndex(of: email).flatMap { material.turns[$0] }
  }

  /// The newest commit, merges included, that changes anything in an area, its `OWNERS.lead` too.
  /// - Parameters:
  ///   - people: of whom at least one must be credited; nil: anybody.
  ///   - time: in seconds since 1970; nothing older is looked at.
  private func newestWork(
    in area: Int, by people: Set<IdentityMap.Number>? = nil, since time: Int64 = .min
  ) -> CommitPosition? {
    let people = people.map { $0.sorted() }
    let credits = credits
    let history = credits.history
    var newest: (time: Int64, commit: CommitPosition)?
    var oldest = time
    map.forEachPath(of: area) { path in
      history.forEachChange(of: path, since: credits.writtenDate(of: oldest)) { commit, kind in
        if !kind.isChange || !isCredited(commit, to: people) { return }
        let time = credits.time(of: commit)
        if time < oldest { return }
        if let newest, time == newest.time, commit >= newest.commit { return }
        newest = (time, commit)
        oldest = time
      }
    }
    return newest?.commit
  }

  /// - Parameter people: nil: anybody.
  private func isCredited(_ commit: CommitPosition, to people: [IdentityMap.Number]?) -> Bool {
    guard let people else { return credits.isCredited(commit) }
    var isMeant = false
    credits.forEachPerson(of: commit) { isMeant = isMeant || people.contains($0) }
    return isMeant
  }

  /// Whether more than one person is credited with work in an area, ever.
  func hasSeveralPeople(_ area: Int) -> Bool {
    var first: IdentityMap.Number?
    var isSeveral = false
    map.forEachPath(of: area) { path in
      if isSeveral || ownersPaths.contains(path) { return }
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

  private func isByOthers(_ commit: CommitPosition, _ leads: Set<IdentityMap.Number>) -> Bool {
    var isByLead = false
    credits.forEachPerson(of: commit) { isByLead = isByLead || leads.contains($0) }
    return !isByLead
  }

  private func recentWork(_ material: AreaMaterial, since time: Int64) -> RecentWork {
    let others = material.work.activity(since: time, credits)
      .filter { isByOthers($0, material.leads) }
    var last = newestWork(in: material.index, by: material.leads, since: time)
    if last == nil, !others.isEmpty {
      last = newestWork(in: material.index, by: material.leads)
    }
    if let review = material.newestReview, last.map({ credits.isNewer(review, than: $0) }) ?? true {
      last = review
    }
    return RecentWork(
      lastByLead: last.map { references[$0] }, commitsByOthers: others.count,
      newestByOthers: references.newest(others, 3))
  }

  private func gate(
    _ material: AreaMaterial, since time: Int64
  ) throws(RunError) -> DocsGate {
    let others = material.work.code(since: time, credits)
      .filter { isByOthers($0, material.leads) }
    var byOthers: CommitPosition?
    // Only where a lead changed a doc does it matter whether somebody else did too.
    if let edit = material.newestEdit, credits.time(of: edit) >= time {
      for place in material.draft.docs where byOthers == nil {
        byOthers = try docs.change(
          of: listing.files[place].number, byOthersThan: material.leads, since: time)
      }
    }
    return DocsGate(
      lastByLead: material.newestEdit.map { references[$0] },
      byOthers: byOthers.map { references[$0] }, codeCommitsByOthers: others.count,
      newestByOthers: references.newest(others, 3))
  }

  /// Whether a lead is credited with the commit that named them, signed it, or changed the area's
  /// `OWNERS.lead` or a doc, or reviewed the docs, later.
  private func hasAgreed(
    _ lead: IdentityMap.Number, named turn: CommitPosition, _ material: AreaMaterial
  ) throws(RunError) -> Bool {
    func isBy(_ commit: CommitPosition) -> Bool { credits.people(of: commit).contains(lead) }
    if isBy(turn) { return true }
    if material.newestReview.map({ $0 < turn && isBy($0) }) ?? false { return true }
    let files = [material.draft.ownersNumber] + material.draft.docs.map { listing.files[$0].number }
    for file in files {
      // Changes come newest first in walk order.
      for change in lineages[file].changes {
        if change.commit >= turn { break }
        if isBy(change.commit) { return true }
      }
    }
    return try signers(of: turn).contains(lead)
  }

  /// Who stands in the trailers of a commit that say that its author was not alone with it.
  private func signers(
    of commit: CommitPosition
  ) throws(RunError) -> [IdentityMap.Number] {
    let trailers: [Trailer]
    do {
      let (header, object) = try docs.repository.commitHeader(history.id(of: commit))
      trailers = object.withBytes { bytes in
        Trailers.parse(bytes[header.message...]).map {
          Trailer(key: $0.key, value: header.decoded($0.value, in: bytes))
        }
      }
    } catch {
      throw RunError.reading(
        "commit \(history.id(of: commit))", error,
        isPartialClone: docs.repository.isPartialClone)
    }
    return trailers.compactMap { trailer in
      guard ["Acked-by", "Reviewed-by", "Signed-off-by"].contains(where: trailer.isNamed),
        let person = Signature(trailer.value)
      else { return nil }
      return identities.number(
        of: identities.email(of: PersonReference(name: person.name, email: person.email)))
    }
  }

  /// Entries of `docs` that name one file which is not there.
  private func missingDocs(_ draft: AreaDraft) -> [MissingDoc] {
    (draft.file?.docs ?? []).compactMap { entry in
      let pattern = entry.value
      guard pattern.isLiteral, listing.select([pattern], in: draft.directory).isEmpty else {
        return nil
      }
      let path = LeadPath.resolve(pattern.text, in: draft.directory)
      return MissingDoc(
        entry: Located(pattern.text, at: entry.position), moved: whereabouts.moved(path),
        nearest: whereabouts.nearest(to: path, below: draft.directory))
    }
  }

  private func planFacts(
    _ draft: AreaDraft, _ plan: ByteString, _ decisions: [PathPattern]
  ) throws(RunError) -> PlanFacts {
    func facts(_ file: TreeFile) throws(RunError) -> DocFacts {
      let newest = try docs.newestChanges(of: file.number, leads: [])
      return DocFacts(
        path: history.paths.path(file.number), lastChange: newest.byAnyone.map { references[$0] },
        lastLeadChange: nil, isEmpty: false)
    }
    let path = LeadPath.resolve(plan, in: draft.directory)
    var found: [DocFacts] = []
    for place in listing.select(decisions, in: draft.directory)
    where history.paths.path(listing.files[place].number) != path {
      found.append(try facts(listing.files[place]))
    }
    var planDoc: DocFacts?
    if let file = listing[path] { planDoc = try facts(file) }
    return PlanFacts(path: path, plan: planDoc, decisions: found)
  }
}

/// Paths as `OWNERS.lead` files write them.
enum LeadPath {
  /// The path from the root that `text` means in a directory: a leading `/` is the root.
  static func resolve(_ text: ByteString, in directory: ByteString) -> ByteString {
    var bytes = text.bytes[...]
    let isFromRoot = bytes.first == UInt8(ascii: "/")
    while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    let path = ByteString(bytes)
    return isFromRoot || directory.isEmpty ? path : directory + "/" + path
  }
}
