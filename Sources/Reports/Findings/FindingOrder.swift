internal import Basics
package import LeadModel

/// The order in which findings are printed, in every format: by area, then where they stand.
package enum FindingOrder {
  package static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.area != right.area {
      let areas = (left.area ?? ByteString(), right.area ?? ByteString())
      if areas.0 != areas.1 { return areas.0 < areas.1 }
    }
    if left.path != right.path { return left.path < right.path }
    if left.position != right.position { return left.position < right.position }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.subject != right.subject { return left.subject < right.subject }
    if left.message != right.message { return left.message < right.message }
    return left.severity > right.severity
  }

  /// The worst first, else as they are printed.
  static func isWorse(_ left: Finding, _ right: Finding) -> Bool {
    left.severity != right.severity ? left.severity > right.severity : isBefore(left, right)
  }
}
