package import Basics

/// The weekly report as Slack.
package enum WeeklySlack {
  package static func render(_ report: WeeklyReport) throws -> ByteString { "" }
}
