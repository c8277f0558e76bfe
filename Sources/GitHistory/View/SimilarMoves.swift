package import Basics
package import Git

/// Finds moves that came with edits: what git calls an inexact rename.
///
/// Asked for single commits only, because it reads blobs. The matching is that of git's
/// diffcore-rename.c without copies: files with a name that is unique on both sides first, then the
/// best scores, each path once.
package final class SimilarMoves {
  /// Files of one commit that are looked at; each may have as many that it is compared with.
  private static let candidateLimit = 4_000
  private static let pairLimit = candidateLimit * candidateLimit
  /// As many as git compares: `diff.renameLimit`.
  private static let gitPairLimit = 1_000 * 1_000
  private static let candidatesPerTarget = 4
  /// With more fingerprints than this, those of additions are not kept, because a commit may add very
  /// many files.
  private static let fingerprintLimit = 4096
  /// In bytes; larger blobs are similar to none.
  private static let blobLimit = 32 << 20

  private let history: History
  private let repository: Repository
  /// Additions and the paths that they continue, by commit.
  private var moves: [CommitPosition: [Change: PathID]] = [:]
  /// Additions that are similar to no file that was deleted in the same commit.
  private var unlike: Set<Change> = []
  private var fingerprints: [ObjectID: Similarity?] = [:]
  private var sizes: [ObjectID: Int?] = [:]
  /// By commit: whether it deletes a file that did not move unchanged.
  private var deletes: [CommitPosition: Bool] = [:]
  private var blobs: [Change: (old: ObjectID, new: ObjectID)] = [:]
  /// Commits with an object that could not be read, so that what is found is not noted.
  private var incomplete: Set<CommitPosition> = []
  /// Whether an object of the commit being compared could not be read.
  private var isIncomplete = false
  private var unreadable: Set<ObjectID> = []
  /// The first object that could not be read, and so was taken to be similar to none.
  package private(set) var failure: (object: ObjectID, error: GitError)?

  /// Commits with more moves than are looked at.
  package private(set) var unexamined: Set<CommitPosition> = []
  /// Commits with more moves than git looks at.
  package private(set) var beyondGit: Set<CommitPosition> = []

  package init(_ history: History, _ repository: Repository) {
    self.history = history
    self.repository = repository
  }

  /// The path whose deletion in the same commit the addition `change` continues, if any.
  /// - Parameter isWanted: whether another addition of the commit will likely be asked for too, so
  ///   that blobs are read once.
  package func source(
    of change: Change, isWanted: (PathID) -> Bool
  ) -> PathID? {
    if let source = history.similarSource(of: change) { return source }
    let source: PathID?
    if let found = moves[change.commit] {
      source = found[change]
    } else {
      source = unlike.contains(change) ? nil : compare(change, isWanted)
    }
    if !incomplete.contains(change.commit) { history.note(change, continues: source) }
    return source
  }

  /// Whether an addition's commit deletes a file too, which it may continue. Reads no blob.
  package func mayHaveSource(_ change: Change) -> Bool {
    if let deletes = deletes[change.commit] { return deletes }
    let result = history.changes(ofCommit: change.commit).contains { $0.kind == .deleted }
    deletes[change.commit] = result
    return result
  }

  private func compare(
    _ change: Change, _ isWanted: (PathID) -> Bool
  ) -> PathID? {
    let changes = history.changes(ofCommit: change.commit)
    let sources = changes.filter { $0.kind == .deleted }
    guard !sources.isEmpty else {
      moves[change.commit] = [:]
      return nil
    }
    isIncomplete = false
    defer {
      if isIncomplete { incomplete.insert(change.commit) }
      fingerprints.removeAll(keepingCapacity: true)
      blobs.removeAll(keepingCapacity: true)
    }
    let targets = changes.filter { $0.kind == .added }
    let asked = targets.filter { $0 == change || isWanted($0.path) }
    guard asked.count <= Self.candidateLimit, asked.count * sources.count <= Self.pairLimit else {
      unexamined.insert(change.commit)
      incomplete.insert(change.commit)
      moves[change.commit] = [:]
      return nil
    }
    if asked.count * sources.count > Self.gitPairLimit { beyondGit.insert(change.commit) }
    let hopeful = asked.filter { target in
      defer { release(target) }
      return sources.contains { source in
        score(source, target, Similarity.renameThreshold) >= Similarity.renameThreshold
          || isUnreadable(source, target)
      }
    }
    unlike.formUnion(Set(asked).subtracting(hopeful))
    if unlike.contains(change) { return nil }
    let isSmall = sources.count * targets.count <= Self.pairLimit
    let found = pairs(of: sources, isSmall ? targets : asked)
    moves[change.commit] = found
    return found[change]
  }

  private func pairs(
    of allSources: [Change], _ allTargets: [Change]
  ) -> [Change: PathID] {
    var result: [Change: PathID] = [:]
    var paired: Set<Change> = []
    for (source, target) in uniqueNames(allSources, allTargets)
    where score(source, target, Similarity.nameThreshold) >= Similarity.nameThreshold
      || isUnreadable(source, target)
    {
      result[target] = source.path
      paired.formUnion([source, target])
    }
    let sources = allSources.filter { !paired.contains($0) }
    let targets = allTargets.filter { !paired.contains($0) }
    var usedSources: Set<Change> = []
    for candidate in candidates(sources, targets)
    where result[candidate.target] == nil && !usedSources.contains(candidate.source) {
      usedSources.insert(candidate.source)
      result[candidate.target] = candidate.source.path
    }
    return result
  }

  /// Whether the text of one of two files of one name cannot be had, as in a partial clone: their name
  /// decides.
  private func isUnreadable(_ source: Change, _ target: Change) -> Bool {
    guard source.isFile, target.isFile, let old = blobs(of: source)?.old,
      let new = blobs(of: target)?.new
    else { return false }
    return unreadable.contains(old) || unreadable.contains(new)
  }

  /// Pairs whose file name stands once among the sources and once among the targets.
  private func uniqueNames(_ sources: [Change], _ targets: [Change]) -> [(Change, Change)] {
    func byName(_ list: [Change]) -> [ByteString: [Change]] {
      Dictionary(grouping: list) { history.paths.name(of: $0.path) }
    }
    let targetNames = byName(targets)
    return byName(sources).compactMap { name, found in
      guard found.count == 1, let others = targetNames[name], others.count == 1 else { return nil }
      return (found[0], others[0])
    }
    .sorted { $0.0.path < $1.0.path }
  }

  private struct Candidate {
    let source: Change
    let target: Change
    let score: Int
    let namesAgree: Bool

    func isBetter(than other: Candidate) -> Bool {
      score != other.score ? score > other.score : namesAgree && !other.namesAgree
    }
  }

  /// The best few sources of each target, best pair first.
  ///
  /// Equal pairs stay in git's order: its few slots are filled with the first sources, similar or not,
  /// and a better one replaces the worst.
  private func candidates(_ sources: [Change], _ targets: [Change]) -> [Candidate] {
    var all: [Candidate] = []
    for target in targets {
      var best: [Candidate] = []
      let name = history.paths.name(of: target.path)
      for source in sources {
        let score = score(source, target, Similarity.renameThreshold)
        let candidate = Candidate(
          source: source, target: target, score: score,
          namesAgree: history.paths.isNamed(source.path, name))
        if best.count < Self.candidatesPerTarget {
          best.append(candidate)
        } else if let worst = best.indices.max(by: { best[$0].isBetter(than: best[$1]) }),
          candidate.isBetter(than: best[worst])
        {
          best[worst] = candidate
        }
      }
      all += best.filter { $0.score >= Similarity.renameThreshold }
      release(target)
    }
    return all.enumerated().sorted { left, right in
      if left.element.isBetter(than: right.element) { return true }
      if right.element.isBetter(than: left.element) { return false }
      return left.offset < right.offset
    }
    .map(\.element)
  }

  private func score(_ source: Change, _ target: Change, _ threshold: Int) -> Int {
    guard source.isFile, target.isFile, let oldID = blobs(of: source)?.old,
      let newID = blobs(of: target)?.new, let oldSize = size(oldID), let newSize = size(newID),
      Similarity.mayReach(threshold, old: oldSize, new: newSize),
      let old = fingerprint(oldID), let new = fingerprint(newID)
    else { return 0 }
    return Similarity.score(old: old, new: new, threshold: threshold)
  }

  private func blobs(of change: Change) -> (old: ObjectID, new: ObjectID)? {
    if let blobs = blobs[change] { return blobs }
    do {
      let found = try history.blobs(of: change, repository)
      blobs[change] = found
      return found
    } catch {
      fail(history.id(of: change.commit), error)
      return nil
    }
  }

  /// In bytes; nil for a blob that is too large or cannot be read.
  private func size(_ id: ObjectID) -> Int? {
    if unreadable.contains(id) { isIncomplete = true }
    if let size = sizes[id] { return size }
    var result: Int?
    do {
      let size = try repository.objects.header(id).size
      result = size <= Self.blobLimit ? size : nil
    } catch {
      fail(id, error)
    }
    sizes[id] = .some(result)
    return result
  }

  private func fingerprint(_ id: ObjectID) -> Similarity? {
    if let fingerprint = fingerprints[id] { return fingerprint }
    var result: Similarity?
    do {
      result = try repository.objects.read(id).withBytes { Similarity($0) }
    } catch {
      fail(id, error)
    }
    fingerprints[id] = .some(result)
    return result
  }

  private func release(_ target: Change) {
    guard fingerprints.count > Self.fingerprintLimit, let id = blobs[target]?.new else { return }
    fingerprints[id] = nil
  }

  private func fail(_ object: ObjectID, _ error: GitError) {
    isIncomplete = true
    unreadable.insert(object)
    if failure == nil { failure = (object, error) }
  }
}
