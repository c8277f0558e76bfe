/// The sections of an index, in the order in which they stand. `PackedColumn` says how those are
/// written that are packed; in the others ids and offsets have four bytes, and keys eight.
enum IndexSection: Int, CaseIterable {
  /// 20 bytes a commit.
  case ids
  /// Rows, ascending by object id; packed.
  case idOrder
  /// Committer dates as written; packed.
  case times
  /// By span of rows: the newest date in this and all later ones.
  case timeBounds
  /// What crediting a commit begins with: the author plus one; in the two lowest bits, that it has
  /// co-authors, and that it has more than one parent; packed.
  case credits
  /// 0 where the author is the committer, else a person plus two; packed.
  case committers
  /// Co-authors, by row: see `RowLists`. Persons; packed.
  case coAuthorStarts, coAuthorRows, coAuthorPersons
  /// How many rows behind the commit its first parent stands; 0 for none; packed.
  case parents
  /// The other parents, by row: see `RowLists`. Distances; packed.
  case furtherStarts, furtherRows, furtherParents
  /// Rows of commits with an unreadable author, committer or date line.
  case malformed
  /// Rows of commits without a date.
  case undated
  /// Rows of commits that change directories too deep to be followed.
  case tooDeep
  /// `Assisted-by:` and `Generated-by:` lines: rows, and the person that each names plus one, 0 where it
  /// names no address.
  case helperRows, helperPersons
  /// Merges of "HANDLE/…", with the handle.
  case mergeRows, mergeEnds, mergeText
  /// `Docs-reviewed:` lines. Author dates doubled, odd for a copy; 8 bytes each.
  case reviewRows, reviewEnds, reviewText, reviewDates
  /// For each person where the name ends and where the e-mail ends.
  case personEnds, personText
  case pathParents, nameEnds, names
  /// By path: one past the last path that lies in it.
  case subtreeEnds
  /// By path: where its changes begin in `byPath`, in bytes.
  case pathStarts
  /// See `PathChanges`.
  case byPath
  /// By row: where its changes begin in `byCommit`, in bytes; packed.
  case changeStarts
  /// By row: how many changes there are; packed.
  case changeCounts
  /// See `CommitChanges`.
  case byCommit
  /// Row and path of each end of a move; the path at its other end.
  case moveKeys, moveOthers
  /// The files of the commit described, ascending by the bytes of their paths.
  case listingPaths, listingTypes, listingIDs
  /// Paths of files with the recorded name, and the blobs of each change of one.
  case recordedPaths, recordedKeys, recordedOldIDs, recordedNewIDs
  /// What comparing versions of docs told: hashes of the changes, ascending, and a value for each.
  case comparisonKeys, comparisons
  /// Additions that were compared with deletions beside them, and the path that each continues.
  case similarKeys, similarSources
  /// Blobs that hold more than front matter and white space, ascending.
  case texts
}
