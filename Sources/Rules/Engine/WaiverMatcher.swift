internal import Basics
internal import LeadModel

/// Which waivers cover which findings, and how many.
struct WaiverMatcher {
  private let waivers: [PlacedWaiver]
  private let now: Instant
  private var counts: [Int]
  /// By the name of a rule.
  private let byRule: [ByteString: [Int]]

  init(_ waivers: [PlacedWaiver], now: Instant) {
    self.waivers = Self.numbered(waivers)
    self.now = now
    counts = Array(repeating: 0, count: waivers.count)
    byRule = Dictionary(grouping: waivers.indices) { waivers[$0].waiver.rule.value }
  }

  private static func numbered(_ waivers: [PlacedWaiver]) -> [PlacedWaiver] {
    struct Kind: Hashable {
      let file: ByteString
      let rule: ByteString
      let area: ByteString?
    }
    var counts: [Kind: Int] = [:]
    return waivers.map { waiver in
      let kind = Kind(file: waiver.file, rule: waiver.waiver.rule.value, area: waiver.area)
      counts[kind, default: 0] += 1
      var waiver = waiver
      waiver.ordinal = counts[kind, default: 1]
      return waiver
    }
  }

  /// Counts what each waiver covers, and marks the findings with the first that is in force.
  mutating func mark(_ findings: inout [Finding]) {
    if waivers.isEmpty { return }
    for index in findings.indices {
      let finding = findings[index]
      for candidate in byRule[ByteString(finding.rule)] ?? [] {
        let waiver = waivers[candidate]
        guard waiver.covers(rule: finding.rule, area: finding.area) else { continue }
        counts[candidate] += 1
        if findings[index].waiver == nil, waiver.isInForce(at: now) {
          findings[index].waiver = waiver
        }
      }
    }
  }

  /// What is found about the waivers themselves. Those that cover findings about waivers come last:
  /// only then is it known what they cover.
  mutating func judged(
    in survey: Survey, _ judge: (PlacedWaiver, Int) -> [Finding]
  ) -> [Finding] {
    let own = ByteString(ExpiredWaiver.description.id)
    var found: [Finding] = []
    for (index, waiver) in waivers.enumerated() where waiver.waiver.rule.value != own {
      found += judge(waiver, counts[index])
    }
    mark(&found)
    for (index, waiver) in waivers.enumerated() where waiver.waiver.rule.value == own {
      found += judge(waiver, counts[index])
    }
    return found
  }
}
