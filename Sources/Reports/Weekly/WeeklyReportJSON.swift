package import Basics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The weekly report as `leadlint.report/1`.
package enum WeeklyReportJSON {
  /// The document, ended by a line feed.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(_ report: WeeklyReport) throws -> ByteString {
    try JSONText.encode(report)
  }

  /// Reads what ``render(_:)`` wrote.
  /// - Throws: `DecodingError` with the path of what is missing or of another type.
  package static func read(_ bytes: [UInt8]) throws -> WeeklyReport {
    try JSONDecoder().decode(WeeklyReport.self, from: Data(bytes))
  }
}
