internal import Basics
package import LeadModel

/// Reports areas where too few of those who could act are there.
package struct NoStandIn: Rule {
  var min = 2

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min", \.min, help: "how many leads and deputies should be present")
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.familiar = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.isPostOfWork, area.leadIsCommitted else { return [] }
    var named: [Person] = []
    for person in area.leads.map(\.person) + area.deputies.map(\.person)
    where !named.contains(where: { $0.email == person.email }) {
      named.append(person)
    }
    let present = named.filter { survey.facts(of: $0.email)?.isPresent ?? false }
    guard present.count < min else { return [] }
    let emails = Set(named.map(\.email))
    let suggested = Candidates.suggestion(for: area, in: survey, excluding: emails).suggested.map(
      \.person)
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition,
        message: .few(present, of: named, limit: min), help: .nameDeputy(suggested, area),
        subject: "stand-in",
        data: [
          .init("present", .list(present.map(\.email))), .init("min", .integer(min)),
          .init("named", .list(named.map(\.email))),
          .init("suggested", .list(suggested.map(\.email))),
        ])
    ]
  }
}

extension NoStandIn {
  package static let description = RuleDescription(
    id: "no-stand-in", principle: .noForgottenLeads, nature: .drift, severity: .info,
    summary: "Too few leads and deputies of the area are there",
    rationale: """
      Somebody falls ill on the day of the outage. Where one person alone may decide and that person is \
      away, everybody waits; a deputy who left a year ago is none. Two who can act are enough, and \
      naming the second costs a line.
      """,
    condition: """
      The area is an active service or initiative with a lead, and fewer than `min` of its leads and \
      deputies are present: seen within `present-days` (180) anywhere in the repository, as author or \
      co-author, or under a planned absence, and not under `gone` in .lead-rules. One finding an area. \
      Suggested is whom `leadlint suggest` names: who worked there lately, is present, and has room.
      """,
    remedy: """
      Ask one of those who work there whether they would stand in, and name them under `deputies`.
      """,
    settled: "somebody can stand in", since: "0.1.0", examples: failing + passing)
}

extension NoStandIn {
  static let failing: [RuleExample] = [
    .failing(
      "a lead alone", now: "2026-04-01",
      story: checkout() + """
        on 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices.swift
        """,
      finds: "only Anna Okafor can act here (at least 2 should)"),
    .failing(
      "the deputy has not been seen for long", now: "2026-12-01",
      story: checkout("deputies: [Ben Ito <ben@example.com>]") + """
        on 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices.swift
        on 2026-11-20 Anna Okafor <anna@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      finds: "only Anna Okafor can act here (at least 2 should)"),
    .failing(
      "nobody is there any more", now: "2027-04-01",
      story: checkout("deputies: [Ben Ito <ben@example.com>]") + """
        on 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices.swift
        """,
      finds: "nobody who leads or stands in has been seen lately: Anna Okafor and Ben Ito"),
    .failing(
      "three are asked for", now: "2026-04-01",
      story: checkout(
        "deputies: [Ben Ito <ben@example.com>]", "rules: {no-stand-in: {min: 3}}") + """
          on 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          """,
      finds: "only Anna Okafor and Ben Ito can act here (at least 3 should)"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a deputy who is there", now: "2026-04-01",
      story: checkout("deputies: [Ben Ito <ben@example.com>]") + """
        on 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices.swift
        """),
    .passing(
      "two leads", now: "2026-04-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Lead checkout together
          led services/checkout by [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "a team has its tech lead", now: "2026-04-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Lead the team
          led teams/widget by Ari Lund <ari@example.com>
        """),
    .passing(
      "an area that is paused", now: "2026-04-01", story: checkout("status: paused")),
    .passing(
      "a vacant post is reported by other rules", now: "2026-04-01",
      story: """
        on 2026-03-02 Ben Ito <ben@example.com>: Look for a lead
          led services/checkout by none
        """),
    .passing(
      "one is enough here", now: "2026-04-01",
      story: """
        on 2026-03-01 Ben Ito <ben@example.com>: We are few
          write .lead-rules
            version: 1
            rules: {no-stand-in: {min: 2}}
            overrides:
              - {areas: ["services/*"], rules: {no-stand-in: {min: 1}}}

        """ + checkout()),
  ]
}

extension FindingMessage {
  fileprivate static func few(
    _ present: [Person], of named: [Person], limit: Int
  ) -> FindingMessage {
    present.isEmpty
      ? "nobody who leads or stands in has been seen lately: \(listed(named, atMost: 4))"
      : "only \(listed(present, atMost: 4)) can act here (at least \(limit) should)"
  }

  fileprivate static func nameDeputy(_ people: [Person], _ area: Area) -> FindingMessage {
    people.isEmpty
      ? "name a deputy in \(area.ownersPath)"
      : """
      ask \(listed(people.map(\.displayName))) whether they would stand in, and name who does under \
      'deputies' in \(area.ownersPath); why they:  leadlint suggest \(area.path.shellPath)
      """
  }
}
