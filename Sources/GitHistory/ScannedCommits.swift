internal import Basics

/// Commits that were read from the repository, in columns, numbered on from `firstRow` as they were
/// met.
struct ScannedCommits {
  let firstRow: Int32
  private(set) var table = ObjectTable()
  var trees: [ObjectID] = []
  /// Committer dates as written, in seconds since 1970.
  var times: [Int64] = []
  var authors: [PersonID] = []
  var committers: [PersonID] = []
  var coAuthors: [Int32: [PersonID]] = [:]
  /// `Docs-reviewed:` trailers.
  var reviews: [(row: Int32, area: ByteString)] = []
  /// Commits that have an author, committer or date line that nobody can read.
  var malformed: [Int32] = []
  var parentRanges: [Range<Int32>] = []
  var parentList: [Int32] = []

  init(firstRow: Int32) { self.firstRow = firstRow }

  var count: Int { table.ids.count }

  /// By row, the first row's first.
  var ids: [ObjectID] { table.ids }

  /// The row of a commit, and whether it is new.
  mutating func insert(_ id: ObjectID) -> (row: Int32, isNew: Bool) {
    let (number, isNew) = table.insert(id)
    return (firstRow + number, isNew)
  }

  func row(of id: ObjectID) -> Int32? { table.number(of: id).map { firstRow + $0 } }

  func place(of row: Int32) -> Int { Int(row - firstRow) }

  func parents(of row: Int32) -> ArraySlice<Int32> {
    let range = parentRanges[place(of: row)]
    return parentList[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
