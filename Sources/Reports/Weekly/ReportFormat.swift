package import Basics

/// What the weekly report can be written as.
package enum ReportFormat: String, CaseIterable, Sendable {
  case html, markdown, json, slack, email, badge

  /// The document, ended by a line feed.
  /// - Throws: what a JSON encoder throws, which it does not for these types.
  package func render(_ report: WeeklyReport) throws -> ByteString {
    switch self {
    case .html: WeeklyHTML.render(report)
    case .markdown: WeeklyMarkdown.render(report)
    case .json: try WeeklyReportJSON.render(report)
    case .slack: try WeeklySlack.render(report)
    case .email: WeeklyEmail.render(report)
    case .badge: WeeklyBadge.render(report)
    }
  }

  /// How a file of this format is called.
  package var fileExtension: String {
    switch self {
    case .html, .email: "html"
    case .markdown: "md"
    case .json, .slack: "json"
    case .badge: "svg"
    }
  }
}
