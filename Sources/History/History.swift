package import Basics

/// Everything that one walk found, for one tip.
package struct History: Sendable {
  package let commits: CommitTable
  package let persons: PersonTable
  package internal(set) var paths: PathTable
  package let changes: ChangeTable
  /// Directories that lie too deep to be followed.
  package let skippedDirectories: Int

  /// Changes grouped by path, in walk order within each.
  private let byPath: [ChangeTable.Number]
  private let pathStarts: [Int32]

  init(
    commits: CommitTable, persons: PersonTable, paths: PathTable, changes: ChangeTable,
    skippedDirectories: Int
  ) {
    self.commits = commits
    self.persons = persons
    self.paths = paths
    self.changes = changes
    self.skippedDirectories = skippedDirectories
    var starts = [Int32](repeating: 0, count: paths.count + 1)
    for path in changes.paths { starts[Int(path) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var grouped = [ChangeTable.Number](repeating: 0, count: changes.count)
    for (number, path) in changes.paths.enumerated() {
      grouped[Int(next[Int(path)])] = ChangeTable.Number(number)
      next[Int(path)] += 1
    }
    byPath = grouped
    pathStarts = starts
  }

  /// A history without commits, for a repository that has none yet.
  package static let empty = History(
    commits: CommitTable(), persons: PersonTable(), paths: PathTable(), changes: ChangeTable(),
    skippedDirectories: 0)

  /// Numbers a path that may be unknown to history, such as one that only a work tree holds.
  package mutating func number(_ path: ByteString) -> PathTable.Number { paths.insert(path) }

  /// Numbers what is called `name` in a directory.
  package mutating func number(
    _ name: ByteString, in directory: PathTable.Number
  ) -> PathTable.Number {
    name.bytes.withUnsafeBytes { paths.insert($0, in: directory) }
  }

  /// The changes of one path, newest first in walk order, moves included.
  package func changes(of path: PathTable.Number) -> ArraySlice<ChangeTable.Number> {
    guard path >= 0, Int(path) + 1 < pathStarts.count else { return [] }
    return byPath[Int(pathStarts[Int(path)])..<Int(pathStarts[Int(path) + 1])]
  }
}
