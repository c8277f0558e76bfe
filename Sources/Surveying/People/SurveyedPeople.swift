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
    let newest = credits.newestCommits(naming: isListed)
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
}
