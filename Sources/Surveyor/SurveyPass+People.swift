internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel

extension SurveyPass {
  /// Adds everyone who is credited within the window or named in a file, ascending by e-mail.
  func addPeople(_ facts: AreaFacts, to survey: inout Survey, days: Int) {
    let credits = facts.credits
    let start = moment.start(ofLast: days).seconds
    var isListed: Set<IdentityMap.Number> = []
    var last: IdentityMap.Number = -1
    credits.forEachCommit(since: start) { commit in
      credits.forEachPerson(of: commit) { person in
        if person != last { isListed.insert(person) }
        last = person
      }
    }
    survey.activePeople = isListed.count
    var led: [ByteString: [Int]] = [:]
    for (place, area) in survey.areas.enumerated() {
      for lead in area.leads { led[lead.person.email, default: []].append(place) }
      for reference in area.file.everyone {
        isListed.insert(facts.identities.number(of: facts.identities.email(of: reference.value)))
      }
    }
    let newest = newestCommits(of: isListed, credits)
    let areas = survey.areas
    survey.people = isListed.map { (email: facts.identities.emails[Int($0)], number: $0) }
      .sorted { $0.email < $1.email }
      .map { email, number in
        PersonFacts(
          person: facts.people.person(email), leading: (led[email] ?? []).map { areas[$0] },
          lastCommit: newest[number].map { facts.references[$0] }, now: moment.now)
      }
  }

  /// The newest commit that each of some people is credited with. Reads only as far back as it must.
  private func newestCommits(
    of people: Set<IdentityMap.Number>, _ credits: Credits
  ) -> [IdentityMap.Number: History.Position] {
    var newest: [IdentityMap.Number: History.Position] = [:]
    var isWanted: [Bool] = []
    for person in people {
      while isWanted.count <= person { isWanted.append(false) }
      isWanted[Int(person)] = true
    }
    var oldest = Int64.max
    for commit in 0..<History.Position(history.count) {
      if newest.count == people.count,
        history.isOlder(from: commit, than: credits.writtenDate(of: oldest))
      {
        break
      }
      credits.forEachPerson(of: commit) { person in
        guard person < isWanted.count, isWanted[Int(person)] else { return }
        if let known = newest[person], !credits.isNewer(commit, than: known) { return }
        newest[person] = commit
        oldest = min(oldest, credits.time(of: commit))
      }
    }
    return newest
  }
}
