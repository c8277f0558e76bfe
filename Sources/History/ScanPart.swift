internal import Basics
internal import Git

/// What the comparison of some commits with their parents found.
struct ScanPart: Sendable {
  var changes = ChangeTable()

  /// Adds what a commit changed; the commits are added in walk order.
  mutating func append(
    _ differences: [TreeComparison.Difference], of commit: CommitTable.Position,
    paths: PathTable
  ) {
    let first = changes.count
    for difference in differences {
      changes.paths.append(difference.path)
      changes.kinds.append(difference.kind)
      changes.commits.append(commit)
      changes.oldIDs.append(difference.oldID)
      changes.newIDs.append(difference.newID)
      changes.areFiles.append(difference.type == .file)
    }
    for pair in MovePairing.pairs(in: differences, paths: paths) {
      changes.kinds[first + pair.from] = .movedOut
      changes.kinds[first + pair.to] = .movedIn
      changes.otherEnds[ChangeTable.Number(first + pair.from)] = differences[pair.to].path
      changes.otherEnds[ChangeTable.Number(first + pair.to)] = differences[pair.from].path
    }
    changes.starts.append(Int32(changes.count))
  }

  /// Adds the part that follows in walk order.
  /// - Parameter numbers: what the part's path numbers are here.
  mutating func append(_ part: ScanPart, numbers: [PathTable.Number]) {
    let first = changes.count
    changes.paths += part.changes.paths.map { numbers[Int($0)] }
    changes.kinds += part.changes.kinds
    changes.commits += part.changes.commits
    changes.oldIDs += part.changes.oldIDs
    changes.newIDs += part.changes.newIDs
    changes.areFiles += part.changes.areFiles
    for (change, path) in part.changes.otherEnds {
      changes.otherEnds[change + ChangeTable.Number(first)] = numbers[Int(path)]
    }
    changes.starts += part.changes.starts.dropFirst().map { $0 + Int32(first) }
  }
}

extension PathTable {
  /// Adds all paths of another table; gives the numbers that they have here.
  mutating func insert(_ other: PathTable) -> [Number] {
    var numbers: [Number] = []
    numbers.reserveCapacity(other.count)
    for number in 0..<Number(other.count) {
      // A directory is numbered before what lies in it.
      let parent = other.directory(of: number)
      let directory = parent == Self.root ? parent : numbers[Int(parent)]
      numbers.append(other.name(of: number).withUnsafeBytes { insert($0, in: directory) })
    }
    return numbers
  }
}
