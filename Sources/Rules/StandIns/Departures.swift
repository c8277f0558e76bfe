internal import Basics
package import LeadModel

/// Judges what would be left bare if some people went.
///
/// Asked of areas whose `familiar` and whose docs' `people` are known. Only what there is today can be lost:
/// an area that has no stand-in anyway loses none. Areas that are paused or done are not judged.
package enum Departures {
  /// - Parameter people: whom to do without, by their canonical identities.
  package static func departure(of people: [Person], in survey: Survey) -> Departure {
    let gone = Set(people.map(\.email))
    let losses = survey.areas.filter(\.isActive).compactMap { area -> Departure.Loss? in
      let bare = Departure.Bareness.allCases.filter { isLost($0, area, gone, survey) }
      let docs = area.docs.filter { !$0.people.isEmpty && gone.isSuperset(of: $0.people) }
      guard !bare.isEmpty || !docs.isEmpty else { return nil }
      let suggestion =
        bare.isEmpty
        ? [] : Candidates.suggestion(for: area, in: survey, excluding: gone).suggested
      return Departure.Loss(
        area: area.path, name: area.name, bare: bare, docs: docs.map(\.path),
        suggested: suggestion.map(\.person))
    }
    return Departure(people: people, losses: losses)
  }

  private static func isLost(
    _ bareness: Departure.Bareness, _ area: Area, _ gone: Set<ByteString>, _ survey: Survey
  ) -> Bool {
    switch bareness {
    case .lead: return isLost(area.leads.map(\.person.email), gone)
    case .cover:
      return area.absences.contains { absence in
        absence.to.end >= survey.now && absence.cover.map { gone.contains($0.email) } ?? false
      }
    case .standIn:
      let named = (area.leads.map(\.person) + area.deputies.map(\.person)).map(\.email)
      return isLost(named.filter { survey.facts(of: $0)?.isPresent ?? false }, gone)
    case .author:
      let authors = area.familiar.filter { $0.work.wrappedSum() > 0 }.map(\.person.email)
      return isLost(authors.filter { survey.facts(of: $0)?.hasLeft != true }, gone)
    }
  }

  /// Whether there is somebody, and nobody who stays.
  private static func isLost(_ emails: [ByteString], _ gone: Set<ByteString>) -> Bool {
    !emails.isEmpty && gone.isSuperset(of: emails)
  }
}
