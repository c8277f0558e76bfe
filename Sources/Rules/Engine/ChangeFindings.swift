package import Basics
package import LeadModel

/// What the rules find with a change, each finding marked by whether the change brings it about.
package struct ChangeFindings: Sendable {
  /// In the order of `RuleEngine.run`.
  package private(set) var findings: [Finding] = []
  /// What the history of areas shows that the change makes one, a sentence each.
  package private(set) var notes: [ByteString] = []

  /// Only what one change can bring about may be new: what grew over time is nobody's doing, whichever
  /// commit happened to cross a limit. An area whose `OWNERS.lead` the change adds is not judged by what
  /// its history shows.
  /// - Parameters:
  ///   - found: with the change.
  ///   - survey: with the change.
  ///   - base: without it.
  ///   - known: what is found without it.
  ///   - block: rules whose findings may be new whatever their nature.
  package init(
    _ found: [Finding], of survey: Survey, since base: Survey, _ known: BaseFindings,
    block: Set<String>
  ) {
    let old = Set(base.areas.map(\.path) + base.invalidFiles.map(\.area))
    var history: [ByteString: Int] = [:]
    for finding in found {
      var finding = finding
      let mayBeNew = finding.isByChange || block.contains(finding.rule)
      if !mayBeNew, let area = finding.area, survey.area(at: area) != nil,
        !old.contains(survey.movedAreas[area] ?? area)
      {
        if finding.waiver == nil { history[area, default: 0] += 1 }
        continue
      }
      finding.isNew =
        mayBeNew && !known.contains(finding)
        && !finding.isHistoryOrderArtifact(of: survey, since: base)
      // A commit that is not made yet cannot be looked up.
      finding.evidence.removeAll(where: \.commit.isPending)
      findings.append(finding)
    }
    notes = Self.note(history).map { [$0] } ?? []
  }

  /// One, however many areas the change adds; nil where their history shows nothing.
  private static func note(_ history: [ByteString: Int]) -> ByteString? {
    guard let area = history.keys.min() else { return nil }
    let count = history.values.reduce(0, +)
    let found: ByteString =
      "a first look finds \(plural(count, "thing")) from before, which \(count == 1 ? "does" : "do") "
      + "not count here"
    return history.count == 1
      ? "\(area): \(found):  leadlint check \(area.shellPath)"
      : "\(plural(history.count, "new area")): \(found):  leadlint check --show info"
  }
}

extension Finding {
  /// Whether one change brings it about, by its rule and its reason.
  package var isByChange: Bool {
    if let ownNature { return ownNature == .change }
    return RuleRegistry.rule(ByteString(rule))?.description.nature(reason) == .change
  }
}
