package import Basics

/// A rollup as one HTML page that needs nothing else and asks nobody for anything; it looks as the
/// weekly report does.
package enum RollupHTML {
  /// The document, ended by a line feed; the same bytes for the same rollup.
  package static func render(_ rollup: Rollup) -> ByteString {
    ByteString(RollupPage(rollup: rollup).document + "\n")
  }
}
