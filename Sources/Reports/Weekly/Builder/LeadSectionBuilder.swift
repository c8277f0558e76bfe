internal import Basics
internal import LeadModel

/// What each lead has to do: findings, and what falls due soon.
struct LeadSectionBuilder {
  let context: ReportContext

  /// What each lead has to settle, and what nobody can be asked about.
  func sections() -> (leads: [WeeklyReport.LeadSection], leaderless: [WeeklyReport.Item]) {
    var overdue: [ByteString: [Finding]] = [:]
    var leaderless: [WeeklyReport.Item] = []
    let leading = Set(context.survey.areas.flatMap(\.leads).map(\.person.email))
    for finding in context.findings {
      let responsible: [ByteString]
      if let person = finding.person, leading.contains(person) {
        responsible = [person]
      } else {
        responsible = finding.area.flatMap { context.areas[$0] }?.leads.map(\.person.email) ?? []
      }
      // One lead's report shows what is that lead's.
      let shown = responsible.filter {
        context.options.selection.lead == nil || context.options.selection.lead == $0
      }
      for person in shown { overdue[person, default: []].append(finding) }
      if responsible.isEmpty { leaderless.append(context.item(finding)) }
    }
    var due: [ByteString: [WeeklyReport.Item]] = [:]
    for area in context.survey.areas where area.isActive {
      for item in dueItems(area) {
        for lead in area.leads { due[lead.person.email, default: []].append(item) }
      }
    }
    let people = Set(overdue.keys).union(due.keys)
      .filter { context.options.selection.lead == nil || context.options.selection.lead == $0 }
    let sections = people.map { email in
      (email, section(of: email, overdue[email] ?? [], due[email] ?? []))
    }
    return (
      sections.sorted { left, right in
        let counts = (left.1.overdueCount, right.1.overdueCount)
        let severe = (errors(overdue[left.0]), errors(overdue[right.0]))
        if severe.0 != severe.1 { return severe.0 > severe.1 }
        if counts.0 != counts.1 { return counts.0 > counts.1 }
        if left.1.dueCount != right.1.dueCount { return left.1.dueCount > right.1.dueCount }
        return left.0 < right.0
      }.map(\.1), leaderless
    )
  }

  private func errors(_ findings: [Finding]?) -> Int {
    findings?.count { $0.severity == .error } ?? 0
  }

  private func section(
    of email: ByteString, _ overdue: [Finding], _ due: [WeeklyReport.Item]
  ) -> WeeklyReport.LeadSection {
    let facts = context.survey.facts(of: email)
    let soonest = due.sorted { left, right in
      (left.due?.daysSince1970 ?? 0, ByteString(left.area ?? ""), left.rule)
        < (right.due?.daysSince1970 ?? 0, ByteString(right.area ?? ""), right.rule)
    }
    return WeeklyReport.LeadSection(
      person: context.names.name(of: email), posts: facts?.posts.total ?? 0,
      awayUntil: facts?.away?.to,
      overdue: overdue.prefix(context.options.maxPerLead).map(context.item),
      overdueMore: max(0, overdue.count - context.options.maxPerLead),
      due: Array(soonest.prefix(context.options.maxPerLead)),
      dueMore: max(0, soonest.count - context.options.maxPerLead))
  }

  /// What falls due in an area within the days that are looked ahead.
  private func dueItems(_ area: Area) -> [WeeklyReport.Item] {
    let end = context.now.later(days: context.options.dueDays)
    func isSoon(_ date: CalendarDate) -> Bool { date.end >= context.now && date.start <= end }
    var items: [WeeklyReport.Item] = []
    func add(
      _ topic: RuleTopic, _ due: CalendarDate, _ message: ByteString, _ next: String,
      _ command: ByteString? = nil
    ) {
      items.append(
        WeeklyReport.Item(
          rule: context.input.rules.id(of: topic), severity: nil, area: JSONText.string(area.path),
          areaName: JSONText.string(area.name), message: context.names.text(message), next: next,
          command: command.map(context.names.text), due: due, isNew: false, fingerprint: nil))
    }
    if let due = context.dueSoon[area.path] {
      let looked: ByteString =
        area.attention?.date.map { "last looked at on \($0.date)" } ?? "not looked at"
      let drift = area.driftCommits
      let changes: ByteString =
        drift == 0 ? "" : "; \(plural(drift, "commit")) changed the code since"
      let limit: ByteString =
        context.input.limits[area.path].map { " (limit \(plural($0, "day")))" } ?? ""
      add(
        .docReviews, due.date, "the docs were \(looked)\(limit)\(changes)",
        drift == 0 ? "read the docs and settle it" : "read what changed and settle it",
        "leadlint review \(area.path.shellPath)")
    }
    if let until = area.file.until?.value, isSoon(until), !area.leads.isEmpty {
      add(
        .turns, until, "the turn ends on \(until)", "prepare the handoff",
        context.handoffCommand(area))
    }
    if area.kind == .initiative, let due = area.file.due?.value, isSoon(due) {
      add(
        .dueDates, due, "the initiative is due on \(due)",
        "finish it and set 'status: done', or move 'due'")
    }
    for absence in area.absences where isSoon(absence.from) {
      let cover: ByteString =
        absence.cover.map { "\($0.displayName) stands in" } ?? "nobody stands in"
      add(
        .handoffs, absence.from,
        "away from \(absence.from) to \(absence.to); \(cover)",
        absence.cover == nil ? "name a 'cover' in \(JSONText.string(area.ownersPath))" : "")
    }
    for waiver in area.file.waivers {
      guard let until = waiver.until?.value, isSoon(until) else { continue }
      add(
        .waivers, until, "the waiver of \(waiver.rule.value) runs out on \(until)",
        "settle what it covers, or set a later 'until' with a reason")
    }
    return items
  }
}
