package import Basics
package import LeadModel

/// Which part of a repository a report is about.
package struct ReportSelection: Hashable, Sendable {
  /// A team's directory; nil: all.
  package let team: ByteString?
  /// A lead's canonical e-mail; nil: all.
  package let lead: ByteString?
  /// An area's directory; nil: all.
  package let area: ByteString?

  package init(team: ByteString? = nil, lead: ByteString? = nil, area: ByteString? = nil) {
    self.team = team
    self.lead = lead
    self.area = area
  }

  package var isWhole: Bool { team == nil && lead == nil && area == nil }

  /// Whether the report is about an area, as it was at one point in time.
  package func contains(_ area: Area) -> Bool {
    if let only = self.area, area.path != only { return false }
    if let team, area.path != team, area.file.team?.value.trimmedSlashes != team { return false }
    if let lead, !area.leads.contains(where: { $0.person.email == lead }) { return false }
    return true
  }

  /// The part of a survey that the report is about, and what was found in that part.
  ///
  /// Findings about the repository as a whole belong to no part.
  package func narrow(_ survey: Survey, _ findings: [Finding]) -> (Survey, [Finding]) {
    if isWhole { return (survey, findings) }
    var narrowed = survey
    narrowed.areas = survey.areas.filter(contains)
    let paths = Set(narrowed.areas.map(\.path))
    narrowed.unledDirectories = []
    narrowed.removedAreas = []
    narrowed.invalidFiles = area == nil ? [] : survey.invalidFiles.filter { $0.area == area }
    let workers = Set(narrowed.areas.flatMap(\.activity.people).map(\.person.email))
    narrowed.activePeople = workers.count
    var led: [ByteString: [Area]] = [:]
    for area in narrowed.areas {
      for email in area.leads.map(\.person.email) { led[email, default: []].append(area) }
    }
    narrowed.people = survey.people.map { facts in
      var narrowed = PersonFacts(
        person: facts.person, leading: led[facts.person.email] ?? [],
        seen: facts.seen, now: survey.now)
      narrowed.addresses = facts.addresses
      narrowed.isAgent = facts.isAgent
      return narrowed
    }
    return (narrowed, findings.filter { $0.area.map(paths.contains) ?? false })
  }
}

extension ByteString {
  /// Without the slashes at its end.
  package var trimmedSlashes: ByteString {
    ByteString(bytes[..<((bytes.lastIndex { $0 != 0x2F }).map { $0 + 1 } ?? 0)])
  }
}
