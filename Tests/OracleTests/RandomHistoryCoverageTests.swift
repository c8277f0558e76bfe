import Basics
import TestSupport
import Testing

/// That the random histories hold what they are made for; a change of the generator that loses a
/// kind of commit would otherwise go unnoticed.
@Suite struct RandomHistoryCoverageTests {
  @Test func everyKindOccurs() throws {
    var seen: [String: Int] = [:]
    for seed in UInt64(1)...60 {
      let history = RandomHistory(seed: seed)
      let imported = try ImportedHistory(history.builder)
      try imported.ignore(history.ignored)
      let oracle = try Oracle(imported.repository, now: RandomHistory.now)
      let commits = oracle.history.commits
      seen["merge", default: 0] += commits.count { $0.parents.count == 2 }
      seen["octopus", default: 0] += commits.count { $0.parents.count > 2 }
      seen["evil merge", default: 0] += commits.count { $0.isMerge && !$0.changes.isEmpty }
      seen["root", default: 0] += commits.count { $0.parents.isEmpty } - 1
      seen["future date", default: 0] += commits.count { $0.date ?? 0 > RandomHistory.now.seconds }
      seen["uncredited", default: 0] += oracle.history.credited.count { $0.isEmpty }
      seen["shared credit", default: 0] += oracle.history.credited.count { $0.count > 1 }
      seen["unreadable file", default: 0] += oracle.history.owners.values.count { $0 == nil }
      // Working the facts out asks for the moves with an edit.
      guard case .list(let areas) = try oracle.status()["areas"] else { continue }
      seen["similar move", default: 0] +=
        oracle.history.moves.similar.values.map(\.count).reduce(0, +)
      for area in areas {
        seen[area["attention"]["how"].asText ?? "no attention", default: 0] += 1
        seen[area["path"].asText == "." ? "root area" : "area", default: 0] += 1
        guard case .list(let changes) = area["leadChanges"] else { continue }
        for change in changes {
          seen[change["handoff"].asText ?? "nobody left", default: 0] += 1
        }
      }
    }
    for kind in [
      "merge", "octopus", "evil merge", "root", "future date", "uncredited", "shared credit",
      "similar move", "unreadable file", "edit", "review", "tenure", "no attention", "root area",
      "area", "recorded", "missing", "nobody left",
    ] {
      #expect(seen[kind, default: 0] > 4, "no \(kind)")
    }
  }
}
