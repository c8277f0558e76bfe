internal import Basics
package import LeadModel

/// Reports leads who changed, left or are away without having handed anything over.
package struct MissingHandoff: Rule {
  var lookback = 180
  var match = 30
  var departedDays = 90
  var departedCommits = 50

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("lookback", \.lookback, help: "how far back changes of the lead are looked at"),
    .days("match", \.match, help: "how far a handoff's date may be from the change"),
    .days("departed-days", \.departedDays, help: "a lead without a commit for longer has departed"),
    .count(
      "departed-commits", \.departedCommits,
      help: "commits that others must have made meanwhile for that"),
  ]

  package func setWindows(_ questions: inout AreaQuestions) {
    questions.handoffMatchDays = match
    questions.handoffLookbackDays = lookback
  }

  package func ask(_ questions: inout AreaQuestions) { questions.departedDays = departedDays }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    changed(area, survey.now, context) + departed(area, survey, context)
      + untilPassed(area, survey.now, context) + awayUncovered(area, survey, context)
      + emptied(area, survey.now, context)
  }

  package func evaluate(
    _ removed: RemovedArea, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard isRecent(removed.commit, survey.now), removed.lastStatus == .active,
      !removed.lastLeads.isEmpty
    else { return [] }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: removed.path,
        path: removed.ownersPath, position: .start, person: only(removed.lastLeads),
        reason: "removed", message: .deleted(removed), help: .nameSomebody(removed.ownersPath),
        subject: "removed", evidence: [.init("deleted in", removed.commit)],
        data: [
          .init("lastLeads", .list(removed.lastLeads.map(\.email))),
          .init("date", removed.commit.date.map { .text("\($0)") } ?? .null),
          .init("lookbackDays", .integer(lookback)),
        ])
    ]
  }

  private func changed(_ area: Area, _ now: Instant, _ context: RuleContext) -> [Finding] {
    var subjects = SubjectCounter()
    return area.leadChanges.filter {
      $0.handoff == .missing && !$0.to.isEmpty && isRecent($0.commit, now)
    }.map { change in
      let to = change.successors
      let nearMiss = nearMiss(of: change, area)
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition, person: only(to),
        reason: "changed", message: .changed(change, nearMiss),
        help: .record(change, nearMiss, area),
        subject: subjects.distinct("changed \(listedEmails(change.left)) -> \(listedEmails(to))"),
        evidence: [.init("changed in", change.commit)],
        data: [
          .init("from", .list(change.left.map(\.email))), .init("to", .list(to.map(\.email))),
          .init("date", change.commit.date.map { .text("\($0)") } ?? .null),
          .init("lookbackDays", .integer(lookback)), .init("matchDays", .integer(match)),
        ])
    }
  }

  private func departed(_ area: Area, _ survey: Survey, _ context: RuleContext) -> [Finding] {
    let commits = survey.creditedCommits(inLast: departedDays)
    guard commits >= departedCommits,
      !area.absences.contains(where: { $0.isUnderWay(at: survey.now) })
    else { return [] }
    return area.leads.compactMap { lead in
      // Whom history does not know under this address has not departed: the address is wrong, or
      // the person has not begun. Other rules ask about both.
      guard let last = survey.facts(of: lead.person.email)?.lastCommit, lead.since != nil else {
        return nil
      }
      if let date = last.date, date >= survey.now.earlier(days: departedDays) { return nil }
      let age = last.date.map { survey.now.days(since: $0) }
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.position(of: lead), person: lead.person.email,
        reason: "departed",
        message: .departed(lead.person, age: age, commits: commits, limit: departedDays),
        help: .handOver(area, from: lead.person), subject: "departed \(lead.person.email)",
        evidence: [.init("last commit", last)],
        data: [
          .init("ageDays", age.map { .integer($0) } ?? .null),
          .init("departedDays", .integer(departedDays)), .init("commits", .integer(commits)),
          .init("departedCommits", .integer(departedCommits)),
        ])
    }
  }

  private func untilPassed(_ area: Area, _ now: Instant, _ context: RuleContext) -> [Finding] {
    guard let until = area.file.until, until.value.end < now else { return [] }
    // Who stands only in an uncommitted file is a new lead: the change is being made.
    let stayed = area.leads.filter { lead in
      guard let since = lead.since else { return false }
      return since.date.map { $0 <= until.value.end } ?? true
    }
    guard !stayed.isEmpty else { return [] }
    let people = stayed.map(\.person)
    let days = Int(now.date.daysSince1970 - until.value.daysSince1970)
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: until.position, person: only(people),
        reason: "until-passed", message: .untilPassed(people, until.value, days: days),
        help: .rotate(area, people), subject: "until-passed",
        evidence: stayed.compactMap(\.since).prefix(1).map { .init("lead since", $0) },
        data: [.init("until", .text("\(until.value)")), .init("daysPast", .integer(days))])
    ]
  }

  private func awayUncovered(
    _ area: Area, _ survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    var subjects = SubjectCounter()
    guard !area.leads.isEmpty else { return [] }
    return area.absences.compactMap { absence in
      guard absence.to.end >= survey.now, absence.from.start <= survey.now.later(days: 7),
        let gap = gap(in: absence, of: area, survey)
      else { return nil }
      let people = area.leads.map(\.person)
      let cover = absence.cover?.email ?? "nobody"
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: absence.position, person: only(people),
        reason: "away-uncovered", message: .away(people, absence, gap), help: .nameCover(area),
        subject: subjects.distinct("away-uncovered \(cover)"),
        data: [
          .init("from", .text("\(absence.from)")), .init("to", .text("\(absence.to)")),
          .init("cover", absence.cover.map { .text($0.email) } ?? .null),
        ])
    }
  }

  private func emptied(_ area: Area, _ now: Instant, _ context: RuleContext) -> [Finding] {
    guard area.leads.isEmpty, area.fileCount > 0, let change = area.leadChanges.last,
      change.to.isEmpty, isRecent(change.commit, now)
    else { return [] }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition, person: only(change.from),
        reason: "removed", message: .emptied(change), help: .fill(area),
        subject: "removed", evidence: [.init("emptied in", change.commit)],
        data: [
          .init("lastLeads", .list(change.from.map(\.email))),
          .init("date", change.commit.date.map { .text("\($0)") } ?? .null),
          .init("lookbackDays", .integer(lookback)),
        ])
    ]
  }

  /// A date that nobody can read is older than any window.
  private func isRecent(_ commit: CommitReference, _ now: Instant) -> Bool {
    commit.date.map { $0 >= now.earlier(days: lookback) } ?? false
  }

  private func only(_ people: [Person]) -> ByteString? {
    people.count == 1 ? people[0].email : nil
  }

  /// A record between the right persons that does not count; nil where there is none.
  private func nearMiss(of change: LeadChange, _ area: Area) -> NearMiss? {
    let fitting = area.handoffs.filter { record in
      change.left.contains { $0.email == record.from.email }
        && change.successors.contains { $0.email == record.to.email }
    }
    if let record = fitting.first(where: { isNear($0, change) }) { return .unusable(record) }
    return fitting.first.map { .tooFar($0, limit: match) }
  }

  private func isNear(_ record: HandoffRecord, _ change: LeadChange) -> Bool {
    guard let date = change.commit.date else { return false }
    let end = record.date.end
    return date.earlier(days: match) <= end && end <= date.later(days: match)
  }

  private func gap(in absence: PlannedAbsence, of area: Area, _ survey: Survey) -> Gap? {
    guard let cover = absence.cover else { return .nobody }
    if area.leads.contains(where: { $0.person.email == cover.email }) { return .lead(cover) }
    for path in survey.facts(of: cover.email)?.leads ?? [] where path != area.path {
      let overlapping = survey.area(at: path)?.absences.first {
        $0.from <= absence.to && absence.from <= $0.to
      }
      if let overlapping { return .away(cover, path, overlapping) }
    }
    return nil
  }
}

private func listedEmails(_ people: [Person]) -> ByteString { listed(people.map(\.email)) }

/// Why a handoff record does not count.
private enum NearMiss {
  /// Its notes hold nothing.
  case unusable(HandoffRecord)
  /// Its date is further than so many days from the change.
  case tooFar(HandoffRecord, limit: Int)
}

/// Why an absence is not covered.
private enum Gap {
  case nobody
  case lead(Person)
  case away(Person, ByteString, PlannedAbsence)
}

extension LeadChange {
  fileprivate var day: ByteString {
    commit.date.map { "on \($0.date)" } ?? "at an unknown date"
  }
}

extension MissingHandoff {
  package static let description = RuleDescription(
    id: "missing-handoff", principle: .noPermanentPosts, severity: .error,
    summary: "The lead changed, left or is away, and nothing was handed over",
    rationale: """
      Posts are meant to rotate, and people leave and go on vacation. What the lead knows is lost \
      unless it is passed on, and a few lines written at the time are worth more than a search \
      months later. A record of who handed what to whom also shows a team that rotating works.
      """,
    condition: """
      The area is (or was last) active, and one of these holds:
      - changed: in the last `lookback` days somebody left the lead to others, and `handoffs` has \
      no entry from one who left to one who took over (or stayed), dated within `match` days of the \
      change, with notes that hold text
      - departed: a lead who is credited with commits in the repository has none in the last \
      `departed-days` days, while others made at least `departed-commits`; not while away
      - until-passed: the day `until` has passed and one who led then still leads
      - away-uncovered: an absence that is under way, or begins within 7 days, has no cover, or the \
      cover is a lead of the area, or leads another area and is away too
      - removed: in the last `lookback` days OWNERS.lead was deleted, or its lead emptied, while \
      the directory still holds files
      A lead who stands only in an uncommitted file is not judged by departed and until-passed.
      """,
    remedy: """
      Write down what the successor should know and record it: `leadlint handoff AREA --from \
      PERSON --to PERSON` does so under `handoffs` in OWNERS.lead, and names the next lead where \
      that has not been done. For an absence, name a cover; for a turn that is over, hand over or \
      agree on a new `until`.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func changed(_ change: LeadChange, _ nearMiss: NearMiss?) -> ByteString {
    let how: ByteString =
      switch nearMiss {
      case nil: "with no handoff recorded"
      case .tooFar(let record, let limit):
        "with a handoff dated \(record.date) (limit \(plural(limit, "day")) apart)"
      case .unusable(let record):
        switch record.notes {
        case .present, .missing: "with a handoff without notes"
        case .noSuchFile(let path): "with a handoff whose notes \(path) do not exist"
        case .emptyFile(let path): "with a handoff whose notes \(path) are empty"
        }
      }
    let to = listed(change.successors)
    return "the lead changed from \(listed(change.left)) to \(to) \(change.day) \(how)"
  }

  fileprivate static func departed(
    _ lead: Person, age: Int?, commits: Int, limit: Int
  ) -> ByteString {
    let others: ByteString = """
      while others made \(plural(commits, "commit")) in the last \(plural(limit, "day"))
      """
    guard let age else {
      return "\(lead.displayName) last committed anywhere at an unknown date, \(others)"
    }
    let ago: ByteString =
      age == limit ? "more than \(plural(age, "day"))" : plural(age, "day")
    return "\(lead.displayName) last committed anywhere \(ago) ago, \(others)"
  }

  fileprivate static func untilPassed(
    _ people: [Person], _ until: CalendarDate, days: Int
  ) -> ByteString {
    """
    the turn of \(listed(people)) was to end on \(until), \(plural(days, "day")) ago, \
    and the lead is unchanged
    """
  }

  fileprivate static func away(
    _ people: [Person], _ absence: PlannedAbsence, _ gap: Gap
  ) -> ByteString {
    let verb = people.count == 1 ? "is" : "are"
    let span: ByteString =
      "\(listed(people)) \(verb) away from \(absence.from) to \(absence.to)"
    return switch gap {
    case .nobody: "\(span) and nobody covers"
    case .lead(let cover) where people.count == 1:
      "\(span) and the cover, \(cover.displayName), is the lead"
    case .lead(let cover):
      "\(span) and the cover, \(cover.displayName), is one of the leads"
    case .away(let cover, let path, let other):
      """
      \(span) and the cover, \(cover.displayName), is away too \
      (\(path), \(other.from) to \(other.to))
      """
    }
  }

  fileprivate static func emptied(_ change: LeadChange) -> ByteString {
    "the post was left vacant \(change.day); \(listed(change.from)) held it last"
  }

  fileprivate static func deleted(_ removed: RemovedArea) -> ByteString {
    let day: ByteString =
      removed.commit.date.map { "on \($0.date)" } ?? "at an unknown date"
    return """
      OWNERS.lead was deleted \(day) while files remain in \(removed.path); \
      \(listed(removed.lastLeads)) led it last
      """
  }

  fileprivate static func record(
    _ change: LeadChange, _ nearMiss: NearMiss?, _ area: Area
  ) -> ByteString {
    if case .unusable = nearMiss {
      return "write down what the successor should know, as 'notes' of that handoff"
    }
    let command = NextCommand.handoff(
      area.path, from: change.left.first, to: change.successors.first)
    return "record it:  \(command)"
  }

  fileprivate static func handOver(_ area: Area, from lead: Person) -> ByteString {
    """
    agree on a successor:  \(NextCommand.handoff(by: lead, area));  \
    if \(lead.displayName) is only absent, enter it under 'away' in \(area.ownersPath)
    """
  }

  fileprivate static func rotate(_ area: Area, _ leads: [Person]) -> ByteString {
    let command =
      leads.first.map { NextCommand.handoff(by: $0, area) } ?? NextCommand.handoff(area.path)
    return """
      name the next lead:  \(command);  if the turn goes on, set a new 'until' in \
      \(area.ownersPath)
      """
  }

  fileprivate static func nameCover(_ area: Area) -> ByteString {
    "name a 'cover' who is there for this absence in \(area.ownersPath)"
  }

  fileprivate static func fill(_ area: Area) -> ByteString {
    """
    agree on a lead:  \(NextCommand.handoff(area.path));  if the directory's work is over, say \
    'status: done' in \(area.ownersPath)
    """
  }

  fileprivate static func nameSomebody(_ path: ByteString) -> ByteString {
    """
    name a lead in \(path) and record what they should know; if the directory's work is over, \
    say 'status: done' there
    """
  }
}
