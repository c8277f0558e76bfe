internal import Basics

/// The one order of findings: that in which they are printed, or the worst first.
package enum FindingOrder {
  /// By area, file, position, rule and subject. Compares part by part: most findings differ in the
  /// first two.
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

  /// The most severe first, findings of one severity in the order in which they are printed.
  package static func isWorse(_ left: Finding, _ right: Finding) -> Bool {
    left.severity != right.severity ? left.severity > right.severity : isBefore(left, right)
  }
}
