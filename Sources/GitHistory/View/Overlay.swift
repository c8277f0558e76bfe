internal import Basics
internal import Git

/// What a scan found beyond an index: the commits that the index does not hold.
struct Overlay {
  private(set) var walk: CommitWalk
  private(set) var diffs: [CommitDiffs] = []
  /// By commit: which of `diffs` holds its changes, and its index there.
  private var locations: [(diffs: Int32, index: Int32)] = []
  /// Rows packed with what was done, by path; filled by `group`.
  private var byPath: [PathID: [UInt32]] = [:]
  /// By path: whether it has changes, because most paths have none and that is quicker than hashing.
  private var isChanged: [Bool] = []

  init(_ index: HistoryIndex) { walk = CommitWalk(index) }

  var commits: ScannedCommits { walk.commits }
  var count: Int { locations.count }
  /// Rows of commits that change directories too deep to be followed.
  var tooDeep: [CommitRow] { diffs.flatMap(\.tooDeep) }

  /// Scans what is reachable from `tip` and not known yet.
  /// - Returns: the tip's row.
  /// - Throws: `HistoryError` where an object that is needed cannot be read.
  mutating func extend(
    to tip: ObjectID, in repository: Repository, floor: Int64, paths: inout PathTable,
    report: (ScanProgress) -> Void
  ) throws(HistoryError) -> CommitRow {
    let scan = ParallelScan(repository, paths: paths)
    let row: CommitRow
    do {
      row = try walk.run(
        from: tip, in: repository, floor: floor, publish: scan.take,
        progress: { report(.reading($0)) })
    } catch {
      scan.cancel()
      throw error
    }
    let (found, table) = try scan.finish(report: report)
    paths = table
    locations += Array(repeating: (0, 0), count: walk.commits.count - locations.count)
    for part in found {
      for (index, row) in part.rows.enumerated() {
        locations[commits.index(of: row)] = (Int32(diffs.count), Int32(index))
      }
      diffs.append(part)
    }
    return row
  }

  /// Groups the changes by path.
  mutating func group() {
    byPath = [:]
    for part in diffs {
      for (index, row) in part.rows.enumerated() {
        for change in part.changes(ofCommitAt: index) {
          byPath[part.paths[change], default: []].append(part.flags[change].packed(with: row))
        }
      }
    }
    isChanged = Array(repeating: false, count: (byPath.keys.max()?.index ?? -1) + 1)
    for path in byPath.keys { isChanged[path.index] = true }
  }

  /// Rows packed with what was done.
  func changes(of path: PathID) -> [UInt32] {
    guard path.raw >= 0, path.index < isChanged.count, isChanged[path.index] else { return [] }
    return byPath[path] ?? []
  }

  /// The columns that hold a commit's changes, and their indices in them.
  func changes(ofCommit row: CommitRow) -> (diffs: CommitDiffs, Range<Int>) {
    let location = locations[commits.index(of: row)]
    let diffs = diffs[Int(location.diffs)]
    return (diffs, diffs.changes(ofCommitAt: Int(location.index)))
  }

  /// The objects before and after a change; nil where the overlay has no such change.
  func blobs(row: CommitRow, path: PathID) -> (old: ObjectID, new: ObjectID)? {
    let (diffs, range) = changes(ofCommit: row)
    return range.first { diffs.paths[$0] == path }.map { (diffs.oldIDs[$0], diffs.newIDs[$0]) }
  }
}
