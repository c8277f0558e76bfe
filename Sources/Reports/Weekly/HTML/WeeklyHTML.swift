package import Basics

/// The weekly report as one HTML page that needs nothing else and asks nobody for anything.
package enum WeeklyHTML {
  /// The document, ended by a line feed; the same bytes for the same report.
  package static func render(_ report: WeeklyReport) -> ByteString {
    ByteString(WeeklyPage(report: report).document + "\n")
  }
}
