package import Basics
package import Git

/// Everything that is known of a repository's history: an index, and what was scanned beyond it.
///
/// It depends on no `OWNERS.lead`, rule, mailmap or pattern: those are applied when a history is
/// asked. Not `Sendable`: it belongs to the thread that reads the repository.
package final class Archive {
  /// More commits than this are not laid over an index: it is made anew, in memory.
  private static let overlayLimit = 2048

  package let repository: Repository
  /// The name of the files whose blobs are kept beside their changes, so that versions of them are
  /// found without reading trees.
  private let keptName: ByteString
  private(set) var index: HistoryIndex
  private var overlay: Overlay
  private var paths: PathTable
  private(set) var answers = Answers()
  private var scanned: ScannedBlobs?
  /// Whether the index was made by this process.
  private var isMade = false
  /// Whether every commit that was scanned was compared.
  private var isComplete = true

  /// - Parameter keptName: the name of files whose versions will be asked for.
  package convenience init(_ repository: Repository, keeping keptName: ByteString) {
    self.init(repository, .empty, keeping: keptName)
  }

  init(_ repository: Repository, _ index: HistoryIndex, keeping keptName: ByteString) {
    self.repository = repository
    self.keptName = keptName
    self.index = index
    overlay = Overlay(index)
    paths = PathTable(index)
  }

  /// The history of a commit. What is not known yet is scanned.
  /// - Parameters:
  ///   - floor: commits before it, in seconds since 1970, change nothing.
  ///   - scansAll: whether commits before the floor are compared all the same, so that what is
  ///     found can be kept.
  /// - Throws: `HistoryError` where an object that is needed cannot be read.
  package func history(
    of tip: ObjectID, floor: Int64 = .min, scansAll: Bool = true,
    report: (ScanProgress) -> Void = { _ in }
  ) throws(HistoryError) -> History {
    let before = overlay.count
    let row: Int32
    if let known = index.row(of: tip) ?? overlay.commits.row(of: tip) {
      row = known
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

  /// Whether the index knows a commit, and so all that is reachable from it.
  package func isIndexed(_ commit: ObjectID) -> Bool { index.row(of: commit) != nil && !isMade }

  /// A commit's date, 0 where it cannot be read, and its first parent; without reading the commit
  /// where the index knows it.
  /// - Throws: `GitError` where the commit is missing or damaged.
  package func firstParent(
    of commit: ObjectID
  ) throws(GitError) -> (time: Int64, parent: ObjectID?) {
    if let row = index.row(of: commit) {
      var parent: Int32?
      index.forEachParent(of: row) { parent = parent ?? $0 }
      return (max(0, index.time(of: row)), parent.map(index.id))
    }
    let (header, object) = try repository.commitHeader(commit)
    return object.withBytes { bytes in
      let time = header.committer.flatMap { line in
        SignatureRange(UnsafeRawBufferPointer(rebasing: bytes[line]))?.time
      }
      return (time ?? 0, header.parentCount > 0 ? header.parent(0, in: bytes) : nil)
    }
  }

  /// The first commit that is no later than `time`, in seconds since 1970, on the way back from one
  /// through first parents; nil where the index does not know where that begins.
  /// - Returns: the last one of the way where all are later, and its date, 0 where it cannot be read.
  package func indexedCommit(
    notAfter time: Int64, from head: ObjectID
  ) -> (commit: ObjectID, time: Int64)? {
    guard var row = index.row(of: head) else { return nil }
    while max(0, index.time(of: row)) > time {
      var parent: Int32?
      index.forEachParent(of: row) { parent = parent ?? $0 }
      guard let parent else { break }
      row = parent
    }
    return (index.id(of: row), max(0, index.time(of: row)))
  }

  /// What is worth to be written to a file; nil where the file is as good.
  /// - Parameters:
  ///   - tip: the commit that the index shall move on to, if any.
  ///   - overlayLimit: so many commits laid over the index are worth it.
  ///   - answerLimit: so many answers are.
  func indexToSave(
    movingTo tip: ObjectID?, overlayLimit: Int, answerLimit: Int
  ) -> HistoryIndex? {
    guard isComplete else { return nil }
    if overlay.count >= overlayLimit, let tip, let row = overlay.commits.row(of: tip) {
      do {
        try makeIndex(of: tip, row: row)
      } catch {
        // What is there already serves as well; the next run scans again.
        return nil
      }
    }
    let isKnown = { (key: UInt64) in
      key >> 32 < UInt64(self.index.commitCount)
        && key & 0xFFFF_FFFF < UInt64(self.index.pathCount)
    }
    let learned =
      answers.substantive.keys.count(where: isKnown) + answers.similar.keys.count(where: isKnown)
      + answers.texts.count
    guard isMade || learned >= answerLimit else { return nil }
    return learned > 0 ? index.adding(answers) : index
  }

  private func history(_ order: RowOrder, floor: Int64) -> History {
    History(
      index, overlay, order, paths: paths, answers: answers, scanned: scanned,
      keptName: keptName, floor: floor)
  }

  /// Makes the index one of what is reachable from a known commit, with nothing laid over it.
  /// Histories that were given out keep what they were made of.
  /// - Throws: `HistoryError` where a tree of the commit cannot be read.
  func makeIndex(of tip: ObjectID, row: Int32) throws(HistoryError) {
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
    guard let (made, numbering) = IndexBuilder.build(all, listing: listing, keeping: keptName)
    else { throw HistoryError.tooLarge(tip) }
    scanned =
      index.commitCount == 0
      ? ScannedBlobs(overlay, rows: order.prefix, paths: numbering.ordered) : nil
    index = made
    overlay = Overlay(index)
    paths = PathTable(index)
    answers = Answers()
    isMade = true
  }
}

extension History {
  /// The files of the history's tip.
  /// - Throws: `GitError` where the commit or a tree is missing or damaged.
  package mutating func listing(_ repository: Repository) throws(GitError) -> TreeListing {
    guard count > 0 else { return TreeListing() }
    let tip = id(of: 0)
    if tip == index.tip { return TreeListing(index) }
    return try TreeListing(
      ofCommit: tip, in: repository, paths: &paths,
      like: index.commitCount > 0 ? TreeListing(index) : nil)
  }
}
