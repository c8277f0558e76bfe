internal import Basics

/// The layout of `leadlint/history.index`: little-endian, one header, sections, one checksum.
///
/// ```
///  0  magic                8 bytes
///  8  byte order, version  4 bytes each
/// 16  length of the file   8 bytes
/// 24  commit described    20 bytes, and 12 that are zero
/// 56  sections, each with offset and length in bytes, 8 bytes each
///     the sections' content, each begun at a multiple of 8
///     checksum of all that stands before it   8 bytes
/// ```
///
/// Commits are numbered by their place in the order of `git rev-list --date-order`, called rows;
/// paths in the order of their components, so that what lies in a directory is one run behind it.
enum IndexFormat {
  static let magic: UInt64 = 0x5845_444E_4944_4145  // "EADINDEX"
  static let byteOrder: UInt32 = 0x0102_0304
  /// Raised whenever what a section holds, or what a scan finds, changes.
  static let version: UInt32 = 4
  static let headerSize = 56 + IndexSection.allCases.count * 16
  /// Rows and path numbers share a word with what was done: 2²⁸ of each can be told apart.
  static let numberLimit = 1 << 28
  /// Rows for which one bound of dates is kept.
  static let boundSpan = 256
  /// Stands for no path, or the root.
  static let none = UInt32.max
}

/// The sections of an index, in the order in which they stand. `PackedColumn` says how those are
/// written that are packed; in the others numbers have four bytes, and keys eight.
enum IndexSection: Int, CaseIterable {
  /// 20 bytes a commit.
  case ids
  /// Rows, ascending by id; packed.
  case idOrder
  /// Committer dates as written; packed.
  case times
  /// By span of rows: the newest date in this and all later ones.
  case timeBounds
  /// What crediting a commit begins with: the author's number plus one; in the two lowest bits,
  /// that it has co-authors, and that it has more than one parent; packed.
  case credits
  /// 0 where the author is the committer, else a person's number plus two; packed.
  case committers
  /// Co-authors, by row: see `RowLists`. A person's number; packed.
  case coAuthorStarts, coAuthorRows, coAuthorPersons
  /// How many rows behind the commit its first parent stands; 0 for none; packed.
  case parents
  /// The other parents, by row: see `RowLists`. Distances; packed.
  case furtherStarts, furtherRows, furtherParents
  /// Rows of commits that cannot be read to the last line.
  case malformed
  /// Rows of commits without a date.
  case undated
  /// Rows of commits that change directories too deep to be followed.
  case tooDeep
  case reviewRows, reviewEnds, reviewText
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
  /// Paths of the name for which blobs are kept, and for each change of one the blobs.
  case keptPaths, keptKeys, keptOldIDs, keptNewIDs
  /// Changes that were compared: row and path doubled, odd where they say something new.
  case substantiveKeys
  /// Additions that were compared with deletions beside them, and the path that each continues.
  case similarKeys, similarSources
  /// Blobs that hold more than front matter and white space, ascending.
  case texts
}

/// What was done to a path, as four bits.
struct ChangeFlags: Hashable, Sendable {
  let bits: UInt8

  init(bits: UInt8) { self.bits = bits & 15 }

  init(_ kind: ChangeKind, isFile: Bool) { bits = kind.rawValue << 1 | (isFile ? 1 : 0) }

  var kind: ChangeKind { ChangeKind(rawValue: bits >> 1) ?? .modified }
  var isFile: Bool { bits & 1 == 1 }

  /// With a row or a path's number.
  func packed(with number: Int32) -> UInt32 { UInt32(bitPattern: number) << 4 | UInt32(bits) }
}

/// A row and a path as one key.
func changeKey(_ row: Int32, _ path: Int32) -> UInt64 {
  UInt64(UInt32(bitPattern: row)) << 32 | UInt64(UInt32(bitPattern: path))
}
