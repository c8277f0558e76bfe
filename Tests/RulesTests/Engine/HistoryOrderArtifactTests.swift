import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct HistoryOrderArtifactTests {
  private func survey(_ changes: [LeadChange], touched: Bool = false) -> Survey {
    var survey = Survey(tip: nil, tipName: "main", now: now)
    survey.areas = [area { $0.leadChanges = changes }]
    if touched {
      survey.touchedAreas = [TouchedArea(path: "services/checkout", changesCode: true)]
    }
    return survey
  }

  private let fromBen = LeadChange(commit: commit(10), from: [ben], to: [anna], handoff: .missing)
  private let fromCleo = LeadChange(commit: commit(10), from: [cleo], to: [anna], handoff: .missing)

  private func finding(_ reason: String = "changed") -> Finding {
    Finding(
      rule: "missing-handoff", severity: .error, area: "services/checkout", path: "OWNERS.lead",
      position: .start, reason: reason, message: "wrong", help: "", subject: "changed",
      evidence: [.init("changed in", commit(10))])
  }

  @Test func aChangeThatTheBaseTellsOtherwiseComesFromTheOrder() {
    let head = survey([fromBen])
    #expect(finding().isHistoryOrderArtifact(of: head, since: survey([])))
    #expect(finding().isHistoryOrderArtifact(of: head, since: survey([fromCleo])))
  }

  @Test func allElseIsTheChangesOwn() {
    let head = survey([fromBen])
    #expect(!finding().isHistoryOrderArtifact(of: head, since: survey([fromBen])))
    #expect(!finding("departed").isHistoryOrderArtifact(of: head, since: survey([])))
    #expect(
      !finding().isHistoryOrderArtifact(of: survey([fromBen], touched: true), since: survey([])))
    #expect(
      !finding().isHistoryOrderArtifact(of: head, since: Survey(tip: nil, tipName: "", now: now)))
  }
}
