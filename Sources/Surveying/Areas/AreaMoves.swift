internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds the directories that areas stood in before they moved.
///
/// An area moves where its `OWNERS.lead` does and at least half of the files that lay under it leave in
/// that commit.
struct AreaMoves {
  /// A directory that was an area's until it left.
  struct Former {
    let area: Int
    let directory: PathID
    /// What descends from one of these is the area's no more.
    let departures: [CommitPosition]
  }

  let history: History
  let lineages: Lineages
  let repository: Repository

  /// The former directories of an area, the newest first. What was before a move that took less than half
  /// of the files along was none of the area's.
  /// - Throws: `RunError` where a tree on the way cannot be read.
  func former(of area: Int, _ ownersPath: PathID) throws(RunError) -> [Former] {
    var former: [Former] = []
    var reached: Set<PathID> = [ownersPath]
    for name in lineages[ownersPath].names.dropFirst() {
      guard let next = name.next, reached.contains(next),
        try hasMoved(name.path, name.departures)
      else { continue }
      reached.insert(name.path)
      former.append(
        Former(
          area: area, directory: history.paths.directory(of: name.path),
          departures: name.departures))
    }
    return former
  }

  /// Whether the area left its directory in one of some commits that moved its `OWNERS.lead` away.
  func hasMoved(_ ownersPath: PathID, _ departures: [CommitPosition]) throws(RunError) -> Bool {
    for commit in departures where try mostLeave(ownersPath, in: commit) { return true }
    return false
  }

  /// Whether at least half of the files leave that lay beside an `OWNERS.lead` or below it in the first
  /// parent that has it.
  private func mostLeave(
    _ ownersPath: PathID, in commit: CommitPosition
  ) throws(RunError) -> Bool {
    let path = history.paths.path(ownersPath)
    let directory = ByteString(path.bytes.dropLast(OwnersFile.fileName.count + 1))
    do {
      for parent in history.parents(of: commit) where parent != .unreachable {
        let tree = try repository.commitHeader(history.id(of: parent)).0.tree
        guard try repository.entry(at: path, in: tree) != nil else { continue }
        var before = try repository.files(below: directory, in: tree)
        before.remove(OwnersFile.fileName)
        let after = try repository.files(
          below: directory, in: repository.commitHeader(history.id(of: commit)).0.tree)
        return before.subtracting(after).count * 2 >= before.count
      }
      return false
    } catch {
      throw RunError.readingTree(
        of: history.id(of: commit), error, isPartialClone: repository.isPartialClone)
    }
  }
}
