internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds the areas that a change touches.
struct TouchedAreas {
  let inputs: AreaInputs

  /// The areas that some commits change anything of, ascending by path.
  func touched(by commits: Set<CommitPosition>, _ entries: [OwnersEntry]) -> [TouchedArea] {
    if commits.isEmpty { return [] }
    var areasByDoc: [PathID: [Int]] = [:]
    for (area, docs) in inputs.docs.enumerated() {
      for doc in docs { areasByDoc[doc, default: []].append(area) }
    }
    var changesCode: [Int: Bool] = [:]
    for commit in commits {
      for change in inputs.history.changes(ofCommit: commit) {
        for area in areasByDoc[change.path] ?? [] where changesCode[area] == nil {
          changesCode[area] = false
        }
        let owner = Int(inputs.map.area(of: change.path))
        guard owner >= 0 else { continue }
        let isCode =
          !inputs.docs[owner].contains(change.path) && !inputs.ownersPaths.contains(change.path)
          && change.path != inputs.rulesPath
        changesCode[owner] = changesCode[owner] ?? false || isCode
      }
    }
    return changesCode.map { TouchedArea(path: entries[$0].displayPath, changesCode: $1) }
      .sorted { $0.path < $1.path }
  }
}
