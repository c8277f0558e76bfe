internal import Basics
package import LeadModel

/// Reports areas where most of the work is done by one person.
package struct Silo: Rule {
  var window = 180
  var maxShare = 0.75
  var minCommits = 10

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("window", \.window, help: "how far back commits are counted"),
    .fraction(
      "max-share", \.maxShare, help: "the largest share of the work that one person may do"),
    .count(
      "min-commits", \.minCommits, help: "the least number of commits in the window for a finding"),
  ]

  package func setWindows(_ questions: inout AreaQuestions) { questions.activityDays = window }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.activity.commits >= minCommits else { return [] }
    // Shares are sums of fractions such as 1/3, so equal ones may differ in the last digits.
    return area.activity.people.filter { $0.share > maxShare + 1e-9 }.compactMap { part in
      finding(part, area, context)
    }
  }

  private func finding(
    _ part: Activity.Contributor, _ area: Area, _ context: RuleContext
  ) -> Finding? {
    let email = part.person.email
    let lead = area.leads.first { $0.person.email == email }
    // Whoever does all the work and does not lead it is no fault of the lead's.
    guard let severity = lead == nil ? context.severity.lower?.lower : context.severity else {
      return nil
    }
    let isAlone = area.activity.people.count == 1
    let shown = area.activity.newest.filter { $0.people.contains(email) }.prefix(3)
    let message: FindingMessage =
      lead == nil
      ? .other(part, area.activity.commits, window: window)
      : isAlone
        ? .alone(part.person, commits: area.activity.commits, window: window)
        : .mostly(part, commits: area.activity.commits, limit: maxShare, window: window)
    return Finding(
      rule: Self.description.id, severity: severity, area: area.path, path: area.ownersPath,
      position: lead.map(area.position) ?? area.file.leadPosition, person: email,
      reason: lead == nil ? "other-does-most" : isAlone ? "sole-contributor" : "lead-does-most",
      message: message, help: lead == nil ? .askToLead(part.person, area) : .shareTheWork,
      subject: email, evidence: shown.map { .init("made", $0) },
      furtherEvidence: part.commits - shown.count,
      data: [
        .init("share", .fraction(part.share)),
        .init("maxShare", .fraction(maxShare)),
        .init("personCommits", .integer(part.commits)),
        .init("commits", .integer(area.activity.commits)),
        .init("minCommits", .integer(minCommits)),
        .init("windowDays", .integer(window)),
      ])
  }
}

extension Silo {
  package static let description = RuleDescription(
    id: "silo", principle: .noSiloedWork, nature: .drift, severity: .error,
    summary: "One person does most of the work in the area",
    rationale: """
      A lead has the whole view of an area; that is not the same as doing all its work. Where the \
      lead is the person through whom the work gets done, nobody else learns the area, everyone \
      waits, and the lead cannot go on vacation, let alone pass the post on.
      """,
    condition: """
      The area is active, at least `min-commits` credited, non-merge commits changed it (its \
      OWNERS.lead aside) in the last `window` days, and one person's share of them is greater than \
      `max-share`. A commit is split evenly between its author and co-authors; bots and AI agents are \
      nobody. The reason is one of:
      - sole-contributor: a lead, and nobody else is credited.
      - lead-does-most: a lead, and others are credited too.
      - other-does-most: somebody who does not lead the area; two levels lower.
      """,
    remedy: """
      Give others a way in: let somebody else make the next changes with the lead as reviewer, \
      work in pairs and credit both with `Co-authored-by:`, name a deputy.
      """,
    settled: "the work is spread over more people", since: "0.1.0", topic: .silos,
    examples: [
      .failing(
        "nobody but the lead works here", now: "2026-04-01",
        story: checkout() + """
          10 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          """,
        finds: "Anna Okafor alone made all 10 commits in the last 180 days"),
      .failing(
        "the lead does most of it", now: "2026-04-01",
        story: checkout() + """
          10 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          2 times every 1 day from 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          """,
        finds:
          "Anna Okafor is credited with 83.3% of the 12 commits in the last 180 days (limit 75%)"),
      .failing(
        "one co-author now and then is not sharing", now: "2026-04-01",
        story: checkout() + """
          9 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          on 2026-03-20 Anna Okafor <anna@example.com>: Measure the cache together
            change services/checkout/cache.swift
            trailer Co-authored-by: Ben Ito <ben@example.com>
          """,
        finds: "Anna Okafor is credited with 95% of the 10 commits in the last 180 days (limit 75%)"
      ),
      .failing(
        "a stricter share, set for the repository", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              rules: {silo: {max-share: 0.5, min-commits: 5}}
            led services/checkout by Anna Okafor <anna@example.com>
          3 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          2 times every 1 day from 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          """,
        finds: "Anna Okafor is credited with 60% of the 5 commits in the last 180 days (limit 50%)"),
      .failing(
        "set for some areas, and nearer for one of them", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              overrides:
                - {areas: ["services/*"], rules: {silo: {min-commits: 3, max-share: 1}}}
            led services/checkout by Anna Okafor <anna@example.com>
              rules: {silo: {max-share: 0.5}}
            led services/prices by Anna Okafor <anna@example.com>
          3 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
            change services/prices/prices.swift
          """,
        finds: "Anna Okafor alone made all 3 commits in the last 180 days"),
      .passing(
        "too few commits to say anything", now: "2026-04-01",
        story: checkout() + """
          9 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          """),
      .passing(
        "exactly the share that is allowed", now: "2026-04-01",
        story: checkout() + """
          9 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          3 times every 1 day from 2026-03-20 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          """),
      .failing(
        "other-does-most: somebody who does not lead it", now: "2026-04-01",
        story: checkout() + work(12, from: "2026-03-03"),
        finds:
          "Ben Ito makes 100% of the changes and does not lead it (12 commits in the last 180 days)"
      ),
      .passing(
        "an AI agent neither shares the work nor does it", now: "2026-04-01",
        story: checkout() + """
          6 times every 1 day from 2026-03-03 Claude <noreply@anthropic.com>: Work on the cache
            change services/checkout/cache.swift
          9 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          """),
      .passing(
        "the lead's own work is older than the window", now: "2026-11-22",
        story: checkout() + """
          30 times every 1 day from 2026-03-03 Anna Okafor <anna@example.com>: Work on the cache
            change services/checkout/cache.swift
          6 times every 1 day from 2026-11-01 Ben Ito <ben@example.com>: Work on the prices
            change services/checkout/prices.swift
          6 times every 1 day from 2026-11-01 Cleo Dahl <cleo@example.com>: Work on the taxes
            change services/checkout/taxes.swift
          """),
    ])
}

extension FindingMessage {
  fileprivate static func alone(_ lead: Person, commits: Int, window: Int) -> FindingMessage {
    let all: ByteString = commits == 1 ? "the only commit" : "all \(commits) commits"
    return "\(lead.displayName) alone made \(all) in the last \(plural(window, "day"))"
  }

  fileprivate static func mostly(
    _ part: Activity.Contributor, commits: Int, limit: Double, window: Int
  ) -> FindingMessage {
    let share = percent(part.share, decimals: 1)
    let shown = share == percent(limit, decimals: 1) ? "more than \(share)" : share
    return """
      \(part.person.displayName) is credited with \(shown) of the \(plural(commits, "commit")) \
      in the last \(plural(window, "day")) (limit \(percent(limit, decimals: 1)))
      """
  }

  fileprivate static func other(
    _ part: Activity.Contributor, _ commits: Int, window: Int
  ) -> FindingMessage {
    """
    \(part.person.displayName) makes \(percent(part.share)) of the changes and does not lead it \
    (\(plural(commits, "commit")) in the last \(plural(window, "day")))
    """
  }

  fileprivate static func askToLead(_ person: Person, _ area: Area) -> FindingMessage {
    """
    ask whether \(person.displayName) wants to lead it:  \
    \(NextCommand.handoff(area.path, from: area.leads.first?.person, to: person))
    """
  }

  fileprivate static let shareTheWork: FindingMessage = """
    share the work: let somebody else make the next changes with the lead as reviewer, \
    credit pairs with 'Co-authored-by:', name a deputy
    """
}
