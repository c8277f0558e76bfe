internal import GitHistory

/// How the credit for some commits divides between people.
struct CreditShares {
  /// Commits by person.
  private(set) var commits: [IdentityMap.ID: Int] = [:]
  /// By person: how many commits were shared between so many.
  private var bySharers: [IdentityMap.ID: [Int: Int]] = [:]
  private let total: Int

  init(_ list: [CommitPosition], _ credits: Credits) {
    total = list.count
    for commit in list {
      let people = credits.people(of: commit)
      for person in people {
        commits[person, default: 0] += 1
        bySharers[person, default: [:]][people.count, default: 0] += 1
      }
    }
  }

  /// 0 to 1; a commit's credit is split evenly between those credited with it.
  func share(of person: IdentityMap.ID) -> Double {
    guard total > 0, let counts = bySharers[person] else { return 0 }
    let sum = counts.sorted { $0.key < $1.key }
      .reduce(0.0) { $0 + Double($1.value) / Double($1.key) }
    return sum / Double(total)
  }
}
