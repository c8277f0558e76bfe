package import Basics
package import Git

/// Reads the history of a tip once, for everything.
///
/// What it finds depends on no `OWNERS.lead`, rule, mailmap or pattern: those are applied when the
/// history is asked.
package struct HistoryScanner {
  /// How far a scan is.
  package enum Progress: Sendable {
    /// Commits read so far.
    case reading(Int)
    /// Commits compared with their parents, of how many.
    case comparing(Int, of: Int)
  }

  private let repository: Repository
  private let report: (Progress) -> Void

  package init(_ repository: Repository, report: @escaping (Progress) -> Void = { _ in }) {
    self.repository = repository
    self.report = report
  }

  /// - Parameters:
  ///   - floor: commits before it, in seconds since 1970, are not compared.
  ///   - paths: paths that have their numbers already.
  /// - Throws: `HistoryError` where an object that is needed cannot be read.
  package func scan(
    from tip: ObjectID, floor: Int64 = .min, paths: PathTable = PathTable()
  ) throws(HistoryError) -> History {
    var walk = CommitWalk()
    let commits = try walk.run(from: tip, in: repository) { report(.reading($0)) }
    var comparison = TreeComparison(cache: TreeCache(repository), paths: paths)
    var changes = ChangeTable()
    for position in 0..<Int32(commits.count) {
      if commits.times[Int(position)] >= floor {
        do {
          try comparison.compare(
            tree: commits.trees[Int(position)],
            parents: commits.parents(of: position).map { commits.trees[Int($0)] })
        } catch {
          let id = commits.ids[Int(position)]
          throw HistoryError.unreadable(commit: id, object: id, cause: error)
        }
        changes.append(comparison.differences, of: position, paths: comparison.paths)
      }
      changes.starts.append(Int32(changes.count))
      if position % 1024 == 0 { report(.comparing(Int(position), of: commits.count)) }
    }
    return History(
      commits: commits, persons: walk.persons, paths: comparison.paths, changes: changes,
      skippedDirectories: comparison.skippedDirectories)
  }
}

extension ChangeTable {
  fileprivate mutating func append(
    _ differences: [TreeComparison.Difference], of commit: CommitTable.Position, paths: PathTable
  ) {
    let first = count
    for difference in differences {
      self.paths.append(difference.path)
      kinds.append(difference.kind)
      commits.append(commit)
      oldIDs.append(difference.oldID)
      newIDs.append(difference.newID)
      areFiles.append(difference.type == .file)
    }
    for pair in MovePairing.pairs(in: differences, paths: paths) {
      kinds[first + pair.from] = .movedOut
      kinds[first + pair.to] = .movedIn
      otherEnds[Number(first + pair.from)] = differences[pair.to].path
      otherEnds[Number(first + pair.to)] = differences[pair.from].path
    }
  }
}
