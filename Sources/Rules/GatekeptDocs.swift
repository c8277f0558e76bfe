internal import Basics
package import LeadModel

/// Reports areas where only the leads change the docs, while others change the code.
package struct GatekeptDocs: Rule {
  var window = 365
  var minCommits = 10

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("window", \.window, help: "how far back changes are looked at"),
    .count(
      "min-commits", \.minCommits,
      help: "with fewer commits by others to the code, nothing is said"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.gateDays = window }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let gate = area.gate, let byLead = gate.lastByLead, let date = byLead.date,
      date >= survey.now.earlier(days: window), gate.byOthers == nil,
      gate.codeCommitsByOthers >= minCommits
    else { return [] }
    let leads = area.leads.map(\.person)
    let others = gate.newestByOthers.flatMap(\.people).reduce(into: [ByteString]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let evidence =
      [Finding.Evidence("the docs", byLead)]
      + gate.newestByOthers.prefix(2).map { .init("the code", $0) }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition,
        person: leads.count == 1 ? leads.first?.email : nil,
        message: .gatekept(leads, commits: gate.codeCommitsByOthers, window: window),
        help: .invite(others.map { survey.facts(of: $0)?.person.displayName ?? $0 }),
        subject: "docs", evidence: evidence,
        furtherEvidence: max(0, gate.codeCommitsByOthers - (evidence.count - 1)),
        data: [
          .init("codeCommitsByOthers", .integer(gate.codeCommitsByOthers)),
          .init("minCommits", .integer(minCommits)),
          .init("windowDays", .integer(window)),
          .init("leads", .list(leads.map(\.email))),
          .init("lastByLead", .text("\(date)")),
        ])
    ]
  }
}

extension GatekeptDocs {
  package static let description = RuleDescription(
    id: "gatekept-docs", principle: .noPridefulLeads, severity: .info,
    summary: "Only the leads change the docs, though others change the code",
    rationale: """
      The docs belong to everybody who works in the area; the lead sees to it that they are true. \
      Where others write much of the code and nobody but the lead ever writes a line of the docs, \
      it may be that nobody was asked, or that everybody thinks they may not. Either way the docs \
      then hold what one person knows, and wait for that person.
      """,
    condition: """
      The area is active, and in the last `window` days a current lead made a substantive change \
      of one of its docs, nobody who is no lead did, alone or as co-author, and at least \
      `min-commits` credited, non-merge commits that credit no lead changed the code. Former leads \
      count as others.
      """,
    remedy: """
      Invite those who change the code to change the docs in the same commit, and review that as \
      gladly as code. Say in the docs that everybody may mend them.
      """,
    since: "0.1.0", examples: examples)
}

extension ByteString {
  fileprivate static func gatekept(
    _ leads: [Person], commits: Int, window: Int
  ) -> ByteString {
    """
    others made \(plural(commits, "commit")) to the code in the last \(plural(window, "day")), \
    and only \(listed(leads)) changed the docs
    """
  }

  fileprivate static func invite(_ others: [ByteString]) -> ByteString {
    let who: ByteString = others.isEmpty ? "" : ", such as \(listed(others, atMost: 4)),"
    return "invite those who change the code\(who) to change the docs in the same commit"
  }
}
