internal import Basics
internal import LeadModel

/// The order in which people read findings: areas with the worst first, and in each the worst.
struct AreaOrder {
  /// Errors, warnings and notes of an area, in this order.
  private var counts: [ByteString?: [Int]] = [:]

  /// Findings that do not count do not make an area worse.
  init(_ findings: [Finding], _ report: FindingsReport) {
    for finding in findings where report.counts(finding) {
      let column = finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2
      counts[finding.area, default: [0, 0, 0]][column] += 1
    }
  }

  func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.area == right.area { return FindingOrder.isWorse(left, right) }
    let areas = (counts[left.area] ?? [0, 0, 0], counts[right.area] ?? [0, 0, 0])
    if areas.0 != areas.1 { return areas.1.lexicographicallyPrecedes(areas.0) }
    return (left.area ?? "") < (right.area ?? "")
  }
}
