internal import Basics
internal import GitHistory
internal import LeadModel

/// The newest commits that changed an area.
struct AreaActivity {
  /// Credited, non-merge commits, newest first in walk order.
  private let commits: [CommitPosition]
  /// Those that change code, newest first.
  private let code: [CommitPosition]

  /// Which of an area's paths mean what.
  struct Paths {
    let docs: Set<PathID>
    /// Whether a path that is gone was one of the docs.
    let wasDoc: (PathID) -> Bool
    /// Whose changes are no work.
    let notCounted: Set<PathID>
    /// Whose changes are work, and not on code.
    let notCode: PathID?

    /// What a commit does that changes a path.
    fileprivate func effect(of path: PathID) -> Effect {
      if notCounted.contains(path) { return .isMet }
      return path == notCode || docs.contains(path) || wasDoc(path)
        ? [.isMet, .isWork] : [.isMet, .isWork, .isCode]
    }
  }

  /// What a commit does in an area.
  fileprivate struct Effect: OptionSet {
    let rawValue: UInt8

    static let isMet = Effect(rawValue: 1)
    static let isWork = Effect(rawValue: 2)
    static let isCode = Effect(rawValue: 4)
  }

  /// - Parameters:
  ///   - area: only this area's paths are read.
  ///   - last: the last position that is asked for.
  init(
    of area: Int, through last: CommitPosition, _ map: AreaMap, _ paths: Paths, _ credits: Credits
  ) {
    let history = credits.history
    // By commit.
    var effects = [Effect](repeating: [], count: history.count)
    var met: [CommitPosition] = []
    map.forEachPath(of: area) { path, owns in
      // Most paths have no change that is new enough.
      var effect: Effect?
      history.forEachChange(of: path, through: last) { commit, kind in
        if !kind.isChange || !owns(commit) { return }
        if effects[commit.index].isEmpty { met.append(commit) }
        let bits = effect ?? paths.effect(of: path)
        effect = bits
        effects[commit.index].formUnion(bits)
      }
    }
    met.sort()
    commits = met.filter { effects[$0.index].contains(.isWork) && credits.isWork($0) }
    code = credits.newestFirst(commits.filter { effects[$0.index].contains(.isCode) })
  }

  /// Commits that change the area's code and that a look did not see, newest first.
  func drift(since look: CommitPosition, _ credits: Credits) -> [CommitPosition] {
    code.filter { credits.isUnseen($0, by: look) }
  }

  /// Commits that change the area's code and landed at `time`, in seconds since 1970, or later, newest
  /// first.
  func drift(landedSince time: Int64, _ credits: Credits) -> [CommitPosition] {
    code.filter { credits.landed($0, since: time) }
  }

  /// Commits that change the area's code and are no older than `time`, in seconds since 1970, newest
  /// first.
  func code(since time: Int64, _ credits: Credits) -> [CommitPosition] {
    credits.notOlder(than: time, in: code)
  }

  /// Commits that are no older than `time`, in seconds since 1970, newest first in walk order.
  func commits(since time: Int64, _ credits: Credits) -> [CommitPosition] {
    credits.notOlder(than: time, in: commits)
  }
}
