internal import Basics
internal import GitHistory
internal import LeadModel

extension AreaFacts {
  /// The areas that some commits change anything of, ascending by path.
  func touched(by commits: Set<CommitPosition>, _ drafts: [AreaDraft]) -> [TouchedArea] {
    if commits.isEmpty { return [] }
    var areasByDoc: [PathID: [Int]] = [:]
    for (area, docs) in docNumbers.enumerated() {
      for doc in docs { areasByDoc[doc, default: []].append(area) }
    }
    var changesCode: [Int: Bool] = [:]
    for commit in commits {
      for change in history.changes(ofCommit: commit) {
        for area in areasByDoc[change.path] ?? [] where changesCode[area] == nil {
          changesCode[area] = false
        }
        let owner = Int(map.area(of: change.path))
        guard owner >= 0 else { continue }
        let isCode =
          !docNumbers[owner].contains(change.path) && !ownersPaths.contains(change.path)
          && change.path != rulesPath
        changesCode[owner] = changesCode[owner] ?? false || isCode
      }
    }
    return changesCode.map { TouchedArea(path: drafts[$0].displayPath, changesCode: $1) }
      .sorted { $0.path < $1.path }
  }
}
