internal import Basics
internal import LeadModel

/// What was judged, and how a report names what is in it: every list of the report is made from it.
struct ReportContext {
  let input: WeeklyReportBuilder.Input
  let options: WeeklyReportBuilder.Options
  let names: Pseudonyms
  let survey: Survey
  let now: Instant
  let week: ISOWeek
  /// What was found that counts.
  let findings: [Finding]
  let areas: [ByteString: Area]
  /// `findings` by area.
  let findingsByArea: [ByteString: [Finding]]
  /// The moment after which an area's docs are stale, where that is soon.
  let dueSoon: [ByteString: Instant]
  let previous: WeekDigest?

  init(
    _ input: WeeklyReportBuilder.Input, _ options: WeeklyReportBuilder.Options,
    names: Pseudonyms
  ) {
    self.input = input
    self.options = options
    self.names = names
    survey = input.survey
    now = survey.now
    week = ISOWeek(reportedAt: now)
    findings = input.findings.filter(\.counts).sorted(by: FindingOrder.isWorse)
    areas = Dictionary(
      survey.areas.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    findingsByArea = Dictionary(grouping: findings, by: { $0.area ?? "" })
    dueSoon = Dictionary(input.dueSoon, uniquingKeysWith: { first, _ in first })
    let before = input.digests.dropLast().last
    // Where nothing was led yet, there is nothing to compare with.
    let isComparable = before?.week == week.earlier(by: 1) && (before?.areas ?? 0) > 0
    previous = isComparable ? before : nil
  }

  /// Oldest first. What was judged only to compare the week with is not shown.
  var trend: ArraySlice<WeekDigest> { input.digests.suffix(options.weeks ?? input.digests.count) }

  /// What the rule on a topic found that counts, worst first.
  func found(about topic: RuleTopic) -> [Finding] {
    let rule = input.rules.id(of: topic)
    return findings.filter { $0.rule == rule }
  }

  func areaName(_ path: ByteString) -> String {
    areas[path].map { JSONText.string($0.name) } ?? JSONText.string(path)
  }

  func people(_ emails: [ByteString]) -> [PersonName] {
    emails.map { names.name(of: $0) }
  }

  func leads(of area: Area) -> [PersonName] {
    area.leads.map { names.name(of: $0.person) }
  }

  func commit(_ reference: CommitReference) -> WeeklyReport.Commit {
    WeeklyReport.Commit(
      id: reference.id.description, date: reference.date, by: people(reference.people))
  }

  func item(_ finding: Finding) -> WeeklyReport.Item {
    let step = NextStep(names.text(finding.help))
    return WeeklyReport.Item(
      rule: finding.rule, severity: finding.severity,
      area: finding.area.map(JSONText.string), areaName: finding.area.map(areaName),
      message: names.text(message(finding)), next: step.words, command: step.command, due: nil,
      isNew: previous.map { previous in
        !finding.fingerprints.contains { previous.findings[$0] != nil }
      } ?? false,
      fingerprint: finding.fingerprint)
  }

  /// With the file, where that is another than the area's own and the words do not name it.
  private func message(_ finding: Finding) -> ByteString {
    let isElsewhere = finding.area.flatMap { areas[$0] }.map { $0.ownersPath != finding.path }
    guard isElsewhere == true, !finding.message.contains(finding.path) else {
      return finding.message
    }
    return "\(finding.path): \(finding.message)"
  }

  /// Highest first, at most 6, and how many people there are beyond those.
  func shares(of area: Area) -> ([WeeklyReport.Share], more: Int) {
    let leads = Set(area.leads.map(\.person.email))
    let shares = area.activity.people.prefix(6).map { contributor in
      WeeklyReport.Share(
        person: names.name(of: contributor.person),
        isLead: leads.contains(contributor.person.email), commits: contributor.commits,
        share: Rounding.fourPlaces(contributor.share))
    }
    return (shares, area.activity.people.count - shares.count)
  }

  /// The command that hands an area over.
  /// With the deputy, where one is named, as the one who takes over.
  func handoffCommand(_ area: Area) -> ByteString {
    let leads = Set(area.leads.map(\.person.email))
    let successor = area.deputies.map(\.person.email).first { !leads.contains($0) }
    let from: ByteString =
      area.leads.count > 1 ? " --from \(area.leads[0].person.email.shellWord)" : ""
    return "leadlint handoff \(area.path.shellPath)\(from) --to "
      + (successor?.shellWord ?? "PERSON")
  }
}
