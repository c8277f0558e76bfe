internal import Basics
internal import Git
internal import History
internal import LeadModel

/// Finds the newest changes of docs that say something new.
final class DocHistory {
  /// In bytes; a doc larger than this is not compared, and its changes count.
  private static let sizeLimit = 64 << 20

  private let repository: Repository
  private let history: History
  private let credits: Credits
  private let sweepingLimit: Int
  private let lineages: Lineages
  private var substantive: [ChangeTable.Number: Bool] = [:]
  /// Blobs that a partial clone left at its remote: their changes count.
  private(set) var missingBlobs = 0

  /// - Parameter sweepingLimit: a commit that changes more paths refreshes no doc; 0: no limit.
  init(
    _ repository: Repository, _ history: History, _ credits: Credits, lineages: Lineages,
    sweepingLimit: Int
  ) {
    self.repository = repository
    self.history = history
    self.credits = credits
    self.lineages = lineages
    self.sweepingLimit = sweepingLimit
  }

  /// The newest credited, substantive changes of the doc at `path`: by anyone, and by one of
  /// `leads`.
  /// - Throws: `CannotJudge` where a version is needed and cannot be read.
  func newestChanges(
    of path: PathTable.Number, leads: Set<IdentityMap.Number>
  ) throws(CannotJudge) -> (byAnyone: CommitTable.Position?, byLead: CommitTable.Position?) {
    let lineage = lineages[path]
    let counted = lineage.changes
      .map { (change: $0, commit: history.changes.commits[Int($0)]) }
      .filter { credits.isCredited($0.commit) && !isSweeping($0.commit) }
      .sorted { credits.isNewer($0.commit, than: $1.commit) }
    var byAnyone: CommitTable.Position?
    for (change, commit) in counted {
      let isByLead = credits.people(of: commit).contains { leads.contains($0) }
      guard byAnyone == nil || isByLead, try isSubstantive(change, lineage) else { continue }
      if byAnyone == nil { byAnyone = commit }
      if isByLead { return (byAnyone, commit) }
      if leads.isEmpty { break }
    }
    return (byAnyone, nil)
  }

  /// Whether a doc at the tip holds no text.
  func isEmpty(_ doc: TipFile) throws(CannotJudge) -> Bool {
    guard doc.type == .file else { return false }
    do {
      // Front matter and white space do not fill so much.
      if try repository.objects.header(doc.id).size > 4096 { return false }
      return try repository.objects.read(doc.id).withBytes { DocText.isEmpty($0) }
    } catch {
      let isPartialClone = repository.isPartialClone
      if error.code == .notFound, isPartialClone { return false }
      throw CannotJudge.reading(doc.path, error, isPartialClone: isPartialClone)
    }
  }

  private func isSweeping(_ commit: CommitTable.Position) -> Bool {
    sweepingLimit > 0 && history.changes.ofCommit(commit).count > sweepingLimit
  }

  private func isSubstantive(
    _ change: ChangeTable.Number, _ lineage: Lineage
  ) throws(CannotJudge) -> Bool {
    if let known = substantive[change] { return known }
    let result = try compareVersions(change, lineage)
    substantive[change] = result
    return result
  }

  private func compareVersions(
    _ change: ChangeTable.Number, _ lineage: Lineage
  ) throws(CannotJudge) -> Bool {
    let changes = history.changes
    let commit = changes.commits[Int(change)]
    let source = lineage.similarSources[change]
    switch changes.kinds[Int(change)] {
    case .deleted, .movedIn, .movedOut: return true
    case .added where source == nil: return true
    case .added, .modified: break
    }
    let new = changes.newIDs[Int(change)]
    let path = history.paths.path(source ?? changes.paths[Int(change)])
    if source == nil, !history.commits.isMerge(commit) {
      return try differs(changes.oldIDs[Int(change)], new, path: path, commit: commit)
    }
    for parent in history.commits.parents(of: commit) {
      let entry: TreeItem?
      do {
        entry = try repository.entry(at: path, in: history.commits.trees[Int(parent)])
      } catch {
        throw CannotJudge.reading(
          "a tree of commit \(history.commits.ids[Int(parent)])", error,
          isPartialClone: repository.isPartialClone)
      }
      guard let entry, entry.type != .directory else { continue }
      if try !differs(entry.id, new, path: path, commit: commit) { return false }
    }
    return true
  }

  private func differs(
    _ old: ObjectID, _ new: ObjectID, path: ByteString, commit: CommitTable.Position
  ) throws(CannotJudge) -> Bool {
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
      throw CannotJudge.reading(
        "\(path) in commit \(history.commits.ids[Int(commit)])", error, isPartialClone: false)
    }
  }

  /// Whether a submodule stands at `path` in the commit or in a parent of it.
  private func isSubmodule(
    _ path: ByteString, at commit: CommitTable.Position
  ) throws(CannotJudge) -> Bool {
    for place in [commit] + history.commits.parents(of: commit) {
      do {
        let entry = try repository.entry(at: path, in: history.commits.trees[Int(place)])
        if entry?.type == .submodule { return true }
      } catch {
        throw CannotJudge.reading(
          "a tree of commit \(history.commits.ids[Int(place)])", error, isPartialClone: false)
      }
    }
    return false
  }
}

/// The lineages of files, each followed once. Docs and `OWNERS.lead` files are followed through
/// moves with edits too.
final class Lineages {
  private let history: History
  let moves: SimilarMoves
  private let isFollowedThroughEdits: (PathTable.Number) -> Bool
  private var known: [PathTable.Number: Lineage] = [:]

  init(
    _ history: History, _ moves: SimilarMoves,
    isFollowedThroughEdits: @escaping (PathTable.Number) -> Bool
  ) {
    self.history = history
    self.moves = moves
    self.isFollowedThroughEdits = isFollowedThroughEdits
  }

  /// The lineage of a doc or an `OWNERS.lead`.
  subscript(path: PathTable.Number) -> Lineage {
    if let lineage = known[path] { return lineage }
    let lineage = history.lineage(of: path) { change in
      moves.source(of: change, isWanted: isFollowedThroughEdits)
    }
    known[path] = lineage
    return lineage
  }

  /// The lineage of any file at the tip.
  func ofFile(_ path: PathTable.Number) -> Lineage {
    isFollowedThroughEdits(path) ? self[path] : history.lineage(of: path)
  }
}
