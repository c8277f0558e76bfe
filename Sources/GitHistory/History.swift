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
  let answers: Answers
  /// What the index was made of, where this process made it.
  let scanned: ScannedBlobs?
  private let keptName: ByteString
  /// Commits before it, in seconds since 1970, change nothing.
  package let floor: Int64
  /// Commits that count though they carry an older date, by their number in the archive.
  private(set) var spared: Set<Int32> = []
  package internal(set) var paths: PathTable
  let indexed: Int32

  init(
    _ index: HistoryIndex, _ overlay: Overlay, _ order: RowOrder, paths: PathTable,
    answers: Answers, scanned: ScannedBlobs? = nil, keptName: ByteString, floor: Int64
  ) {
    self.index = index
    self.overlay = overlay
    self.order = order
    self.paths = paths
    self.answers = answers
    self.scanned = scanned
    self.keptName = keptName
    self.floor = floor
    indexed = Int32(index.commitCount)
  }

  /// A history without commits, for a repository that has none yet.
  package static func empty(keeping keptName: ByteString) -> History {
    History(
      .empty, Overlay(.empty), RowOrder(.empty), paths: PathTable(), answers: Answers(),
      keptName: keptName, floor: .min)
  }

  /// How many commits there are.
  package var count: Int { order.count }

  /// Commits that change directories too deep to be followed.
  package var tooDeep: [CommitPosition] {
    positions(index.rows(.tooDeep) + overlay.tooDeep)
      .filter { isInReach(row(of: $0)) }
  }

  /// Lets commits count whatever date they carry.
  package mutating func spare(_ commits: Set<CommitPosition>) {
    if floor > .min { spared.formUnion(commits.map(row)) }
  }

  @inline(__always)
  private func isInReach(_ row: Int32) -> Bool {
    floor == .min || time(ofRow: row) >= floor || spared.contains(row)
  }

  /// Numbers a path that may be unknown to history, such as one that only a work tree holds.
  package mutating func number(_ path: ByteString) -> PathID { paths.insert(path) }
}

// MARK: - Commits

extension History {
  @inline(__always)
  func row(of commit: CommitPosition) -> Int32 { order.row(at: commit) }

  package func id(of commit: CommitPosition) -> ObjectID {
    let row = row(of: commit)
    return row < indexed ? index.id(of: row) : overlay.commits.ids[Int(row - indexed)]
  }

  /// The commit's place; nil for one that is not reachable.
  package func position(of id: ObjectID) -> CommitPosition? {
    guard let row = index.row(of: id) ?? overlay.commits.row(of: id) else { return nil }
    let position = order.position(of: row)
    return position < 0 ? nil : position
  }

  /// The commits that another history of the same archive does not hold.
  package func positions(notIn other: History) -> Set<CommitPosition> {
    // Both were made of one archive, but the other perhaps before its index was made anew.
    let sharesIndex = index === other.index
    return Set(
      (0..<CommitPosition(count)).filter { commit in
        let row = row(of: commit)
        return sharesIndex && row < indexed
          ? other.order.position(of: row) < 0 : other.position(of: id(of: commit)) == nil
      })
  }

  /// The committer date as written, in seconds since 1970, or `unknownTime`.
  @inline(__always)
  package func time(of commit: CommitPosition) -> Int64 { time(ofRow: row(of: commit)) }

  @inline(__always)
  func time(ofRow row: Int32) -> Int64 {
    row < indexed ? index.time(of: row) : overlay.commits.times[Int(row - indexed)]
  }

  /// Every path called by the name whose versions are kept.
  package var keptPaths: [PathID] {
    let keptName = keptName
    return index.rows(.keptPaths)
      + (paths.indexed..<Int32(paths.count)).filter { paths.isNamed($0, keptName) }
  }

  /// Whether no commit from this place on is as new as `time`, in seconds since 1970. Asked of a
  /// place near the front it may answer no though it is so.
  @inline(__always)
  package func isOlder(from commit: CommitPosition, than time: Int64) -> Bool {
    guard commit >= order.prefix.count else { return false }
    return index.newestTime(from: row(of: commit)) < time
  }

  /// The author's number; `PersonID.nobody` where the line names no e-mail.
  @inline(__always)
  package func author(of commit: CommitPosition) -> PersonID {
    let row = row(of: commit)
    return row < indexed ? index.author(of: row) : overlay.commits.authors[Int(row - indexed)]
  }

  func committer(of commit: CommitPosition) -> PersonID {
    let row = row(of: commit)
    return row < indexed
      ? index.committer(of: row) : overlay.commits.committers[Int(row - indexed)]
  }

  /// Those whom `Co-authored-by:` trailers name.
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

  /// What crediting a commit begins with, at once.
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

  /// `Docs-reviewed:` trailers, in walk order.
  package var reviews: [(commit: CommitPosition, area: ByteString)] {
    (index.reviews + overlay.commits.reviews)
      .map { (commit: order.position(of: $0.row), area: $0.area) }
      .filter { $0.commit >= 0 }
      .enumerated().sorted { ($0.element.commit, $0.offset) < ($1.element.commit, $1.offset) }
      .map(\.element)
  }

  /// Commits that have an author, committer or date line that nobody can read, newest first.
  package var malformed: [CommitPosition] {
    positions(index.rows(.malformed) + overlay.commits.malformed)
  }

  /// Commits without a date that can be read.
  package var undated: [CommitPosition] {
    let overlaid = overlay.commits.times.indices.filter { overlay.commits.times[$0] < 0 }
    return positions(index.rows(.undated) + overlaid.map { indexed + Int32($0) })
  }

  private func positions(_ rows: [Int32]) -> [CommitPosition] {
    rows.map(order.position).filter { $0 >= 0 }.sorted()
  }

  /// Every identity that commits carry. Some may belong to commits that are not reachable.
  package var persons: PersonTable { overlay.walk.persons }

  /// Whether the archive knows commits that are not reachable.
  private var lacksCommits: Bool { count < Int(indexed) + overlay.count }

  /// By person: whether a commit that is reachable carries the identity; nil where one does for
  /// everybody.
  package var presentPersons: [Bool]? {
    if !lacksCommits { return nil }
    var isPresent = [Bool](repeating: false, count: persons.count)
    func mark(_ person: PersonID) {
      if person != PersonID.nobody { isPresent[Int(person)] = true }
    }
    for commit in 0..<CommitPosition(count) {
      mark(author(of: commit))
      mark(committer(of: commit))
      if hasCoAuthors(commit) { coAuthors(of: commit).forEach(mark) }
    }
    return isPresent
  }
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
    if path < paths.indexed, path >= 0 {
      for packed in index.changes(of: path) {
        if Int32(packed >> 4) < order.settled { isSorted = false }
        add(packed, path, to: &result)
      }
    }
    if !isSorted {
      result[first...].sort { $0.commit < $1.commit }
    }
  }

  @inline(__always)
  private func add(_ packed: UInt32, _ path: PathID, to result: inout [Change]) {
    let row = Int32(packed >> 4)
    let position = order.position(of: row)
    guard position >= 0, isInReach(row) else { return }
    result.append(
      Change(
        commit: position, row: row, path: path,
        flags: ChangeFlags(bits: UInt8(truncatingIfNeeded: packed))))
  }

  /// Whether a path has changes that may count: of a directory that never was anything else, none.
  package func isChanged(_ path: PathID) -> Bool {
    if path < paths.indexed, path >= 0, !index.changes(of: path).isEmpty { return true }
    return overlay.count > 0 && !overlay.changes(of: path).isEmpty
  }

  /// Calls `body` with the changes of a path by commits that may be as new as `time`, in seconds
  /// since 1970, in no certain order.
  @inline(__always)
  package func forEachChange(
    of path: PathID, since time: Int64, _ body: (CommitPosition, ChangeKind) -> Void
  ) {
    func visit(_ packed: UInt32) {
      let row = Int32(packed >> 4)
      let position = order.position(of: row)
      guard position >= 0, isInReach(row) else { return }
      body(position, ChangeFlags(bits: UInt8(truncatingIfNeeded: packed)).kind)
    }
    if overlay.count > 0 { overlay.changes(of: path).forEach(visit) }
    guard path < paths.indexed else { return }
    for packed in index.changes(of: path) {
      let row = Int32(packed >> 4)
      if row >= order.settled, index.newestTime(from: row) < time { break }
      visit(packed)
    }
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
            commit: commit, row: row, path: Int32(packed >> 4),
            flags: ChangeFlags(bits: UInt8(truncatingIfNeeded: packed))))
      }
    } else {
      let (part, range) = overlay.changes(ofCommit: row)
      for place in range {
        result.append(
          Change(commit: commit, row: row, path: part.paths[place], flags: part.flags[place]))
      }
    }
    return result
  }

  /// For a move, the path at its other end.
  package func otherEnd(of change: Change) -> PathID? {
    guard change.row >= indexed else {
      return index.otherEnd(row: change.row, path: change.path)
    }
    let (part, range) = overlay.changes(ofCommit: change.row)
    return range.first { part.paths[$0] == change.path }.flatMap { part.otherEnds[Int32($0)] }
  }

  /// The objects before and after a change, where they are at hand.
  func keptBlobs(of change: Change) -> (old: ObjectID, new: ObjectID)? {
    guard change.row < indexed else {
      return overlay.blobs(row: change.row, path: change.path)
    }
    return index.blobs(row: change.row, path: change.path)
      ?? scanned?.blobs(row: change.row, path: change.path)
  }

  /// The objects before, in the first parent, and after a change; zero where there was none.
  /// - Parameter repository: is asked where history does not keep them.
  /// - Throws: `GitError` where a tree is missing or damaged.
  package func blobs(
    of change: Change, _ repository: Repository
  ) throws(GitError) -> (old: ObjectID, new: ObjectID) {
    if let kept = keptBlobs(of: change) { return kept }
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
