package import Basics

/// The commits reachable from a tip, in columns, newest first.
///
/// A commit's position is its place in the order of `git rev-list --date-order`: no parent stands
/// before all its children, and otherwise the newest committer date comes first.
package struct CommitTable: Sendable {
  package typealias Position = Int32

  /// What stands for a date that is missing, unreadable or before 1970: older than all others.
  package static let unknownTime = Int64.min

  package internal(set) var ids: [ObjectID] = []
  package internal(set) var trees: [ObjectID] = []
  /// Committer dates as written, in seconds since 1970.
  package internal(set) var times: [Int64] = []
  package internal(set) var authors: [PersonTable.Number] = []
  var parentStarts: [Int32] = [0]
  var parentList: [Position] = []
  var coAuthorStarts: [Int32] = [0]
  var coAuthorList: [PersonTable.Number] = []
  /// `Docs-reviewed:` trailers by commit, in walk order.
  package internal(set) var reviews: [(commit: Position, area: ByteString)] = []
  /// How many commits have an author, committer or date line that nobody can read, and the newest.
  package internal(set) var malformed: (count: Int, newest: ObjectID?) = (0, nil)

  package init() {}

  package var count: Int { ids.count }

  package func parents(of commit: Position) -> ArraySlice<Position> {
    parentList[Int(parentStarts[Int(commit)])..<Int(parentStarts[Int(commit) + 1])]
  }

  package func isMerge(_ commit: Position) -> Bool {
    parentStarts[Int(commit) + 1] - parentStarts[Int(commit)] > 1
  }

  package func coAuthors(of commit: Position) -> ArraySlice<PersonTable.Number> {
    coAuthorList[Int(coAuthorStarts[Int(commit)])..<Int(coAuthorStarts[Int(commit) + 1])]
  }
}
