internal import Basics
internal import GitHistory
internal import LeadModel

/// The areas that a survey looks at closely, where a small change is judged: the others are as they
/// were.
struct Focus {
  /// By path.
  let areas: Set<ByteString>
  /// Whether something was taken away that docs of any area may lead to.
  let checksAllLinks: Bool

  func holds(_ draft: AreaDraft) -> Bool { areas.contains(draft.displayPath) }
}

/// What a pending commit changes.
struct PendingChanges {
  /// So many are worth to be told apart area by area.
  private static let limit = 2_000

  let paths: [ByteString]
  let takesAway: Bool

  /// Nil where everything has to be looked at: much has changed, or what decides about all areas.
  init?(_ history: History, rules: RulesFile) {
    let changes = history.count > 0 ? history.changes(ofCommit: 0) : []
    guard changes.count <= Self.limit else { return nil }
    paths = changes.map { history.paths.path($0.path) }
    takesAway = changes.contains { $0.kind == .deleted || $0.kind == .movedOut }
    let deciding = Set([RulesFile.fileName, ".mailmap"] + rules.ignoreRevisionFiles)
    if paths.contains(where: deciding.contains) { return nil }
  }
}

extension SurveyPass {
  /// The paths of the areas that own one of some paths, or have it among their docs.
  mutating func areasTouched(by paths: [ByteString]) throws(RunError) -> Set<ByteString> {
    try readListing()
    var found: Set<ByteString> = []
    var claims: [ByteString: ByteString] = [:]
    let drafts = try readOwnersFiles()
    for draft in drafts {
      claims[draft.directory] = draft.displayPath
      for cover in draft.file?.covers ?? [] where claims[cover.value] == nil {
        claims[cover.value] = draft.displayPath
      }
    }
    for path in paths {
      var above = path
      while !above.isEmpty {
        let slash = above.bytes.lastIndex(of: UInt8(ascii: "/"))
        above = ByteString(above.bytes[..<(slash ?? 0)])
        if let area = claims[above] {
          found.insert(area)
          break
        }
      }
      for draft in drafts {
        guard let file = draft.file else { continue }
        let patterns = file.docs?.map(\.value) ?? work.rules.docs
        if patterns.select(path, in: draft.directory) { found.insert(draft.displayPath) }
      }
    }
    return found
  }
}
