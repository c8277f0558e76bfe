internal import Basics
internal import History

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// How few people, gone, would leave most files of an area without an author.
///
/// Degree of authorship and the greedy removal are those of Avelino, Passos, Hora and Valente, "A
/// Novel Approach for Estimating Truck Factors" (ICPC 2016).
enum AbsenceFactor {
  /// - Returns: nil where there are no files.
  static func of(
    _ files: [PathTable.Number], _ lineages: Lineages, _ identities: IdentityMap,
    _ credits: Credits
  ) -> Int? {
    guard !files.isEmpty else { return nil }
    var tally = AuthorTally()
    let authors = files.map { tally.authors(of: $0, lineages, credits) }
    var written: [IdentityMap.Number: Int] = [:]
    for list in authors {
      for author in list { written[author, default: 0] += 1 }
    }
    let ranked = written.sorted { left, right in
      left.value != right.value
        ? left.value > right.value
        : identities.emails[Int(left.key)] < identities.emails[Int(right.key)]
    }
    var left = authors.map(Set.init)
    var covered = left.count { !$0.isEmpty }
    var removed = 0
    for (person, _) in ranked {
      if 2 * covered < files.count { break }
      for index in left.indices where left[index].remove(person) != nil && left[index].isEmpty {
        covered -= 1
      }
      removed += 1
    }
    return removed
  }
}

/// Finds the authors of one file after another, in memory that is used again.
private struct AuthorTally {
  private var changes: [Change] = []
  private var people: [(person: IdentityMap.Number, deliveries: Int, created: Bool)] = []

  /// Who is an author of a file: with a degree of authorship of at least 3.293, and above three
  /// quarters of the highest.
  mutating func authors(
    of file: PathTable.Number, _ lineages: Lineages, _ credits: Credits
  ) -> [IdentityMap.Number] {
    changes.removeAll(keepingCapacity: true)
    people.removeAll(keepingCapacity: true)
    let similar = lineages.collectChanges(of: file, into: &changes)
    let history = credits.history
    var total = 0
    var isFirst = true
    for change in changes.reversed() {
      let commit = change.commit
      guard !history.isMerge(commit), credits.isCredited(commit) else { continue }
      let creates = isFirst && change.kind == .added && similar[change] == nil
      if !creates { total += 1 }
      credits.forEachPerson(of: commit) { count($0, creates: creates) }
      isFirst = false
    }
    var highest = 0.0
    var degrees: [(person: IdentityMap.Number, degree: Double)] = []
    degrees.reserveCapacity(people.count)
    for (person, deliveries, created) in people {
      let others = log(1 + Double(total - deliveries))
      let degree =
        3.293 + (created ? 1.098 : 0) + 0.164 * Double(deliveries) - 0.321 * others
      highest = max(highest, degree)
      degrees.append((person, degree))
    }
    return degrees.filter { $0.degree >= 3.293 && $0.degree / highest > 0.75 }.map(\.person)
  }

  private mutating func count(_ person: IdentityMap.Number, creates: Bool) {
    let delivery = creates ? 0 : 1
    if let place = people.firstIndex(where: { $0.person == person }) {
      people[place].deliveries += delivery
      people[place].created = people[place].created || creates
    } else {
      people.append((person, delivery, creates))
    }
  }
}
