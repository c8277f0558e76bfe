internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Notes on the repository itself: dates that cannot be right, objects that a partial clone left out,
/// directories that are not read.
struct SurveyNotes {
  let inputs: AreaInputs
  let rules: RulesFile
  let repository: Repository

  /// - Throws: `RunError` where an object could not be read that no partial clone leaves out.
  func all() throws(RunError) -> [ByteString] {
    ofHistory + ofDocs + (try ofMoves())
  }

  private var ofHistory: [ByteString] {
    let history = inputs.history
    var notes = [
      Self.count(
        inputs.credits.futureDates, "commit has a date after now and counts as made now",
        "commits have dates after now and count as made now"),
      Self.count(
        inputs.credits.unknownDates, "commit has no date that can be read and counts as the oldest",
        "commits have no dates that can be read and count as the oldest"),
    ]
    let malformed = history.malformed
    if let newest = malformed.first.map(history.id) {
      notes.append(
        Self.count(
          malformed.count, "commit has an author or committer line that cannot be read: \(newest)",
          "commits have author or committer lines that cannot be read, such as \(newest)"))
    }
    notes.append(
      Self.count(
        inputs.docHistory.missingBlobs,
        "version of a doc is not in this partial clone; its change counts as a real edit",
        "versions of docs are not in this partial clone; their changes count as real edits"))
    if !history.tooDeep.isEmpty {
      notes.append("directories deeper than 1024 levels are not read")
    }
    return notes.compactMap(\.self)
  }

  private var ofDocs: [ByteString] {
    inputs.contents.missing.isEmpty
      ? []
      : [
        "links and mentions in docs that are not in this partial clone are not checked; to check "
          + "them:  git fetch --refetch --no-filter"
      ]
  }

  private func ofMoves() throws(RunError) -> [ByteString] {
    let moves = inputs.lineages.moves
    var notes: [ByteString] = []
    if let commit = moves.unexamined.min() {
      notes.append(
        "commit \(inputs.history.id(of: commit)) moves more files than are compared: those that it "
          + "also edits count as new")
    }
    if let commit = moves.beyondGit.min() {
      notes.append(
        "commit \(inputs.history.id(of: commit)) moves and edits more files than git compares "
          + "(diff.renameLimit): here they are followed, in git log they are not")
    }
    guard let failure = moves.failure else { return notes }
    guard repository.isPartialClone, failure.error.code == .notFound else {
      throw RunError.reading("object \(failure.object)", failure.error, isPartialClone: false)
    }
    let kind: ByteString = rules.movedCode == .similar ? "file" : "doc"
    return notes + [
      "some \(kind)s cannot be compared in this partial clone: whether one was moved is told by "
        + "its name alone; to be exact:  git fetch --refetch --no-filter"
    ]
  }

  /// Nil for none.
  private static func count(_ count: Int, _ one: ByteString, _ many: ByteString) -> ByteString? {
    count == 0 ? nil : plural(count, one, many)
  }
}
