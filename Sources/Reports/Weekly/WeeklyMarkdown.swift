package import Basics

/// The weekly report as Markdown.
package enum WeeklyMarkdown {
  package static func render(_ report: WeeklyReport) -> ByteString { "" }
}
