package import Basics

/// A directory with an `OWNERS.lead`, and everything that the files and the history say of it.
package struct Area: Hashable, Sendable {
  /// From the repository's root; `.` for the root itself.
  package var path: ByteString
  /// Where it stood before it moved, the newest first; but for directories that are another area's now.
  package var formerPaths: [ByteString] = []
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
  /// The newest look of a current lead at the docs; nil without one.
  package var lastLook: Attention?
  /// The newest change of a doc by a lead, later than `attention`, that was too small to count.
  package var trivialEdit: TrivialEdit?
  /// Local commits that `attention` did not see; 0 without attention.
  package var driftCommits: Int = 0
  /// The newest of them, at most 10.
  package var newestDrift: [CommitReference] = []
  /// Local commits that neither `lastLook` nor the last substantive change of any doc saw; nil without
  /// docs, or where nothing of both ever was.
  package var docsDrift: Int?
  package var activity: Activity
  /// The sum of the current leads' shares; nil without a lead or without activity.
  package var leadShare: Double?
  /// Nil for an area without files.
  package var absenceFactor: Int?
  /// The same over text files of which an author is present; nil where no file has one.
  package var knowledgeFactor: Int?
  /// In history order: oldest first.
  package var leadChanges: [LeadChange] = []
  /// The commit of the oldest version of its `OWNERS.lead` that parses; nil where none is committed.
  package var firstVersion: CommitReference?
  /// How `reviewed:` came to say what it says; nil without it, or where no commit set it.
  package var review: ReviewRecord?
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
  /// Who is present and did something in or around the area, ascending by e-mail; empty where nobody asked.
  package var familiar: [Familiarity] = []
  /// How much the posts of one person may weigh by the area's settings; nil: as much as you like.
  package var postLimit: Int?
  /// Entries of the area's own `docs` that name one file which is not there, in the file's order.
  package var missingDocs: [MissingDoc] = []
  /// Nil for an area without a `plan`, or where nobody asked.
  package var plan: PlanFacts?
  /// Ascending by path; empty for an area without docs.
  package var unmentioned: [UndocumentedComponent] = []
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
