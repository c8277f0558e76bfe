internal import Basics
internal import GitHistory
internal import LeadModel

/// The newest commits that changed an area.
struct AreaWork {
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
    fileprivate func meaning(of path: PathID) -> Int32 {
      if notCounted.contains(path) { return Known.isMet }
      return path == notCode || docs.contains(path) ? Known.isWork : Known.isWork | Known.isCode
    }
  }

  /// - Parameters:
  ///   - area: read are this area's paths alone.
  ///   - time: in seconds since 1970; nothing older is asked for.
  init(of area: Int, since time: Int64, _ map: AreaMap, _ paths: Paths, _ credits: Credits) {
    let history = credits.history
    let start = credits.writtenDate(of: time)
    // By commit: what its changes are, taken together.
    let known = credits.tally.counts
    var met: [UInt32] = []
    map.forEachPath(of: area) { path in
      var meaning: Int32?
      history.forEachChange(of: path, since: start) { commit, kind in
        if !kind.isChange { return }
        if known[Int(commit)] == 0 { met.append(UInt32(commit)) }
        let bits = meaning ?? paths.meaning(of: path)
        meaning = bits
        known[Int(commit)] |= bits
      }
    }
    // Asked about in their order, commits are found one beside the other.
    DigitSort.sort(&met)
    var commits: [CommitPosition] = []
    var code: [CommitPosition] = []
    for commit in met.lazy.map({ CommitPosition($0) }) {
      let bits = known[Int(commit)]
      known[Int(commit)] = 0
      guard bits & Known.isWork != 0, credits.time(of: commit) >= time, credits.isWork(commit)
      else { continue }
      commits.append(commit)
      if bits & Known.isCode != 0 { code.append(commit) }
    }
    self.commits = commits
    self.code = credits.newestFirst(code)
  }

  private enum Known {
    static let isMet: Int32 = 1
    static let isWork: Int32 = 2
    static let isCode: Int32 = 4
  }

  /// Commits that change the area's code and are later than `time`, in seconds since 1970, newest
  /// first by date.
  func drift(after time: Int64, _ credits: Credits) -> ArraySlice<CommitPosition> {
    time == .max ? [] : code(since: time + 1, credits)
  }

  /// Commits that change the area's code and are no older than `time`, in seconds since 1970, newest
  /// first by date.
  func code(since time: Int64, _ credits: Credits) -> ArraySlice<CommitPosition> {
    var low = 0
    var high = code.count
    while low < high {
      let middle = (low + high) / 2
      if credits.time(of: code[middle]) >= time { low = middle + 1 } else { high = middle }
    }
    return code[..<low]
  }

  /// Commits that are no older than `time`, in seconds since 1970.
  func activity(since time: Int64, _ credits: Credits) -> [CommitPosition] {
    commits.filter { credits.time(of: $0) >= time }
  }
}

/// How the credit for some commits divides between people.
struct CreditShares {
  /// Commits by person.
  private(set) var commits: [IdentityMap.Number: Int] = [:]
  /// By person: how many commits were shared between so many.
  private var byCompany: [IdentityMap.Number: [Int: Int]] = [:]
  private let total: Int

  init(_ list: [CommitPosition], _ credits: Credits) {
    total = list.count
    for commit in list {
      let people = credits.people(of: commit)
      for person in people {
        commits[person, default: 0] += 1
        byCompany[person, default: [:]][people.count, default: 0] += 1
      }
    }
  }

  /// 0 to 1; a commit's credit is split evenly between those credited with it.
  func share(of person: IdentityMap.Number) -> Double {
    guard total > 0, let counts = byCompany[person] else { return 0 }
    let sum = counts.sorted { $0.key < $1.key }
      .reduce(0.0) { $0 + Double($1.value) / Double($1.key) }
    return sum / Double(total)
  }
}
