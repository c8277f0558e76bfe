internal import Basics
internal import LeadModel

/// The lead was taken out, or `OWNERS.lead` was deleted, while the directory still holds files.
enum LeadRemoved: MissingHandoffReason {
  static let reason = RuleReason("removed", .change, settled: "the directory has a lead again")

  static let condition = """
    in the last `lookback` days OWNERS.lead was deleted, or its lead removed, while \
    the directory still holds files
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    guard area.leads.isEmpty, area.fileCount > 0, let change = area.leadChanges.last,
      change.to.isEmpty, rule.isRecent(change.commit, survey.now)
    else { return [] }
    return [
      .missingHandoff(
        reason, area, severity, at: area.file.leadPosition, change.from, .emptied(change),
        help: .fill(area), subject: "removed", evidence: [.init("emptied in", change.commit)],
        data: data(change.from, change.commit, rule))
    ]
  }

  static func findings(
    _ removed: RemovedArea, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    guard rule.isRecent(removed.commit, survey.now), removed.lastStatus == .active,
      !removed.lastLeads.isEmpty
    else { return [] }
    return [
      Finding(
        rule: MissingHandoff.description.id, severity: severity, area: removed.path,
        path: removed.ownersPath, position: .start,
        person: removed.lastLeads.count == 1 ? removed.lastLeads[0].email : nil,
        reason: reason.id, message: .deleted(removed), help: .nameSomebody(removed.ownersPath),
        subject: "removed", evidence: [.init("deleted in", removed.commit)],
        data: data(removed.lastLeads, removed.commit, rule))
    ]
  }

  private static func data(
    _ lastLeads: [Person], _ commit: CommitReference, _ rule: MissingHandoff
  ) -> [Finding.Datum] {
    [
      .init("lastLeads", .list(lastLeads.map(\.email))), .init("date", .date(of: commit)),
      .init("lookbackDays", .integer(rule.lookback)),
    ]
  }
}

extension LeadRemoved {
  static let examples: [RuleExample] = [
    .failing(
      "removed: the file is gone, the directory is not", now: "2026-11-22",
      story: checkout() + """
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Tidy up
          delete services/checkout/OWNERS.lead
        """,
      finds: "OWNERS.lead was deleted on 2026-10-02 while files remain in services/checkout; Anna "
        + "Okafor led it last"),
    .failing(
      "removed: the lead was taken out", now: "2026-11-22",
      story: checkout() + """
          change services/checkout/cache.swift
        on 2026-10-02 Anna Okafor <anna@example.com>: Step down
          led services/checkout by none
        """,
      finds: "the lead was removed on 2026-10-02; Anna Okafor led it last"),
    .passing(
      "the whole directory is gone", now: "2026-11-22",
      story: checkout() + """
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Retire checkout
          delete services/checkout/OWNERS.lead
          delete services/checkout/cache.swift
        """),
    .passing(
      "the work was done before the file went", now: "2026-11-22",
      story: checkout("status: done") + """
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Tidy up
          delete services/checkout/OWNERS.lead
        """),
    .passing(
      "the directory moved, and its file with it", now: "2026-11-22",
      story: checkout() + """
          change services/checkout/cache.swift
        on 2026-10-02 Ben Ito <ben@example.com>: Rename checkout
          move services/checkout -> services/shop
        """),
  ]
}

extension FindingMessage {
  fileprivate static func emptied(_ change: LeadChange) -> FindingMessage {
    "the lead was removed \(change.commit.day); \(listed(change.from)) led it last"
  }

  fileprivate static func deleted(_ removed: RemovedArea) -> FindingMessage {
    """
    OWNERS.lead was deleted \(removed.commit.day) while files remain in \(removed.path); \
    \(listed(removed.lastLeads)) led it last
    """
  }

  fileprivate static func fill(_ area: Area) -> FindingMessage {
    """
    agree on a lead:  \(NextCommand.handoff(area.path));  if the directory's work is over, say \
    'status: done' in \(area.ownersPath)
    """
  }

  fileprivate static func nameSomebody(_ path: ByteString) -> FindingMessage {
    """
    name a lead in \(path) and record what they should know; if the directory's work is over, \
    say 'status: done' there
    """
  }
}
