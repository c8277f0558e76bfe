internal import Basics
internal import GitHistory
internal import LeadModel

/// Tells commits that change much at once: they refresh no doc, and are no work on one area.
///
/// A class, since each commit is looked at once, and only when it would count.
final class Sweeps {
  private let history: History
  private let docs: DocSelection
  private let map: AreaMap
  /// By area: the names that its docs have, and those that they had.
  private let names: [Set<PathID>]
  private let entries: [OwnersEntry]
  /// How many paths a commit may change; 0: any number.
  private let pathLimit: Int
  /// How many areas a commit may change; 0: any number.
  private let areaLimit: Int
  private var docAnswers: [CommitPosition: Bool] = [:]
  private var codeAnswers: [CommitPosition: Bool] = [:]
  /// Areas whose docs paths are, or were; nil inside for none.
  private var areas: [PathID: Int?] = [:]

  /// - Parameter names: by area: the names that its docs have, and those that they had.
  init(
    _ history: History, _ docs: DocSelection, _ map: AreaMap, _ entries: [OwnersEntry],
    _ names: [Set<PathID>], _ rules: RulesFile
  ) {
    self.history = history
    self.docs = docs
    self.map = map
    self.names = names
    self.entries = entries
    pathLimit = rules.sweepingCommit
    areaLimit = rules.sweepingAreas
    for (area, names) in names.enumerated() {
      for path in names where areas[path] == nil || map.area(of: path) == area {
        areas[path] = .some(area)
      }
    }
  }

  /// Whether a commit refreshes no doc: it changes too many paths, or docs of too many areas.
  func ofDocs(_ commit: CommitPosition) -> Bool {
    isSweeping(commit, &docAnswers, area: { $0.isFile ? areaOfDoc($0.path) : nil }) { _, _ in true }
  }

  /// Whether a commit is no local one: it changes too many paths, or code of too many areas.
  func ofCode(_ commit: CommitPosition) -> Bool {
    isSweeping(
      commit, &codeAnswers,
      area: { change in
        let area = map.area(of: change.path, in: commit)
        return area == AreaMap.none || isOwners(change.path) ? nil : Int(area)
      },
      counts: { change, area in
        !names[area].contains(change.path) && !docs.names(change.path, area, entries[area])
      })
  }

  /// - Parameters:
  ///   - area: the area that a change is of, if any.
  ///   - counts: whether it makes the commit one that changes the area.
  private func isSweeping(
    _ commit: CommitPosition, _ known: inout [CommitPosition: Bool],
    area: (Change) -> Int?, counts: (Change, Int) -> Bool
  ) -> Bool {
    let count = history.changeCount(of: commit)
    if pathLimit > 0, count > pathLimit { return true }
    // Most commits change too few paths.
    if areaLimit == 0 || count <= areaLimit || history.isMerge(commit) { return false }
    if let answer = known[commit] { return answer }
    var changes: [Int: [Change]] = [:]
    for change in history.changes(ofCommit: commit) where change.kind.isChange {
      if let area = area(change) { changes[area, default: []].append(change) }
    }
    var answer = changes.count > areaLimit
    if answer {
      let areas = changes.filter { area, changes in changes.contains { counts($0, area) } }
      answer = innermost(areas.keys) > areaLimit
    }
    known[commit] = answer
    return answer
  }

  /// How many of some areas enclose no other one of them.
  private func innermost(_ areas: some Sequence<Int>) -> Int {
    let directories = areas.map { entries[$0].directory }
    return directories.count { outer in
      !directories.contains { $0 != outer && (outer.isEmpty || $0.hasPrefix(outer + "/")) }
    }
  }

  /// The area whose doc a path is, or was: the one that it lies in, else the first that names it.
  private func areaOfDoc(_ path: PathID) -> Int? {
    if let area = areas[path] { return area }
    var area: Int?
    if !isOwners(path) {
      area =
        docs.owner(of: path).flatMap { docs.names(path, $0, entries[$0]) ? $0 : nil }
        ?? docs.mayName(path, entries).first { docs.names(path, $0, entries[$0]) }
    }
    areas[path] = .some(area)
    return area
  }

  private func isOwners(_ path: PathID) -> Bool {
    history.paths.isNamed(path, OwnersFile.fileName)
  }
}
