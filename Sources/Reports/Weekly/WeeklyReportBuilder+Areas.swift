internal import Basics
internal import LeadModel

extension WeeklyReportBuilder {
  func row(_ area: Area) -> WeeklyReport.AreaRow {
    let here = findingsByArea[area.path] ?? []
    func count(_ severity: Severity) -> Int { here.count { $0.severity == severity } }
    let isDueSoon = dueSoon[area.path] != nil
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
        WeeklyReport.Post.Holder(person: names.name(of: $0.person), since: $0.since?.date)
      },
      health: health, errors: count(.error), warnings: count(.warning), infos: count(.info),
      docs: docs(area), work: work(area), turns: turns(area),
      absences: area.absences.map {
        WeeklyReport.Absence(
          from: $0.from, to: $0.to, cover: $0.cover.map { names.name(of: $0) })
      },
      until: area.file.until?.value)
  }

  private func docs(_ area: Area) -> WeeklyReport.Docs {
    let look = area.docs.isEmpty ? nil : area.attention?.commit.date
    let limit = input.limits[area.path]
    let isJudged = !area.leads.isEmpty && area.leads.allSatisfy { $0.since != nil }
    return WeeklyReport.Docs(
      count: area.docs.count, lastLook: look, ageDays: look.map { now.days(since: $0) },
      limitDays: limit,
      due: isJudged ? look.flatMap { look in limit.map { look.later(days: $0).date } } : nil,
      codeChanges: area.driftCommits, agesByWeek: trend.map { $0.ages[area.path] })
  }

  private func work(_ area: Area) -> WeeklyReport.Work {
    let (shares, more) = shares(of: area)
    return WeeklyReport.Work(
      since: area.activity.since, commits: area.activity.commits,
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
          people: change.from.map { names.name(of: $0) }, from: from, to: change.commit.date,
          isHandedOff: isHandedOff))
      from = change.commit.date
      isHandedOff = change.handoff.map { $0 == .recorded }
    }
    if area.firstVersion != nil || !area.leads.isEmpty {
      turns.append(
        WeeklyReport.Turn(
          people: leads(of: area), from: from, to: nil, isHandedOff: isHandedOff))
    }
    return turns
  }

  /// A row for each doc of each area whose docs are stale: the area with the most change first.
  func staleDocs() -> [WeeklyReport.DocRow] {
    let paths = Set(found(about: .docReviews).compactMap(\.area))
    let stale = survey.areas.filter { paths.contains($0.path) }.sorted { left, right in
      let drift = (left.driftCommits, right.driftCommits)
      if drift.0 != drift.1 { return drift.0 > drift.1 }
      let looks = (left.attention?.commit.date, right.attention?.commit.date)
      let seconds = (looks.0?.seconds ?? .min, looks.1?.seconds ?? .min)
      return seconds.0 != seconds.1 ? seconds.0 < seconds.1 : left.path < right.path
    }
    return stale.flatMap { area in
      let look = area.attention?.commit.date
      var seen: Set<ByteString> = []
      let by = area.newestDrift.flatMap(\.people).filter { seen.insert($0).inserted }
      return area.docs.map { doc in
        WeeklyReport.DocRow(
          area: JSONText.string(area.path), areaName: JSONText.string(area.name),
          doc: JSONText.string(doc.path), leads: leads(of: area),
          lastLeadChange: doc.lastLeadChange.map(commit), lastChange: doc.lastChange.map(commit),
          ageDays: look.map { now.days(since: $0) }, limitDays: input.limits[area.path] ?? 0,
          codeChanges: area.driftCommits, codeBy: people(by))
      }
    }
  }

  func comingHandoffs() -> [WeeklyReport.ComingHandoff] {
    let end = now.later(days: 60)
    var coming: [(CalendarDate, ByteString, WeeklyReport.ComingHandoff)] = []
    for area in survey.areas where area.isActive && !area.leads.isEmpty {
      func add(
        _ kind: WeeklyReport.ComingHandoff.Kind, _ from: CalendarDate, to: CalendarDate? = nil,
        cover: Person? = nil, command: ByteString? = nil
      ) {
        coming.append(
          (
            from, area.path,
            WeeklyReport.ComingHandoff(
              kind: kind, area: JSONText.string(area.path), areaName: JSONText.string(area.name),
              leads: leads(of: area), from: from, to: to, cover: cover.map { names.name(of: $0) },
              command: command.map(names.text))
          ))
      }
      if let until = area.file.until?.value, until.end >= now, until.start <= end {
        add(.turnEnds, until, command: handoffCommand(area))
      }
      for absence in area.absences where absence.to.end >= now && absence.from.start <= end {
        add(.absence, absence.from, to: absence.to, cover: absence.cover)
      }
    }
    return coming.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  func doneHandoffs() -> [WeeklyReport.DoneHandoff] {
    let since = previous?.at ?? week.earlier(by: 1).end
    let done = survey.areas.flatMap { area in
      area.leadChanges.compactMap { change -> (Instant, ByteString, WeeklyReport.DoneHandoff)? in
        guard let date = change.commit.date, date > since else { return nil }
        return (
          date, area.path,
          WeeklyReport.DoneHandoff(
            area: JSONText.string(area.path), areaName: JSONText.string(area.name),
            commit: commit(change.commit), from: change.from.map { names.name(of: $0) },
            to: change.to.map { names.name(of: $0) },
            isRecorded: change.handoff.map { $0 == .recorded })
        )
      }
    }
    return done.sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }.map(\.2)
  }

  func posts() -> [WeeklyReport.PostRow] {
    let holders = survey.people.filter { $0.posts.total > 0 }.sorted { left, right in
      left.posts.total != right.posts.total
        ? left.posts.total > right.posts.total : left.person.email < right.person.email
    }
    return holders.map { facts in
      WeeklyReport.PostRow(
        person: names.name(of: facts.person), services: facts.posts.services,
        initiatives: facts.posts.initiatives, teams: facts.posts.teams,
        lastCommit: facts.lastCommit?.date, awayUntil: facts.away?.to,
        posts: facts.leads.compactMap { path in
          guard let area = areas[path], area.isActive else { return nil }
          let lead = area.leads.first { $0.person.email == facts.person.email }
          return WeeklyReport.Post(
            area: JSONText.string(path), areaName: JSONText.string(area.name), kind: area.kind,
            since: lead?.since?.date, days: lead?.since?.date.map { now.days(since: $0) },
            until: area.file.until?.value)
        })
    }
  }
}
