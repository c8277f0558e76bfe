package import Basics

/// The weekly report as Email.
package enum WeeklyEmail {
  package static func render(_ report: WeeklyReport) -> ByteString { "" }
}
