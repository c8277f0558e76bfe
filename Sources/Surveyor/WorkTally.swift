internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel

/// Counts the work in every area in one pass over all changes.
struct WorkTally {
  /// A commit that changed an area.
  struct Entry {
    let commit: CommitTable.Position
    let changesCode: Bool
  }

  /// Credited, non-merge commits by area, in walk order.
  private(set) var entries: [[Entry]]

  /// - Parameters:
  ///   - docs: the docs of each area.
  ///   - ownersName: the name of files that are no work in an area.
  init(
    _ history: History, _ map: AreaMap, docs: [Set<PathTable.Number>], credits: Credits
  ) {
    entries = Array(repeating: [], count: docs.count)
    let paths = history.paths
    let changes = history.changes
    var owner = [Int32](repeating: AreaMap.none, count: paths.count)
    for number in 0..<Int32(paths.count) {
      let name = paths.name(of: number)
      if name.count == OwnersFile.fileName.count, name.elementsEqual(OwnersFile.fileName.bytes) {
        continue
      }
      owner[Int(number)] = map.area(of: number, in: paths)
    }
    let configuration = paths.number(of: RulesFile.fileName)
    var newest = [CommitTable.Position](repeating: -1, count: docs.count)
    for commit in 0..<Int32(history.commits.count)
    where credits.isCredited(commit) && !history.commits.isMerge(commit) {
      for change in changes.ofCommit(commit) where changes.kinds[change].isChange {
        let path = changes.paths[change]
        let area = Int(owner[Int(path)])
        guard area != Int(AreaMap.none) else { continue }
        let isNew = newest[area] != commit
        if !isNew, entries[area][entries[area].count - 1].changesCode { continue }
        let changesCode = path != configuration && !docs[area].contains(path)
        if isNew {
          entries[area].append(Entry(commit: commit, changesCode: changesCode))
          newest[area] = commit
        } else if changesCode {
          entries[area][entries[area].count - 1] = Entry(commit: commit, changesCode: true)
        }
      }
    }
  }

  /// Commits of `area` that change its code and are later than `time`, in seconds since 1970.
  func drift(of area: Int, after time: Int64, _ credits: Credits) -> [CommitTable.Position] {
    entries[area].filter { $0.changesCode && credits.times[Int($0.commit)] > time }
      .map(\.commit)
  }

  /// Commits of `area` that are no older than `time`, in seconds since 1970.
  func activity(of area: Int, since time: Int64, _ credits: Credits) -> [CommitTable.Position] {
    entries[area].map(\.commit).filter { credits.times[Int($0)] >= time }
  }
}

/// How the credit for some commits divides between people.
struct CreditShares {
  /// Commits by person.
  private(set) var commits: [IdentityMap.Number: Int] = [:]
  /// By person: how many commits were shared between so many.
  private var byCompany: [IdentityMap.Number: [Int: Int]] = [:]
  private let total: Int

  init(_ list: [CommitTable.Position], _ credits: Credits) {
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
