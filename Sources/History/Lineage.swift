internal import Basics

/// The life of the file that stands at a path now, moves followed, newest first.
package struct Lineage: Sendable {
  /// A stretch of history in which the file stood at one path.
  package struct Segment: Sendable {
    package let path: PathTable.Number
    /// The commits of the stretch: positions after `after`, up to and with `through`.
    package let after: CommitTable.Position
    package let through: CommitTable.Position
  }

  /// The commits that changed the file, in walk order. Moves that left it as it was are not among
  /// them.
  package internal(set) var changes: [ChangeTable.Number] = []
  package internal(set) var segments: [Segment] = []
  /// Additions that were found to be moves with edits: the path that the content came from.
  package internal(set) var similarSources: [ChangeTable.Number: PathTable.Number] = [:]
}

extension History {
  /// Follows the file that stands at `path` back through history.
  ///
  /// Where the file was moved here, the story goes on at the path that it came from. Where another
  /// file was moved away from here and this one added later, the story ends: it is another file.
  /// - Parameter similar: for an addition, the path whose deletion in the same commit it continues,
  ///   if any.
  package func lineage(
    of path: PathTable.Number,
    similar: (ChangeTable.Number) -> PathTable.Number? = { _ in nil }
  ) -> Lineage {
    var lineage = Lineage()
    var path = path
    var after: CommitTable.Position = -1
    while true {
      var next: (path: PathTable.Number, commit: CommitTable.Position)?
      var wasAdded = false
      var ended = false
      let list = changes(of: path)
      search: for change in list[firstIndex(in: list, after: after)...] {
        let commit = changes.commits[Int(change)]
        switch changes.kinds[Int(change)] {
        case .movedIn:
          if let source = changes.otherEnd(of: change) { next = (source, commit) }
          break search
        case .movedOut:
          if wasAdded {
            ended = true
            lineage.segments.append(.init(path: path, after: after, through: commit))
            break search
          }
        case .added:
          lineage.changes.append(change)
          wasAdded = true
          if let source = similar(change) {
            lineage.similarSources[change] = source
            next = (source, commit)
            break search
          }
        case .modified, .deleted:
          lineage.changes.append(change)
        }
      }
      if ended { return lineage }
      guard let next else {
        lineage.segments.append(.init(path: path, after: after, through: .max))
        return lineage
      }
      lineage.segments.append(.init(path: path, after: after, through: next.commit))
      path = next.path
      after = next.commit
    }
  }

  /// Where the changes of commits after position `after` begin.
  private func firstIndex(
    in list: ArraySlice<ChangeTable.Number>, after: CommitTable.Position
  ) -> Int {
    var low = list.startIndex
    var high = list.endIndex
    while low < high {
      let middle = (low + high) / 2
      if changes.commits[Int(list[middle])] <= after { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
