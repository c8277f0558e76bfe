internal import Basics
internal import GitHistory
internal import LeadModel

extension SurveyPass {
  /// Adds everyone who is credited within the window or named in a file, ascending by e-mail.
  func addPeople(_ facts: AreaFacts, to survey: inout Survey, days: Int) {
    let credits = facts.credits
    let start = now.earlier(days: days).seconds
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
          lastCommit: newest[number].map { facts.references[$0] }, now: now)
      }
  }

  /// The newest commit that each of some people is credited with. Reads only as far back as it must.
  private func newestCommits(
    of people: Set<IdentityMap.Number>, _ credits: Credits
  ) -> [IdentityMap.Number: CommitPosition] {
    let history = history
    let (unwanted, unknown): (CommitPosition, CommitPosition) = (-2, -1)
    var newest = [CommitPosition](repeating: unwanted, count: Int(people.max() ?? -1) + 1)
    for person in people { newest[Int(person)] = unknown }
    var missing = people.count
    var oldest = Int64.max
    for commit in 0..<CommitPosition(history.count) {
      if missing == 0, history.isOlder(from: commit, than: credits.writtenDate(of: oldest)) {
        break
      }
      credits.forEachPerson(of: commit) { person in
        guard person < newest.count else { return }
        let known = newest[Int(person)]
        if known == unwanted || (known != unknown && !credits.isNewer(commit, than: known)) {
          return
        }
        if known == unknown { missing -= 1 }
        newest[Int(person)] = commit
        oldest = min(oldest, credits.time(of: commit))
      }
    }
    var found: [IdentityMap.Number: CommitPosition] = [:]
    for person in people where newest[Int(person)] >= 0 { found[person] = newest[Int(person)] }
    return found
  }
}
