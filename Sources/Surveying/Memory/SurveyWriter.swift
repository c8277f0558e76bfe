internal import Basics
internal import LeadModel

/// Writes what a survey found as bytes that `SurveyReader` reads.
///
/// Numbers are little-endian base 128; each text, person and commit is written where it first occurs,
/// and is a number after that.
struct SurveyWriter {
  private(set) var bytes: [UInt8] = []
  private var texts: [ByteString: Int] = [:]
  private var persons: [Person: Int] = [:]
  private var commits: [CommitReference: Int] = [:]

  // MARK: Plain values

  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ number: Int64) {
    put(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func put(_ number: Int) { put(Int64(number)) }

  mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func put(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ instant: Instant) { put(instant.seconds) }

  mutating func put(_ id: ObjectID) { bytes += id.bytes }

  mutating func put(raw text: [UInt8]) {
    put(text.count)
    bytes.append(contentsOf: text)
  }

  mutating func put(_ text: ByteString) {
    if let known = texts[text] { return put(known) }
    put(texts.count)
    texts[text] = texts.count
    put(raw: text.bytes)
  }

  mutating func put(_ date: CalendarDate) {
    put(date.daysSince1970)
  }

  mutating func put(_ position: SourcePosition) {
    put(position.line)
    put(position.column)
  }

  mutating func put<Value>(
    _ value: Value?, _ one: (inout SurveyWriter, Value) -> Void
  ) {
    put(value != nil)
    if let value { one(&self, value) }
  }

  mutating func put<Value>(_ values: [Value], _ one: (inout SurveyWriter, Value) -> Void) {
    put(values.count)
    for value in values { one(&self, value) }
  }

  // MARK: People and commits

  mutating func put(_ person: Person) {
    if let known = persons[person] { return put(known) }
    put(persons.count)
    persons[person] = persons.count
    put(person.email)
    put(person.name) { $0.put($1) }
  }

  mutating func put(_ commit: CommitReference) {
    if let known = commits[commit] { return put(known) }
    put(commits.count)
    commits[commit] = commits.count
    put(commit.id)
    put(commit.date) { $0.put($1) }
    put(commit.people) { $0.put($1) }
    put(commit.isPending)
  }

  mutating func put(_ commit: CommitReference?) { put(commit) { $0.put($1) } }

  mutating func put(_ commits: [CommitReference]) { put(commits) { $0.put($1) } }

  mutating func put(_ declared: DeclaredPerson) {
    put(declared.person)
    put(declared.position)
    put(declared.isKnown)
    put(declared.nearest) { $0.put($1) }
  }

  mutating func put(_ lead: Lead) {
    put(lead.declared)
    put(lead.since)
    put(lead.hasAgreed) { $0.put($1) }
  }

  mutating func put(_ attention: Attention) {
    put(ByteString(attention.how.rawValue))
    put(attention.commit)
    put(attention.by)
  }

  mutating func put(_ change: LeadChange) {
    put(change.commit)
    put(change.from) { $0.put($1) }
    put(change.to) { $0.put($1) }
    put(change.handoff) { $0.put(ByteString($1.rawValue)) }
  }

  mutating func put(_ handoff: HandoffRecord) {
    put(handoff.date)
    put(handoff.from)
    put(handoff.to)
    put(handoff.position)
    switch handoff.notes {
    case .present: put(0)
    case .missing: put(1)
    case .noSuchFile(let path):
      put(2)
      put(path)
    case .emptyFile(let path):
      put(3)
      put(path)
    }
  }

  mutating func put(_ absence: PlannedAbsence) {
    put(absence.from)
    put(absence.to)
    put(absence.cover) { $0.put($1) }
    put(absence.position)
  }

  mutating func put(_ person: PersonFacts) {
    put(person.person)
    put(person.leads) { $0.put($1) }
    put(person.lastCommit)
    put(person.posts.services)
    put(person.posts.initiatives)
    put(person.posts.teams)
    put(person.away) { $0.put($1) }
  }

  // MARK: Work

  mutating func put(_ activity: Activity) {
    put(activity.since)
    put(activity.commits)
    put(activity.people) {
      $0.put($1.person)
      $0.put($1.commits)
      $0.put($1.share)
    }
    put(activity.newest)
  }

  mutating func put(_ work: RecentWork) {
    put(work.lastByLead)
    put(work.commitsByOthers)
    put(work.newestByOthers)
  }

  mutating func put(_ gate: DocsGate) {
    put(gate.lastByLead)
    put(gate.byOthers)
    put(gate.codeCommitsByOthers)
    put(gate.newestByOthers)
  }

  mutating func put(_ authors: AreaAuthors) {
    put(authors.indispensable) { $0.put($1) }
    put(authors.hasSeveral)
  }

  // MARK: Docs

  mutating func put(_ doc: DocFacts) {
    put(doc.path)
    put(doc.lastChange)
    put(doc.lastLeadChange)
    put(doc.isEmpty)
    put(doc.lastLook)
    put(doc.driftCommits)
    put(doc.newestDrift)
    put(doc.stated) {
      $0.put($1.key)
      $0.put($1.date)
      $0.put($1.line)
    }
    put(doc.brokenLinks) { $0.put($1) }
  }

  mutating func put(_ link: BrokenLink) {
    put(ByteString(link.kind.rawValue))
    put(link.target)
    put(link.position)
    switch link.problem {
    case .noSuchPath: put(0)
    case .otherCase(let path):
      put(1)
      put(path)
    case .noSuchAnchor: put(2)
    case .outsideRepository: put(3)
    }
    put(link.path)
    put(link.moved) { $0.put($1) }
    put(link.nearest) { $0.put($1) }
  }

  mutating func put(_ moved: MovedPath) {
    put(moved.path) { $0.put($1) }
    put(moved.commit)
  }

  mutating func put(_ doc: MissingDoc) {
    put(doc.entry)
    put(doc.moved) { $0.put($1) }
    put(doc.nearest) { $0.put($1) }
  }

  mutating func put(_ located: Located<ByteString>) {
    put(located.value)
    put(located.position)
  }

  mutating func put(_ plan: PlanFacts) {
    put(plan.path)
    put(plan.plan) { $0.put($1) }
    put(plan.decisions) { $0.put($1) }
  }

  mutating func put(_ part: UnmentionedComponent) {
    put(part.path)
    put(part.isDirectory)
    put(part.added)
  }
}
