internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds out what only some rules ask about one area.
struct RuleFactsBuilder {
  let inputs: AreaInputs
  let area: SurveyedArea

  private var credits: Credits { inputs.credits }
  private var references: CommitReferences { inputs.references }
  private var entry: OwnersEntry { area.entry }

  /// Adds what the rules asked about the area beyond the facts of `status`.
  func add(to facts: inout Area) throws(RunError) {
    let questions = entry.questions
    if let asked = questions.docDrift {
      try addDocDrift(asked, to: &facts)
    }
    if questions.lastWork {
      facts.lastWork = newestWork().map { references[$0] }
    }
    if let days = questions.recentDays {
      facts.recent = try recentWork(since: inputs.now.earlier(days: days).seconds)
    }
    if let days = questions.gateDays {
      facts.gate = try gate(since: inputs.now.earlier(days: days).seconds)
    }
    if let days = questions.agreementDays {
      let agreement = LeadAgreement(inputs: inputs, area: area) { lead in
        newestWork(by: [lead]) != nil
      }
      try agreement.add(to: &facts, since: inputs.now.earlier(days: days).seconds)
    }
    facts.postLimit = questions.postLimit
    if questions.familiar {
      facts.familiar = FamiliarityBuilder(inputs: inputs).familiar(with: area)
    }
    if questions.missingDocs {
      facts.missingDocs = missingDocs()
    }
    for (doc, index) in entry.docs.enumerated() {
      try inputs.addReferences(of: index, entry, to: &facts.docs[doc])
      if questions.docPeople {
        facts.docs[doc].people = people(of: inputs.listing.files[index].path)
      }
    }
    if let patterns = questions.components {
      let components = Components(
        contents: inputs.contents, listing: inputs.listing, history: inputs.history,
        references: references, credits: credits)
      facts.unmentioned = try components.unmentioned(
        patterns, in: entry.directory, code: code, docs: entry.docs)
    }
    if questions.plan, let plan = entry.file?.plan {
      facts.plan = try planFacts(plan.value)
    }
  }

  /// The area's files at the tip that are no docs, ascending by path.
  private var code: [PathID] {
    let docs = inputs.docs[area.index]
    return inputs.files[area.index].filter { !docs.contains($0) }
  }

  /// Who ever changed a file, under all its names, ascending by e-mail.
  private func people(of file: PathID) -> [ByteString] {
    var changes: [Change] = []
    _ = inputs.lineages.collectChanges(of: file, into: &changes)
    var people: Set<IdentityMap.ID> = []
    for change in changes where change.kind.isChange {
      credits.forEachPerson(of: change.commit) { people.insert($0) }
    }
    return people.map { inputs.identities.emails[Int($0)] }.sorted()
  }

  // MARK: - What docs do not follow

  private func addDocDrift(
    _ asked: AreaQuestions.DocDrift, to facts: inout Area
  ) throws(RunError) {
    var behind: [(doc: Int, look: CommitPosition)] = []
    let limit = inputs.now.earlier(days: asked.days).seconds
    for (doc, change) in area.docChanges.enumerated() {
      guard let change else { continue }
      var look = change
      if let review = area.newestReview, credits.isNewer(review, than: look) { look = review }
      facts.docs[doc].lastLook = references[look]
      let time = credits.time(of: look)
      // No doc has more to follow than the whole area's code.
      let drift = try area.activity.drift(since: look)
      guard time < limit || time == CommitTime.unknown, !drift.isEmpty,
        drift.count >= asked.commits, !facts.docs[doc].isLasting(in: facts.path)
      else { continue }
      behind.append((doc, look))
    }
    if behind.isEmpty { return }
    let drift = SubjectDrift(subjects, credits)
    // From the oldest on, so that what was found for one doc serves the others.
    let ancestry = inputs.history.ancestry
    let oldestFirst = behind.sorted {
      ancestry.lastLanded(with: $0.look) > ancestry.lastLanded(with: $1.look)
    }
    for (doc, look) in oldestFirst {
      let (file, path) = (inputs.listing.files[entry.docs[doc]], facts.docs[doc].path)
      var commits: [CommitPosition] = []
      for commit in try drift.drift(of: file, path, since: look) {
        if try area.activity.isLocal(commit) { commits.append(commit) }
      }
      guard commits.count >= asked.commits, try describes(file, path) else { continue }
      facts.docs[doc].driftCommits = commits.count
      facts.docs[doc].newestDrift = commits.prefix(3).map { references[$0] }
    }
  }

  /// Whether a doc says enough to fall behind, and was not made by a program.
  private func describes(_ doc: TreeFile, _ path: ByteString) throws(RunError) -> Bool {
    if inputs.auxiliary.isAuxiliaryByName(doc.path) { return false }
    if try inputs.auxiliary.isAuxiliaryByContent(doc.path) { return false }
    guard let text = try inputs.contents.text(of: doc, path) else { return true }
    let prose = DocProse(text)
    return prose.words >= DocProse.leastWords && !prose.isTombstone
  }

  private var subjects: DocSubjects {
    let (history, docs) = (inputs.history, inputs.docs[area.index])
    let code = AreaCode(in: entry.directory, history, files: code) { add in
      // An `OWNERS.lead` is no code by its name.
      inputs.map.forEachPath(of: area.index) { path, _ in
        if history.isChanged(path), !docs.contains(path) { add(path) }
      }
    }
    return DocSubjects(contents: inputs.contents, code: code)
  }

  // MARK: - Work of leads and of others

  /// The newest commit, merges included, that changes anything in the area, its `OWNERS.lead` too.
  /// - Parameters:
  ///   - people: of whom at least one must be credited; nil: anyone.
  ///   - time: in seconds since 1970; nothing older is looked at.
  private func newestWork(
    by people: Set<IdentityMap.ID>? = nil, since time: Int64 = .min
  ) -> CommitPosition? {
    let people = people.map { $0.sorted() }
    let credits = credits
    let history = credits.history
    var newest: CommitPosition?
    var last = credits.lastPosition(since: time)
    inputs.map.forEachPath(of: area.index) { path, owns in
      history.forEachChange(of: path, through: last) { commit, kind in
        if !kind.isChange || !owns(commit) || !isCredited(commit, to: people) { return }
        if credits.time(of: commit) < time { return }
        if let newest, !credits.isNewer(commit, than: newest) { return }
        newest = commit
        last = min(last, history.ancestry.lastLanded(with: commit))
      }
    }
    return newest
  }

  /// - Parameter people: nil: anyone.
  private func isCredited(_ commit: CommitPosition, to people: [IdentityMap.ID]?) -> Bool {
    guard let people else { return credits.isCredited(commit) }
    var isMeant = false
    credits.forEachPerson(of: commit) { isMeant = isMeant || people.contains($0) }
    return isMeant
  }

  private func isByOthers(_ commit: CommitPosition) -> Bool {
    var isByLead = false
    credits.forEachPerson(of: commit) { isByLead = isByLead || area.leads.contains($0) }
    return !isByLead
  }

  private func recentWork(since time: Int64) throws(RunError) -> RecentWork {
    let others = try area.activity.code(since: time).filter(isByOthers)
    var last = newestWork(by: area.leads, since: time)
    if last == nil, !others.isEmpty { last = newestWork(by: area.leads) }
    if let review = area.newestReview, last.map({ credits.isNewer(review, than: $0) }) ?? true {
      last = review
    }
    return RecentWork(
      lastByLead: last.map { references[$0] }, commitsByOthers: others.count,
      newestByOthers: references.newest(others, 3))
  }

  private func gate(since time: Int64) throws(RunError) -> DocsGate {
    let others = try area.activity.code(since: time).filter(isByOthers)
    var byOthers: CommitPosition?
    // Whether others changed a doc matters only where a lead did.
    if let edit = area.newestEdit, credits.time(of: edit) >= time {
      for index in entry.docs where byOthers == nil {
        byOthers = try inputs.docHistory.change(
          of: inputs.listing.files[index].path, byOthersThan: area.leads, since: time)
      }
    }
    return DocsGate(
      lastByLead: area.newestEdit.map { references[$0] },
      byOthers: byOthers.map { references[$0] }, codeCommitsByOthers: others.count,
      newestByOthers: references.newest(others, 3))
  }

  // MARK: - What the file names

  /// Entries of `docs` that name one file which is not there.
  private func missingDocs() -> [MissingDoc] {
    (entry.file?.docs ?? []).compactMap { named in
      let pattern = named.value
      let path = LeadPath.resolve(pattern.text, in: entry.directory)
      guard pattern.isLiteral, inputs.listing.select([pattern], in: entry.directory).isEmpty,
        !inputs.listing.isInSubmodule(path)
      else { return nil }
      return MissingDoc(
        entry: Located(pattern.text, at: named.position), moved: inputs.movedPaths.moved(path),
        nearest: inputs.movedPaths.nearest(to: path, below: entry.directory))
    }
  }

  private func planFacts(
    _ plan: ByteString
  ) throws(RunError) -> PlanFacts {
    let (listing, paths) = (inputs.listing, inputs.history.paths)
    func facts(_ file: TreeFile) throws(RunError) -> DocFacts {
      let newest = try inputs.docHistory.newestChanges(of: file.path, leads: [])
      return DocFacts(
        path: paths.path(file.path), lastChange: newest.byAnyone.map { references[$0] },
        lastLeadChange: nil, isEmpty: false)
    }
    let path = LeadPath.resolve(plan, in: entry.directory)
    var found: [DocFacts] = []
    for index in inputs.docSelection.decisions(of: area.index, entry)
    where paths.path(listing.files[index].path) != path {
      found.append(try facts(listing.files[index]))
    }
    var planDoc: DocFacts?
    if let file = listing[path] { planDoc = try facts(file) }
    return PlanFacts(path: path, plan: planDoc, decisions: found)
  }
}
