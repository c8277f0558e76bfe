internal import Basics
package import LeadModel

extension Finding {
  /// Whether it is about a change of lead that the area's history tells only because of the order
  /// in which commits with wrong dates now come, in an area that the change under judgement does
  /// not touch.
  ///
  /// History order keeps a parent after all its children: a child more can move a commit whose date
  /// is wrong to another position among the versions of an `OWNERS.lead`.
  /// - Parameters:
  ///   - survey: with the change.
  ///   - base: without it.
  package func isHistoryOrderArtifact(of survey: Survey, since base: Survey) -> Bool {
    guard rule == MissingHandoff.description.id, reason == LeadChanged.reason.id,
      let path = area, !survey.touchedAreas.contains(where: { $0.path == path }),
      let commit = evidence.first?.commit.id,
      let change = survey.area(at: path)?.leadChanges.first(where: { $0.commit.id == commit }),
      let before = base.area(at: survey.movedAreas[path] ?? path)
    else { return false }
    return !before.leadChanges.contains { known in
      known.commit.id == commit && known.from == change.from && known.to == change.to
    }
  }
}
