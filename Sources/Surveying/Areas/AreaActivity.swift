internal import Basics
internal import GitHistory
internal import LeadModel

/// The newest commits that changed an area.
struct AreaActivity {
  /// Credited, non-merge commits, newest first in walk order.
  private let commits: [CommitPosition]
  /// Those that change code, newest first by date.
  private let code: [CommitPosition]

  /// Which of an area's paths mean what.
  struct Paths {
    let docs: Set<PathID>
    /// Whose changes are no work.
    let notCounted: Set<PathID>
    /// Whose changes are work, and not on code.
    let notCode: PathID?

    /// What a commit does that changes a path.
    fileprivate func effect(of path: PathID) -> Effect {
      if notCounted.contains(path) { return .isMet }
      return path == notCode || docs.contains(path)
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
  ///   - area: read are this area's paths alone.
  ///   - time: in seconds since 1970; nothing older is asked for.
  init(of area: Int, since time: Int64, _ map: AreaMap, _ paths: Paths, _ credits: Credits) {
    let history = credits.history
    let start = credits.writtenDate(of: time)
    // By commit.
    var effects = [Effect](repeating: [], count: history.count)
    var met: [CommitPosition] = []
    map.forEachPath(of: area) { path in
      // Most paths have no change that is new enough.
      var effect: Effect?
      history.forEachChange(of: path, since: start) { commit, kind in
        if !kind.isChange { return }
        if effects[commit.index].isEmpty { met.append(commit) }
        let bits = effect ?? paths.effect(of: path)
        effect = bits
        effects[commit.index].formUnion(bits)
      }
    }
    met.sort()
    commits = met.filter { commit in
      effects[commit.index].contains(.isWork) && credits.time(of: commit) >= time
        && credits.isWork(commit)
    }
    code = credits.newestFirst(commits.filter { effects[$0.index].contains(.isCode) })
  }

  /// Commits that change the area's code and are later than `time`, in seconds since 1970, newest
  /// first by date.
  func drift(after time: Int64, _ credits: Credits) -> ArraySlice<CommitPosition> {
    credits.later(than: time, in: code)
  }

  /// Commits that change the area's code and are no older than `time`, in seconds since 1970, newest
  /// first by date.
  func code(since time: Int64, _ credits: Credits) -> ArraySlice<CommitPosition> {
    credits.notOlder(than: time, in: code)
  }

  /// Commits that are no older than `time`, in seconds since 1970.
  func commits(since time: Int64, _ credits: Credits) -> [CommitPosition] {
    commits.filter { credits.time(of: $0) >= time }
  }
}
