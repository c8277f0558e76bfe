internal import Basics
internal import GitHistory
internal import LeadModel

/// The newest commits that changed an area.
final class AreaActivity {
  /// Credited, non-merge commits, newest first in walk order.
  private let commits: [CommitPosition]
  /// Those that may be local, newest first.
  private let candidates: [CommitPosition]
  /// By commit: what it changes that is code by its name.
  private var code: [CommitPosition: [PathID]] = [:]
  private let paths: Paths
  private let credits: Credits
  private let auxiliary: AuxiliaryFiles
  private let sweeps: Sweeps

  /// Which of an area's paths mean what.
  struct Paths {
    let docs: Set<PathID>
    /// Whether a path that is gone was one of the docs.
    let wasDoc: (PathID) -> Bool
    /// Whose changes are no work.
    let notCounted: Set<PathID>
    /// Whose changes are work, and not on code.
    let notCode: PathID?
    /// Whether tests are most of the area, and so no auxiliary files.
    let areMostlyTests: Bool
  }

  /// - Parameters:
  ///   - area: only this area's paths are read.
  ///   - last: the last position that is asked for.
  init(
    of area: Int, through last: CommitPosition, _ map: AreaMap, _ paths: Paths,
    _ auxiliary: AuxiliaryFiles, _ sweeps: Sweeps, _ credits: Credits
  ) {
    self.paths = paths
    self.auxiliary = auxiliary
    self.sweeps = sweeps
    self.credits = credits
    let history = credits.history
    var isMet = [Bool](repeating: false, count: history.count)
    var met: [CommitPosition] = []
    var code: [CommitPosition: [PathID]] = [:]
    map.forEachPath(of: area) { path, owns in
      if paths.notCounted.contains(path) { return }
      // Most paths have no change that is new enough.
      var isCode: Bool?
      history.forEachChange(of: path, through: last) { commit, kind in
        if !kind.isChange || !credits.isWork(commit) || !owns(commit) { return }
        if !isMet[commit.index] { met.append(commit) }
        isMet[commit.index] = true
        let isKnown = isCode ?? Self.isCode(path, paths, auxiliary)
        isCode = isKnown
        if isKnown { code[commit, default: []].append(path) }
      }
    }
    met.sort()
    commits = met
    candidates = credits.newestFirst(code.keys)
    self.code = code
  }

  private static func isCode(_ path: PathID, _ paths: Paths, _ auxiliary: AuxiliaryFiles) -> Bool {
    path != paths.notCode && !paths.docs.contains(path) && !auxiliary.isAuxiliaryByName(path)
      && (paths.areMostlyTests || !auxiliary.isTest(path)) && !paths.wasDoc(path)
  }

  /// Whether a commit changes a file of code that is not auxiliary, and not code of many areas: files are read until one is found.
  func isLocal(_ commit: CommitPosition) throws(RunError) -> Bool {
    if sweeps.ofCode(commit) { return false }
    for path in code[commit] ?? [] where try !auxiliary.isAuxiliaryByContent(path) { return true }
    return false
  }

  /// Local commits of which a condition holds, newest first.
  private func local(where holds: (CommitPosition) -> Bool) throws(RunError) -> [CommitPosition] {
    var found: [CommitPosition] = []
    for commit in candidates where holds(commit) {
      if try isLocal(commit) { found.append(commit) }
    }
    return found
  }

  /// Local commits that a look did not see, newest first.
  func drift(since look: CommitPosition) throws(RunError) -> [CommitPosition] {
    try local { credits.isUnseen($0, by: look) }
  }

  /// Local commits that landed at `time`, in seconds since 1970, or later, newest first.
  func drift(landedSince time: Int64) throws(RunError) -> [CommitPosition] {
    try local { credits.landed($0, since: time) }
  }

  /// Local commits that are no older than `time`, in seconds since 1970, newest first.
  func code(since time: Int64) throws(RunError) -> [CommitPosition] {
    try local { credits.time(of: $0) >= time }
  }

  /// Commits that are no older than `time`, in seconds since 1970, newest first in walk order.
  func commits(since time: Int64) -> [CommitPosition] {
    credits.notOlder(than: time, in: commits)
  }
}
