internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds the people of a survey: everyone who is credited within a window or named in a file.
struct SurveyedPeople {
  let inputs: AreaInputs

  /// Adds the people, ascending by e-mail.
  /// - Parameters:
  ///   - days: the window in which people who are credited count as active.
  ///   - othersSince: whether it is wanted how much others did since a lead was last seen.
  func add(to survey: inout Survey, days: Int, othersSince: Bool) {
    let (credits, identities) = (inputs.credits, inputs.identities)
    var isListed: Set<IdentityMap.ID> = []
    var last: IdentityMap.ID = -1
    credits.forEachCommit(since: inputs.now.earlier(days: days).seconds) { commit in
      credits.forEachPerson(of: commit) { person in
        if person != last { isListed.insert(person) }
        last = person
      }
    }
    survey.activePeople = isListed.count
    var led: [ByteString: [Area]] = [:]
    for area in survey.areas {
      for lead in area.leads { led[lead.person.email, default: []].append(area) }
      for reference in area.file.everyone {
        isListed.insert(identities.id(of: identities.email(of: reference.value)))
      }
    }
    isListed = isListed.filter { identities.kind(of: $0) != .bot }
    let newest = newestCommits(of: isListed)
    let gone = Set(inputs.gone.map { identities.id(of: identities.email(of: $0)) })
    survey.people = isListed.map { (email: identities.emails[Int($0)], personID: $0) }
      .sorted { $0.email < $1.email }
      .map { email, personID in
        var facts = PersonFacts(
          person: inputs.people.person(email), leading: led[email] ?? [],
          seen: newest[personID].map { inputs.references[$0] }, now: inputs.now)
        facts.addresses = identities.addresses(of: personID)
        facts.isAgent = identities.kind(of: personID) == .agent
        facts.hasLeft = gone.contains(personID)
        facts.isPresent = inputs.present.contains(personID) && !facts.hasLeft
        return facts
      }
    if othersSince { addWorkOfOthers(to: &survey.people) }
  }

  /// Of leads who are not present: nobody asks it of others.
  private func addWorkOfOthers(to people: inout [PersonFacts]) {
    func date(_ facts: PersonFacts) -> Int64? {
      facts.leads.isEmpty ? nil : facts.seen?.date?.seconds
    }
    guard let oldest = people.compactMap(date).min() else { return }
    let credits = inputs.credits
    var times: [Int64] = []
    credits.forEachCommit(since: oldest) { commit in
      if credits.isWork(commit) { times.append(credits.time(of: commit)) }
    }
    times.sort(by: >)
    for index in people.indices {
      guard let seen = date(people[index]) else { continue }
      people[index].othersSince = times.partitioningIndex { $0 <= seen }
    }
  }

  /// The newest commit that names each of some people as author or co-author. Reads only as far back as it
  /// must.
  private func newestCommits(
    of people: Set<IdentityMap.ID>
  ) -> [IdentityMap.ID: CommitPosition] {
    let (history, credits) = (inputs.history, inputs.credits)
    let unwanted = CommitPosition(raw: -2)
    let unknown = CommitPosition(raw: -1)
    var newest = [CommitPosition](repeating: unwanted, count: Int(people.max() ?? -1) + 1)
    for person in people { newest[Int(person)] = unknown }
    var missing = people.count
    // What is newer than a commit stands no further than what landed with it or later.
    var last = CommitPosition(-1)
    for commit in history.commits where history.counts(commit) {
      if missing == 0, commit > last { break }
      credits.forEachNamed(in: commit) { person in
        guard person < newest.count else { return }
        let known = newest[Int(person)]
        if known == unwanted || (known != unknown && !credits.isNewer(commit, than: known)) {
          return
        }
        if known == unknown { missing -= 1 }
        newest[Int(person)] = commit
        last = max(last, history.ancestry.lastLanded(with: commit))
      }
    }
    var found: [IdentityMap.ID: CommitPosition] = [:]
    for person in people where newest[Int(person)] > unknown { found[person] = newest[Int(person)] }
    return found
  }
}
