internal import Basics
package import LeadModel

/// Reports people who lead most of what a team looks after.
package struct CentralizedLeads: Rule {
  var maxShare = 0.5
  var minAreas = 4

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .fraction(
      "max-share", \.maxShare, help: "the share of a team's areas that is too much for one"),
    .count("min-areas", \.minAreas, help: "the least number of a team's areas for a finding"),
  ]

  package static let isSetPerArea = true

  package func judgeSurvey(_ survey: Survey, _ context: RuleContext) -> [Finding] {
    let areas = survey.areas.filter(\.isPostOfWork)
    let groups = Dictionary(grouping: areas) { $0.file.team?.value }
    let teams = groups.keys.sorted { ($0 ?? "") < ($1 ?? "") }
    return teams.flatMap { team -> [Finding] in
      let group = Group(team: team, areas: groups[team] ?? [], survey)
      guard let home = group.home, let set = context.settings(home),
        let rule = set.rule as? Self, let severity = set.severity
      else { return [] }
      return rule.findings(of: group, at: home, survey, severity)
    }
  }

  /// A team's active services and initiatives, ascending by path; without a team those that name none.
  private struct Group {
    let team: ByteString?
    let areas: [Area]
    /// The team's own area, where it is an active one of kind team.
    let own: Area?

    init(team: ByteString?, areas: [Area], _ survey: Survey) {
      self.team = team
      self.areas = areas
      own = team.flatMap(survey.area(at:)).flatMap { $0.isActive && $0.kind == .team ? $0 : nil }
    }

    /// Where the findings stand.
    var home: Area? { own ?? areas.first }
  }

  private func findings(
    of group: Group, at home: Area, _ survey: Survey, _ severity: Severity
  ) -> [Finding] {
    guard group.areas.count >= minAreas else { return [] }
    var led: [ByteString: [ByteString]] = [:]
    var people: [ByteString: Person] = [:]
    for area in group.areas {
      for lead in area.leads {
        led[lead.person.email, default: []].append(area.path)
        people[lead.person.email] = lead.person
      }
    }
    return people.values.sorted { $0.email < $1.email }.compactMap { person in
      let areas = led[person.email] ?? []
      let share = Double(areas.count) / Double(group.areas.count)
      // A limit such as 0.3 is not exactly three of ten.
      guard share + 1e-9 >= maxShare else { return nil }
      return finding(
        person, areas, of: group, at: home,
        isTechLead: group.own?.leads.contains { $0.person.email == person.email } ?? false, survey,
        severity)
    }
  }

  private func finding(
    _ person: Person, _ areas: [ByteString], of group: Group, at home: Area, isTechLead: Bool,
    _ survey: Survey, _ severity: Severity
  ) -> Finding {
    let lead = home.leads.first { $0.person.email == person.email }
    let share = Double(areas.count) / Double(group.areas.count)
    let turns = survey.turns(of: areas.map { (person.email, $0) })
    return Finding(
      rule: Self.description.id, severity: severity, area: home.path,
      path: home.ownersPath, position: lead.map(home.position) ?? home.file.leadPosition,
      person: person.email, reason: isTechLead ? "tech-lead" : nil,
      message: .centralized(
        person, isTechLead: isTechLead, led: areas.count, of: group.areas.count,
        team: group.team, share: share, limit: maxShare),
      help: .spread(areas), subject: "\(person.email) \(group.team ?? "")",
      evidence: turns.shown, furtherEvidence: turns.further,
      data: [
        .init("share", .fraction(share)),
        .init("maxShare", .fraction(maxShare)),
        .init("ledAreas", .integer(areas.count)),
        .init("teamAreas", .integer(group.areas.count)),
        .init("minAreas", .integer(minAreas)),
        .init("team", group.team.map { .text($0) } ?? .null),
        .init("areas", .list(areas)),
      ])
  }
}

extension CentralizedLeads {
  package static let description = RuleDescription(
    id: "centralized-leads", principle: .noSiloedWork, nature: .drift, severity: .warning,
    summary: "One person leads most of what a team looks after",
    rationale: """
      A team spreads its posts so that many people learn to keep the whole view of something, and \
      so that no single absence stops the team. Where one person leads half of it or more, the \
      team leans on that person. It happens easily to tech leads: they are the tech lead of the \
      team, not the lead of each of its services.
      """,
    condition: """
      The active services and initiatives whose `team:` has the same value form a group; those \
      without one form a group of their own. The group has at least `min-areas` areas, vacant \
      ones included, and one person leads at least `max-share` of them. There is one finding a \
      person and group, in the team's OWNERS.lead where an active team stands there, else in the \
      group's first area in the order of the paths. The settings and waivers of that file apply. \
      The reason is `tech-lead` where the person leads the team too.
      """,
    remedy: """
      Ask in the team who would like to lead one of the areas, and hand it over: \
      `leadlint handoff AREA --to PERSON`. The deputies of these areas are good people to \
      ask first.
      """,
    settled: "the team's posts are spread over more people", since: "0.1.0",
    movesBetweenAreas: true, examples: examples)
}

extension CentralizedLeads {
  static let examples: [RuleExample] = [
    .failing(
      "the tech lead leads half of the team's services too", now: "2026-06-01",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Say who leads what
          led services/cart, services/prices by Ari Lund <ari@example.com>
            team: teams/widget
          led services/search, services/taxes by none
            team: teams/widget
          led teams/widget by Ari Lund <ari@example.com>
        """,
      finds: "Ari Lund, the team's tech lead, leads 2 of the 4 active services and initiatives of "
        + "teams/widget (50%; should stay below 50%)"),
    .failing(
      "somebody else leads everything", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led initiatives/widget-api by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
            team: teams/widget
          led teams/widget by Ari Lund <ari@example.com>
        """,
      finds: "Anna Okafor leads all 4 active services and initiatives of teams/widget "
        + "(100%; should stay below 50%)"),
    .failing(
      "areas without a team are looked at together", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/search by Anna Okafor <anna@example.com>
          led services/taxes, services/users by Ari Lund <ari@example.com>
        """,
      finds: "Anna Okafor leads 3 of the 5 active services and initiatives without a team "
        + "(60%; should stay below 50%)"),
    .failing(
      "two leads of everything, in a team that has no OWNERS.lead", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/search, services/taxes by [anna@example.com, ari@example.com]
            team: teams/widget
        """,
      finds: "Anna Okafor leads all 4 active services and initiatives of teams/widget "
        + "(100%; should stay below 50%)",
      "ari@example.com leads all 4 active services and initiatives of teams/widget "
        + "(100%; should stay below 50%)"),
    .failing(
      "smaller teams and shares, set for the repository", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          write .lead-rules
            version: 1
            rules: {centralized-leads: {max-share: 0.3, min-areas: 3}}
          led services/cart by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/prices, services/taxes by none
            team: teams/widget
        """,
      finds: "Anna Okafor leads 1 of the 3 active services and initiatives of teams/widget "
        + "(33.3%; should stay below 30%)"),
    .failing(
      "a smaller share, set for the teams", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          write .lead-rules
            version: 1
            rules: {centralized-leads: off}
            overrides:
              - {areas: ["teams/*"], rules: {centralized-leads: {severity: info, max-share: 0.25}}}
          led services/cart by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/prices, services/search, services/taxes by none
            team: teams/widget
          led teams/widget by Ari Lund <ari@example.com>
        """,
      finds: "Anna Okafor leads 1 of the 4 active services and initiatives of teams/widget "
        + "(25%; should stay below 25%)"),
    .passing(
      "a team that agreed on it, in its own file", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/search, services/taxes by Anna Okafor <anna@example.com>
            team: teams/widget
          led teams/widget by Ari Lund <ari@example.com>
            rules: {centralized-leads: off}
        """),
    .passing(
      "just below the share", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/search, services/taxes by Ari Lund <ari@example.com>
            team: teams/widget
          led services/users by none
            team: teams/widget
        """),
    .passing(
      "too few areas to spread", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
            team: teams/widget
        """),
    .passing(
      "what is paused does not count", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/search by Anna Okafor <anna@example.com>
            team: teams/widget
            status: paused
        """),
    .passing(
      "each team by itself", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
          led services/cart, services/prices, services/taxes by Anna Okafor <anna@example.com>
            team: teams/widget
          led services/search, services/users by Anna Okafor <anna@example.com>
            team: teams/basket
        """),
  ]
}

extension FindingMessage {
  fileprivate static func centralized(
    _ person: Person, isTechLead: Bool, led: Int, of count: Int, team: ByteString?,
    share: Double, limit: Double
  ) -> FindingMessage {
    let who: ByteString =
      isTechLead ? "\(person.displayName), the team's tech lead," : person.displayName
    let things: ByteString =
      switch (led, count) {
      case (_, 1): "the only active service or initiative"
      case (count, _): "all \(count) active services and initiatives"
      default: "\(led) of the \(count) active services and initiatives"
      }
    let whose: ByteString = team.map { "of \($0)" } ?? "without a team"
    return """
      \(who) leads \(things) \(whose) \
      (\(percent(share, decimals: 1)); should stay below \(percent(limit, decimals: 1)))
      """
  }

  fileprivate static func spread(_ areas: [ByteString]) -> FindingMessage {
    """
    ask who else would like to lead one of \(listed(areas, atMost: 6)), and hand it over:  leadlint \
    handoff AREA --to PERSON
    """
  }
}
