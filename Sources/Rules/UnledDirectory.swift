internal import Basics
package import LeadModel

/// Reports directories where the configuration expects a lead and nobody leads.
package struct UnledDirectory: Rule {
  package init() {}

  package func judgeUnledDirectory(
    _ directory: LeadlessDirectory, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let pattern = directory.pattern
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

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard area.leads.isEmpty, isExpected(area.path, in: survey.expectedAreas) else { return [] }
    let emptied = area.leadChanges.last.flatMap { $0.to.isEmpty ? $0 : nil }
    let isByDesign = area.file.hasText
    return [
      Finding(
        rule: Self.description.id, severity: isByDesign ? .info : context.severity, area: area.path,
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
    let index = paths.count(ofFirst: { $0 < path })
    return index < paths.count && paths[index] == path
  }
}

extension UnledDirectory {
  package static let description = RuleDescription(
    id: "unled-directory", principle: .noForgottenLeads, nature: .change, severity: .warning,
    summary: "Nobody leads a directory where the configuration expects a lead",
    rationale: """
      What has no lead has nobody who knows all of it, nobody to ask, and nobody who notices. That \
      may be so for a while, but it should be seen: new directories come into being without a \
      word, and a post that was vacant for a week is easily vacant for a year.
      """,
    condition: """
      One of these holds for a directory that `areas:` of .lead-rules matches:
      - no-file: it holds no OWNERS.lead, no area covers it, and it does not lie in vendor, \
      node_modules, testdata or their like, where an OWNERS.lead makes no area
      - vacant: its OWNERS.lead is active and says `lead: none`; as info where a text below the front \
      matter says why: that is meant so
      Without `areas:` nothing is expected anywhere, and there is no finding.
      """,
    remedy: """
      Ask who wants to lead it, and write the name into OWNERS.lead. A directory that needs no \
      lead is excluded from `areas:` with a pattern such as `!services/attic`, or added to the \
      `covers:` of the area that it belongs to.
      """,
    settled: "the directory has a lead", since: "0.1.0", topic: .expectedLeads,
    examples: failing + passing)
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

/// Directories that nobody leads, and those where that is right.
extension UnledDirectory {
  static let failing: [RuleExample] = [
    .failing(
      "no-file: a service came without a lead", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          led services/checkout by Anna Okafor <anna@example.com>
          change services/checkout/cache.swift
        on 2026-09-01 Ben Ito <ben@example.com>: Begin the ledger
          change services/ledger/book.swift
        """,
      finds: "services/ledger has no OWNERS.lead, but 'services/*' expects a service lead"),
    .failing(
      "no-file: what each kind of lead is called", now: "2026-11-22",
      story: expecting("initiative: [\"initiatives/*\"]", "team: [teams/widget]") + """
          change initiatives/widget-api/endpoint.swift
          change teams/widget/practices.md
        """,
      finds: "initiatives/widget-api has no OWNERS.lead, "
        + "but 'initiatives/*' expects an initiative lead",
      "teams/widget has no OWNERS.lead, but 'teams/widget' expects a tech lead"),
    .failing(
      "vacant: the post has been open since somebody left it", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          led services/checkout by Anna Okafor <anna@example.com>
        on 2026-09-01 Anna Okafor <anna@example.com>: Pass on the lead of checkout
          led services/checkout by none
        """,
      finds: "there is no lead since 2026-09-01, but .lead-rules expects a service lead"),
    .failing(
      "vacant: nobody has led it yet", now: "2026-11-22",
      story: expecting("team: [\"teams/*\"]") + """
          led teams/widget by none
        """,
      finds: "there is no lead, but .lead-rules expects a tech lead"),
    .failing(
      "off everywhere, and on again for some areas", now: "2026-11-22",
      story: expecting("service: [\"services/*\", \"tools/*\"]") + """
          change services/ledger/book.swift
          change tools/format/main.swift
        on 2026-03-03 Anna Okafor <anna@example.com>: Ask for leads of services first
          write .lead-rules
            version: 1
            areas: {service: ["services/*", "tools/*"]}
            rules: {unled-directory: off}
            overrides:
              - {areas: ["services/*"], rules: {unled-directory: error}}
        """,
      finds: "services/ledger has no OWNERS.lead, but 'services/*' expects a service lead"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "nothing is expected without 'areas'", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Begin the ledger
          change services/ledger/book.swift
          led services/checkout by none
        """),
    .passing(
      "everything is led, and files are no directories", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          led services/checkout by Anna Okafor <anna@example.com>
          change services/notes.txt
        """),
    .passing(
      "what others wrote needs no lead here", now: "2026-11-22",
      story: expecting("service: [client]") + """
          change vendor/forge/client/get.swift
        """),
    .passing(
      "another area covers the directory", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          change services/address/lookup.swift
          led services/checkout by Anna Okafor <anna@example.com>
            covers: [services/address]
        """),
    .passing(
      "a directory that is excepted", now: "2026-11-22",
      story: expecting("service: [\"services/*\", \"!services/attic\"]") + """
          change services/attic/old.swift
        """),
    .passing(
      "a vacant post of a paused area, and one that may be vacant", now: "2026-11-22",
      story: expecting("service: [\"services/*\"]") + """
          led services/checkout by none
            status: paused
          led services/ledger by none
            rules: {unled-directory: off}
        """),
  ]
}

/// Anna writes down where leads are expected.
private func expecting(_ kinds: String...) -> String {
  """
  on 2026-03-02 Anna Okafor <anna@example.com>: Say where leads are expected
    write .lead-rules
      version: 1
      areas:

  """ + kinds.map { "        \($0)\n" }.joined()
}

extension FindingMessage {
  fileprivate static func noFile(_ directory: LeadlessDirectory) -> FindingMessage {
    """
    \(directory.path) has no OWNERS.lead, but '\(directory.pattern.value)' expects \
    \(directory.kind.lead)
    """
  }

  fileprivate static func nameALead(_ directory: LeadlessDirectory) -> FindingMessage {
    """
    write \(directory.path)/OWNERS.lead with 'kind: \(directory.kind.rawValue)' and 'lead: \
    NAME <EMAIL>', or exclude it from 'areas' with '!\(directory.path)'
    """
  }

  fileprivate static func vacant(_ kind: AreaKind, since day: CalendarDate?) -> FindingMessage {
    let length: ByteString = day.map { " since \($0)" } ?? ""
    return "there is no lead\(length), but .lead-rules expects \(kind.lead)"
  }

  fileprivate static func fillThePost(_ area: Area) -> FindingMessage {
    """
    ask who wants to lead it:  \(NextCommand.handoff(area.path));  if the work is over, say \
    'status: done' in \(area.ownersPath)
    """
  }
}
