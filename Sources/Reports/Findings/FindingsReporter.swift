package import Basics

/// A format that findings are written in: a file a format.
package protocol FindingsReporter {
  /// The document, ended by a line feed.
  func render(_ report: FindingsReport) -> ByteString
}
