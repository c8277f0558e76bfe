package import Basics
package import LeadFiles

/// A person's canonical identity.
package struct Person: Hashable, Sendable {
  /// Lower case, after `.mailmap` and `people`. For a handle that nobody maps: `@handle`.
  package let email: ByteString
  /// As `people`, the file, or the newest commit has it; nil where nothing says it.
  package let name: ByteString?

  package init(email: ByteString, name: ByteString?) {
    self.email = email
    self.name = name
  }

  /// What people are called in sentences: the name, else the e-mail.
  package var displayName: ByteString { name ?? email }
}

/// A commit that a fact rests on.
package struct CommitReference: Hashable, Sendable {
  package let id: ObjectID
  /// The committer date, no later than now; nil where the commit has none that can be read.
  package let date: Instant?
  /// Who is credited with it, canonical e-mails in ascending order.
  package let people: [ByteString]
  /// Whether it is the one that is about to be made: nobody can look it up.
  package var isPending = false

  /// What a sentence calls it.
  package var name: ByteString { isPending ? "this commit" : "\(id.short)" }

  package init(id: ObjectID, date: Instant?, people: [ByteString]) {
    self.id = id
    self.date = date
    self.people = people
  }
}

/// A person whom an `OWNERS.lead` names, and whether anything else knows them.
package struct DeclaredPerson: Hashable, Sendable {
  package let person: Person
  package let position: SourcePosition
  /// Whether history, `.mailmap` or `people` knows the person.
  package let isKnown: Bool
  /// The known identity that is most like an unknown one.
  package let nearest: Person?

  package init(person: Person, position: SourcePosition, isKnown: Bool, nearest: Person? = nil) {
    self.person = person
    self.position = position
    self.isKnown = isKnown
    self.nearest = nearest
  }
}

/// A current lead and the commit with which the turn began.
package struct Lead: Hashable, Sendable {
  package let declared: DeclaredPerson
  /// Nil for a lead who stands only in a file that is not committed.
  package let since: CommitReference?
  /// Whether the lead gave any sign of agreeing to the post; nil for one who stands only in a file
  /// that is not committed, for an older turn than anybody asked about, or where nobody asked.
  package var hasAgreed: Bool?

  package var person: Person { declared.person }

  package init(declared: DeclaredPerson, since: CommitReference?) {
    self.declared = declared
    self.since = since
  }
}

/// The newest sign that the lead looked at the docs.
package struct Attention: Hashable, Sendable {
  package enum How: String, Sendable {
    /// The lead changed a doc.
    case edit
    /// The lead recorded a review.
    case review
    /// The lead's turn began.
    case tenure
  }

  package let how: How
  package let commit: CommitReference
  /// The lead's canonical e-mail.
  package let by: ByteString

  package init(how: How, commit: CommitReference, by: ByteString) {
    self.how = how
    self.commit = commit
    self.by = by
  }
}

/// A commit where an area's set of leads changed.
package struct LeadChange: Hashable, Sendable {
  package let commit: CommitReference
  /// The leads before, canonical, ascending by e-mail.
  package let from: [Person]
  /// The leads after; empty where the post was left vacant.
  package let to: [Person]
  /// Whether `handoffs` holds a fitting entry; nil where nobody left the post.
  package let handoff: HandoffState?

  package enum HandoffState: String, Sendable {
    case recorded, missing
  }

  package init(
    commit: CommitReference, from: [Person], to: [Person], handoff: HandoffState?
  ) {
    self.commit = commit
    self.from = from
    self.to = to
    self.handoff = handoff
  }

  /// Who is there to take over: those who joined, or, where nobody did, those who stayed.
  package var successors: [Person] { joined.isEmpty ? to : joined }
  package var left: [Person] { from.filter { person in !to.contains { $0.email == person.email } } }
  package var joined: [Person] {
    to.filter { person in !from.contains { $0.email == person.email } }
  }
}

/// A handoff record with its persons resolved.
package struct HandoffRecord: Hashable, Sendable {
  package let date: CalendarDate
  package let from: Person
  package let to: Person
  package let position: SourcePosition
  /// What `notes` comes to.
  package let notes: Notes

  package enum Notes: Hashable, Sendable {
    /// Text, or a path to a file that holds text.
    case present
    /// No notes, or nothing but white space.
    case missing
    /// A path at which no file stands.
    case noSuchFile(ByteString)
    /// A path to a file without text.
    case emptyFile(ByteString)
  }

  package init(
    date: CalendarDate, from: Person, to: Person, position: SourcePosition, notes: Notes
  ) {
    self.date = date
    self.from = from
    self.to = to
    self.position = position
    self.notes = notes
  }
}

/// A planned absence with its cover resolved.
package struct PlannedAbsence: Hashable, Sendable {
  package let from: CalendarDate
  package let to: CalendarDate
  package let cover: Person?
  package let position: SourcePosition

  package init(from: CalendarDate, to: CalendarDate, cover: Person?, position: SourcePosition) {
    self.from = from
    self.to = to
    self.cover = cover
    self.position = position
  }

  /// Whether `now` falls on one of its days.
  package func isUnderWay(at now: Instant) -> Bool { from.start <= now && now <= to.end }
}

/// A directory with an `OWNERS.lead`, and everything that the files and the history say of it.
package struct Area: Hashable, Sendable {
  /// From the repository's root; `.` for the root itself.
  package var path: ByteString
  /// The path of its `OWNERS.lead`.
  package var ownersPath: ByteString
  /// The file as written.
  package var file: OwnersFile
  /// The file's `name`, else the last component of the path.
  package var name: ByteString
  package var leads: [Lead] = []
  package var deputies: [DeclaredPerson] = []
  package var covers: [DeclaredPerson] = []
  package var members: [DeclaredPerson] = []
  package var absences: [PlannedAbsence] = []
  package var handoffs: [HandoffRecord] = []
  /// Ascending by path.
  package var docs: [DocFacts] = []
  package var attention: Attention?
  /// Credited, non-merge commits later than `attention` that change the code; 0 without attention.
  package var driftCommits: Int = 0
  /// The newest of them, at most 10.
  package var newestDrift: [CommitReference] = []
  package var activity: Activity
  /// The sum of the current leads' shares; nil without a lead or without activity.
  package var leadShare: Double?
  /// Nil for an area without files.
  package var absenceFactor: Int?
  /// In history order: oldest first.
  package var leadChanges: [LeadChange] = []
  /// The commit of the oldest version of its `OWNERS.lead` that parses; nil where none is committed.
  package var firstVersion: CommitReference?
  /// Files at the tip, `OWNERS.lead` aside.
  package var fileCount: Int = 0
  /// The newest credited commit that changes anything in the area; nil where nobody asked.
  package var lastWork: CommitReference?
  /// Nil where nobody asked.
  package var recent: RecentWork?
  /// Nil where nobody asked.
  package var gate: DocsGate?
  /// Nil for an area without files, or where nobody asked.
  package var authors: AreaAuthors?
  /// Entries of the area's own `docs` that name one file which is not there, in the file's order.
  package var missingDocs: [MissingDoc] = []
  /// Nil for an area without a `plan`, or where nobody asked.
  package var plan: PlanFacts?
  /// Ascending by path; empty for an area without docs.
  package var unmentioned: [UnmentionedComponent] = []
  /// What is wrong with the file beyond its own text: two areas that cover the same path.
  package var conflicts: [SourceDiagnostic] = []

  package init(
    path: ByteString, ownersPath: ByteString, file: OwnersFile, name: ByteString,
    activity: Activity
  ) {
    self.path = path
    self.ownersPath = ownersPath
    self.file = file
    self.name = name
    self.activity = activity
  }

  package var kind: AreaKind { file.kind.value }
  package var isActive: Bool { file.status == .active }
}

/// An `OWNERS.lead` that was deleted while its directory still holds files.
package struct RemovedArea: Hashable, Sendable {
  package let path: ByteString
  package let ownersPath: ByteString
  package let commit: CommitReference
  /// The leads that the last version which parses names, ascending by e-mail.
  package let lastLeads: [Person]
  package let lastStatus: AreaStatus

  package init(
    path: ByteString, ownersPath: ByteString, commit: CommitReference, lastLeads: [Person],
    lastStatus: AreaStatus
  ) {
    self.path = path
    self.ownersPath = ownersPath
    self.commit = commit
    self.lastLeads = lastLeads
    self.lastStatus = lastStatus
  }
}

/// An area of which a change changes something.
package struct TouchedArea: Hashable, Sendable {
  package let path: ByteString
  /// Whether it changes more than the area's docs and its `OWNERS.lead`.
  package let changesCode: Bool

  package init(path: ByteString, changesCode: Bool) {
    self.path = path
    self.changesCode = changesCode
  }
}

/// A directory where the configuration expects a lead, and which has no `OWNERS.lead`.
package struct UnledDirectory: Hashable, Sendable {
  package let path: ByteString
  /// What kind of directory the configuration takes it for.
  package let kind: AreaKind
  /// The pattern of `.lead-rules` that names it.
  package let pattern: Located<ByteString>

  package init(path: ByteString, kind: AreaKind, pattern: Located<ByteString>) {
    self.path = path
    self.kind = kind
    self.pattern = pattern
  }
}

/// Everything that rules look at: one state of a repository at one instant.
package struct Survey: Hashable, Sendable {
  /// The commit judged; nil where there is none yet.
  package var tip: ObjectID?
  /// What the tip is called: a branch, `detached`, or the revision asked for.
  package var tipName: ByteString
  package var now: Instant
  /// Ascending by path.
  package var areas: [Area] = []
  /// Files that do not parse, each with all that is wrong, ascending by path.
  package var invalidFiles: [InvalidFile] = []
  /// Ascending by path.
  package var removedAreas: [RemovedArea] = []
  /// Directories at the tip that `areas:` names, without an `OWNERS.lead` of their own and not
  /// covered by an area; ascending by path.
  package var unledDirectories: [UnledDirectory] = []
  /// Paths of the areas that `areas:` names, `OWNERS.lead` or not, ascending.
  package var expectedAreas: [ByteString] = []
  /// Ascending by e-mail.
  package var people: [PersonFacts] = []
  /// How many people are credited within the repository's activity window.
  package var activePeople = 0
  /// Dates of all credited commits, merges aside, as far back as any rule asks; newest first, no
  /// later than now.
  package var creditedDates: [Instant] = []
  /// Areas that the change which is judged touches, ascending by path; empty without a change.
  package var touchedAreas: [TouchedArea] = []
  /// Where areas stood before the change that is judged, by where they stand now; those that it moves.
  package var movedAreas: [ByteString: ByteString] = [:]
  /// What the change was said to be compared with; nil without one, or where it is what is staged.
  package var baseName: ByteString?
  /// By whom the change would be made, where it is not committed yet; nil where git knows nobody.
  package var pendingAuthor: Person?
  /// The people whom somebody asked about, in the order asked.
  package var asked: [DeclaredPerson] = []
  /// What the reader should know about how the survey came to be, for standard error.
  package var notes: [ByteString] = []

  package struct InvalidFile: Hashable, Sendable {
    package let area: ByteString
    package let path: ByteString
    package let diagnostics: [SourceDiagnostic]

    package init(area: ByteString, path: ByteString, diagnostics: [SourceDiagnostic]) {
      self.area = area
      self.path = path
      self.diagnostics = diagnostics
    }
  }

  package init(tip: ObjectID?, tipName: ByteString, now: Instant) {
    self.tip = tip
    self.tipName = tipName
    self.now = now
  }

  /// How many credited, non-merge commits were made in the last `days` days.
  package func creditedCommits(inLast days: Int) -> Int {
    let start = now.earlier(days: days)
    var low = 0
    var high = creditedDates.count
    while low < high {
      let middle = (low + high) / 2
      if creditedDates[middle] >= start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  package func facts(of email: ByteString) -> PersonFacts? {
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people[middle].person.email < email { low = middle + 1 } else { high = middle }
    }
    return low < people.count && people[low].person.email == email ? people[low] : nil
  }
}
