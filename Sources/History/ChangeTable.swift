package import Basics
internal import Git

/// What a commit did to a path.
package enum ChangeKind: UInt8, Sendable {
  /// The path holds something else than in every parent.
  case modified
  /// The path stands in no parent.
  case added
  /// The path stood in every parent.
  case deleted
  /// What stood at another path stands here now, unchanged.
  case movedIn
  /// What stood here stands at another path now, unchanged.
  case movedOut

  /// Whether the path's content is another: moves leave it as it was.
  package var isChange: Bool { self != .movedIn && self != .movedOut }
}

/// All changes of all commits, in columns, in walk order.
package struct ChangeTable: Sendable {
  package typealias Number = Int32

  package internal(set) var paths: [PathTable.Number] = []
  package internal(set) var kinds: [ChangeKind] = []
  package internal(set) var commits: [CommitTable.Position] = []
  /// The object before, in the first parent; zero where there was none.
  package internal(set) var oldIDs: [ObjectID] = []
  /// The object after; zero where there is none.
  package internal(set) var newIDs: [ObjectID] = []
  /// Whether what stands there (or stood, for a deletion) is an ordinary file.
  package internal(set) var areFiles: [Bool] = []
  /// For each move, the path at its other end.
  var otherEnds: [Number: PathTable.Number] = [:]
  /// By commit: where its changes begin.
  package internal(set) var starts: [Int32] = [0]

  package init() {}

  package var count: Int { paths.count }

  package func ofCommit(_ commit: CommitTable.Position) -> Range<Int> {
    Int(starts[Int(commit)])..<Int(starts[Int(commit) + 1])
  }

  /// For a move, the path at its other end.
  package func otherEnd(of change: Number) -> PathTable.Number? { otherEnds[change] }
}
