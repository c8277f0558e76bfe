internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds the newest changes of docs that say something new.
final class DocHistory {
  /// In bytes; what a larger doc says of itself is not read.
  private static let sizeLimit = 64 << 20

  let repository: Repository
  private let credits: Credits
  private var history: History { credits.history }
  private let sweeps: Sweeps
  /// In words.
  private let trivialWords: Int
  private let lineages: Lineages
  private let versions: DocVersions

  /// Blobs that a partial clone left at its remote: their changes count.
  var missingBlobs: Int { versions.missingBlobs }

  /// - Parameter trivialWords: an edit by fewer words refreshes no doc.
  init(
    _ repository: Repository, _ credits: Credits, lineages: Lineages, sweeps: Sweeps,
    trivialWords: Int
  ) {
    self.repository = repository
    self.credits = credits
    self.lineages = lineages
    self.sweeps = sweeps
    self.trivialWords = trivialWords
    versions = DocVersions(repository, credits.history)
  }

  private func edits(of path: PathID) -> DocEdits {
    DocEdits(lineages[path], credits, versions, sweeps, limit: trivialWords)
  }

  /// The newest credited, substantive changes of the doc at `path`: by anyone, and by one of
  /// `leads`.
  ///
  /// Where nothing else is, the doc's creation is the newest change by anyone, also by a commit that
  /// changes much at once.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func newestChanges(
    of path: PathID, leads: Set<IdentityMap.ID>
  ) throws(RunError) -> NewestChanges {
    var edits = edits(of: path)
    var newest: (byAnyone: Int?, byLead: Int?)
    var trivial: (commit: CommitPosition, words: Int)?
    for index in edits.changes.indices {
      // An edit may be dated by a change before its last.
      let isAsked = newest.byAnyone.map { index < $0 } ?? true
      let isAskedOfLeads = !leads.isEmpty && newest.byLead.map { index < $0 } ?? true
      if !isAsked && !isAskedOfLeads { break }
      for person in credits.people(of: edits.changes[index].commit) {
        let isLead = leads.contains(person)
        guard isAsked || isLead else { continue }
        guard let dated = try edits.edit(by: person, from: index) else {
          if isLead, trivial == nil, newest.byLead == nil,
            let words = try edits.trivialWords(of: index)
          {
            trivial = (edits.changes[index].commit, words)
          }
          continue
        }
        newest.byAnyone = min(newest.byAnyone ?? dated, dated)
        if isLead { newest.byLead = min(newest.byLead ?? dated, dated) }
      }
    }
    for index in edits.changes.indices
    where newest.byAnyone == nil && edits.changes[index].kind == .added {
      if credits.isCredited(edits.changes[index].commit), try edits.effect(index).isCreation {
        newest.byAnyone = index
      }
    }
    return NewestChanges(
      byAnyone: newest.byAnyone.map { edits.changes[$0].commit },
      byLead: newest.byLead.map { edits.changes[$0].commit }, trivialByLead: trivial)
  }

  /// The newest changes of a doc.
  struct NewestChanges {
    let byAnyone: CommitPosition?
    let byLead: CommitPosition?
    /// One by a lead that is newer and changes too few words.
    let trivialByLead: (commit: CommitPosition, words: Int)?
  }

  /// Any credited, substantive change of a doc by a person who is none of `leads`.
  /// - Parameter time: in seconds since 1970; nothing older is looked at.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func change(
    of path: PathID, byOthersThan leads: Set<IdentityMap.ID>, since time: Int64
  ) throws(RunError) -> CommitPosition? {
    var edits = edits(of: path)
    for index in edits.changes.indices
    where credits.time(of: edits.changes[index].commit) >= time {
      for person in credits.people(of: edits.changes[index].commit) where !leads.contains(person) {
        guard let dated = try edits.edit(by: person, from: index) else { continue }
        let commit = edits.changes[dated].commit
        if credits.time(of: commit) >= time { return commit }
      }
    }
    return nil
  }

  /// What a doc at the tip says of itself.
  /// - Returns: whether it holds no text, and the date of review that it states.
  func statement(
    of doc: TreeFile, _ path: ByteString
  ) throws(RunError) -> (isEmpty: Bool, stated: StatedReview?) {
    guard doc.type == .file, !history.isPlainText(doc.id) else { return (false, nil) }
    do {
      guard try repository.objects.header(doc.id).size <= Self.sizeLimit else {
        return (false, nil)
      }
      let text = try repository.objects.read(doc.id).copiedBytes
      let isEmpty = text.withUnsafeBytes { DocText.isEmpty($0) }
      let stated = StatedDate(statedIn: text).map {
        StatedReview(key: $0.key, date: $0.date, line: $0.line)
      }
      if !isEmpty, stated == nil { history.note(plainText: doc.id) }
      return (isEmpty, stated)
    } catch {
      let isPartialClone = repository.isPartialClone
      if error.code == .notFound, isPartialClone { return (false, nil) }
      throw RunError.reading(path, error, isPartialClone: isPartialClone)
    }
  }
}
