internal import Basics
internal import LeadModel

/// What the charts show of each area.
struct AreaRowBuilder {
  let context: ReportContext

  func row(_ area: Area) -> WeeklyReport.AreaRow {
    let here = context.findingsByArea[area.path] ?? []
    func count(_ severity: Severity) -> Int { here.count { $0.severity == severity } }
    let isDueSoon = context.dueSoon[area.path] != nil
    let health: WeeklyReport.AreaRow.Health =
      switch true {
      case !area.isActive: .resting
      case count(.error) > 0: .overdue
      case count(.warning) > 0: .attention
      default: isDueSoon ? .due : .good
      }
    return WeeklyReport.AreaRow(
      path: JSONText.string(area.path), name: JSONText.string(area.name), kind: area.kind,
      status: area.file.status, team: area.file.team.map { JSONText.string($0.value) },
      leads: area.leads.map {
        WeeklyReport.Post.Holder(person: context.names.name(of: $0.person), since: $0.began)
      },
      health: health, errors: count(.error), warnings: count(.warning), infos: count(.info),
      docs: docs(area), work: work(area), turns: turns(area),
      absences: area.absences.map {
        WeeklyReport.Absence(
          from: $0.from, to: $0.to, cover: $0.cover.map { context.names.name(of: $0) })
      },
      until: area.file.until?.value)
  }

  private func docs(_ area: Area) -> WeeklyReport.Docs {
    let look = area.docs.isEmpty ? nil : area.attention?.date
    let limit = context.input.limits[area.path]
    let isJudged = !area.leads.isEmpty && area.leads.allSatisfy { $0.since != nil }
    return WeeklyReport.Docs(
      count: area.docs.count, lastLook: look, ageDays: look.map { context.now.days(since: $0) },
      limitDays: limit,
      due: isJudged ? look.flatMap { look in limit.map { look.later(days: $0).date } } : nil,
      codeChanges: area.driftCommits, agesByWeek: context.trend.map { $0.ages[area.path] })
  }

  private func work(_ area: Area) -> WeeklyReport.Work {
    let (shares, more) = context.shares(of: area)
    return WeeklyReport.Work(
      since: area.activity.since, commits: area.activity.commits,
      assisted: area.activity.assisted,
      leadShare: area.leadShare.map(Rounding.fourPlaces), shares: shares, peopleMore: more,
      absenceFactor: area.absenceFactor)
  }

  /// From the first version of the file to now.
  private func turns(_ area: Area) -> [WeeklyReport.Turn] {
    var turns: [WeeklyReport.Turn] = []
    var from = area.firstVersion?.date
    var isHandedOff: Bool?
    for change in area.leadChanges {
      turns.append(
        WeeklyReport.Turn(
          people: change.from.map { context.names.name(of: $0) }, from: from,
          to: change.commit.date,
          isHandedOff: isHandedOff))
      from = change.commit.date
      isHandedOff = change.handoff.map { $0 == .recorded }
    }
    if area.firstVersion != nil || !area.leads.isEmpty {
      turns.append(
        WeeklyReport.Turn(
          people: context.leads(of: area), from: from, to: nil, isHandedOff: isHandedOff))
    }
    return turns
  }
}
