internal import Basics
internal import GitHistory
internal import LeadModel

/// What a pending commit changes.
struct PendingChanges {
  /// So many are worth to be told apart area by area.
  private static let limit = 2_000

  let paths: [ByteString]
  let takesAway: Bool

  /// Nil where everything has to be looked at: much has changed, or what decides about all areas.
  init?(_ history: History, rules: RulesFile) {
    let changes = history.count > 0 ? history.changes(ofCommit: CommitPosition(0)) : []
    guard changes.count <= Self.limit else { return nil }
    paths = changes.map { history.paths.path($0.path) }
    takesAway = changes.contains { $0.kind == .deleted || $0.kind == .movedOut }
    let deciding = Set([RulesFile.fileName, ".mailmap"] + rules.ignoreRevisionFiles)
    if paths.contains(where: deciding.contains) { return nil }
  }
}
