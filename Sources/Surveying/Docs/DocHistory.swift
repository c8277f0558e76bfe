internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds the newest changes of docs that say something new.
final class DocHistory {
  /// In bytes; a doc larger than this is not compared, and its changes count.
  private static let sizeLimit = 64 << 20

  let repository: Repository
  private let credits: Credits
  private var history: History { credits.history }
  private let sweepingLimit: Int
  private let lineages: Lineages
  /// Blobs that a partial clone left at its remote: their changes count.
  private(set) var missingBlobs = 0

  /// - Parameter sweepingLimit: a commit that changes more paths refreshes no doc; 0: no limit.
  init(
    _ repository: Repository, _ credits: Credits, lineages: Lineages, sweepingLimit: Int
  ) {
    self.repository = repository
    self.credits = credits
    self.lineages = lineages
    self.sweepingLimit = sweepingLimit
  }

  /// The newest credited, substantive changes of the doc at `path`: by anyone, and by one of
  /// `leads`.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func newestChanges(
    of path: PathID, leads: Set<IdentityMap.ID>
  ) throws(RunError) -> (byAnyone: CommitPosition?, byLead: CommitPosition?) {
    let lineage = lineages[path]
    var changes = lineage.changes
    var isInOrder = false
    var byAnyone: CommitPosition?
    for index in changes.indices {
      if !isInOrder, !beginsWithNewest(changes[index...]) {
        // Nearly always they are in order already.
        if !isSorted(changes[index...]) {
          changes[index...].sort { credits.isNewer($0.commit, than: $1.commit) }
        }
        isInOrder = true
      }
      let change = changes[index]
      let commit = change.commit
      guard credits.isCredited(commit), !isSweeping(commit) else { continue }
      var isByLead = false
      credits.forEachPerson(of: commit) { isByLead = isByLead || leads.contains($0) }
      guard byAnyone == nil || isByLead, try isSubstantive(change, lineage) else { continue }
      if byAnyone == nil { byAnyone = commit }
      if isByLead { return (byAnyone, commit) }
      if leads.isEmpty { break }
    }
    return (byAnyone, nil)
  }

  /// Whether the changes from an index on, which stand in walk order, are known to have the newest of
  /// them first.
  private func beginsWithNewest(_ changes: ArraySlice<Change>) -> Bool {
    guard let first = changes.first, let next = changes.dropFirst().first else { return true }
    let time = credits.time(of: first.commit)
    return history.isOlder(from: next.commit, than: credits.writtenDate(of: time))
  }

  private func isSorted(_ changes: ArraySlice<Change>) -> Bool {
    zip(changes, changes.dropFirst()).allSatisfy {
      !credits.isNewer($1.commit, than: $0.commit)
    }
  }

  /// Any credited, substantive change of a doc by a person who is none of `leads`.
  /// - Parameter time: in seconds since 1970; nothing older is looked at.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func change(
    of path: PathID, byOthersThan leads: Set<IdentityMap.ID>, since time: Int64
  ) throws(RunError) -> CommitPosition? {
    let lineage = lineages[path]
    for change in lineage.changes where credits.time(of: change.commit) >= time {
      var isByOther = false
      credits.forEachPerson(of: change.commit) { isByOther = isByOther || !leads.contains($0) }
      if isByOther, !isSweeping(change.commit), try isSubstantive(change, lineage) {
        return change.commit
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

  private func isSweeping(_ commit: CommitPosition) -> Bool {
    sweepingLimit > 0 && history.changeCount(of: commit) > sweepingLimit
  }

  private func isSubstantive(
    _ change: Change, _ lineage: Lineage
  ) throws(RunError) -> Bool {
    let source = lineage.similarSources[change]
    switch change.kind {
    case .deleted, .movedIn, .movedOut: return true
    case .added where source == nil: return true
    case .added, .modified: break
    }
    if let known = history.isSubstantive(change) { return known }
    let missingBefore = missingBlobs
    let result = try compareVersions(change, source)
    if missingBlobs == missingBefore { history.note(change, isSubstantive: result) }
    return result
  }

  private func compareVersions(
    _ change: Change, _ source: PathID?
  ) throws(RunError) -> Bool {
    let commit = change.commit
    let versions: (old: ObjectID, new: ObjectID)
    do {
      versions = try history.blobs(of: change, repository)
    } catch {
      throw RunError.reading(
        "a tree of commit \(history.id(of: commit))", error,
        isPartialClone: repository.isPartialClone)
    }
    let path = history.paths.path(source ?? change.path)
    if source == nil, !history.isMerge(commit) {
      return try differs(versions.old, versions.new, path: path, commit: commit)
    }
    for parent in history.parents(of: commit) {
      guard let entry = try entry(at: path, in: parent), entry.type != .directory else { continue }
      if try !differs(entry.id, versions.new, path: path, commit: commit) { return false }
    }
    return true
  }

  private func entry(
    at path: ByteString, in commit: CommitPosition
  ) throws(RunError) -> TreeItem? {
    do {
      let tree = try repository.commitHeader(history.id(of: commit)).0.tree
      return try repository.entry(at: path, in: tree)
    } catch {
      throw RunError.reading(
        "a tree of commit \(history.id(of: commit))", error,
        isPartialClone: repository.isPartialClone)
    }
  }

  private func differs(
    _ old: ObjectID, _ new: ObjectID, path: ByteString, commit: CommitPosition
  ) throws(RunError) -> Bool {
    // The same content with another type, such as a link: nothing says that it was read anew.
    if old == new { return false }
    do {
      for id in [old, new] {
        let header = try repository.objects.header(id)
        if header.kind != .blob || header.size > Self.sizeLimit { return true }
      }
      let one = try repository.objects.read(old)
      let two = try repository.objects.read(new)
      return one.withBytes { left in two.withBytes { right in !DocText.isSame(left, right) } }
    } catch {
      if error.code == .notFound {
        if repository.isPartialClone {
          missingBlobs += 1
          return true
        }
        // A submodule's commit is not in this repository, and is no text to compare.
        if try isSubmodule(path, at: commit) { return true }
      }
      throw RunError.reading(
        "\(path) in commit \(history.id(of: commit))", error, isPartialClone: false)
    }
  }

  /// Whether a submodule stands at `path` in the commit or in a parent of it.
  private func isSubmodule(
    _ path: ByteString, at commit: CommitPosition
  ) throws(RunError) -> Bool {
    for state in [commit] + history.parents(of: commit)
    where try entry(at: path, in: state)?.type == .submodule {
      return true
    }
    return false
  }
}
