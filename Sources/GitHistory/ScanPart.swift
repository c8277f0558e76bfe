internal import Basics
internal import Git

/// What the comparison of some neighbouring commits with their parents found.
struct ScanPart: Sendable {
  /// The commits' rows.
  let rows: [Int32]
  /// Those of commits that change directories too deep to be followed.
  private(set) var tooDeep: [Int32] = []
  private(set) var paths: [PathID] = []
  private(set) var flags: [ChangeFlags] = []
  /// The objects before, in the first parent; zero where there was none.
  private(set) var oldIDs: [ObjectID] = []
  /// The objects after; zero where there is none.
  private(set) var newIDs: [ObjectID] = []
  /// For each move, the path at its other end.
  private(set) var otherEnds: [Int32: PathID] = [:]
  private var starts: [Int32] = [0]

  init(rows: [Int32]) {
    self.rows = rows
    starts.reserveCapacity(rows.count + 1)
  }

  func changes(ofCommit place: Int) -> Range<Int> {
    Int(starts[place])..<Int(starts[place + 1])
  }

  /// Adds what the next commit changed.
  /// - Parameter isTooDeep: whether some of that lay too deep to be followed.
  mutating func append(
    _ differences: [TreeComparison.Difference], isTooDeep: Bool, paths table: PathTable
  ) {
    if isTooDeep { tooDeep.append(rows[starts.count - 1]) }
    let first = flags.count
    for difference in differences {
      paths.append(difference.path)
      flags.append(ChangeFlags(difference.kind, isFile: difference.type == .file))
      oldIDs.append(difference.oldID)
      newIDs.append(difference.newID)
    }
    for pair in MovePairing.pairs(in: differences, paths: table) {
      flags[first + pair.from] = ChangeFlags(.movedOut, isFile: flags[first + pair.from].isFile)
      flags[first + pair.to] = ChangeFlags(.movedIn, isFile: flags[first + pair.to].isFile)
      otherEnds[Int32(first + pair.from)] = differences[pair.to].path
      otherEnds[Int32(first + pair.to)] = differences[pair.from].path
    }
    starts.append(Int32(flags.count))
  }

  /// Replaces the numbers that a thread gave to paths by those of the table that all share.
  /// - Parameter indexed: numbers below it are the same everywhere.
  mutating func renumber(_ numbers: [PathID], from indexed: PathID) {
    paths.withUnsafeMutableBufferPointer { paths in
      for place in paths.indices where paths[place] >= indexed {
        paths[place] = numbers[Int(paths[place] - indexed)]
      }
    }
    otherEnds = otherEnds.mapValues { $0 < indexed ? $0 : numbers[Int($0 - indexed)] }
  }
}
