import Basics

/// Which paths are docs, code and auxiliary files of which area.
final class OracleAreaFiles {
  private let history: OracleHistory
  private let ownership: OracleOwnership
  private let patterns: [ByteString: [OraclePattern]]
  /// The docs of each area, by path.
  let docs: [ByteString: [OracleDoc]]
  let everyDoc: Set<ByteString>
  /// The regular files of each area at the tip, without `OWNERS.lead`.
  let atTip: [ByteString: [ByteString]]
  /// Every path of any commit; and those that ever were regular files.
  let everyPath: Set<ByteString>
  private let everyFile: Set<ByteString>
  private var areasOfTests: [ByteString: Bool] = [:]
  private struct Question: Hashable {
    let path: ByteString
    let area: ByteString
    let directory: ByteString
    let isOwn: Bool
  }
  private var selected: [Question: Bool] = [:]
  /// Every name that a doc of an area ever had.
  private let docNames: [ByteString: Set<ByteString>]

  init(_ history: OracleHistory, _ ownership: OracleOwnership) {
    self.history = history
    self.ownership = ownership
    let changes = history.commits.flatMap { $0.changes + $0.steps }
    everyPath = Set(changes.map(\.path)).union(history.tree.keys)
    everyFile = Set(
      changes.filter { $0.after?.isFile == true || $0.before.contains { $0?.isFile == true } }
        .map(\.path))
    let patterns = history.owners.compactMapValues { $0.map { $0.docs ?? history.rules.docs } }
    self.patterns = patterns

    let files = history.tree.filter { $0.value.isFile }.keys.sorted()
    var atTip: [ByteString: [ByteString]] = [:]
    var docs: [ByteString: [OracleDoc]] = [:]
    for file in files where fileName(file) != OracleHistory.ownersName {
      let owner = ownership.area(of: file, at: 0)?.area
      if let owner { atTip[owner, default: []].append(file) }
      // "*Docs* are the files at tip that match."
      for (area, patterns) in patterns
      where Self.selects(patterns, file, in: area, isOwn: owner == area) {
        docs[area, default: []].append(OracleDoc(history, path: file))
      }
    }
    self.atTip = atTip
    self.docs = docs
    everyDoc = Set(docs.values.joined().map(\.path))
    docNames = docs.mapValues { Set($0.flatMap(\.names).map(\.path)) }
  }

  /// "A pattern with wildcards reaches neither into nested areas nor into borrowed directories; a literal
  /// path, or one that begins with `/`, does."
  private static func selects(
    _ patterns: [OraclePattern], _ path: ByteString, in directory: ByteString, isOwn: Bool
  ) -> Bool {
    let reaching = patterns.filter { pattern in
      if !pattern.hasWildcard || pattern.isRooted { return true }
      return isOwn && isBelow(path, directory) && !isBorrowed(path, below: directory)
    }
    return select(path, reaching, in: directory)
  }

  /// "a path that was a doc of the area is never code"
  func isDoc(_ path: ByteString, of area: ByteString, at commit: Int) -> Bool {
    guard fileName(path) != OracleHistory.ownersName, everyFile.contains(path) else { return false }
    let isName =
      docNames[area]?.contains(path) == true
      && (docs[area] ?? []).contains { doc in
        doc.names.contains { $0.path == path && $0.scope.contains(commit) }
      }
    guard !isName, let patterns = patterns[area] else { return isName }
    let owner = ownership.area(of: path, at: commit)?.area
    return ownership.directories(of: area, at: commit).contains { directory in
      let question = Question(
        path: path, area: area, directory: directory, isOwn: owner == area)
      if let known = selected[question] { return known }
      let answer = Self.selects(patterns, path, in: directory, isOwn: owner == area)
      selected[question] = answer
      return answer
    }
  }

  /// "a doc that several areas name counts for the one that it lies in, else for the first that names
  /// it"
  func countedDocArea(of path: ByteString, at commit: Int) -> ByteString? {
    let naming = patterns.keys.sorted().filter { isDoc(path, of: $0, at: commit) }
    let owner = ownership.area(of: path, at: commit)?.area
    return naming.first { $0 == owner } ?? naming.first
  }

  /// "tests, unless they are most of the area"
  func isAuxiliary(_ path: ByteString, in area: ByteString, _ auxiliary: OracleAuxiliary) -> Bool {
    if auxiliary.isAuxiliary(path, below: area) { return true }
    guard OracleAuxiliary.isTest(path) else { return false }
    if areasOfTests[area] == nil {
      let code = (atTip[area] ?? []).filter {
        !auxiliary.isAuxiliary($0, below: area) && !isDoc($0, of: area, at: 0)
      }
      areasOfTests[area] = code.count(where: OracleAuxiliary.isTest) * 2 > code.count
    }
    return areasOfTests[area] == false
  }
}
