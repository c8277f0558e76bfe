package import Basics
package import LeadModel

/// Makes the weekly report of what was found at several points in time.
package struct WeeklyReportBuilder {
  /// What a report is made of.
  package struct Input {
    /// The part of the repository that the report is about, judged at its instant.
    package var survey: Survey
    package var findings: [Finding]
    /// Docs that become stale soon, by area: the moment after which they are.
    package var dueSoon: [(ByteString, Instant)]
    /// How old a lead's look at the docs may be, in days, by area.
    package var limits: [ByteString: Int]
    /// Oldest first; the last is that of `survey`.
    package var digests: [WeekDigest]
    /// What the rules say of themselves.
    package var rules: RuleDescriptions
    /// The ids of the rules behind the figures and lists that are off in every active area.
    package var rulesOff: [String]

    package init(
      survey: Survey, findings: [Finding], dueSoon: [(ByteString, Instant)],
      limits: [ByteString: Int], digests: [WeekDigest], rules: RuleDescriptions,
      rulesOff: [String] = []
    ) {
      self.survey = survey
      self.findings = findings
      self.dueSoon = dueSoon
      self.limits = limits
      self.digests = digests
      self.rules = rules
      self.rulesOff = rulesOff
    }
  }

  /// How a report is wanted.
  package struct Wish {
    package var title: String
    package var version: String
    package var selection: ReportSelection
    package var maxPerLead: Int
    /// How many days ahead is looked for what falls due.
    package var dueDays: Int
    /// How many weeks the trend shows; nil: all that were judged.
    package var weeks: Int?

    package init(
      title: String, version: String, selection: ReportSelection = ReportSelection(),
      maxPerLead: Int = 5, dueDays: Int = 14, weeks: Int? = nil
    ) {
      self.title = title
      self.version = version
      self.selection = selection
      self.maxPerLead = maxPerLead
      self.dueDays = dueDays
      self.weeks = weeks
    }
  }

  let input: Input
  let wish: Wish
  let names: Aliases
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

  private init(_ input: Input, _ wish: Wish, _ names: Aliases) {
    self.input = input
    self.wish = wish
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

  package static func report(
    _ input: Input, _ wish: Wish, names: Aliases
  ) -> WeeklyReport {
    WeeklyReportBuilder(input, wish, names).report()
  }

  private func report() -> WeeklyReport {
    let current = input.digests.last ?? WeekDigest(week, survey, input.findings, input.rules)
    let figures = WeekFigures(current, since: previous, nothing: nothing)
    let sections = leadSections()
    return WeeklyReport(
      version: wish.version, title: wish.title,
      week: WeeklyReport.Week(
        label: week.label, from: week.monday, to: week.sunday, since: previous?.at),
      now: now, tip: survey.tip?.description, tipName: names.text(survey.tipName),
      scope: WeeklyReport.Scope(
        team: wish.selection.team.map(JSONText.string),
        lead: wish.selection.lead.map { names.name(of: $0) },
        area: wish.selection.area.map(JSONText.string), hasPseudonyms: names.isOn,
        maxPerLead: wish.maxPerLead, dueDays: wish.dueDays),
      sentence: figures.sentence, direction: figures.direction, figures: figures.figures,
      trend: trend.map(\.point), leads: sections.leads,
      leaderless: sections.leaderless, staleDocs: staleDocs(), silos: silos(),
      handoffs: WeeklyReport.Handoffs(
        missing: found(about: .handoffs).map(item),
        coming: comingHandoffs(), done: doneHandoffs()),
      posts: posts(), spread: spread(), unled: unled(), settled: settled(),
      areas: survey.areas.map(row), invalidFiles: invalidFiles(),
      notes: survey.notes.map(names.text) + notesOnWhatIsNotCounted())
  }

  /// The sentence of a report on no active area.
  private var nothing: String {
    let count = survey.areas.count
    if count > 0 {
      return count == 1 ? "The only area is not active" : "None of the \(count) areas is active"
    }
    let unread = survey.invalidFiles.count
    if unread > 0 {
      return
        "No area can be judged: \(unread == 1 ? "an OWNERS.lead" : "\(unread) OWNERS.lead files")"
        + " cannot be read"
    }
    return wish.selection.isWhole
      ? "No directory has an OWNERS.lead yet" : "No area is in what was asked for"
  }

  /// Without these a 0 would look as if all were well.
  private func notesOnWhatIsNotCounted() -> [String] {
    let off = input.rulesOff.map { "the rule \($0) is off: what it would find is not counted" }
    let waived = input.findings.count { $0.waiver != nil }
    if waived == 0 { return off }
    return off + [
      waived == 1
        ? "1 finding is waived, and not counted" : "\(waived) findings are waived, and not counted"
    ]
  }

  // MARK: - What is used by several lists

  /// Oldest first. What was judged only to compare the week with is not shown.
  var trend: ArraySlice<WeekDigest> { input.digests.suffix(wish.weeks ?? input.digests.count) }

  func areaName(_ path: ByteString) -> String {
    areas[path].map { JSONText.string($0.name) } ?? JSONText.string(path)
  }

  func people(_ emails: [ByteString]) -> [WeeklyReport.PersonName] {
    emails.map { names.name(of: $0) }
  }

  func leads(of area: Area) -> [WeeklyReport.PersonName] {
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
      isNew: previous.map { $0.findings[finding.fingerprint] == nil } ?? false,
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

  // MARK: - The shorter lists

  private func spread() -> WeeklyReport.SpreadRow {
    let spread = survey.spread
    return WeeklyReport.SpreadRow(
      leading: spread.leading, active: spread.active, posts: spread.posts,
      effectiveLeads: Rounding.fourPlaces(spread.effectiveLeads),
      busiest: spread.busiest.map { names.name(of: $0.person) },
      busiestShare: spread.busiestShare.map(Rounding.fourPlaces))
  }

  /// What the rule on a topic found that counts, worst first.
  func found(about topic: RuleTopic) -> [Finding] {
    let rule = input.rules.id(of: topic)
    return findings.filter { $0.rule == rule }
  }

  private func unled() -> [WeeklyReport.UnledRow] {
    let found = self.found(about: .expectedLeads).map { finding in
      WeeklyReport.UnledRow(
        path: JSONText.string(finding.area ?? finding.path),
        message: names.text(finding.message), next: names.text(finding.help))
    }
    return (found + vacant()).sorted { ByteString($0.path) < ByteString($1.path) }
  }

  /// Areas without a lead where no pattern asks for one, so that no rule speaks of them.
  private func vacant() -> [WeeklyReport.UnledRow] {
    let rule = input.rules.id(of: .expectedLeads)
    if input.rulesOff.contains(rule) { return [] }
    let spokenOf = Set(
      input.findings.filter { $0.rule == rule }.map { $0.area ?? $0.path })
    return survey.areas.filter { $0.isActive && $0.leads.isEmpty && !spokenOf.contains($0.path) }
      .map { area in
        WeeklyReport.UnledRow(
          path: JSONText.string(area.path), message: "its OWNERS.lead says 'lead: none'",
          next: "name a lead in \(JSONText.string(area.ownersPath))")
      }
  }

  private func settled() -> [WeeklyReport.SettledRow] {
    guard let previous else { return [] }
    let present = Set(input.findings.map(\.fingerprint))
    let known = Set(survey.areas.map(\.path) + survey.unledDirectories.map(\.path))
    let gone = previous.findings.values
      .filter { finding in
        // What went away with its area was not settled.
        !present.contains(finding.fingerprint) && (finding.area.map(known.contains) ?? true)
      }
      .sorted { left, right in
        (left.area ?? "", left.rule, left.fingerprint)
          < (right.area ?? "", right.rule, right.fingerprint)
      }
    // Alike, they are told once: a list of equal lines says no more.
    var rows: [WeeklyReport.SettledRow] = []
    var times: [Int] = []
    for finding in gone {
      let row = WeeklyReport.SettledRow(
        rule: finding.rule, area: finding.area.map(JSONText.string),
        areaName: finding.area.map(areaName), text: input.rules.settled(finding))
      if rows.last == row {
        times[times.count - 1] += 1
      } else {
        rows.append(row)
        times.append(1)
      }
    }
    for (place, count) in times.enumerated() where count > 1 {
      rows[place].text += ", \(count) times"
    }
    return rows
  }

  private func invalidFiles() -> [WeeklyReport.InvalidRow] {
    survey.invalidFiles.compactMap { file in
      file.diagnostics.first.map { first in
        WeeklyReport.InvalidRow(
          path: JSONText.string(file.path), line: first.position.line,
          message: names.text(first.message), more: file.diagnostics.count - 1)
      }
    }
  }

  private func silos() -> [WeeklyReport.SiloRow] {
    var seen: Set<ByteString> = []
    return found(about: .silos).compactMap { finding in
      guard let path = finding.area, let area = areas[path], seen.insert(path).inserted else {
        return nil
      }
      let (shares, more) = shares(of: area)
      return WeeklyReport.SiloRow(
        area: JSONText.string(path), areaName: JSONText.string(area.name),
        message: names.text(finding.message), next: names.text(finding.help),
        commits: area.activity.commits, shares: shares, peopleMore: more)
    }
  }
}

/// The words of an advice, and the command that it ends with.
struct NextStep {
  let words: String
  let command: String?

  /// Of `read what changed and settle it:  leadlint review services/checkout`. What stands behind the
  /// command, after `;  `, is for another case, and comes first: the words lead up to the command.
  init(_ help: String) {
    guard let place = help.firstRange(of: ":  leadlint ") else {
      words = help
      command = nil
      return
    }
    let rest = help[place.lowerBound...].dropFirst(3)
    let end = rest.firstRange(of: ";  ")
    command = String(rest[..<(end?.lowerBound ?? rest.endIndex)])
    let before = String(help[..<place.lowerBound])
    let other = end.map { String(rest[$0.upperBound...]) }
    words = other.map { "\($0); else \(before)" } ?? before
  }
}
