package import Basics

/// The weekly report as HTML.
package enum WeeklyHTML {
  package static func render(_ report: WeeklyReport) -> ByteString { "" }
}
