internal import Basics
internal import Git

/// What the comparison of some commits with their parents found. Its commits have no positions yet.
struct ScanPart: Sendable {
  var changes = ChangeTable()

  /// Adds what the next commit changed.
  mutating func append(_ differences: [TreeComparison.Difference], paths: PathTable) {
    let first = changes.count
    for difference in differences {
      changes.paths.append(difference.path)
      changes.kinds.append(difference.kind)
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
}

extension ChangeTable {
  /// Adds the changes of one commit of another table, as those of the next position here.
  /// - Parameters:
  ///   - commit: the commit's place in the other table.
  ///   - numbers: what the other table's path numbers are here.
  mutating func append(
    _ other: ChangeTable, ofCommit commit: Int, as position: CommitTable.Position,
    numbers: [PathTable.Number]
  ) {
    for change in other.ofCommit(CommitTable.Position(commit)) {
      if let end = other.otherEnds[Number(change)] {
        otherEnds[Number(count)] = numbers[Int(end)]
      }
      paths.append(numbers[Int(other.paths[change])])
      kinds.append(other.kinds[change])
      commits.append(position)
      oldIDs.append(other.oldIDs[change])
      newIDs.append(other.newIDs[change])
      areFiles.append(other.areFiles[change])
    }
    starts.append(Int32(count))
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
