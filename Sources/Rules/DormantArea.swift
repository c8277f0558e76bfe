internal import Basics
package import LeadModel

/// Reports areas that are called active while nobody has changed anything in them for a long time.
package struct DormantArea: Rule {
  /// Nil: not judged.
  var services: Int?
  var initiatives = 60
  var initiativeSeverity: Severity? = .warning

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .daysOrOff(
      "services", \.services, help: "how long nothing may change in a service or a team's directory"
    ),
    .days("initiatives", \.initiatives, help: "how long nothing may change in an initiative"),
    .severity("initiative-severity", \.initiativeSeverity, help: "severity for initiatives"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.lastWork = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let isInitiative = area.kind == .initiative
    guard let limit = isInitiative ? initiatives : services, area.firstVersion != nil,
      let last = area.lastWork, last.isOlder(than: limit, at: survey.now),
      let severity = isInitiative ? initiativeSeverity : context.severity
    else { return [] }
    let age = last.age(at: survey.now)
    return [
      Finding(
        rule: Self.description.id, severity: severity, area: area.path, path: area.ownersPath,
        position: area.file.leadPosition, person: area.soleLead,
        message: .dormant(area.kind, day: last.date?.date, age: age, limit: limit),
        help: .sayWhatItIs(area),
        subject: "dormant", evidence: [.init("last work", last)],
        data: [
          .init("ageDays", .days(age)), .init("limitDays", .integer(limit)),
          .init("kind", .text(ByteString(area.kind.rawValue))),
          .init("lastWork", .date(of: last)),
        ])
    ]
  }
}

extension DormantArea {
  package static let description = RuleDescription(
    id: "dormant-area", principle: .noForgottenLeads, nature: .drift, severity: .info,
    summary: "No change in an active area for a long time",
    rationale: """
      A lead of something that rests is a lead in name only, and the name is in the way: people \
      ask, wait, and plan around work that nobody does. A quiet service may simply be finished. A \
      quiet initiative has mostly been given up without anybody saying so, and its plan still \
      reads like a promise.
      """,
    condition: """
      The area is active, and the newest credited commit that changes anything in it, OWNERS.lead \
      included, is more than `services` days old, where that is no `off`; for initiatives more than \
      `initiatives` days. For initiatives the severity is `initiative-severity`. There is no finding \
      where no credited commit ever changed the area, nor while its OWNERS.lead is not committed.
      """,
    remedy: """
      Say what the area is: `status: done` where the work is over, `status: paused` where it \
      rests. Where it is alive, the next change shows it; where nobody leads it any more, say \
      `lead: none`.
      """,
    settled: "the area is active again, or its status was changed", since: "0.1.0",
    examples: failing + passing)
}

/// Areas that rest without saying so, and areas that do not.
extension DormantArea {
  static let failing: [RuleExample] = [
    .failing(
      "an initiative that nobody touched for two months", now: "2026-11-22T12:00:01Z",
      story: led("initiatives/widget-api", on: "2026-09-23"),
      finds: "no person has changed anything in the initiative since 2026-09-23, more than 60 days "
        + "ago (limit 60), and its status is active"),
    .failing(
      "a service, where only a bot was at work, and where services are asked",
      now: "2026-11-22T12:00:00Z",
      story: led("services/checkout", on: "2026-04-22", "rules: {dormant-area: {services: 180}}")
        + """
        5 times every 7 days from 2026-10-01 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        """,
      finds: "no person has changed anything in the service since 2026-04-22, 214 days ago "
        + "(limit 180), and its status is active"),
    .failing(
      "nobody leads it, and nobody works on it", now: "2026-11-22",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Look for a lead
          led initiatives/widget-api by none
        """,
      finds: "no person has changed anything in the initiative since 2026-03-02, 265 days ago "
        + "(limit 60), and its status is active"),
    .failing(
      "limits of the repository, and of some areas", now: "2026-11-22T12:00:00Z",
      story: led("initiatives/receipts", on: "2026-10-01")
        + led("initiatives/widget-api", on: "2026-10-02") + """
            write .lead-rules
              version: 1
              rules: {dormant-area: {initiatives: 14}}
              overrides:
                - {areas: ["initiatives/receipts"], rules: {dormant-area: {initiatives: 90}}}
          """,
      finds: "no person has changed anything in the initiative since 2026-10-02, 51 days ago "
        + "(limit 14), and its status is active"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "on the last day of the limit", now: "2026-11-22T12:00:00Z",
      story: led("initiatives/widget-api", on: "2026-09-23")),
    .passing(
      "a service that is finished needs no change", now: "2026-11-22T12:00:00Z",
      story: led("services/checkout", on: "2024-05-26")),
    .passing(
      "an initiative that is called paused", now: "2026-11-22",
      story: led("initiatives/widget-api", on: "2026-03-02", "status: paused")),
    .passing(
      "a change of anything is a sign, by anyone", now: "2026-11-22",
      story: led("initiatives/widget-api", on: "2026-03-02") + """
        on 2026-10-05 Ben Ito <ben@example.com>: Write the second endpoint
          change initiatives/widget-api/second.swift
        """),
    .passing(
      "initiatives may rest here, and services are not asked", now: "2026-11-22",
      story: led("initiatives/widget-api", on: "2026-03-02") + """
          write .lead-rules
            version: 1
            rules: {dormant-area: {initiative-severity: off}}
            overrides:
              - {areas: ["services/*"], rules: {dormant-area: off}}

        """ + led("services/checkout", on: "2026-03-03")),
  ]
}

/// Anna takes the lead of an area, with one more key in the file.
private func led(
  _ path: String, on day: String, _ key: String = "contact: \"#widgets\""
) -> String {
  """
  on \(day) Anna Okafor <anna@example.com>: Take the lead
    led \(path) by Anna Okafor <anna@example.com>
      \(key)

  """
}

extension FindingMessage {
  fileprivate static func dormant(
    _ kind: AreaKind, day: CalendarDate?, age: Int?, limit: Int
  ) -> FindingMessage {
    let what: ByteString =
      switch kind {
      case .service: "the service"
      case .initiative: "the initiative"
      case .team: "the team's directory"
      }
    guard let age, let day else {
      return """
        no person has changed anything in \(what) for more than \(plural(limit, "day")), and its \
        status is active
        """
    }
    return """
      no person has changed anything in \(what) since \(day), \(span(age, over: limit)) ago \
      (limit \(limit)), and its status is active
      """
  }

  fileprivate static func sayWhatItIs(_ area: Area) -> FindingMessage {
    """
    say 'status: done' in \(area.ownersPath) if the work is over, 'status: paused' if it rests; \
    if it goes on, the next change shows it
    """
  }
}
