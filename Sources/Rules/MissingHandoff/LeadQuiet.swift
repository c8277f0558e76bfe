internal import Basics
internal import LeadModel

/// Nothing has been seen of a lead for a while: too early to say that they have left.
enum LeadQuiet: MissingHandoffReason {
  static let reason = RuleReason(
    "quiet", .drift, settled: "the lead is back, or the absence is entered")

  static let condition = """
    the same from `quiet-days` on, as info: half of `departed-days`, and at least 60, where it is \
    `auto`
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    LeadDeparted.silentLeads(of: area, survey, rule).filter { !$0.hasDeparted }.map { silent in
      .missingHandoff(
        reason, area, .info, at: area.position(of: silent.lead), [silent.lead.person],
        .quiet(silent), help: .enterAbsence(area), subject: "quiet \(silent.lead.person.email)",
        evidence: silent.facts.seen.map { [.init("last seen", $0)] } ?? [],
        data: LeadDeparted.data(silent, rule, survey))
    }
  }
}

extension FindingMessage {
  fileprivate static func quiet(_ silent: LeadDeparted.SilentLead) -> FindingMessage {
    let ago: ByteString = silent.age.map { ", \(plural($0, "day")) ago" } ?? ""
    return """
      \(silent.lead.person.displayName) has not been seen since \
      \(silent.facts.seen?.date.map { "\($0.date)" as ByteString } ?? "an unknown date")\(ago)
      """
  }

  fileprivate static func enterAbsence(_ area: Area) -> FindingMessage {
    "on leave? enter it under 'away' in \(area.ownersPath)"
  }
}

extension LeadQuiet {
  static let examples: [RuleExample] = [
    .failing(
      "quiet: too early to say that the lead has left", now: "2026-11-22",
      story: checkout() + """
        50 times every 1 day from 2026-09-01 Ben Ito <ben@example.com>: Work on the clock
          change libraries/clock.swift
        """,
      finds: "Anna Okafor has not been seen since 2026-03-02, 265 days ago")
  ]
}
