internal import Basics
internal import CSystem
internal import GitHistory

/// How few people, gone, would leave most files of an area without an author.
///
/// Degree of authorship and the greedy removal are those of Avelino, Passos, Hora and Valente, "A
/// Novel Approach for Estimating Truck Factors" (ICPC 2016).
struct AbsenceFactor {
  /// Those who were removed, in that order: as many as the factor.
  private(set) var removed: [IdentityMap.ID] = []

  /// Nil where there are no files.
  init?(
    _ files: [PathID], _ lineages: Lineages, _ identities: IdentityMap,
    _ credits: Credits
  ) {
    guard !files.isEmpty else { return nil }
    var tally = AuthorTally()
    var writers: [(person: IdentityMap.ID, files: [Int32])] = []
    /// By person: the index in `writers`, or -1.
    var writerIndices: [Int32] = []
    var authorsLeft = [Int32](repeating: 0, count: files.count)
    var covered = 0
    for (index, file) in files.enumerated() {
      tally.forEachAuthor(of: file, lineages, credits) { author in
        while writerIndices.count <= author { writerIndices.append(-1) }
        if writerIndices[Int(author)] < 0 {
          writerIndices[Int(author)] = Int32(writers.count)
          writers.append((author, []))
        }
        writers[Int(writerIndices[Int(author)])].files.append(Int32(index))
        authorsLeft[index] += 1
      }
      if authorsLeft[index] > 0 { covered += 1 }
    }
    let ranked = writers.sorted { left, right in
      left.files.count != right.files.count
        ? left.files.count > right.files.count
        : identities.emails[Int(left.person)] < identities.emails[Int(right.person)]
    }
    for (person, written) in ranked {
      if 2 * covered < files.count { break }
      for file in written {
        authorsLeft[Int(file)] -= 1
        if authorsLeft[Int(file)] == 0 { covered -= 1 }
      }
      removed.append(person)
    }
  }
}

/// Finds the authors of one file after another, in memory that is used again.
private struct AuthorTally {
  private var changes: [Change] = []
  /// By person: the index in `people`, or -1.
  private var peopleIndices: [Int32] = []
  private var people: [(person: IdentityMap.ID, deliveries: Int, created: Bool, degree: Double)] =
    []
  private var found: [IdentityMap.ID] = []
  /// Of one more than the index: each is asked for thousands of times.
  private var logarithms: [Double] = []

  /// Calls `body` with each author of a file.
  mutating func forEachAuthor(
    of file: PathID, _ lineages: Lineages, _ credits: Credits,
    _ body: (IdentityMap.ID) -> Void
  ) {
    changes.removeAll(keepingCapacity: true)
    let similar = lineages.collectChanges(of: file, into: &changes)
    authors(similar, credits).forEach(body)
  }

  /// Who is an author of the file that was changed so: with a degree of authorship of at least 3.293,
  /// and above three quarters of the highest.
  private mutating func authors(
    _ similar: [Change: PathID], _ credits: Credits
  ) -> [IdentityMap.ID] {
    for person in people { peopleIndices[Int(person.person)] = -1 }
    people.removeAll(keepingCapacity: true)
    var total = 0
    var isFirst = true
    // Consecutive changes of a file are often by one person.
    var last = (person: IdentityMap.ID(-1), index: 0)
    for change in changes.reversed() {
      guard credits.isWork(change.commit) else { continue }
      let creates = isFirst && change.kind == .added && similar[change] == nil
      if !creates { total += 1 }
      isFirst = false
      if let person = credits.soleAuthor(of: change.commit) {
        if person == last.person {
          people[last.index].deliveries += 1
        } else {
          last = (person, count(person, creates: creates))
        }
      } else {
        credits.forEachPerson(of: change.commit) { _ = count($0, creates: creates) }
      }
    }
    var highest = 0.0
    for index in people.indices {
      let (deliveries, created) = (people[index].deliveries, people[index].created)
      let others = logarithm(total - deliveries)
      people[index].degree =
        3.293 + (created ? 1.098 : 0) + 0.164 * Double(deliveries) - 0.321 * others
      highest = max(highest, people[index].degree)
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

  /// - Returns: the person's index in `people`.
  private mutating func count(_ person: IdentityMap.ID, creates: Bool) -> Int {
    while peopleIndices.count <= person { peopleIndices.append(-1) }
    let delivery = creates ? 0 : 1
    if peopleIndices[Int(person)] >= 0 {
      let index = Int(peopleIndices[Int(person)])
      people[index].deliveries += delivery
      people[index].created = people[index].created || creates
      return index
    }
    peopleIndices[Int(person)] = Int32(people.count)
    people.append((person, delivery, creates, 0))
    return people.count - 1
  }
}
