internal import Basics
internal import CSystem
internal import GitHistory

/// How few people, gone, would leave most files of an area without an author.
///
/// Degree of authorship and the greedy removal are those of Avelino, Passos, Hora and Valente, "A
/// Novel Approach for Estimating Truck Factors" (ICPC 2016).
struct AbsenceFactor {
  /// Those who were removed, in that order: as many as the factor.
  private(set) var removed: [IdentityMap.Number] = []

  /// Nil where there are no files.
  init?(
    _ files: [PathID], _ lineages: Lineages, _ identities: IdentityMap,
    _ credits: Credits
  ) {
    guard !files.isEmpty else { return nil }
    var tally = AuthorTally()
    var writers: [(person: IdentityMap.Number, places: [Int32])] = []
    /// By person: the place in `writers`, or -1.
    var seats: [Int32] = []
    var authorsLeft = [Int32](repeating: 0, count: files.count)
    var covered = 0
    for (place, file) in files.enumerated() {
      tally.forEachAuthor(of: file, lineages, credits) { author in
        while seats.count <= author { seats.append(-1) }
        if seats[Int(author)] < 0 {
          seats[Int(author)] = Int32(writers.count)
          writers.append((author, []))
        }
        writers[Int(seats[Int(author)])].places.append(Int32(place))
        authorsLeft[place] += 1
      }
      if authorsLeft[place] > 0 { covered += 1 }
    }
    let ranked = writers.sorted { left, right in
      left.places.count != right.places.count
        ? left.places.count > right.places.count
        : identities.emails[Int(left.person)] < identities.emails[Int(right.person)]
    }
    for (person, places) in ranked {
      if 2 * covered < files.count { break }
      for place in places {
        authorsLeft[Int(place)] -= 1
        if authorsLeft[Int(place)] == 0 { covered -= 1 }
      }
      removed.append(person)
    }
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
  private var found: [IdentityMap.Number] = []
  /// Of one more than the place: each is asked for thousands of times.
  private var logarithms: [Double] = []

  /// Calls `body` with each author of a file.
  mutating func forEachAuthor(
    of file: PathID, _ lineages: Lineages, _ credits: Credits,
    _ body: (IdentityMap.Number) -> Void
  ) {
    changes.removeAll(keepingCapacity: true)
    let similar = lineages.collectChanges(of: file, into: &changes)
    authors(similar, credits).forEach(body)
  }

  /// Who is an author of the file that was changed so: with a degree of authorship of at least 3.293,
  /// and above three quarters of the highest.
  private mutating func authors(
    _ similar: [Change: PathID], _ credits: Credits
  ) -> [IdentityMap.Number] {
    credits.lookAhead(at: changes)
    for person in people { places[Int(person.person)] = -1 }
    people.removeAll(keepingCapacity: true)
    var total = 0
    var isFirst = true
    // Whoever changes a file often does so several times on end.
    var last = (person: IdentityMap.Number(-1), place: 0)
    for change in changes.reversed() {
      let glance = credits.glance(at: change.commit)
      guard glance.isWork else { continue }
      let creates = isFirst && change.kind == .added && similar[change] == nil
      if !creates { total += 1 }
      isFirst = false
      if let person = glance.person {
        if person == last.person {
          people[last.place].deliveries += 1
        } else {
          last = (person, count(person, creates: creates))
        }
      } else {
        credits.forEachPerson(of: change.commit) { _ = count($0, creates: creates) }
      }
    }
    var highest = 0.0
    for place in people.indices {
      let (deliveries, created) = (people[place].deliveries, people[place].created)
      let others = logarithm(total - deliveries)
      people[place].degree =
        3.293 + (created ? 1.098 : 0) + 0.164 * Double(deliveries) - 0.321 * others
      highest = max(highest, people[place].degree)
    }
    found.removeAll(keepingCapacity: true)
    for person in people where person.degree >= 3.293 && person.degree / highest > 0.75 {
      found.append(person.person)
    }
    return found
  }

  private mutating func logarithm(_ others: Int) -> Double {
    while logarithms.count <= others { logarithms.append(log(1 + Double(logarithms.count))) }
    return logarithms[others]
  }

  /// - Returns: the person's place in `people`.
  private mutating func count(_ person: IdentityMap.Number, creates: Bool) -> Int {
    while places.count <= person { places.append(-1) }
    let delivery = creates ? 0 : 1
    if places[Int(person)] >= 0 {
      let place = Int(places[Int(person)])
      people[place].deliveries += delivery
      people[place].created = people[place].created || creates
      return place
    }
    places[Int(person)] = Int32(people.count)
    people.append((person, delivery, creates, 0))
    return people.count - 1
  }
}
