package import Basics

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
  /// Files that seem to be meant for leadlint and are not read, where a rule asks; ascending by path.
  package var strayFiles: [StrayFile] = []
  /// Ascending by path.
  package var removedAreas: [RemovedArea] = []
  /// Directories at the tip that `areas:` names, without an `OWNERS.lead` of their own and not
  /// covered by an area; ascending by path.
  package var unledDirectories: [LeadlessDirectory] = []
  /// Paths of the areas that `areas:` names, `OWNERS.lead` or not, ascending.
  package var expectedAreas: [ByteString] = []
  /// Ascending by e-mail.
  package var people: [PersonFacts] = []
  /// How many people are credited within the repository's activity window.
  package var activePeople = 0
  /// How silences ended here; nil where nobody asked.
  package var silences: Silences?
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

  package func facts(of email: ByteString) -> PersonFacts? {
    let index = people.partitioningIndex { $0.person.email >= email }
    return index < people.count && people[index].person.email == email ? people[index] : nil
  }
}
