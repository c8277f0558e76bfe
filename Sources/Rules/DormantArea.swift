internal import Basics
package import LeadModel

/// Reports areas that are called active while nobody has changed anything in them for a long time.
package struct DormantArea: Rule {
  var days = 180
  var initiatives = 60
  var initiativeSeverity: Severity? = .warning

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long nothing may change in a service or a team's directory"),
    .days("initiatives", \.initiatives, help: "how long nothing may change in an initiative"),
    .severity("initiative-severity", \.initiativeSeverity, help: "severity for initiatives"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.lastWork = true }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let isInitiative = area.kind == .initiative
    let limit = isInitiative ? initiatives : days
    guard area.leadIsCommitted, let last = area.lastWork, last.isOlder(than: limit, at: survey.now),
      let severity = isInitiative ? initiativeSeverity : context.severity
    else { return [] }
    let age = last.age(at: survey.now)
    return [
      Finding(
        rule: Self.description.id, severity: severity, area: area.path, path: area.ownersPath,
        position: area.file.leadPosition, person: area.soleLead,
        message: .dormant(area.kind, age: age, limit: limit), help: .sayWhatItIs(area),
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
    id: "dormant-area", principle: .noForgottenLeads, severity: .info,
    summary: "Nothing has changed in an active area for a long time",
    rationale: """
      A lead of something that rests is a lead in name only, and the name is in the way: people \
      ask, wait, and plan around work that nobody does. A quiet service may simply be finished. A \
      quiet initiative has mostly been given up without anybody saying so, and its plan still \
      reads like a promise.
      """,
    condition: """
      The area is active and has a lead, and the newest credited commit that changes anything in \
      it, OWNERS.lead included, is more than `days` days old; for initiatives more than \
      `initiatives` days. For initiatives the severity is `initiative-severity`. Nothing is said \
      where no credited commit ever changed the area, nor while a lead stands only in an \
      uncommitted file.
      """,
    remedy: """
      Say what the area is: `status: done` where the work is over, `status: paused` where it \
      rests. Where it is alive, the next change shows it; where nobody leads it any more, say \
      `lead: none`.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func dormant(_ kind: AreaKind, age: Int?, limit: Int) -> ByteString {
    let place: ByteString =
      switch kind {
      case .service: "the service"
      case .initiative: "the initiative"
      case .team: "the team's directory"
      }
    guard let age else {
      return """
        nothing is known to have changed in \(place) for more than \(plural(limit, "day")), yet \
        its status is active
        """
    }
    return """
      nothing has changed in \(place) for \(span(age, over: limit)) (limit \(limit)), yet its \
      status is active
      """
  }

  fileprivate static func sayWhatItIs(_ area: Area) -> ByteString {
    """
    say 'status: done' in \(area.ownersPath) if the work is over, 'status: paused' if it rests; \
    if it goes on, the next change shows it
    """
  }
}
