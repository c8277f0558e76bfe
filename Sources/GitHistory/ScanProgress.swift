/// How far a scan is.
package enum ScanProgress: Sendable {
  /// Commits read so far.
  case reading(Int)
  /// Commits compared with their parents, of how many.
  case comparing(Int, of: Int)
}
