internal import Basics
internal import LeadModel

/// The lead changed, and no handoff that says something is recorded.
enum LeadChanged: MissingHandoffReason {
  static let reason = RuleReason("changed", .change, settled: "the handoff is recorded")

  static let condition = """
    in the last `lookback` days somebody left the lead to others, the former leads did not come back \
    within `settle` days, and `handoffs` has no entry from one who left to one who took over (or \
    stayed), by way of others where several follow, dated within `match` days of the change, with notes \
    of at least 20 words, in the entry or in a file that is more than `leadlint handoff` began. Where one \
    who led before still leads, the severity is info
    """

  static func findings(
    _ area: Area, _ survey: Survey, _ rule: MissingHandoff, _ severity: Severity
  ) -> [Finding] {
    var subjects = SubjectCounter()
    return area.leadChanges.filter {
      $0.handoff == .missing && !$0.to.isEmpty && rule.isRecent($0.commit, survey.now)
        && !isTakenBack($0, in: area, within: rule.settle)
    }.map { change in
      let to = change.successors
      let nearMiss = nearMiss(of: change, area, limit: rule.match)
      let isShared = change.joined.count < change.to.count
      return .missingHandoff(
        reason, area, isShared ? .info : severity, at: area.file.leadPosition, to,
        isShared && change.joined.isEmpty ? .fewer(change) : .changed(change, nearMiss),
        help: .record(change, nearMiss, area),
        subject: subjects.distinct("changed \(emails(of: change.left)) -> \(emails(of: to))"),
        evidence: [.init("changed in", change.commit)],
        data: [
          .init("from", .list(change.left.map(\.email))), .init("to", .list(to.map(\.email))),
          .init("date", .date(of: change.commit)),
          .init("lookbackDays", .integer(rule.lookback)), .init("matchDays", .integer(rule.match)),
          .init("settleDays", .integer(rule.settle)),
        ])
    }
  }

  /// Whether the former leads came back soon after, or a change brings back those who led soon before.
  private static func isTakenBack(_ change: LeadChange, in area: Area, within days: Int) -> Bool {
    func emails(_ people: [Person]) -> Set<ByteString> { Set(people.map(\.email)) }
    guard let date = change.commit.date else { return false }
    return area.leadChanges.contains { other in
      guard other != change, let second = other.commit.date,
        emails(other.to) == emails(change.from), emails(other.from) == emails(change.to)
      else { return false }
      return date.earlier(days: days) <= second && second <= date.later(days: days)
    }
  }

  private static func emails(of people: [Person]) -> ByteString { listed(people.map(\.email)) }

  /// A record between the right persons that does not count; nil where there is none.
  private static func nearMiss(of change: LeadChange, _ area: Area, limit: Int) -> NearMiss? {
    let fitting = area.handoffs.filter { record in
      change.left.contains { $0.email == record.from.email }
        && change.successors.contains { $0.email == record.to.email }
    }
    let near = fitting.first { record in
      guard let date = change.commit.date else { return false }
      let end = record.date.end
      return date.earlier(days: limit) <= end && end <= date.later(days: limit)
    }
    return near.map { .unusable($0) } ?? fitting.first.map { .tooFar($0, limit: limit) }
  }
}

/// Why a handoff record does not count.
private enum NearMiss {
  /// Its notes hold nothing.
  case unusable(HandoffRecord)
  /// Its date is further than so many days from the change.
  case tooFar(HandoffRecord, limit: Int)
}

extension LeadChanged {
  static let examples: [RuleExample] = [
    .failing(
      "changed: somebody else leads, and nothing was handed over", now: "2026-11-22",
      story: handedOver(),
      finds: "the lead changed from Ari Lund to Andy Holm on 2026-10-02 and no handoff is recorded"),
    .failing(
      "changed: the record is too far from the change", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - date: 2026-09-01", "    from: ari@example.com",
        "    to: andy@example.com", "    notes: >-", "      \(notes)"),
      finds: "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with a handoff dated "
        + "2026-09-01 (limit 30 days apart)"),
    .failing(
      "changed: the record has no notes", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - date: 2026-10-01", "    from: ari@example.com", "    to: andy@example.com"
      ),
      finds:
        "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with a handoff without notes"),
    .failing(
      "changed: notes that say next to nothing", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - date: 2026-10-01", "    from: ari@example.com",
        "    to: andy@example.com", "    notes: talked it over"),
      finds: "the lead changed from Ari Lund to Andy Holm on 2026-10-02 with a handoff whose notes "
        + "have 3 words (at least 20)"),
    .failing(
      "changed: one of two leads left, which is only told", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          led initiatives/widget-api by [Ari Lund <ari@example.com>, Andy Holm <andy@example.com>]
        on 2026-10-02 Ari Lund <ari@example.com>: Leave the migration to Andy
          led initiatives/widget-api by Andy Holm <andy@example.com>
        """,
      finds: "Ari Lund no longer leads since 2026-10-02; Andy Holm still leads"),
    .passing(
      "set for the repository, for some areas, and nearest in the file itself", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          write .lead-rules
            version: 1
            rules: {missing-handoff: {lookback: 30}}
            overrides:
              - {areas: ["initiatives/*"], rules: {missing-handoff: {lookback: 90, match: 10}}}
          led initiatives/widget-api by Ari Lund <ari@example.com>
        on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
          led initiatives/widget-api by Andy Holm <andy@example.com>
            handoffs:
              - date: 2026-08-01
                from: ari@example.com
                to: andy@example.com
                notes: >-
                  \(notes)
            rules: {missing-handoff: {match: 70}}
        """),
    .passing(
      "the handoff is recorded", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - date: 2026-10-01", "    from: ari@example.com",
        "    to: andy@example.com", "    notes: >-", "      \(notes)")),
    .passing(
      "the handoff was recorded ahead, within the limit", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - date: 2026-09-02", "    from: ari@example.com",
        "    to: andy@example.com", "    notes: >-", "      \(notes)")),
    .passing(
      "the change was taken back soon after", now: "2026-11-22",
      story: handedOver() + """
        on 2026-10-20 Andy Holm <andy@example.com>: Give the migration back
          led initiatives/widget-api by Ari Lund <ari@example.com>
        """),
    .passing(
      "two handoffs, one after the other, in one commit", now: "2026-11-22",
      story: handedOver(
        "handoffs:", "  - {date: 2026-10-01, from: cleo@example.com, to: andy@example.com,",
        "     notes: \"\(notes)\"}",
        "  - {date: 2026-09-20, from: ari@example.com, to: cleo@example.com,",
        "     notes: \"\(notes)\"}")),
    .passing(
      "the change is older than the lookback", now: "2026-11-22T12:00:01Z",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          led initiatives/widget-api by Ari Lund <ari@example.com>
        on 2026-05-26 Andy Holm <andy@example.com>: Take over the migration
          led initiatives/widget-api by Andy Holm <andy@example.com>
        """),
    .passing(
      "somebody joins the lead and nobody leaves", now: "2026-11-22",
      story: """
        on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
          led initiatives/widget-api by Ari Lund <ari@example.com>
        on 2026-10-02 Andy Holm <andy@example.com>: Join the lead
          led initiatives/widget-api by [Ari Lund <ari@example.com>, Andy Holm <andy@example.com>]
        """),
  ]
}

/// Notes that say something.
private let notes = """
  the schema is agreed, the cutover is not: the last clients move in May, and the old tables go once \
  nobody has read them for a month
  """

/// Andy takes over a migration from Ari.
/// - Parameter keys: further lines of its `OWNERS.lead`.
private func handedOver(_ keys: String...) -> String {
  """
  on 2026-03-02 Ari Lund <ari@example.com>: Begin the migration
    led initiatives/widget-api by Ari Lund <ari@example.com>
  on 2026-10-02 Andy Holm <andy@example.com>: Take over the migration
    led initiatives/widget-api by Andy Holm <andy@example.com>

  """ + keys.map { "    \($0)\n" }.joined()
}

extension FindingMessage {
  fileprivate static func changed(_ change: LeadChange, _ nearMiss: NearMiss?) -> FindingMessage {
    let how: ByteString =
      switch nearMiss {
      case nil: "and no handoff is recorded"
      case .tooFar(let record, let limit):
        "with a handoff dated \(record.date) (limit \(plural(limit, "day")) apart)"
      case .unusable(let record):
        switch record.notes {
        case .present, .missing: "with a handoff without notes"
        case .short(let words, let path?):
          "with a handoff whose notes \(path) have \(plural(words, "word")) (at least 20)"
        case .short(let words, nil):
          "with a handoff whose notes have \(plural(words, "word")) (at least 20)"
        case .template(let path):
          "with a handoff whose notes \(path) are as `leadlint handoff` began them"
        case .notStaged(let path): "with a handoff whose notes \(path) are not staged"
        case .noSuchFile(let path): "with a handoff whose notes \(path) do not exist"
        case .emptyFile(let path): "with a handoff whose notes \(path) are empty"
        }
      }
    let to = listed(change.successors)
    return "the lead changed from \(listed(change.left)) to \(to) \(change.commit.day) \(how)"
  }

  fileprivate static func fewer(_ change: LeadChange) -> FindingMessage {
    let verb = change.left.count == 1 ? "leads" : "lead"
    let stay = change.to.count == 1 ? "leads" : "lead"
    return """
      \(listed(change.left)) no longer \(verb) since \(change.commit.date.map { "\($0.date)" as ByteString } ?? "an unknown date"); \
      \(listed(change.to)) still \(stay)
      """
  }

  fileprivate static func record(
    _ change: LeadChange, _ nearMiss: NearMiss?, _ area: Area
  ) -> FindingMessage {
    if case .unusable(let record) = nearMiss {
      if case .notStaged(let path) = record.notes {
        return "stage them:  git add \(path.shellWord)"
      }
      if case .template(let path) = record.notes {
        return "write what the successor should know into \(path)"
      }
      return "write down what the successor should know, as 'notes' of that handoff"
    }
    let command = NextCommand.handoff(
      area.path, from: change.left.first, to: change.successors.first)
    return "record it:  \(command)"
  }
}
