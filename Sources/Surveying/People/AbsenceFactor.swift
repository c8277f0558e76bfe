internal import Basics
internal import CSystem
internal import GitHistory

/// Who wrote which of an area's files, and how few people, gone, would leave most of them without an
/// author.
///
/// Degree of authorship and the greedy removal are those of Avelino, Passos, Hora and Valente, "A
/// Novel Approach for Estimating Truck Factors" (ICPC 2016).
struct AbsenceFactor {
  private let files: [PathID]
  /// By file.
  private var authors: [[IdentityMap.ID]] = []
  private let identities: IdentityMap

  init(
    _ files: [PathID], _ lineages: Lineages, _ identities: IdentityMap,
    _ credits: Credits
  ) {
    self.files = files
    self.identities = identities
    var tally = AuthorTally()
    authors.reserveCapacity(files.count)
    for file in files { authors.append(tally.authors(of: file, lineages, credits)) }
  }

  /// Those whose absence would leave fewer than half of the files with an author, in the order of
  /// their removal: as many as the factor. Nil where there are no files.
  var removed: [IdentityMap.ID]? {
    files.isEmpty ? nil : Self.removed(from: authors, identities)
  }

  /// The same over those files of which an author is present, and over those authors: nobody, where no
  /// file has one; and how many such files there are.
  /// - Parameter counts: whether a file holds knowledge of the area.
  func removed(
    amongPresent isPresent: Set<IdentityMap.ID>, where counts: (PathID) -> Bool
  ) -> (people: [IdentityMap.ID], files: Int) {
    let known = zip(files, authors).filter { counts($0.0) }
      .map { $0.1.filter(isPresent.contains) }.filter { !$0.isEmpty }
    return (known.isEmpty ? [] : Self.removed(from: known, identities), known.count)
  }

  private static func removed(
    from authors: [[IdentityMap.ID]], _ identities: IdentityMap
  ) -> [IdentityMap.ID] {
    var written: [IdentityMap.ID: [Int]] = [:]
    for (file, people) in authors.enumerated() {
      for person in people { written[person, default: []].append(file) }
    }
    let ranked = written.sorted { left, right in
      left.value.count != right.value.count
        ? left.value.count > right.value.count
        : identities.emails[Int(left.key)] < identities.emails[Int(right.key)]
    }
    var authorsLeft = authors.map(\.count)
    var covered = authorsLeft.count { $0 > 0 }
    var removed: [IdentityMap.ID] = []
    for (person, files) in ranked {
      if 2 * covered < authors.count { break }
      for file in files {
        authorsLeft[file] -= 1
        if authorsLeft[file] == 0 { covered -= 1 }
      }
      removed.append(person)
    }
    return removed
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

  mutating func authors(
    of file: PathID, _ lineages: Lineages, _ credits: Credits
  ) -> [IdentityMap.ID] {
    changes.removeAll(keepingCapacity: true)
    let similar = lineages.collectChanges(of: file, into: &changes)
    return authors(similar, credits)
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
      guard change.kind != .deleted, credits.isWork(change.commit) else { continue }
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
