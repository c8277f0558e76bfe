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
  package struct Options {
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

  let context: ReportContext

  package static func report(
    _ input: Input, _ options: Options, names: Pseudonyms
  ) -> WeeklyReport {
    WeeklyReportBuilder(context: ReportContext(input, options, names: names)).report()
  }

  private func report() -> WeeklyReport {
    let current =
      context.input.digests.last
      ?? WeekDigest(context.week, context.survey, context.input.findings, context.input.rules)
    let figures = WeekFigures(current, since: context.previous, nothing: nothing)
    let sections = LeadSectionBuilder(context: context).sections()
    let handoffs = HandoffLists(context: context)
    return WeeklyReport(
      version: context.options.version, title: context.options.title,
      week: WeeklyReport.Week(
        label: context.week.label, from: context.week.monday, to: context.week.sunday,
        since: context.previous?.at),
      now: context.now, tip: context.survey.tip?.description,
      tipName: context.names.text(context.survey.tipName),
      scope: WeeklyReport.Scope(
        team: context.options.selection.team.map(JSONText.string),
        lead: context.options.selection.lead.map { context.names.name(of: $0) },
        area: context.options.selection.area.map(JSONText.string),
        hasPseudonyms: context.names.isOn,
        maxPerLead: context.options.maxPerLead, dueDays: context.options.dueDays),
      sentence: figures.sentence, direction: figures.direction, figures: figures.figures,
      trend: context.trend.map(\.point), leads: sections.leads,
      leaderless: sections.leaderless, staleDocs: staleDocs(), silos: silos(),
      handoffs: WeeklyReport.Handoffs(
        missing: context.found(about: .handoffs).map(context.item),
        coming: handoffs.coming(), done: handoffs.done()),
      posts: posts(), spread: spread(), unled: unled(), settled: settled(),
      areas: context.survey.areas.map(AreaRowBuilder(context: context).row),
      invalidFiles: invalidFiles(),
      notes: context.survey.notes.map(context.names.text) + notesOnUncounted())
  }

  /// The sentence of a report on no active area.
  private var nothing: String {
    let count = context.survey.areas.count
    if count > 0 {
      return count == 1 ? "The only area is not active" : "None of the \(count) areas is active"
    }
    let unread = context.survey.invalidFiles.count
    if unread > 0 {
      return
        "No area can be judged: \(unread == 1 ? "an OWNERS.lead" : "\(unread) OWNERS.lead files")"
        + " cannot be read"
    }
    return context.options.selection.isWhole
      ? "No directory has an OWNERS.lead yet" : "No area is in what was asked for"
  }

  /// Without these a 0 would look as if all were well.
  private func notesOnUncounted() -> [String] {
    let off = context.input.rulesOff.map {
      "the rule \($0) is off: what it would find is not counted"
    }
    let waived = context.input.findings.count { $0.waiver != nil }
    if waived == 0 { return off }
    return off + [
      waived == 1
        ? "1 finding is waived, and not counted" : "\(waived) findings are waived, and not counted"
    ]
  }

  // MARK: - The shorter lists

  private func spread() -> WeeklyReport.SpreadRow {
    let spread = context.survey.spread
    return WeeklyReport.SpreadRow(
      leading: spread.leading, active: spread.active, posts: spread.posts,
      effectiveLeads: Rounding.fourPlaces(spread.effectiveLeads),
      busiest: spread.busiest.map { context.names.name(of: $0.person) },
      busiestShare: spread.busiestShare.map(Rounding.fourPlaces))
  }

  private func unled() -> [WeeklyReport.UnledRow] {
    let found = context.found(about: .expectedLeads).map { finding in
      WeeklyReport.UnledRow(
        path: JSONText.string(finding.area ?? finding.path),
        message: context.names.text(finding.message), next: context.names.text(finding.help))
    }
    return (found + vacant()).sorted { ByteString($0.path) < ByteString($1.path) }
  }

  /// Areas without a lead where no pattern asks for one, so that no rule speaks of them.
  private func vacant() -> [WeeklyReport.UnledRow] {
    let rule = context.input.rules.id(of: .expectedLeads)
    if context.input.rulesOff.contains(rule) { return [] }
    let spokenOf = Set(
      context.input.findings.filter { $0.rule == rule }.map { $0.area ?? $0.path })
    return context.survey.areas.filter {
      $0.isActive && $0.leads.isEmpty && !spokenOf.contains($0.path)
    }
    .map { area in
      WeeklyReport.UnledRow(
        path: JSONText.string(area.path), message: "its OWNERS.lead says 'lead: none'",
        next: "name a lead in \(JSONText.string(area.ownersPath))")
    }
  }

  private func settled() -> [WeeklyReport.SettledRow] {
    guard let previous = context.previous else { return [] }
    let present = Set(context.input.findings.flatMap(\.fingerprints))
    let known = Set(context.survey.areas.map(\.path) + context.survey.unledDirectories.map(\.path))
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
        areaName: finding.area.map(context.areaName), text: context.input.rules.settled(finding))
      if rows.last == row {
        times[times.count - 1] += 1
      } else {
        rows.append(row)
        times.append(1)
      }
    }
    for (index, count) in times.enumerated() where count > 1 {
      rows[index].text += ", \(count) times"
    }
    return rows
  }

  private func invalidFiles() -> [WeeklyReport.InvalidRow] {
    context.survey.invalidFiles.compactMap { file in
      file.diagnostics.first.map { first in
        WeeklyReport.InvalidRow(
          path: JSONText.string(file.path), line: first.position.line,
          message: context.names.text(first.message), more: file.diagnostics.count - 1)
      }
    }
  }

  private func silos() -> [WeeklyReport.SiloRow] {
    var seen: Set<ByteString> = []
    return context.found(about: .silos).compactMap { finding in
      guard let path = finding.area, let area = context.areas[path], seen.insert(path).inserted
      else {
        return nil
      }
      let (shares, more) = context.shares(of: area)
      return WeeklyReport.SiloRow(
        area: JSONText.string(path), areaName: JSONText.string(area.name),
        message: context.names.text(finding.message), next: context.names.text(finding.help),
        commits: area.activity.commits, assisted: area.activity.assisted, shares: shares,
        peopleMore: more)
    }
  }

  /// A row for each doc of each area whose docs are stale: the area with the most change first.
  private func staleDocs() -> [WeeklyReport.DocRow] {
    let paths = Set(context.found(about: .docReviews).compactMap(\.area))
    let stale = context.survey.areas.filter { paths.contains($0.path) }.sorted { left, right in
      let drift = (left.driftCommits, right.driftCommits)
      if drift.0 != drift.1 { return drift.0 > drift.1 }
      let looks = (left.attention?.date, right.attention?.date)
      let seconds = (looks.0?.seconds ?? .min, looks.1?.seconds ?? .min)
      return seconds.0 != seconds.1 ? seconds.0 < seconds.1 : left.path < right.path
    }
    return stale.flatMap { area in
      let look = area.attention?.date
      var seen: Set<ByteString> = []
      let by = area.newestDrift.flatMap(\.people).filter { seen.insert($0).inserted }
      return area.docs.map { doc in
        WeeklyReport.DocRow(
          area: JSONText.string(area.path), areaName: JSONText.string(area.name),
          doc: JSONText.string(doc.path), leads: context.leads(of: area),
          lastLeadChange: doc.lastLeadChange.map(context.commit),
          lastChange: doc.lastChange.map(context.commit),
          ageDays: look.map { context.now.days(since: $0) },
          limitDays: context.input.limits[area.path] ?? 0,
          codeChanges: area.driftCommits, codeBy: context.people(by))
      }
    }
  }

  private func posts() -> [WeeklyReport.PostRow] {
    let holders = context.survey.people.filter { $0.posts.total > 0 }.sorted { left, right in
      left.posts.total != right.posts.total
        ? left.posts.total > right.posts.total : left.person.email < right.person.email
    }
    return holders.map { facts in
      WeeklyReport.PostRow(
        person: context.names.name(of: facts.person), services: facts.posts.services,
        initiatives: facts.posts.initiatives, teams: facts.posts.teams,
        lastCommit: facts.seen?.date, awayUntil: facts.away?.to,
        posts: facts.leads.compactMap { path in
          guard let area = context.areas[path], area.isActive else { return nil }
          let lead = area.leads.first { $0.person.email == facts.person.email }
          return WeeklyReport.Post(
            area: JSONText.string(path), areaName: JSONText.string(area.name), kind: area.kind,
            since: lead?.began, days: lead?.began.map { context.now.days(since: $0) },
            until: area.file.until?.value)
        })
    }
  }
}
