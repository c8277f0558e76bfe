internal import Basics
internal import Git

/// What a scan found beyond an index: the commits that it does not know, laid over it.
struct Overlay {
  private(set) var walk: CommitWalk
  private(set) var parts: [ScanPart] = []
  /// By commit: which part, and the place in it.
  private var places: [(part: Int32, place: Int32)] = []
  /// Row and what was done, by path; filled once they are few and asked for.
  private var byPath: [PathID: [UInt32]] = [:]
  /// By path: whether there are any; most are asked for in vain.
  private var isChanged: [Bool] = []

  init(_ index: HistoryIndex) { walk = CommitWalk(index) }

  var commits: ScannedCommits { walk.commits }
  var count: Int { places.count }
  /// Rows of commits that change directories too deep to be followed.
  var tooDeep: [Int32] { parts.flatMap(\.tooDeep) }

  /// Scans what is reachable from `tip` and not known yet.
  /// - Returns: the tip's row.
  /// - Throws: `HistoryError` where an object that is needed cannot be read.
  mutating func extend(
    to tip: ObjectID, in repository: Repository, floor: Int64, paths: inout PathTable,
    report: (ScanProgress) -> Void
  ) throws(HistoryError) -> Int32 {
    let scan = ParallelScan(repository, paths: paths)
    let row: Int32
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
    places += Array(repeating: (0, 0), count: walk.commits.count - places.count)
    for part in found {
      for (place, row) in part.rows.enumerated() {
        places[commits.place(of: row)] = (Int32(parts.count), Int32(place))
      }
      parts.append(part)
    }
    return row
  }

  /// Groups the changes by path.
  mutating func group() {
    byPath = [:]
    for part in parts {
      for (place, row) in part.rows.enumerated() {
        for change in part.changes(ofCommit: place) {
          byPath[part.paths[change], default: []].append(part.flags[change].packed(with: row))
        }
      }
    }
    isChanged = Array(repeating: false, count: Int(byPath.keys.max() ?? -1) + 1)
    for path in byPath.keys { isChanged[Int(path)] = true }
  }

  func changes(of path: PathID) -> [UInt32] {
    guard path >= 0, Int(path) < isChanged.count, isChanged[Int(path)] else { return [] }
    return byPath[path] ?? []
  }

  /// The part that holds a commit's changes, and their places in it.
  func changes(ofCommit row: Int32) -> (part: ScanPart, Range<Int>) {
    let (part, place) = places[commits.place(of: row)]
    return (parts[Int(part)], parts[Int(part)].changes(ofCommit: Int(place)))
  }

  /// The objects before and after a change; nil for one that there is not.
  func blobs(row: Int32, path: PathID) -> (old: ObjectID, new: ObjectID)? {
    let (part, range) = changes(ofCommit: row)
    return range.first { part.paths[$0] == path }.map { (part.oldIDs[$0], part.newIDs[$0]) }
  }
}

/// The objects that a scan met, by the numbers of the index that was made of it. An index does not
/// keep them: there are too many, and few are asked for.
final class ScannedBlobs {
  private let overlay: Overlay
  /// By the index's rows and paths: what they were in the scan.
  private let rows: [Int32]
  private let paths: [PathID]

  init(_ overlay: Overlay, rows: [Int32], paths: [PathID]) {
    self.overlay = overlay
    self.rows = rows
    self.paths = paths
  }

  func blobs(row: Int32, path: PathID) -> (old: ObjectID, new: ObjectID)? {
    overlay.blobs(row: rows[Int(row)], path: paths[Int(path)])
  }
}
