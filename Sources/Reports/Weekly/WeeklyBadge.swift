package import Basics

/// The weekly report as Badge.
package enum WeeklyBadge {
  package static func render(_ report: WeeklyReport) -> ByteString { "" }
}
