internal import Basics

/// Commits that were read from the repository, in columns, with rows from `firstRow` on in the order
/// in which they were met.
struct ScannedCommits {
  let firstRow: CommitRow
  private(set) var table = ObjectTable()
  var trees: [ObjectID] = []
  /// Committer dates as written, in seconds since 1970.
  var times: [Int64] = []
  var authors: [PersonID] = []
  var committers: [PersonID] = []
  var coAuthors: [CommitRow: [PersonID]] = [:]
  /// Whom `Assisted-by:` and `Generated-by:` lines name; `nobody` for one without an address.
  var helpers: [(row: CommitRow, person: PersonID)] = []
  /// Merges of "HANDLE/…", with the handle in lower case.
  var mergedHandles: [(row: CommitRow, handle: ByteString)] = []
  /// `Docs-reviewed:` lines.
  var reviews: [(row: CommitRow, line: ReviewLine)] = []
  /// Commits with an unreadable author, committer or date line.
  var malformed: [CommitRow] = []
  var parentRanges: [Range<Int32>] = []
  var parentList: [CommitRow] = []

  init(firstRow: CommitRow) { self.firstRow = firstRow }

  var count: Int { table.ids.count }

  var ids: [ObjectID] { table.ids }

  /// The row of a commit, and whether it is new.
  mutating func insert(_ id: ObjectID) -> (row: CommitRow, isNew: Bool) {
    let (index, isNew) = table.insert(id)
    return (firstRow.advanced(by: index), isNew)
  }

  func row(of id: ObjectID) -> CommitRow? { table.index(of: id).map(firstRow.advanced) }

  /// The index of a row in the columns.
  func index(of row: CommitRow) -> Int { Int(row.raw - firstRow.raw) }

  func parents(of row: CommitRow) -> ArraySlice<CommitRow> {
    let range = parentRanges[index(of: row)]
    return parentList[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
