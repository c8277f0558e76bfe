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

  /// The former directories of an area, the newest first.
  /// - Throws: `RunError` where a tree on the way cannot be read.
  func former(of area: Int, _ ownersPath: PathID) throws(RunError) -> [Former] {
    var former: [Former] = []
    for name in lineages[ownersPath].names.dropFirst() {
      let directory = history.paths.directory(of: name.path)
      guard try hasMoved(directory, name.departures) else { break }
      former.append(Former(area: area, directory: directory, departures: name.departures))
    }
    return former
  }

  /// Whether the area left a directory in one of some commits that moved its `OWNERS.lead` away.
  func hasMoved(
    _ directory: PathID, _ departures: [CommitPosition]
  ) throws(RunError) -> Bool {
    for commit in departures where try mostLeave(directory, in: commit) { return true }
    return false
  }

  private func mostLeave(_ directory: PathID, in commit: CommitPosition) throws(RunError) -> Bool {
    let stem = history.paths.path(directory)
    var left = 0
    var came = 0
    for change in history.changes(ofCommit: commit)
    where !history.paths.isNamed(change.path, OwnersFile.fileName)
      && history.paths.path(change.path, isBelow: directory)
    {
      switch change.kind {
      case .movedOut, .deleted: left += 1
      case .movedIn, .added: came += 1
      case .modified: break
      }
    }
    do {
      let tree = try repository.commitHeader(history.id(of: commit)).0.tree
      guard let entry = try repository.entry(at: stem, in: tree), entry.type == .directory else {
        return true
      }
      let stayed = try repository.fileCount(
        below: entry.id, upTo: left + came + 1, except: OwnersFile.fileName)
      return stayed - came <= left
    } catch {
      throw RunError.readingTree(
        of: history.id(of: commit), error, isPartialClone: repository.isPartialClone)
    }
  }
}
