package import Basics
package import LeadModel

/// Judges who could take an area over or stand in there.
///
/// Asked of an area whose `Area.familiar` is known. Considered is who is present and worked in the area or
/// next to it, and whom the area or its team names. Never suggested: who leads the area already, bots and AI
/// agents, who is not present or has left, who is away, and who would lead more than `lead-overload` allows.
package enum Candidates {
  /// How many are suggested at most.
  package static let limit = 3

  /// - Parameter excluding: the e-mails of others who are not wanted: they hold the post already.
  package static func suggestion(
    for area: Area, in survey: Survey, excluding: Set<ByteString> = []
  ) -> Suggestion {
    let named = named(by: area, in: survey)
    var considered: [ByteString: Familiarity] = [:]
    for person in named { considered[person.email] = Familiarity(person: person) }
    for facts in area.familiar { considered[facts.person.email] = facts }
    for email in area.leads.map(\.person.email) + excluding { considered[email] = nil }
    let namedEmails = Set(named.map(\.email))
    var fitting: [Suggestion.Candidate] = []
    var others: [Suggestion.PassedOver] = []
    for (email, familiarity) in considered {
      guard let facts = survey.facts(of: email), facts.isPresent, !facts.hasLeft, !facts.isAgent
      else { continue }
      let weight = LeadOverload.weight(of: facts, in: survey)
      let leadsNearby = facts.leads.filter { $0.isNeighbour(of: area.path) }
      let isNamed = namedEmails.contains(email)
      let candidate = Suggestion.Candidate(
        person: familiarity.person, familiarity: familiarity, isNamed: isNamed,
        leadsNearby: leadsNearby, posts: weight,
        score: score(familiarity, isNamed: isNamed, leadsNearby: !leadsNearby.isEmpty))
      if facts.away != nil {
        others.append(Suggestion.PassedOver(candidate: candidate, reason: .away))
      } else if area.isPostOfWork, let limit = area.postLimit, weight + 1 > Double(limit) + 1e-9 {
        others.append(Suggestion.PassedOver(candidate: candidate, reason: .overloaded))
      } else {
        fitting.append(candidate)
      }
    }
    let suggested = fitting.sorted(by: isFirst).prefix(limit)
    let least = suggested.count < limit ? 0 : suggested.last?.score ?? 0
    return Suggestion(
      suggested: Array(suggested),
      passedOver: Array(
        others.filter { $0.candidate.score >= least }
          .sorted { isFirst($0.candidate, $1.candidate) }.prefix(limit)))
  }

  /// How much speaks for somebody; only the order of scores means something.
  ///
  /// Every deed weighs half as much after each half-year:
  /// `aged(x) = Σ x[k] × 0.5^(k / 2)`, k counting 90 days back from now. Then
  ///
  ///     deeds = √(aged(work) + 0.5 × aged(docs) + 0.5 × aged(reviews)) + 0.25 × √aged(nearby)
  ///     score = (deeds + 0.5 × named) × (1 + 0.3 × leadsNearby)
  ///
  /// `named` is 1 for a deputy, a cover, or a member of the area's team, and `leadsNearby` 1 for who leads a
  /// neighbouring area. The roots are there since the hundredth commit says less than the tenth.
  static func score(_ deeds: Familiarity, isNamed: Bool, leadsNearby: Bool) -> Double {
    let own = aged(deeds.work) + 0.5 * aged(deeds.docs) + 0.5 * aged(deeds.reviews)
    let done = own.squareRoot() + 0.25 * aged(deeds.nearby).squareRoot()
    return (done + (isNamed ? 0.5 : 0)) * (leadsNearby ? 1.3 : 1)
  }

  private static func aged(_ counts: Familiarity.Counts) -> Double {
    var sum = 0.0
    var weight = 1.0
    for index in counts.indices {
      sum += Double(counts[index]) * weight
      weight *= 0.5.squareRoot()
    }
    return sum
  }

  private static func isFirst(
    _ left: Suggestion.Candidate, _ right: Suggestion.Candidate
  ) -> Bool {
    left.score != right.score
      ? left.score > right.score : left.person.email < right.person.email
  }

  private static func named(by area: Area, in survey: Survey) -> [Person] {
    let team = area.file.team.flatMap { survey.area(at: $0.value) }
    return (area.deputies + area.covers + (team?.members ?? [])).map(\.person)
  }
}

extension ByteString {
  /// Whether an area is the one around another, right below it, or stands beside it.
  fileprivate func isNeighbour(of other: ByteString) -> Bool {
    self != other
      && (directory == other.directory || self == other.directory || directory == other)
  }

  private var directory: ByteString {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return ByteString(bytes[..<slash])
  }
}
