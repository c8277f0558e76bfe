internal import Basics
internal import LeadModel

// MARK: - People

extension SurveyReader {
  private func declared() throws(Damaged) -> DeclaredPerson {
    DeclaredPerson(
      person: try person(), position: try position(), isKnown: try bool(),
      nearest: try optional(person))
  }

  private func lead() throws(Damaged) -> Lead {
    var lead = Lead(declared: try declared(), since: try optional(commit))
    lead.hasAgreed = try optional(bool)
    return lead
  }

  private func attention() throws(Damaged) -> Attention {
    Attention(how: try choice(Attention.How.self), commit: try commit(), by: try text())
  }

  private func leadChange() throws(Damaged) -> LeadChange {
    LeadChange(
      commit: try commit(), from: try array(person), to: try array(person),
      handoff: try optional { () throws(Damaged) in try choice(LeadChange.HandoffState.self) })
  }

  private func handoff() throws(Damaged) -> HandoffRecord {
    let (date, from, to) = (try date(), try person(), try person())
    let position = try position()
    let notes: HandoffRecord.Notes =
      switch try int() {
      case 0: .present
      case 1: .missing
      case 2: .noSuchFile(try text())
      case 3: .emptyFile(try text())
      default: throw Damaged()
      }
    return HandoffRecord(date: date, from: from, to: to, position: position, notes: notes)
  }

  private func absence() throws(Damaged) -> PlannedAbsence {
    PlannedAbsence(
      from: try date(), to: try date(), cover: try optional(person), position: try position())
  }

  private func personFacts() throws(Damaged) -> PersonFacts {
    var facts = PersonFacts(
      person: try person(), leads: try array(text), lastCommit: try optional(commit))
    facts.posts.services = try natural()
    facts.posts.initiatives = try natural()
    facts.posts.teams = try natural()
    facts.away = try optional(absence)
    return facts
  }
}

// MARK: - Work

extension SurveyReader {
  /// - Parameter delay: how much later it is than when this was written, in seconds.
  private func activity(_ delay: Int64) throws(Damaged) -> Activity {
    let (since, out) = try signed().addingReportingOverflow(delay)
    if out { throw Damaged() }
    return Activity(
      since: Instant(seconds: since), commits: try natural(), people: try array(contributor),
      newest: try array(commit))
  }

  private func contributor() throws(Damaged) -> Activity.Contributor {
    Activity.Contributor(person: try person(), commits: try natural(), share: try double())
  }

  private func recentWork() throws(Damaged) -> RecentWork {
    RecentWork(
      lastByLead: try optional(commit), commitsByOthers: try natural(),
      newestByOthers: try array(commit))
  }

  private func gate() throws(Damaged) -> DocsGate {
    DocsGate(
      lastByLead: try optional(commit), byOthers: try optional(commit),
      codeCommitsByOthers: try natural(), newestByOthers: try array(commit))
  }

  private func authors() throws(Damaged) -> AreaAuthors {
    AreaAuthors(indispensable: try array(person), hasSeveral: try bool())
  }
}

// MARK: - Docs

extension SurveyReader {
  private func doc() throws(Damaged) -> DocFacts {
    var doc = DocFacts(
      path: try text(), lastChange: try optional(commit), lastLeadChange: try optional(commit),
      isEmpty: try bool())
    doc.lastLook = try optional(commit)
    doc.driftCommits = try natural()
    doc.newestDrift = try array(commit)
    doc.stated = try optional(statedReview)
    doc.brokenLinks = try array(brokenLink)
    return doc
  }

  private func statedReview() throws(Damaged) -> StatedReview {
    StatedReview(key: try text(), date: try date(), line: try natural())
  }

  private func brokenLink() throws(Damaged) -> BrokenLink {
    let kind = try choice(BrokenLink.Kind.self)
    let target = try text()
    let position = try position()
    let problem: BrokenLink.Problem =
      switch try int() {
      case 0: .noSuchPath
      case 1: .otherCase(try text())
      case 2: .noSuchAnchor
      case 3: .outsideRepository
      default: throw Damaged()
      }
    return BrokenLink(
      kind: kind, target: target, position: position, problem: problem, path: try text(),
      moved: try optional(movedPath), nearest: try optional(text))
  }

  private func movedPath() throws(Damaged) -> MovedPath {
    MovedPath(path: try optional(text), commit: try commit())
  }

  private func missingDoc() throws(Damaged) -> MissingDoc {
    MissingDoc(
      entry: try located(), moved: try optional(movedPath), nearest: try optional(text))
  }

  func located() throws(Damaged) -> Located<ByteString> {
    Located(try text(), at: try position())
  }

  private func plan() throws(Damaged) -> PlanFacts {
    PlanFacts(path: try text(), plan: try optional(doc), decisions: try array(doc))
  }

  private func unmentioned() throws(Damaged) -> UnmentionedComponent {
    UnmentionedComponent(
      path: try text(), isDirectory: try bool(), added: try optional(commit))
  }
}

// MARK: - The whole

extension SurveyReader {
  private func area(_ delay: Int64) throws(Damaged) -> Area {
    let path = try text()
    let ownersPath = try text()
    let file = try ownersFile()
    let name = try text()
    let leads = try array(lead)
    let deputies = try array(declared)
    let covers = try array(declared)
    let members = try array(declared)
    let absences = try array(absence)
    let handoffs = try array(handoff)
    let docs = try array(doc)
    let attention = try optional(attention)
    let driftCommits = try natural()
    let newestDrift = try array(commit)
    var area = Area(
      path: path, ownersPath: ownersPath, file: file, name: name, activity: try activity(delay))
    area.leads = leads
    area.deputies = deputies
    area.covers = covers
    area.members = members
    area.absences = absences
    area.handoffs = handoffs
    area.docs = docs
    area.attention = attention
    area.driftCommits = driftCommits
    area.newestDrift = newestDrift
    area.leadShare = try optional(double)
    area.absenceFactor = try optional(natural)
    area.leadChanges = try array(leadChange)
    area.firstVersion = try optional(commit)
    area.fileCount = try natural()
    area.lastWork = try optional(commit)
    area.recent = try optional(recentWork)
    area.gate = try optional(gate)
    area.authors = try optional(authors)
    area.missingDocs = try array(missingDoc)
    area.plan = try optional(plan)
    area.unmentioned = try array(unmentioned)
    return area
  }

  private func removedArea() throws(Damaged) -> RemovedArea {
    RemovedArea(
      path: try text(), ownersPath: try text(), commit: try commit(),
      lastLeads: try array(person), lastStatus: try choice(AreaStatus.self))
  }

  private func unledDirectory() throws(Damaged) -> UnledDirectory {
    UnledDirectory(
      path: try text(), kind: try choice(AreaKind.self), pattern: try located())
  }

  /// What was written, as of a later instant at which it is still true.
  /// - Parameter notes: come before those of the survey itself.
  func survey(
    tip: ObjectID, tipName: ByteString, now: Instant, notes: [ByteString]
  ) throws(Damaged) -> Survey {
    let (delay, out) = now.seconds.subtractingReportingOverflow(try signed())
    if out { throw Damaged() }
    var survey = Survey(tip: tip, tipName: tipName, now: now)
    survey.areas = try array { () throws(Damaged) in try area(delay) }
    survey.removedAreas = try array(removedArea)
    survey.unledDirectories = try array(unledDirectory)
    survey.expectedAreas = try array(text)
    survey.people = try array(personFacts)
    survey.activePeople = try natural()
    let dates = try count()
    survey.creditedDates.reserveCapacity(dates)
    var last: Int64 = 0
    for _ in 0..<dates {
      last &+= try signed()
      survey.creditedDates.append(Instant(seconds: last))
    }
    survey.notes = notes + (try array(text))
    return survey
  }
}
