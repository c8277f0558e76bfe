internal import Basics

/// The history of the file at a path, moves followed.
package struct Lineage: Sendable {
  /// A name that the file had.
  package struct Name: Sendable {
    package let path: PathID
    /// The commits that moved the file away from it; empty for the name it has. What descends from one
    /// of them does not belong to the file under this name.
    package let departures: [CommitPosition]
    /// The name for which it was left; nil for the one that the file has.
    package let next: PathID?
  }

  /// The commits that changed the file, newest first in walk order. Moves that left it as it was are
  /// not among them.
  package internal(set) var changes: [Change] = []
  /// The newest first; the path asked for stands first.
  package internal(set) var names: [Name] = []
  /// Commits by which another file left the name that this one has: only what descends from all of them is
  /// this one's under that name.
  package internal(set) var begins: [CommitPosition] = []
  /// Moves by which the file went elsewhere on one branch while another kept it, newest first in walk
  /// order.
  package internal(set) var exits: [Change] = []
  /// Additions that were found to be moves with edits: the path that the content came from.
  package internal(set) var similarSources: [Change: PathID] = [:]
}

extension History {
  /// Follows the file at `path` back through history.
  ///
  /// Before and after a move mean ancestry: a change under a former name belongs to the file unless its
  /// commit descends from the move. Where another file came to that name later, it owns only what
  /// descends from the move.
  /// - Parameters:
  ///   - follows: whether a file may come from a path or go there; if not, it appears or disappears.
  ///   - similar: for an addition, the path whose deletion in the same commit it continues, if any.
  ///   - leaves: for a deletion, whether an addition in the same commit continues it.
  package func lineage(
    of path: PathID, follows: (PathID) -> Bool = { _ in true },
    similar: (Change) -> PathID? = { _ in nil }, leaves: (Change) -> Bool = { _ in false }
  ) -> Lineage {
    var lineage = Lineage()
    var waiting = [Lineage.Name(path: path, departures: [], next: nil)]
    var met: Set<Stretch> = []
    while !waiting.isEmpty {
      let name = waiting.removeFirst()
      guard met.insert(Stretch(path: name.path, departures: name.departures)).inserted else {
        continue
      }
      lineage.names.append(name)
      let arrivals = collect(name, into: &lineage, follows, similar, leaves)
      for (source, commits) in arrivals {
        waiting.append(Lineage.Name(path: source, departures: commits, next: name.path))
      }
    }
    if lineage.names.count > 1 {
      var seen: Set<Change> = []
      lineage.changes = lineage.changes.filter { seen.insert($0).inserted }
        .sorted { ($0.commit, $0.path) < ($1.commit, $1.path) }
      lineage.exits.sort { ($0.commit, $0.path) < ($1.commit, $1.path) }
    }
    return lineage
  }

  private struct Stretch: Hashable {
    let path: PathID
    let departures: [CommitPosition]
  }

  /// Adds the file's changes under one name.
  /// - Returns: the paths that it came from, with the commits that moved it here.
  private func collect(
    _ name: Lineage.Name, into lineage: inout Lineage, _ follows: (PathID) -> Bool,
    _ similar: (Change) -> PathID?, _ leaves: (Change) -> Bool
  ) -> [(source: PathID, commits: [CommitPosition])] {
    let all = changes(of: name.path)
    let merges = name.departures.filter { departure in
      isMerge(departure) && !all.contains { $0.commit == departure && $0.kind == .movedOut }
    }
    var births: [CommitPosition] = []
    if merges.count == name.departures.count {
      for merge in merges { births += self.births(before: merge, all) }
    }
    func isMine(_ commit: CommitPosition) -> Bool {
      if name.departures.contains(where: { ancestry.isAncestor($0, of: commit) }) { return false }
      return births.isEmpty || births.contains { ancestry.isAncestor($0, of: commit) }
    }
    func isFollowed(_ change: Change) -> Bool {
      change.kind.isChange || otherEnd(of: change).map(follows) ?? true
    }
    let events = all.filter { isMine($0.commit) }.map { isFollowed($0) ? $0 : $0.asChange }
    // Where a file left the name and another came to it later.
    let ends = events.filter { end in
      (end.kind == .movedOut || end.kind == .deleted)
        && events.contains { change in
          (change.kind == .added || change.kind == .movedIn) && change.commit < end.commit
            && ancestry.isAncestor(end.commit, of: change.commit)
        } && (end.kind == .movedOut || leaves(end))
    }
    .map(\.commit)
    if name.next == nil { lineage.begins = ends }
    var arrivals: [CommitPosition] = []
    var sources: [(source: PathID, commits: [CommitPosition])] = []
    func arrive(_ source: PathID, _ commit: CommitPosition) {
      arrivals.append(commit)
      if let index = sources.firstIndex(where: { $0.source == source }) {
        sources[index].commits.append(commit)
      } else {
        sources.append((source, [commit]))
      }
    }
    for change in events {
      let commit = change.commit
      if arrivals.contains(where: { ancestry.isAncestor(commit, of: $0) })
        || ends.contains(where: { $0 == commit || !ancestry.isAncestor($0, of: commit) })
      {
        continue
      }
      switch change.kind {
      case .movedIn:
        if let source = otherEnd(of: change) { arrive(source, commit) }
      case .movedOut: lineage.exits.append(change)
      case .added:
        lineage.changes.append(change)
        if let source = similar(change), follows(source) {
          lineage.similarSources[change] = source
          arrive(source, commit)
        }
      case .modified, .deleted:
        lineage.changes.append(change)
      }
    }
    return sources
  }

  /// Where the file came to be that a merge took from one of its parents, while another one may have a
  /// file of its own under that name.
  /// - Parameter changes: those of the name.
  private func births(before merge: CommitPosition, _ changes: [Change]) -> [CommitPosition] {
    let births = changes.filter { $0.kind == .added || $0.kind == .movedIn }.map(\.commit)
    let byParent = parents(of: merge)
      .map { parent in births.filter { ancestry.isAncestor($0, of: parent) } }
    let first = Set(byParent.first ?? [])
    let others = byParent.dropFirst().joined().filter { !first.contains($0) }
    return others.isEmpty ? Array(first) : others
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

extension Change {
  /// A move that is not followed: the file appears, or disappears.
  fileprivate var asChange: Change {
    let kind = kind == .movedIn ? ChangeKind.added : .deleted
    return Change(
      commit: commit, row: row, path: path, flags: ChangeFlags(kind, isFile: isFile))
  }
}
