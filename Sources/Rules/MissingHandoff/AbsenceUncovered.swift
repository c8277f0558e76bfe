internal import Basics
internal import LeadModel

/// A lead is away, or will be soon, and has no cover.
enum AbsenceUncovered: MissingHandoffReason {
  static let reason = RuleReason(
    "away-uncovered", .change, settled: "the absence is covered, or over")

  static let condition = """
    an absence that is under way, or begins within 7 days, has no cover, or the \
    cover is a lead of the area, or leads another area and is away too
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    var subjects = SubjectCounter()
    guard !area.leads.isEmpty else { return [] }
    return area.absences.compactMap { absence in
      guard absence.to.end >= survey.now, absence.from.start <= survey.now.later(days: 7),
        let gap = gap(in: absence, of: area, survey)
      else { return nil }
      let people = area.leads.map(\.person)
      let cover = absence.cover?.email ?? "nobody"
      return .missingHandoff(
        reason, area, severity, at: absence.position, people, .away(people, absence, gap),
        help: .nameCover(area), subject: subjects.distinct("away-uncovered \(cover)"),
        data: [
          .init("from", .text("\(absence.from)")), .init("to", .text("\(absence.to)")),
          .init("cover", absence.cover.map { .text($0.email) } ?? .null),
        ])
    }
  }

  private static func gap(in absence: PlannedAbsence, of area: Area, _ survey: Survey) -> Gap? {
    guard let cover = absence.cover else { return .nobody }
    if area.leads.contains(where: { $0.person.email == cover.email }) { return .lead(cover) }
    for path in survey.facts(of: cover.email)?.leads ?? [] where path != area.path {
      let overlapping = survey.area(at: path)?.absences.first {
        $0.from <= absence.to && absence.from <= $0.to
      }
      if let overlapping { return .away(cover, path, overlapping) }
    }
    return nil
  }
}

/// Why an absence is not covered.
private enum Gap {
  case nobody
  case lead(Person)
  case away(Person, ByteString, PlannedAbsence)
}

extension AbsenceUncovered {
  static let examples: [RuleExample] = [
    .failing(
      "away-uncovered: away in a week, and nobody is named", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-11-29, to: 2026-12-06}"),
      finds: "Anna Okafor is away from 2026-11-29 to 2026-12-06 without a cover"),
    .failing(
      "away-uncovered: the lead covers for the lead", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-11-20, to: 2026-12-06, cover: anna@example.com}"),
      finds: "Anna Okafor is away from 2026-11-20 to 2026-12-06 and the cover, Anna Okafor, is the "
        + "lead"),
    .failing(
      "away-uncovered: the cover is away too", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-11-20, to: 2026-12-06, cover: ben@example.com}")
        + """
        on 2026-03-03 Ben Ito <ben@example.com>: Take the lead of the ledger
          led services/ledger by Ben Ito <ben@example.com>
            away:
              - {from: 2026-12-01, to: 2026-12-05, cover: cleo@example.com}
        """,
      finds:
        "Anna Okafor is away from 2026-11-20 to 2026-12-06 and the cover, Ben Ito, is away too "
        + "(services/ledger, 2026-12-01 to 2026-12-05)"),
    .passing(
      "the absence is more than a week ahead", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-11-30, to: 2026-12-06}")),
    .passing(
      "the absence is over", now: "2026-11-22",
      story: checkout("away:", "  - {from: 2026-11-02, to: 2026-11-21}")),
  ]
}

extension FindingMessage {
  fileprivate static func away(
    _ people: [Person], _ absence: PlannedAbsence, _ gap: Gap
  ) -> FindingMessage {
    let verb = people.count == 1 ? "is" : "are"
    let span: ByteString =
      "\(listed(people)) \(verb) away from \(absence.from) to \(absence.to)"
    return switch gap {
    case .nobody: "\(span) without a cover"
    case .lead(let cover) where people.count == 1:
      "\(span) and the cover, \(cover.displayName), is the lead"
    case .lead(let cover):
      "\(span) and the cover, \(cover.displayName), is one of the leads"
    case .away(let cover, let path, let other):
      """
      \(span) and the cover, \(cover.displayName), is away too \
      (\(path), \(other.from) to \(other.to))
      """
    }
  }

  fileprivate static func nameCover(_ area: Area) -> FindingMessage {
    "name a 'cover' who is there for this absence in \(area.ownersPath)"
  }
}
