internal import Basics
internal import Git

/// How the commits of a batch differ from their parents: changes in columns, commit by commit.
struct CommitDiffs: Sendable {
  /// The commits' rows.
  let rows: [CommitRow]
  /// Rows of commits that change directories too deep to be followed.
  private(set) var tooDeep: [CommitRow] = []
  private(set) var paths: [PathID] = []
  private(set) var flags: [ChangeFlags] = []
  /// The objects before, in the first parent; zero where there was none.
  private(set) var oldIDs: [ObjectID] = []
  /// The objects after; zero where there is none.
  private(set) var newIDs: [ObjectID] = []
  /// By change that is one end of a move: the path at its other end.
  private(set) var otherEnds: [Int32: PathID] = [:]
  private var starts: [Int32] = [0]

  init(rows: [CommitRow]) {
    self.rows = rows
    starts.reserveCapacity(rows.count + 1)
  }

  /// The indices of a commit's changes.
  /// - Parameter index: the commit's, in `rows`.
  func changes(ofCommitAt index: Int) -> Range<Int> {
    Int(starts[index])..<Int(starts[index + 1])
  }

  /// Adds what the next commit changed.
  /// - Parameters:
  ///   - merged: what single parents of a merge hold, and the merge does not hold there.
  ///   - isTooDeep: whether some of that lay too deep to be followed.
  mutating func append(
    _ differences: [TreeComparison.Difference], merged: [TreeComparison.Merged],
    isTooDeep: Bool, paths table: PathTable
  ) {
    if isTooDeep { tooDeep.append(rows[starts.count - 1]) }
    let first = flags.count
    for difference in differences {
      paths.append(difference.path)
      flags.append(ChangeFlags(difference.kind, isFile: difference.type == .file))
      oldIDs.append(difference.oldID)
      newIDs.append(difference.newID)
    }
    for pair in MovePairing.pairs(in: differences, merged: merged, paths: table) {
      let to = first + pair.to
      flags[to] = ChangeFlags(.movedIn, isFile: flags[to].isFile)
      otherEnds[Int32(to)] = pair.source
      guard let from = pair.from.map({ first + $0 }) else { continue }
      flags[from] = ChangeFlags(.movedOut, isFile: flags[from].isFile)
      otherEnds[Int32(from)] = differences[pair.to].path
    }
    starts.append(Int32(flags.count))
  }

  /// Replaces the ids that a thread gave to paths by those of the table that all share.
  /// - Parameters:
  ///   - ids: by the thread's ids from `indexed` on.
  ///   - indexed: ids below it are the same everywhere.
  mutating func renumber(_ ids: [PathID], from indexed: PathID) {
    paths.withUnsafeMutableBufferPointer { paths in
      for index in paths.indices where paths[index] >= indexed {
        paths[index] = ids[Int(paths[index].raw - indexed.raw)]
      }
    }
    otherEnds = otherEnds.mapValues { $0 < indexed ? $0 : ids[Int($0.raw - indexed.raw)] }
  }
}
