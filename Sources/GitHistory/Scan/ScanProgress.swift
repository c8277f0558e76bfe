/// How far a scan has come.
package enum ScanProgress: Sendable {
  /// Commits read so far.
  case reading(Int)
  /// Commits compared with their parents so far, of how many.
  case comparing(Int, of: Int)
}
