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
    var written: [IdentityMap.Number: [Int32]] = [:]
    var authorsLeft = [Int32](repeating: 0, count: files.count)
    var covered = 0
    for (place, file) in files.enumerated() {
      tally.forEachAuthor(of: file, lineages, credits) { author in
        written[author, default: []].append(Int32(place))
        authorsLeft[place] += 1
      }
      if authorsLeft[place] > 0 { covered += 1 }
    }
    let ranked = written.sorted { left, right in
      left.value.count != right.value.count
        ? left.value.count > right.value.count
        : identities.emails[Int(left.key)] < identities.emails[Int(right.key)]
    }
    var removed = 0
    for (_, places) in ranked {
      if 2 * covered < files.count { break }
      for place in places {
        authorsLeft[Int(place)] -= 1
        if authorsLeft[Int(place)] == 0 { covered -= 1 }
      }
      removed += 1
    }
    return removed
  }
}

/// Finds the authors of one file after another, in memory that is used again.
private struct AuthorTally {
  private var changes: [Change] = []
  /// By person: the place in `people`, or -1.
  private var places: [Int32] = []
  private var people:
    [(person: IdentityMap.Number, deliveries: Int, created: Bool, degree: Double)] =
      []

  /// Calls `body` with who is an author of a file: with a degree of authorship of at least 3.293,
  /// and above three quarters of the highest.
  mutating func forEachAuthor(
    of file: PathTable.Number, _ lineages: Lineages, _ credits: Credits,
    _ body: (IdentityMap.Number) -> Void
  ) {
    changes.removeAll(keepingCapacity: true)
    for person in people { places[Int(person.person)] = -1 }
    people.removeAll(keepingCapacity: true)
    let similar = lineages.collectChanges(of: file, into: &changes)
    var total = 0
    var isFirst = true
    for change in changes.reversed() {
      let commit = change.commit
      guard credits.isWork(commit) else { continue }
      let creates = isFirst && change.kind == .added && similar[change] == nil
      if !creates { total += 1 }
      credits.forEachPerson(of: commit) { count($0, creates: creates) }
      isFirst = false
    }
    var highest = 0.0
    for place in people.indices {
      let (deliveries, created) = (people[place].deliveries, people[place].created)
      let others = log(1 + Double(total - deliveries))
      people[place].degree =
        3.293 + (created ? 1.098 : 0) + 0.164 * Double(deliveries) - 0.321 * others
      highest = max(highest, people[place].degree)
    }
    for person in people where person.degree >= 3.293 && person.degree / highest > 0.75 {
      body(person.person)
    }
  }

  private mutating func count(_ person: IdentityMap.Number, creates: Bool) {
    while places.count <= person { places.append(-1) }
    let delivery = creates ? 0 : 1
    if places[Int(person)] >= 0 {
      let place = Int(places[Int(person)])
      people[place].deliveries += delivery
      people[place].created = people[place].created || creates
    } else {
      places[Int(person)] = Int32(people.count)
      people.append((person, delivery, creates, 0))
    }
  }
}
