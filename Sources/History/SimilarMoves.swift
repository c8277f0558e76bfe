package import Basics
package import Git

/// Finds moves that came with edits: what git calls an inexact rename.
///
/// Asked for single commits only, because it reads blobs. The matching is that of git's
/// diffcore-rename.c without copies: files with a name that is unique on both sides first, then the
/// best scores, each path once; nothing past git's own limit of a million pairs.
package final class SimilarMoves {
  private static let pairLimit = 1_000_000
  private static let candidatesPerTarget = 4
  /// In bytes; larger blobs are like nothing.
  private static let blobLimit = 32 << 20

  private let history: History
  private let repository: Repository
  /// Change number of an addition to the path that it continues, by commit.
  private var known: [CommitTable.Position: [ChangeTable.Number: PathTable.Number]] = [:]
  /// Additions that are like nothing that was deleted beside them.
  private var unlike: Set<ChangeTable.Number> = []
  private var fingerprints: [ObjectID: Similarity?] = [:]
  private var sizes: [ObjectID: Int?] = [:]
  /// The first blob that could not be read, and so was taken to be like nothing.
  package private(set) var failure: (blob: ObjectID, error: GitError)?

  package init(_ history: History, _ repository: Repository) {
    self.history = history
    self.repository = repository
  }

  /// The path whose deletion in the same commit the addition `change` continues, if any.
  /// - Parameter isWanted: tells which of the commit's other additions will likely be asked for
  ///   too, so that their blobs are read once.
  package func source(
    of change: ChangeTable.Number, isWanted: (PathTable.Number) -> Bool
  ) -> PathTable.Number? {
    let commit = history.changes.commits[Int(change)]
    if let moves = known[commit] { return moves[change] }
    if unlike.contains(change) { return nil }
    let changes = history.changes
    let range = changes.ofCommit(commit)
    let sources = range.filter { changes.kinds[$0] == .deleted }
    guard !sources.isEmpty else {
      known[commit] = [:]
      return nil
    }
    defer { fingerprints.removeAll(keepingCapacity: true) }
    let targets = range.filter { changes.kinds[$0] == .added }
    if sources.count * targets.count <= Self.pairLimit {
      let asked = targets.filter { $0 == Int(change) || isWanted(changes.paths[$0]) }
      let hopeful = asked.filter { target in
        sources.contains { source in
          score(source, target, Similarity.renameThreshold) >= Similarity.renameThreshold
        }
      }
      unlike.formUnion(Set(asked).subtracting(hopeful).map { ChangeTable.Number($0) })
      if unlike.contains(change) { return nil }
    }
    let moves = moves(from: sources, to: targets)
    known[commit] = moves
    return moves[change]
  }

  private func moves(
    from allSources: [Int], to allTargets: [Int]
  ) -> [ChangeTable.Number: PathTable.Number] {
    var sources = allSources
    var targets = allTargets
    var result: [ChangeTable.Number: PathTable.Number] = [:]
    func record(_ source: Int, _ target: Int) {
      result[ChangeTable.Number(target)] = history.changes.paths[source]
    }
    for (source, target) in uniqueNames(sources, targets)
    where score(source, target, Similarity.nameThreshold) >= Similarity.nameThreshold {
      record(source, target)
      sources.removeAll { $0 == source }
      targets.removeAll { $0 == target }
    }
    guard sources.count * targets.count <= Self.pairLimit else { return result }
    var usedSources: Set<Int> = []
    var usedTargets: Set<Int> = []
    for candidate in candidates(sources, targets) {
      if usedTargets.contains(candidate.target) || usedSources.contains(candidate.source) {
        continue
      }
      usedTargets.insert(candidate.target)
      usedSources.insert(candidate.source)
      record(candidate.source, candidate.target)
    }
    return result
  }

  /// Pairs whose file name stands once among the sources and once among the targets.
  private func uniqueNames(_ sources: [Int], _ targets: [Int]) -> [(Int, Int)] {
    func byName(_ list: [Int]) -> [ByteString: [Int]] {
      Dictionary(grouping: list) { ByteString(history.paths.name(of: history.changes.paths[$0])) }
    }
    let targetNames = byName(targets)
    return byName(sources).compactMap { name, found in
      guard found.count == 1, let others = targetNames[name], others.count == 1 else { return nil }
      return (found[0], others[0])
    }
    .sorted { $0.0 < $1.0 }
  }

  private struct Candidate {
    let source: Int
    let target: Int
    let score: Int
    let namesAgree: Bool

    func isBetter(than other: Candidate) -> Bool {
      score != other.score ? score > other.score : namesAgree && !other.namesAgree
    }
  }

  /// The best few sources of each target, best pair first.
  ///
  /// Equals stay in the order in which git comes to hold them: its few places are filled with the
  /// first sources, like or not, and a better one takes the place of the worst.
  private func candidates(_ sources: [Int], _ targets: [Int]) -> [Candidate] {
    var all: [Candidate] = []
    for target in targets {
      var best: [Candidate] = []
      let name = history.paths.name(of: history.changes.paths[target])
      for source in sources {
        let score = score(source, target, Similarity.renameThreshold)
        let candidate = Candidate(
          source: source, target: target, score: score,
          namesAgree: history.paths.name(of: history.changes.paths[source]).elementsEqual(name))
        if best.count < Self.candidatesPerTarget {
          best.append(candidate)
        } else if let worst = best.indices.max(by: { best[$0].isBetter(than: best[$1]) }),
          candidate.isBetter(than: best[worst])
        {
          best[worst] = candidate
        }
      }
      all += best.filter { $0.score >= Similarity.renameThreshold }
    }
    return all.enumerated().sorted { left, right in
      if left.element.isBetter(than: right.element) { return true }
      if right.element.isBetter(than: left.element) { return false }
      return left.offset < right.offset
    }
    .map(\.element)
  }

  private func score(_ source: Int, _ target: Int, _ threshold: Int) -> Int {
    let changes = history.changes
    guard changes.areFiles[source], changes.areFiles[target],
      let oldSize = size(changes.oldIDs[source]), let newSize = size(changes.newIDs[target]),
      Similarity.mayReach(threshold, old: oldSize, new: newSize),
      let old = fingerprint(changes.oldIDs[source]), let new = fingerprint(changes.newIDs[target])
    else { return 0 }
    return Similarity.score(old: old, new: new, threshold: threshold)
  }

  /// In bytes; nil for a blob that is too large or cannot be read.
  private func size(_ id: ObjectID) -> Int? {
    if let known = sizes[id] { return known }
    var result: Int?
    do {
      let size = try repository.objects.header(id).size
      result = size <= Self.blobLimit ? size : nil
    } catch {
      if failure == nil { failure = (id, error) }
    }
    sizes[id] = .some(result)
    return result
  }

  private func fingerprint(_ id: ObjectID) -> Similarity? {
    if let known = fingerprints[id] { return known }
    var result: Similarity?
    do {
      result = try repository.objects.read(id).withBytes { Similarity($0) }
    } catch {
      if failure == nil { failure = (id, error) }
    }
    fingerprints[id] = .some(result)
    return result
  }
}
