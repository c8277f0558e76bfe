internal import Basics

/// The history of the file at a path, moves followed, newest first.
package struct Lineage: Sendable {
  /// A stretch of history in which the file had one path.
  package struct Segment: Sendable {
    package let path: PathID
    /// The commits of the stretch: positions after `after`, up to and with `through`.
    package let after: CommitPosition
    package let through: CommitPosition
  }

  /// The commits that changed the file, in walk order. Moves that left it as it was are not among
  /// them.
  package internal(set) var changes: [Change] = []
  package internal(set) var segments: [Segment] = []
  /// Additions that were found to be moves with edits: the path that the content came from.
  package internal(set) var similarSources: [Change: PathID] = [:]
}

extension History {
  /// Follows the file at `path` back through history.
  ///
  /// Where the file was moved here, it goes on at the path that the file came from. Where another file
  /// was moved away from here and this one added later, it ends: that is another file.
  /// - Parameter similar: for an addition, the path whose deletion in the same commit it continues,
  ///   if any.
  package func lineage(
    of path: PathID,
    similar: (Change) -> PathID? = { _ in nil }
  ) -> Lineage {
    var lineage = Lineage()
    var path = path
    var after = CommitPosition(raw: -1)
    while true {
      var next: (path: PathID, commit: CommitPosition)?
      var wasAdded = false
      var ended = false
      search: for change in changes(of: path) where change.commit > after {
        switch change.kind {
        case .movedIn:
          if let source = otherEnd(of: change) { next = (source, change.commit) }
          break search
        case .movedOut:
          if wasAdded {
            ended = true
            lineage.segments.append(.init(path: path, after: after, through: change.commit))
            break search
          }
        case .added:
          lineage.changes.append(change)
          wasAdded = true
          if let source = similar(change) {
            lineage.similarSources[change] = source
            next = (source, change.commit)
            break search
          }
        case .modified, .deleted:
          lineage.changes.append(change)
        }
      }
      if ended { return lineage }
      guard let next else {
        lineage.segments.append(.init(path: path, after: after, through: CommitPosition(raw: .max)))
        return lineage
      }
      lineage.segments.append(.init(path: path, after: after, through: next.commit))
      path = next.path
      after = next.commit
    }
  }

  /// Adds the changes of the file at `path`, exact moves followed, newest first.
  package func appendLineage(of path: PathID, to result: inout [Change]) {
    let start = result.count
    appendChanges(of: path, to: &result)
    guard result[start...].contains(where: { !$0.kind.isChange }) else { return }
    result.removeSubrange(start...)
    result += lineage(of: path).changes
  }
}
