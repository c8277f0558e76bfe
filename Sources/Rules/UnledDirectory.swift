internal import Basics
package import LeadModel

/// Reports directories where the configuration expects a lead and nobody leads.
package struct UnledDirectory: Rule {
  package init() {}

  package func evaluate(
    _ directory: LeadModel.UnledDirectory, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let pattern = directory.pattern
    // A pattern without a slash means such a directory at any depth, but hardly in what others wrote.
    guard !directory.path.isBorrowed(below: "") || pattern.value.isBorrowed(below: "") else {
      return []
    }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: directory.path,
        path: RulesFile.fileName, position: pattern.position, reason: "no-file",
        message: .noFile(directory), help: .nameALead(directory), subject: "no-file",
        data: [
          .init("kind", .text(ByteString(directory.kind.rawValue))),
          .init("pattern", .text(pattern.value)),
        ])
    ]
  }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.leads.isEmpty, isExpected(area.path, in: survey.expectedAreas) else { return [] }
    let emptied = area.leadChanges.last.flatMap { $0.to.isEmpty ? $0 : nil }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition, reason: "vacant",
        message: .vacant(area.kind, since: emptied?.commit.date?.date), help: .fillThePost(area),
        subject: "vacant", evidence: emptied.map { [.init("vacant since", $0.commit)] } ?? [],
        data: [
          .init("kind", .text(ByteString(area.kind.rawValue))),
          .init("vacantSince", .date(of: emptied?.commit)),
          .init("lastLeads", .list(emptied?.from.map(\.email) ?? [])),
        ])
    ]
  }

  /// `paths` are in ascending order.
  private func isExpected(_ path: ByteString, in paths: [ByteString]) -> Bool {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low] == path
  }
}

extension UnledDirectory {
  package static let description = RuleDescription(
    id: "unled-directory", principle: .noForgottenLeads, severity: .warning,
    summary: "Nobody leads a directory where the configuration expects a lead",
    rationale: """
      What has no lead has nobody who knows all of it, nobody to ask, and nobody who notices. That \
      may be so for a while, but it should be seen: new directories come into being without a \
      word, and a post that was vacant for a week is easily vacant for a year.
      """,
    condition: """
      One of these holds for a directory that `areas:` of .lead-rules matches:
      - no-file: it holds no OWNERS.lead, no area covers it, and it does not lie in vendor, \
      node_modules, testdata or their like (unless the pattern names that)
      - vacant: its OWNERS.lead is active and says `lead: none`
      Without `areas:` nothing is expected anywhere, and nothing is said.
      """,
    remedy: """
      Ask who wants to lead it, and write the name into OWNERS.lead. A directory that needs no \
      lead is taken out of `areas:` with a pattern such as `!services/attic`, or added to the \
      `covers:` of the area that it belongs to.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension AreaKind {
  /// What its lead is called, with the article.
  fileprivate var lead: ByteString {
    switch self {
    case .service: "a service lead"
    case .initiative: "an initiative lead"
    case .team: "a tech lead"
    }
  }
}

extension ByteString {
  fileprivate static func noFile(_ directory: LeadModel.UnledDirectory) -> ByteString {
    """
    \(directory.path) has no OWNERS.lead; '\(directory.pattern.value)' expects \
    \(directory.kind.lead) there
    """
  }

  fileprivate static func nameALead(_ directory: LeadModel.UnledDirectory) -> ByteString {
    """
    write \(directory.path)/OWNERS.lead with 'kind: \(directory.kind.rawValue)' and 'lead: \
    NAME <EMAIL>', or take it out of 'areas' with '!\(directory.path)'
    """
  }

  fileprivate static func vacant(_ kind: AreaKind, since day: CalendarDate?) -> ByteString {
    let length: ByteString = day.map { " since \($0)" } ?? ""
    return "the post is vacant\(length); .lead-rules expects \(kind.lead) here"
  }

  fileprivate static func fillThePost(_ area: Area) -> ByteString {
    """
    ask who wants to lead it:  \(NextCommand.handoff(area.path));  if the work is over, say \
    'status: done' in \(area.ownersPath)
    """
  }
}
