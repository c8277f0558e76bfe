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
    let scan = ParallelScan(repository, paths: paths)
    let commits: CommitTable
    do {
      commits = try walk.run(
        from: tip, in: repository, floor: floor, publish: scan.take,
        progress: { report(.reading($0)) })
    } catch {
      scan.cancel()
      throw error
    }
    let (changes, paths, skipped) = try scan.finish(published: walk.published, report: report)
    return History(
      commits: commits, persons: walk.persons, paths: paths, changes: changes,
      skippedDirectories: skipped)
  }
}
