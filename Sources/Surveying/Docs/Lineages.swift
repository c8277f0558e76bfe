internal import GitHistory
internal import LeadModel

/// The lineages of files, those of docs and `OWNERS.lead` files each followed once. These two are
/// followed through moves with edits too.
final class Lineages {
  private let history: History
  let moves: SimilarMoves
  /// By path: docs and `OWNERS.lead` files.
  private let followed: [Bool]
  /// The files at the tip, where all are followed through moves with edits; else nil.
  private let followedCode: Set<PathID>?
  private var known: [PathID: Lineage] = [:]

  /// - Parameters:
  ///   - followed: the paths of docs and `OWNERS.lead` files, those that are gone too.
  ///   - followedCode: the files at the tip, if other files shall be followed through
  ///     moves with edits as docs are.
  init(
    _ history: History, _ moves: SimilarMoves, _ followed: Set<PathID>,
    followedCode: Set<PathID>? = nil
  ) {
    self.history = history
    self.moves = moves
    self.followedCode = followedCode
    var isFollowed = [Bool](repeating: false, count: history.paths.count)
    for path in followed { isFollowed[path.index] = true }
    self.followed = isFollowed
  }

  /// Whether a path's file is followed through moves with edits whatever the configuration says.
  private func isFollowedThroughEdits(_ path: PathID) -> Bool { followed[path.index] }

  /// The lineage of a doc or an `OWNERS.lead`.
  subscript(path: PathID) -> Lineage {
    if let lineage = known[path] { return lineage }
    // An `OWNERS.lead` that is called otherwise is one no more.
    let isOwners = history.paths.isNamed(path, OwnersFile.fileName)
    let lineage = history.lineage(
      of: path, follows: { !isOwners || history.paths.isNamed($0, OwnersFile.fileName) },
      similar: { moves.source(of: $0, isWanted: isFollowedThroughEdits) }, leaves: isContinued)
    known[path] = lineage
    return lineage
  }

  /// Whether a doc or an `OWNERS.lead` that a commit adds continues a file that it deletes.
  private func isContinued(_ deletion: Change) -> Bool {
    history.changes(ofCommit: deletion.commit).contains { other in
      other.kind == .added && isFollowedThroughEdits(other.path)
        && moves.source(of: other, isWanted: isFollowedThroughEdits) == deletion.path
    }
  }

  /// Adds the changes of any file at the tip, newest first.
  /// - Returns: those additions that continue another path.
  func collectChanges(
    of path: PathID, into result: inout [Change]
  ) -> [Change: PathID] {
    let lineage: Lineage
    if isFollowedThroughEdits(path) {
      lineage = self[path]
    } else if let followedCode {
      // Not kept: there are many, and each is asked for once.
      lineage = history.lineage(
        of: path,
        similar: { change in
          // This rules out most additions, so that no result need be kept for them.
          guard moves.mayHaveSource(change) else { return nil }
          // Any of the paths that are gone may be asked for later.
          let isGone = !followedCode.contains(change.path)
          return moves.source(of: change) { isGone || followedCode.contains($0) }
        })
    } else {
      history.appendLineage(of: path, to: &result)
      return [:]
    }
    result += lineage.changes
    return lineage.similarSources
  }
}
