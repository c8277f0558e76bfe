internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds out what those who are present did in one area, and what they did around it.
struct FamiliarityBuilder {
  let inputs: AreaInputs

  private static let days = Familiarity.windowDays * Familiarity.Counts.scalarCount

  /// Who knows an area by what they did in it, ascending by e-mail.
  func familiar(with area: SurveyedArea) -> [Familiarity] {
    let (credits, history) = (inputs.credits, inputs.history)
    let start = inputs.now.earlier(days: Self.days).seconds
    let docCommits = docCommits(of: area.index, since: start)
    var found: [IdentityMap.ID: Familiarity] = [:]
    var newest: [IdentityMap.ID: CommitPosition] = [:]
    func add(
      _ commit: CommitPosition, _ person: IdentityMap.ID,
      to counts: WritableKeyPath<Familiarity, Familiarity.Counts>
    ) {
      guard inputs.present.contains(person) else { return }
      let age = window(of: credits.time(of: commit))
      found[person, default: Familiarity(person: inputs.people.person(person))][
        keyPath: counts][age] += 1
      if newest[person].map({ credits.isNewer(commit, than: $0) }) ?? true {
        newest[person] = commit
      }
    }
    for commit in area.activity.commits(since: start) {
      let authors = credits.people(of: commit)
      for person in authors {
        add(commit, person, to: \.work)
        if docCommits.contains(commit) { add(commit, person, to: \.docs) }
      }
      var reviewers: [IdentityMap.ID] = []
      if let applier = inputs.identities.credited(history.committer(of: commit)) {
        reviewers.append(applier)
      }
      let landing = history.ancestry.landing(of: commit)
      if landing != commit { reviewers += credits.people(of: landing) }
      for person in Set(reviewers) where !authors.contains(person) {
        add(commit, person, to: \.reviews)
      }
    }
    return found.map { person, facts in
      var facts = facts
      facts.newest = newest[person].map { inputs.references[$0] }
      return facts
    }.sorted { $0.person.email < $1.person.email }
  }

  private func window(of time: Int64) -> Int {
    let age = max(0, inputs.now.days(since: Instant(seconds: time)))
    return min(age / Familiarity.windowDays, Familiarity.Counts.scalarCount - 1)
  }

  private func docCommits(of area: Int, since time: Int64) -> Set<CommitPosition> {
    let (history, last) = (inputs.history, inputs.credits.lastPosition(since: time))
    var commits: Set<CommitPosition> = []
    for doc in inputs.docs[area] {
      history.forEachChange(of: doc, through: last) { commit, kind in
        if kind.isChange { commits.insert(commit) }
      }
    }
    return commits
  }

  // MARK: - Around an area

  /// How many are added to an area who never worked in it but did around it.
  private static let mostNeighbours = 10

  /// Adds what people did in neighbouring areas.
  /// - Parameter areas: ascending by path.
  static func addNeighbours(to areas: inout [Area]) {
    var around: [ByteString: [ByteString: Familiarity]] = [:]
    let directories = areas.map { directory(of: $0.path) }
    for (area, directory) in zip(areas, directories) {
      for place in Set([directory, area.path]) {
        for facts in area.familiar {
          around[place, default: [:]][
            facts.person.email, default: Familiarity(person: facts.person)
          ].nearby &+= facts.work
        }
      }
    }
    for index in areas.indices {
      let places = Set([directories[index], areas[index].path])
      var near: [ByteString: Familiarity] = [:]
      for place in places {
        near.merge(around[place] ?? [:]) {
          var sum = $0
          sum.nearby &+= $1.nearby
          return sum
        }
      }
      // What was done in the area itself stands in each of the sums.
      for place in areas[index].familiar.indices {
        let facts = areas[index].familiar[place]
        let all = near.removeValue(forKey: facts.person.email)?.nearby ?? .zero
        areas[index].familiar[place].nearby =
          all &- facts.work &* Familiarity.Counts(repeating: Int32(places.count))
      }
      let others = near.values.filter { $0.nearby.wrappedSum() > 0 }
      areas[index].familiar += others.sorted {
        let (left, right) = ($0.nearby.wrappedSum(), $1.nearby.wrappedSum())
        return left != right ? left > right : $0.person.email < $1.person.email
      }.prefix(mostNeighbours)
      areas[index].familiar.sort { $0.person.email < $1.person.email }
    }
  }

  private static func directory(of path: ByteString) -> ByteString {
    guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return ByteString(path.bytes[..<slash])
  }
}
