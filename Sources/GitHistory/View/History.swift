package import Basics
package import Git

/// The history of one commit: everything reachable from it, in the order of `git rev-list
/// --date-order`.
///
/// A commit is named by its position in that order: no parent stands before all its children, and
/// otherwise the newest committer date comes first.
package struct History {
  let index: HistoryIndex
  let overlay: Overlay
  let order: RowOrder
  let analysis: BlobAnalysis
  /// Which commits descend from which.
  package let ancestry: Ancestry
  /// What the index was made of, where this process made it.
  let scanned: ScanBlobIDs?
  private let recordedName: ByteString
  /// Commits before it, in seconds since 1970, change nothing.
  package let floor: Int64
  /// Commits that count though they are older than the floor.
  private(set) var spared: Set<CommitRow> = []
  package internal(set) var paths: PathTable
  /// One past the last of the index's rows.
  let indexed: CommitRow

  init(
    _ index: HistoryIndex, _ overlay: Overlay, _ order: RowOrder, paths: PathTable,
    analysis: BlobAnalysis, scanned: ScanBlobIDs? = nil, recording recordedName: ByteString,
    floor: Int64
  ) {
    self.index = index
    self.overlay = overlay
    self.order = order
    self.paths = paths
    self.analysis = analysis
    ancestry = Ancestry(index, overlay.commits, order)
    self.scanned = scanned
    self.recordedName = recordedName
    self.floor = floor
    indexed = CommitRow(index.commitCount)
  }

  /// A history without commits, for a repository that has none yet.
  package static func empty(recording recordedName: ByteString) -> History {
    History(
      .empty, Overlay(.empty), RowOrder(.empty), paths: PathTable(), analysis: BlobAnalysis(),
      recording: recordedName, floor: .min)
  }

  /// How many commits there are.
  package var count: Int { order.count }

  /// Whether another history is that of the same commit and numbers persons alike.
  package func isSame(as other: History) -> Bool {
    index === other.index && count == other.count && persons.count == other.persons.count
      && spared == other.spared
      && (count == 0 || id(of: CommitPosition(0)) == other.id(of: CommitPosition(0)))
  }

  /// All commits, newest first.
  package var commits: Range<CommitPosition> { CommitPosition(0)..<CommitPosition(count) }

  /// Commits that change directories too deep to be followed.
  package var tooDeep: [CommitPosition] {
    positions(index.ids(.tooDeep) + overlay.tooDeep)
      .filter { isInReach(row(of: $0)) }
  }

  /// Lets commits count though they are older than the floor.
  package mutating func spare(_ commits: Set<CommitPosition>) {
    if floor > .min { spared.formUnion(commits.map(row)) }
  }

  @inline(__always)
  private func isInReach(_ row: CommitRow) -> Bool {
    floor == .min || time(ofRow: row) >= floor || spared.contains(row)
  }

  /// Whether a commit counts: one before the floor is as if it were not there.
  package func counts(_ commit: CommitPosition) -> Bool {
    floor == .min || isInReach(row(of: commit))
  }

  /// The id of a path that may be unknown to history, such as one that only a work tree holds.
  package mutating func id(ofNew path: ByteString) -> PathID { paths.insert(path) }
}

// MARK: - Commits

extension History {
  @inline(__always)
  func row(of commit: CommitPosition) -> CommitRow { order.row(at: commit) }

  package func id(of commit: CommitPosition) -> ObjectID {
    let row = row(of: commit)
    return row < indexed ? index.id(of: row) : overlay.commits.ids[indexed.distance(to: row)]
  }

  /// The commit's position; nil for one that is not reachable.
  package func position(of id: ObjectID) -> CommitPosition? {
    guard let row = index.row(of: id) ?? overlay.commits.row(of: id) else { return nil }
    let position = order.position(of: row)
    return position == .unreachable ? nil : position
  }

  /// The commits that another history of the same store does not hold.
  package func positions(notIn other: History) -> Set<CommitPosition> {
    // The store may have made its index anew between the two.
    let sharesIndex = index === other.index
    return Set(
      commits.filter { commit in
        let row = row(of: commit)
        return sharesIndex && row < indexed
          ? other.order.position(of: row) == .unreachable
          : other.position(of: id(of: commit)) == nil
      })
  }

  /// The committer date as written, in seconds since 1970, or `CommitTime.unknown`.
  @inline(__always)
  package func time(of commit: CommitPosition) -> Int64 { time(ofRow: row(of: commit)) }

  @inline(__always)
  func time(ofRow row: CommitRow) -> Int64 {
    row < indexed ? index.time(of: row) : overlay.commits.times[indexed.distance(to: row)]
  }

  /// Every path with the recorded name.
  package var recordedPaths: [PathID] {
    let recordedName = recordedName
    return index.ids(.recordedPaths)
      + paths.unsorted.filter { paths.isNamed($0, recordedName) }
  }

  /// Whether no commit from this position on is as new as `time`, in seconds since 1970. Near the
  /// front it may answer no although it is so.
  @inline(__always)
  package func isOlder(from commit: CommitPosition, than time: Int64) -> Bool {
    guard commit.index >= order.prefix.count else { return false }
    return index.newestTime(from: row(of: commit)) < time
  }

  /// The author; `nobody` where the line names no e-mail.
  @inline(__always)
  package func author(of commit: CommitPosition) -> PersonID {
    let row = row(of: commit)
    return row < indexed
      ? index.author(of: row) : overlay.commits.authors[indexed.distance(to: row)]
  }

  /// The committer; `nobody` where the line names no e-mail.
  package func committer(of commit: CommitPosition) -> PersonID {
    let row = row(of: commit)
    return row < indexed
      ? index.committer(of: row) : overlay.commits.committers[indexed.distance(to: row)]
  }

  /// The persons whom `Co-authored-by:` trailers name.
  package func coAuthors(of commit: CommitPosition) -> [PersonID] {
    let row = row(of: commit)
    return row < indexed ? index.coAuthors(of: row) : overlay.commits.coAuthors[row] ?? []
  }

  @inline(__always)
  package func hasCoAuthors(_ commit: CommitPosition) -> Bool {
    let row = row(of: commit)
    return row < indexed ? index.hasCoAuthors(row) : overlay.commits.coAuthors[row] != nil
  }

  @inline(__always)
  package func isMerge(_ commit: CommitPosition) -> Bool {
    let row = row(of: commit)
    return row < indexed ? index.isMerge(row) : overlay.commits.parents(of: row).count > 1
  }

  /// The author, whether there are co-authors, and whether there are several parents: read at once.
  package func creditLine(
    of commit: CommitPosition
  ) -> (author: PersonID, hasCoAuthors: Bool, isMerge: Bool) {
    let row = row(of: commit)
    guard row < indexed else {
      return (author(of: commit), hasCoAuthors(commit), isMerge(commit))
    }
    return index.creditLine(of: row)
  }

  /// The parents, in the order written.
  package func parents(of commit: CommitPosition) -> [CommitPosition] {
    let row = row(of: commit)
    guard row < indexed else {
      return overlay.commits.parents(of: row).map(order.position)
    }
    var parents: [CommitPosition] = []
    index.forEachParent(of: row) { parents.append(order.position(of: $0)) }
    return parents
  }

  /// `Docs-reviewed:` lines, in walk order.
  package var reviews: [(commit: CommitPosition, line: ReviewLine)] {
    reachable(index.reviews.map { ($0.row, $0.line) } + overlay.commits.reviews)
      .map { ($0.commit, $0.value) }
  }

  /// Merges whose subject says "from HANDLE/…", in walk order, with the handle in lower case.
  package var mergedHandles: [(commit: CommitPosition, handle: ByteString)] {
    reachable(index.mergedHandles.map { ($0.row, $0.handle) } + overlay.commits.mergedHandles)
      .map { ($0.commit, $0.value) }
  }

  /// Whom `Assisted-by:` and `Generated-by:` lines name, in walk order; `nobody` for one without an
  /// address.
  package var helpers: [(commit: CommitPosition, person: PersonID)] {
    reachable(index.helpers.map { ($0.row, $0.person) } + overlay.commits.helpers)
      .map { ($0.commit, $0.value) }
  }

  private func reachable<Value>(
    _ values: [(row: CommitRow, Value)]
  ) -> [(commit: CommitPosition, value: Value)] {
    values.map { (commit: order.position(of: $0.row), value: $0.1) }
      .filter { $0.commit != .unreachable }
      .enumerated().sorted { ($0.element.commit, $0.offset) < ($1.element.commit, $1.offset) }
      .map(\.element)
  }

  /// Commits with an unreadable author, committer or date line, newest first.
  package var malformed: [CommitPosition] {
    positions(index.ids(.malformed) + overlay.commits.malformed)
  }

  /// Commits without a readable date, newest first.
  package var undated: [CommitPosition] {
    let overlaid = overlay.commits.times.indices.filter { overlay.commits.times[$0] < 0 }
    return positions(index.ids(.undated) + overlaid.map(indexed.advanced))
  }

  private func positions(_ rows: [CommitRow]) -> [CommitPosition] {
    rows.map(order.position).filter { $0 != .unreachable }.sorted()
  }

  /// Every identity that commits carry. Some may belong to commits that are not reachable.
  package var persons: PersonTable { overlay.walk.persons }
}

// MARK: - Changes

extension History {
  /// The changes of one path, newest first in walk order, moves included.
  package func changes(of path: PathID) -> [Change] {
    var result: [Change] = []
    appendChanges(of: path, to: &result)
    return result
  }

  /// Adds the changes of one path, newest first in walk order, moves included.
  package func appendChanges(of path: PathID, to result: inout [Change]) {
    let first = result.count
    var isSorted = true
    if overlay.count > 0 {
      for packed in overlay.changes(of: path) { add(packed, path, to: &result) }
      isSorted = result.count - first < 2
    }
    if path < paths.indexed, path != .root {
      for packed in index.changes(of: path) {
        if CommitRow(packed: packed) < order.settled { isSorted = false }
        add(packed, path, to: &result)
      }
    }
    if !isSorted {
      result[first...].sort { $0.commit < $1.commit }
    }
  }

  @inline(__always)
  private func add(_ packed: UInt32, _ path: PathID, to result: inout [Change]) {
    let row = CommitRow(packed: packed)
    let position = order.position(of: row)
    guard position != .unreachable, isInReach(row) else { return }
    result.append(
      Change(commit: position, row: row, path: path, flags: ChangeFlags(packed: packed)))
  }

  /// Whether any commit that the store holds changed a path. None changes a directory.
  package func isChanged(_ path: PathID) -> Bool {
    if path < paths.indexed, path != .root, !index.changes(of: path).isEmpty { return true }
    return overlay.count > 0 && !overlay.changes(of: path).isEmpty
  }

  /// The last position at which a commit may stand that is as new as `time`, in seconds since 1970; -1
  /// for none.
  package func lastPosition(since time: Int64) -> CommitPosition {
    let first = order.prefix.count
    let end = (first..<max(first, count)).partitioningIndex {
      index.newestTime(from: row(of: CommitPosition($0))) < time
    }
    return CommitPosition(raw: Int32(end) - 1)
  }

  /// Calls `body` with the changes of a path by commits up to a position, in no particular order.
  @inline(__always)
  package func forEachChange(
    of path: PathID, through last: CommitPosition, _ body: (CommitPosition, ChangeKind) -> Void
  ) {
    if overlay.count > 0 {
      for packed in overlay.changes(of: path) { visit(packed, through: last, body) }
    }
    guard path < paths.indexed else { return }
    for packed in index.changes(of: path) {
      let row = CommitRow(packed: packed)
      if row >= order.settled, order.position(of: row) > last { break }
      visit(packed, through: last, body)
    }
  }

  @inline(__always)
  private func visit(
    _ packed: UInt32, through last: CommitPosition, _ body: (CommitPosition, ChangeKind) -> Void
  ) {
    let row = CommitRow(packed: packed)
    let position = order.position(of: row)
    guard position != .unreachable, position <= last, isInReach(row) else { return }
    body(position, ChangeFlags(packed: packed).kind)
  }

  /// How many paths a commit changed, moves counted as a deletion and an addition.
  package func changeCount(of commit: CommitPosition) -> Int {
    let row = row(of: commit)
    if !isInReach(row) { return 0 }
    return row < indexed
      ? index.changeCount(ofCommit: row) : overlay.changes(ofCommit: row).1.count
  }

  /// What a commit changed.
  package func changes(ofCommit commit: CommitPosition) -> [Change] {
    let row = row(of: commit)
    if !isInReach(row) { return [] }
    var result: [Change] = []
    if row < indexed {
      for packed in index.changes(ofCommit: row) {
        result.append(
          Change(
            commit: commit, row: row, path: PathID(packed: packed),
            flags: ChangeFlags(packed: packed)))
      }
    } else {
      let (diffs, range) = overlay.changes(ofCommit: row)
      for index in range {
        result.append(
          Change(commit: commit, row: row, path: diffs.paths[index], flags: diffs.flags[index]))
      }
    }
    return result
  }

  /// For a move, the path at its other end.
  package func otherEnd(of change: Change) -> PathID? {
    guard change.row >= indexed else { return index.otherEnd(of: change.key) }
    let (diffs, range) = overlay.changes(ofCommit: change.row)
    return range.first { diffs.paths[$0] == change.path }.flatMap { diffs.otherEnds[Int32($0)] }
  }

  /// The objects before and after a change, where that reads no commit and no tree.
  func recordedBlobs(of change: Change) -> (old: ObjectID, new: ObjectID)? {
    guard change.row < indexed else {
      return overlay.blobs(row: change.row, path: change.path)
    }
    return index.recordedBlobs(of: change.key)
      ?? scanned?.blobs(row: change.row, path: change.path)
  }

  /// The objects before, in the first parent, and after a change; zero where there was none.
  /// - Parameter repository: is asked where history does not record them.
  /// - Throws: `GitError` where a tree is missing or damaged.
  package func blobs(
    of change: Change, _ repository: Repository
  ) throws(GitError) -> (old: ObjectID, new: ObjectID) {
    if let recorded = recordedBlobs(of: change) { return recorded }
    let path = paths.path(change.path)
    let commit = id(of: change.commit)
    let (header, object) = try repository.commitHeader(commit)
    var old = ObjectID.zero
    var new = ObjectID.zero
    if header.parentCount > 0, change.kind != .added {
      let parent = object.withBytes { header.parent(0, in: $0) }
      let tree = try repository.commitHeader(parent).0.tree
      old = try repository.entry(at: path, in: tree)?.id ?? .zero
    }
    if change.kind != .deleted, change.kind != .movedOut {
      new = try repository.entry(at: path, in: header.tree)?.id ?? .zero
    }
    return (old, new)
  }
}
