/// The layout of `leadlint/history.index`: little-endian, one header, sections, one checksum.
///
/// ```
///  0  magic                8 bytes
///  8  byte order, version  4 bytes each
/// 16  length of the file   8 bytes
/// 24  commit described    20 bytes, and 12 that are zero
/// 56  sections, each with offset and length in bytes, 8 bytes each
///     the sections' content, each begun at a multiple of 8
///     checksum of everything before it   8 bytes
/// ```
///
/// Commits have rows, in the order of `git rev-list --date-order`; path ids ascend by components, so
/// that what lies in a directory is one run behind it.
enum IndexFormat {
  static let magic: UInt64 = 0x5845_444E_4944_4145  // "EADINDEX"
  static let byteOrder: UInt32 = 0x0102_0304
  /// Raised whenever what a section holds, or what a scan finds, changes.
  static let version: UInt32 = 6
  static let headerSize = 56 + IndexSection.allCases.count * 16
  /// Rows and paths share a word with four bits of flags: 2²⁸ of each can be told apart.
  static let idLimit = 1 << 28
  /// How many rows share one bound of dates.
  static let boundSpan = 256
  /// Stands for no path, or the root.
  static let none = UInt32.max

  /// Where the header holds a section's offset; its length follows in the next 8 bytes.
  static func headerOffset(of section: IndexSection) -> Int { 56 + section.rawValue * 16 }
}
