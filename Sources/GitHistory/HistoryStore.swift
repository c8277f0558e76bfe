package import Basics
package import Git

/// All that is known of a repository's history: an index, and what was scanned beyond it.
///
/// It depends on no `OWNERS.lead`, rule, mailmap or pattern: those are applied when a history is
/// asked. Not `Sendable`: it belongs to the thread that reads the repository.
package final class HistoryStore {
  /// With more commits than this beyond the index, it is made anew, in memory.
  private static let overlayLimit = 2048

  package let repository: Repository
  /// The name of the files whose blobs are recorded beside their changes, so that versions of them
  /// are found without reading trees.
  private let recordedName: ByteString
  private(set) var index: HistoryIndex
  private var overlay: Overlay
  private var paths: PathTable
  private var analysis = BlobAnalysis()
  private var scanned: ScanBlobIDs?
  /// Whether the index was made by this process.
  private var isMade = false
  /// Whether every commit that was scanned was compared with its parents.
  private var isComplete = true

  /// A store that knows nothing yet.
  /// - Parameter recordedName: the name of files whose versions will be asked for.
  package convenience init(_ repository: Repository, recording recordedName: ByteString) {
    self.init(repository, .empty, recording: recordedName)
  }

  init(_ repository: Repository, _ index: HistoryIndex, recording recordedName: ByteString) {
    self.repository = repository
    self.recordedName = recordedName
    self.index = index
    overlay = Overlay(index)
    paths = PathTable(index)
  }

  /// A store that begins with what a file holds, or with nothing.
  /// - Parameter recordedName: the name of files whose versions will be asked for.
  package static func open(
    _ cache: IndexCache, _ repository: Repository, recording recordedName: ByteString
  ) -> (HistoryStore, IndexCache.State) {
    let (index, state) = cache.load()
    return (HistoryStore(repository, index ?? .empty, recording: recordedName), state)
  }

  /// The history of a commit. What is not known yet is scanned.
  /// - Parameters:
  ///   - floor: commits before it, in seconds since 1970, change nothing.
  ///   - scansAll: whether commits before the floor are compared all the same, so that the index
  ///     can be saved.
  /// - Throws: `HistoryError` where an object that is needed cannot be read.
  package func history(
    of tip: ObjectID, floor: Int64 = .min, scansAll: Bool = true,
    report: (ScanProgress) -> Void = { _ in }
  ) throws(HistoryError) -> History {
    let before = overlay.count
    let row: CommitRow
    if let found = index.row(of: tip) ?? overlay.commits.row(of: tip) {
      row = found
    } else {
      isComplete = isComplete && (scansAll || floor == .min)
      row = try overlay.extend(
        to: tip, in: repository, floor: scansAll ? .min : floor, paths: &paths, report: report)
    }
    if index.commitCount > 0, overlay.count <= Self.overlayLimit {
      if overlay.count > before { overlay.group() }
      return history(RowOrder.from(row, index, overlay.commits), floor: floor)
    }
    try makeIndex(of: tip, row: row)
    return history(RowOrder(index), floor: floor)
  }

  /// Whether the index that was read from a file holds a commit, and so all that is reachable from it.
  package func isIndexed(_ commit: ObjectID) -> Bool { index.row(of: commit) != nil && !isMade }

  /// A commit's date, 0 where it has none, and its first parent. The commit is read only where the
  /// index does not hold it.
  /// - Throws: `GitError` where the commit is missing or damaged.
  package func firstParent(
    of commit: ObjectID
  ) throws(GitError) -> (time: Int64, parent: ObjectID?) {
    if let row = index.row(of: commit) {
      return (max(0, index.time(of: row)), firstParent(of: row).map(index.id))
    }
    let (header, object) = try repository.commitHeader(commit)
    return object.withBytes { bytes in
      let time = header.committer.flatMap { line in
        SignatureRange(UnsafeRawBufferPointer(rebasing: bytes[line]))?.time
      }
      return (time ?? 0, header.parentCount > 0 ? header.parent(0, in: bytes) : nil)
    }
  }

  /// The first commit that is no later than `time`, in seconds since 1970, back from `head` through
  /// first parents, or else the last of them; nil where the index does not hold `head`.
  /// - Returns: the commit and its date, 0 where it has none.
  package func indexedCommit(
    notAfter time: Int64, from head: ObjectID
  ) -> (commit: ObjectID, time: Int64)? {
    guard var row = index.row(of: head) else { return nil }
    while max(0, index.time(of: row)) > time {
      guard let parent = firstParent(of: row) else { break }
      row = parent
    }
    return (index.id(of: row), max(0, index.time(of: row)))
  }

  private func firstParent(of row: CommitRow) -> CommitRow? {
    var parent: CommitRow?
    index.forEachParent(of: row) { parent = parent ?? $0 }
    return parent
  }

  /// The index where it is worth writing to a file; nil where the file is as good.
  /// - Parameters:
  ///   - tip: the commit that the index may move on to, if any.
  ///   - overlayLimit: how many commits beyond the index are worth it.
  ///   - findingLimit: how many blob findings are.
  func indexToSave(
    movingTo tip: ObjectID?, overlayLimit: Int, findingLimit: Int
  ) -> HistoryIndex? {
    guard isComplete else { return nil }
    if overlay.count >= overlayLimit, let tip, let row = overlay.commits.row(of: tip) {
      do {
        try makeIndex(of: tip, row: row)
      } catch {
        // The file serves as well as before; the next run scans again.
        return nil
      }
    }
    let found = analysis.findings.count(commits: index.commitCount, paths: index.pathCount)
    guard isMade || found >= findingLimit else { return nil }
    return found > 0 ? index.adding(analysis.findings) : index
  }

  private func history(_ order: RowOrder, floor: Int64) -> History {
    History(
      index, overlay, order, paths: paths, analysis: analysis, scanned: scanned,
      recording: recordedName, floor: floor)
  }

  /// Makes an index of what is reachable from a commit, which replaces index and overlay. Histories
  /// that were given out stay as they are.
  /// - Throws: `HistoryError` where a tree of the commit cannot be read.
  private func makeIndex(of tip: ObjectID, row: CommitRow) throws(HistoryError) {
    let order = RowOrder.from(row, index, overlay.commits)
    let listing: TreeListing
    do {
      listing = try TreeListing(
        ofCommit: tip, in: repository, paths: &paths,
        like: index.commitCount > 0 ? TreeListing(index) : nil)
    } catch {
      throw HistoryError.unreadable(commit: tip, object: tip, cause: error)
    }
    let all = history(order, floor: .min)
    guard let (made, numbering) = IndexBuilder.build(all, listing: listing, recording: recordedName)
    else { throw HistoryError.tooLarge(tip) }
    scanned =
      index.commitCount == 0
      ? ScanBlobIDs(overlay, rows: order.prefix, paths: numbering.ordered) : nil
    index = made
    overlay = Overlay(index)
    paths = PathTable(index)
    analysis = BlobAnalysis()
    isMade = true
  }
}

// MARK: - Saving

extension HistoryStore {
  /// How many commits beyond the index are worth writing it: few for a small one; more for a large
  /// one, which takes longer to write.
  private static func saveLimit(_ indexed: Int) -> Int { min(1024, max(128, indexed / 512)) }
  /// How many blob findings are worth writing the index.
  private static let findingLimit = 32

  /// Writes the index to its file, where what this run has read and found is worth it.
  /// - Parameter tip: the commit that the index may move on to; nil after a look at another branch
  ///   or at the past, because the next run will want the present again.
  /// - Returns: why the file could not be written; nil where it was, where there was no need, and
  ///   where it could not be expected: in a place that may not be written to.
  package func save(to cache: IndexCache, movingTo tip: ObjectID?) -> ByteString? {
    indexToSave(
      movingTo: tip, overlayLimit: Self.saveLimit(index.commitCount),
      findingLimit: Self.findingLimit
    ).flatMap(cache.write)
  }
}

// MARK: - Threads

extension HistoryStore {
  /// What one thread's store has found in blobs, for the store of another thread.
  package struct SharedFindings: Sendable {
    fileprivate let checksum: UInt64
    let findings: BlobAnalysis.Findings
  }

  package var sharedFindings: SharedFindings {
    SharedFindings(checksum: index.checksum, findings: analysis.findings)
  }

  /// Takes over what another store has found, if it has the same index.
  package func merge(_ other: SharedFindings) {
    if other.checksum == index.checksum { analysis.findings.merge(other.findings) }
  }
}
