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
    _ files: [PathTable.Number], _ history: History, _ lineages: Lineages,
    _ identities: IdentityMap, _ credits: Credits
  ) -> Int? {
    guard !files.isEmpty else { return nil }
    let authors = files.map { Self.authors(of: lineages.ofFile($0), history, credits) }
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

  /// Who is an author of a file: with a degree of authorship of at least 3.293, and above three
  /// quarters of the highest.
  private static func authors(
    of lineage: Lineage, _ history: History, _ credits: Credits
  ) -> [IdentityMap.Number] {
    var changes = 0
    var own: [IdentityMap.Number: Int] = [:]
    var creators: [IdentityMap.Number] = []
    var isFirst = true
    for change in lineage.changes.reversed() {
      let commit = history.changes.commits[Int(change)]
      guard credits.isCredited(commit), !history.commits.isMerge(commit) else { continue }
      let people = credits.people(of: commit)
      if isFirst, history.changes.kinds[Int(change)] == .added,
        lineage.similarSources[change] == nil
      {
        creators = Array(people)
        for person in people { own[person] = 0 }
      } else {
        changes += 1
        for person in people { own[person, default: 0] += 1 }
      }
      isFirst = false
    }
    let degrees = own.map { person, deliveries in
      let first = creators.contains(person) ? 1.098 : 0
      let others = log(1 + Double(changes - deliveries))
      return (person, degree: 3.293 + first + 0.164 * Double(deliveries) - 0.321 * others)
    }
    guard let highest = degrees.map(\.degree).max() else { return [] }
    return degrees.filter { $0.degree >= 3.293 && $0.degree / highest > 0.75 }.map(\.0)
  }
}
